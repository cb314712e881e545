using Okws.Runtime;
using Viewer;

return await ServiceHost.Run(site =>
{
    var blog = new Blog(site);
    site.Get("/blog", blog.List);
    site.Get("/blog/{id:long}", blog.Show);
});
