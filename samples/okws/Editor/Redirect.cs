using Microsoft.AspNetCore.Http;

namespace Editor;

/// <summary>After a POST, sends the browser on to a page that it may reload.</summary>
internal static class Redirect
{
    public static void To(HttpContext http, string path)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = path;
    }
}
