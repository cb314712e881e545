using DbProxy;
using Microsoft.AspNetCore.Authentication.Cookies;
using Monolith;

// The programs' folder, wherever the site is started from: configuration, pages and data lie beside each other.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = 128 * 1024);
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
{
    cookie.LoginPath = "/edit";
    cookie.Cookie.SameSite = SameSiteMode.Strict;
    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
});
builder.Services.AddAuthorization();
builder.Services.AddAntiforgery(forms => forms.FormFieldName = "csrf");

Directory.SetCurrentDirectory(builder.Environment.ContentRootPath);
var database = new Database(builder.Configuration.GetConnectionString("Site") ?? throw new InvalidOperationException("No connection string 'Site' is configured."));
if (database.Create() is { } password)
    Console.WriteLine($"site: new database; sign in at /edit as '{Schema.FirstEditor}' with the password '{password}'");
var log = new AccessLog(builder.Configuration["AccessLog"] ?? "access.log", TimeProvider.System);
var pages = new Pages(Path.Combine(builder.Environment.ContentRootPath, "htdocs"));

var app = builder.Build();
app.Use(log.Record);
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

Shop.Map(app, database, pages);
Blog.Map(app, database, pages);
Editing.Map(app, database, pages);
app.Run();
