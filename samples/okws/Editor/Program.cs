using Editor;
using Okws.Runtime;

return await ServiceHost.Run(site =>
{
    var sessions = new Sessions(TimeProvider.System);
    var login = new Login(site, sessions);
    var desk = new Desk(site, sessions);
    site.Get("/edit", login.Show);
    site.Post("/edit/login", login.SignIn);
    site.Get("/edit/{id:long}", desk.Open);
    site.Post("/edit/{id:long}", desk.Save);
});
