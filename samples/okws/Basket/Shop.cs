using Microsoft.AspNetCore.Http;
using Okws.Runtime;

namespace Basket;

/// <summary>The shop: it may insert an order, and has no way to see one.</summary>
internal sealed class Shop(Site site)
{
    public Task ShowForm(HttpContext http) => site.Show(http, "shop.html", new Model().With("form", Model.Empty));

    public async Task PlaceOrder(HttpContext http)
    {
        var form = await FormFields.Read(http);
        var order = new Order(form.Text("item", Limits.Name), form.Number("quantity", Limits.Quantity), form.Text("customer", Limits.Name));
        await site.Call(Rpc.InsertOrder, order);

        var receipt = new Model { ["item"] = order.Item, ["quantity"] = order.Quantity.ToString(), ["customer"] = order.Customer };
        await site.Show(http, "shop.html", new Model().With("receipt", receipt));
    }
}
