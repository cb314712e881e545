using Okws.Runtime;

namespace Monolith;

/// <summary>The blog as visitors see it.</summary>
internal static class Blog
{
    public static void Map(IEndpointRouteBuilder site, Database database, Pages pages)
    {
        site.MapGet("/blog", () =>
        {
            var rows = database.ListPosts().Select(post => new Model { ["id"] = post.Id.ToString(), ["title"] = post.Title });
            return pages.Show("blog.html", new Model().With("list", new Model().With("posts", rows)));
        });

        site.MapGet("/blog/{id:long}", (long id) => database.GetPost(id) is { } post
            ? pages.Show("blog.html", new Model().With("post", new Model { ["id"] = post.Id.ToString(), ["title"] = post.Title, ["body"] = post.Body }))
            : pages.Show("blog.html", new Model().With("missing", Model.Empty), StatusCodes.Status404NotFound));
    }
}
