using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Okws.Runtime;

namespace Monolith;

/// <summary>Signing in, and changing a post.</summary>
internal static class Editing
{
    public static void Map(IEndpointRouteBuilder site, Database database, Pages pages)
    {
        site.MapGet("/edit", (HttpContext http) => http.User.Identity is { IsAuthenticated: true, Name: { } name }
            ? pages.Show("edit.html", new Model().With("home", new Model { ["name"] = name }))
            : Ask(pages, "", StatusCodes.Status200OK));

        site.MapPost("/edit/login", async (HttpContext http, [FromForm] string name, [FromForm] string password) =>
        {
            if (!Fits.Text(name, Limits.Name) || !Fits.Text(password, Limits.Password) || !database.CheckEditor(name, password))
                return Ask(pages, "The name or the password is wrong.", StatusCodes.Status403Forbidden);

            var identity = new ClaimsIdentity([new(ClaimTypes.Name, name)], CookieAuthenticationDefaults.AuthenticationScheme);
            await http.SignInAsync(new ClaimsPrincipal(identity));
            return SeeOther(http, "/edit");
        }).DisableAntiforgery();

        site.MapGet("/edit/{id:long}", (HttpContext http, IAntiforgery forms, long id) =>
        {
            if (database.GetPost(id) is not { } post)
                return Missing(pages);
            return pages.Show("edit.html", new Model().With("post", new Model
            {
                ["id"] = post.Id.ToString(),
                ["title"] = post.Title,
                ["body"] = post.Body,
                ["csrf"] = forms.GetAndStoreTokens(http).RequestToken ?? "",
            }));
        }).RequireAuthorization();

        site.MapPost("/edit/{id:long}", (HttpContext http, long id, [FromForm] string title, [FromForm] string body) =>
        {
            if (!Fits.Text(title, Limits.Title) || !Fits.Text(body, Limits.Body))
                return Results.BadRequest();
            return database.UpdatePost(new(id, title, body)) ? SeeOther(http, $"/blog/{id}") : Missing(pages);
        }).RequireAuthorization();
    }

    private static IResult Ask(Pages pages, string message, int status) =>
        pages.Show("edit.html", new Model().With("login", new Model { ["message"] = message }), status);

    private static IResult Missing(Pages pages) => pages.Show("edit.html", new Model().With("missing", Model.Empty), StatusCodes.Status404NotFound);

    private static IResult SeeOther(HttpContext http, string path)
    {
        http.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
