using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Okws.Runtime;

namespace Editor;

/// <summary>Where a signed-in editor changes a post.</summary>
internal sealed class Desk(Site site, Sessions sessions)
{
    public async Task Open(HttpContext http)
    {
        if (sessions.Of(http) is not { } session)
        {
            await Login.Ask(site, http, "Please sign in first.", StatusCodes.Status403Forbidden);
            return;
        }
        if ((await site.Call(Rpc.GetPost, new(Id(http)))).Post is not { } post)
        {
            await Missing(http);
            return;
        }
        await site.Show(http, "edit.html", new Model().With("post", new Model
        {
            ["id"] = post.Id.ToString(CultureInfo.InvariantCulture),
            ["title"] = post.Title,
            ["body"] = post.Body,
            ["csrf"] = session.Csrf,
        }));
    }

    public async Task Save(HttpContext http)
    {
        SameOrigin.Require(http);
        if (sessions.Of(http) is not { } session)
        {
            await Login.Ask(site, http, "Please sign in first.", StatusCodes.Status403Forbidden);
            return;
        }
        var form = await FormFields.Read(http);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form.Text("csrf", 100)), Encoding.UTF8.GetBytes(session.Csrf)))
            throw new BadHttpRequestException("The form does not belong to this session.", StatusCodes.Status403Forbidden);

        var post = new Post(Id(http), form.Text("title", Limits.Title), form.Text("body", Limits.Body));
        if ((await site.Call(Rpc.UpdatePost, post)).Yes)
            Redirect.To(http, $"/blog/{post.Id}");
        else
            await Missing(http);
    }

    private Task Missing(HttpContext http) =>
        site.Show(http, "edit.html", new Model().With("missing", Model.Empty), StatusCodes.Status404NotFound);

    private static long Id(HttpContext http) => long.Parse((string)http.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);
}
