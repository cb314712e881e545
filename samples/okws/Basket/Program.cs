using Basket;
using Okws.Runtime;

return await ServiceHost.Run(site =>
{
    var shop = new Shop(site);
    site.Get("/shop", shop.ShowForm);
    site.Post("/shop", shop.PlaceOrder);
});
