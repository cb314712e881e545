using Microsoft.AspNetCore.Http;
using Okws.Runtime;

namespace Editor;

/// <summary>Signing in. The proxy compares the password; this process asks and is told yes or no.</summary>
internal sealed class Login(Site site, Sessions sessions)
{
    public Task Show(HttpContext http) => sessions.Of(http) is { } session
        ? site.Show(http, "edit.html", new Model().With("home", new Model { ["name"] = session.Editor }))
        : Ask(site, http, "", StatusCodes.Status200OK);

    public async Task SignIn(HttpContext http)
    {
        SameOrigin.Require(http);
        var form = await FormFields.Read(http);
        var credentials = new Credentials(form.Text("name", Limits.Name), form.Text("password", Limits.Password));
        if (!(await site.Call(Rpc.CheckEditor, credentials)).Yes)
            await Ask(site, http, "The name or the password is wrong.", StatusCodes.Status403Forbidden);
        else if (!sessions.TryBegin(http, credentials.Name))
            await Ask(site, http, "Too many editors are signed in.", StatusCodes.Status503ServiceUnavailable);
        else
            Redirect.To(http, "/edit");
    }

    public static Task Ask(Site site, HttpContext http, string message, int status) =>
        site.Show(http, "edit.html", new Model().With("login", new Model { ["message"] = message }), status);
}
