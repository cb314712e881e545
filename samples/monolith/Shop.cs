using Microsoft.AspNetCore.Mvc;
using Okws.Runtime;

namespace Monolith;

/// <summary>The order form.</summary>
internal static class Shop
{
    public static void Map(IEndpointRouteBuilder site, Database database, Pages pages)
    {
        site.MapGet("/shop", () => pages.Show("shop.html", new Model().With("form", Model.Empty)));

        // Anyone may order, signed in or not, so there is no session that a foreign page could misuse.
        site.MapPost("/shop", ([FromForm] string item, [FromForm] int quantity, [FromForm] string customer) =>
        {
            if (!Fits.Text(item, Limits.Name) || !Fits.Text(customer, Limits.Name) || quantity is < 1 or > Limits.Quantity)
                return Results.BadRequest();

            database.InsertOrder(new(item, quantity, customer));
            var receipt = new Model { ["item"] = item, ["quantity"] = quantity.ToString(), ["customer"] = customer };
            return pages.Show("shop.html", new Model().With("receipt", receipt));
        }).DisableAntiforgery();
    }
}
