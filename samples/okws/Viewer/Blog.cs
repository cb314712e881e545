using System.Globalization;
using Microsoft.AspNetCore.Http;
using Okws.Runtime;

namespace Viewer;

/// <summary>The blog as visitors see it.</summary>
internal sealed class Blog(Site site)
{
    public async Task List(HttpContext http)
    {
        var list = await site.Call(Rpc.ListPosts, Nothing.Value);
        var rows = list.Posts.Select(post => new Model { ["id"] = post.Id.ToString(CultureInfo.InvariantCulture), ["title"] = post.Title });
        await site.Show(http, "blog.html", new Model().With("list", new Model().With("posts", rows)));
    }

    public async Task Show(HttpContext http)
    {
        var id = long.Parse((string)http.Request.RouteValues["id"]!, CultureInfo.InvariantCulture);
        if ((await site.Call(Rpc.GetPost, new(id))).Post is not { } post)
        {
            await site.Show(http, "blog.html", new Model().With("missing", Model.Empty), StatusCodes.Status404NotFound);
            return;
        }
        var row = new Model { ["id"] = post.Id.ToString(CultureInfo.InvariantCulture), ["title"] = post.Title, ["body"] = post.Body };
        await site.Show(http, "blog.html", new Model().With("post", row));
    }
}
