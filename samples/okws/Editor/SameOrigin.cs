using Microsoft.AspNetCore.Http;

namespace Editor;

/// <summary>Refuses a form that another site's page sent. Browsers put the page's origin on every POST.</summary>
internal static class SameOrigin
{
    public static void Require(HttpContext http)
    {
        var origin = http.Request.Headers.Origin;
        if (origin.Count > 0 && origin != $"{http.Request.Scheme}://{http.Request.Host}")
            throw new BadHttpRequestException("The form comes from another site.", StatusCodes.Status403Forbidden);
    }
}
