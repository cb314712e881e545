namespace Polp.Graph.Tests;

/// <summary>What a web framework finds, creates and calls without a call that says so.</summary>
public sealed class ConventionTests
{
    private const string Reads = "System.IO.File.ReadAllText(\"a\")";

    [Theory]
    [InlineData("UseMiddleware<Audit>()")]
    [InlineData("UseMiddleware(typeof(Audit))")]
    public void Middleware_IsCreatedAndInvoked(string use) => Assert.Equal(
        "Program.Main -> Audit.InvokeAsync -> File.ReadAllText",
        Compiled.WebProgram("", $"app.{use};", $"class Audit(RequestDelegate next) {{ public Task InvokeAsync(HttpContext c) {{ {Reads}; return next(c); }} }}").PathTo("FILES/READ"));

    [Theory]
    [InlineData("AddSingleton(typeof(IStore), typeof(Store))")]
    [InlineData("AddSingleton<IStore, Store>()")]
    [InlineData("AddScoped(typeof(Store))")]
    [InlineData("Add(new ServiceDescriptor(typeof(IStore), typeof(Store), ServiceLifetime.Scoped))")]
    [InlineData("AddStore<Store>()")]
    public void RegisteredService_IsCreated(string add) => Assert.EndsWith(
        "new Store -> File.ReadAllText",
        Compiled.WebProgram($"builder.Services.{add};", "", Store).PathTo("FILES/READ"));

    [Fact]
    public void RegisteredService_AnswersForItsInterface() => Assert.Equal(
        "Program.Main -> Store.Load -> File.Delete",
        Compiled.WebProgram("builder.Services.AddSingleton(typeof(IStore), typeof(Store));", "((IStore)app.Services.GetService(typeof(IStore))!).Load();", Store).PathTo("FILES/WRITE"));

    [Theory]
    [InlineData("AddSingleton(typeof(IStore), typeof(Store))")]
    [InlineData("AddSingleton<IStore, Store>()")]
    public void MethodNobodyCalls_OfARegisteredService_IsNotReached(string add) =>
        Assert.Null(Compiled.WebProgram($"builder.Services.{add};", "", Store).PathTo("FILES/WRITE"));

    [Fact]
    public void InterfaceOfARegistrationWithAFactory_CreatesNothing() => Assert.Null(
        Compiled.WebProgram("builder.Services.AddSingleton<IStore>(_ => null!);", "", Store).PathTo("FILES/READ"));

    private const string Store = """
        interface IStore { void Load(); }
        class Store : IStore { public Store() => File.ReadAllText("a"); public void Load() => File.Delete("a"); }
        static class Adding { public static void AddStore<T>(this IServiceCollection s) where T : class => s.AddSingleton<T>(); }
        """;

    [Theory]
    [InlineData("AddControllers()", "public class ShopController : ControllerBase")]
    [InlineData("AddControllers()", "public class Shop : ControllerBase")]
    [InlineData("AddControllers()", "public class ShopController")]
    [InlineData("AddControllers()", "[ApiController, Route(\"/\")] public class Shop")]
    [InlineData("AddControllers(o => { })", "public class ShopController : Controller")]
    [InlineData("AddControllersWithViews()", "public class ShopController : Controller")]
    [InlineData("AddMvc()", "public class ShopController : Controller")]
    [InlineData("AddMvcCore()", "public class ShopController : Controller")]
    [InlineData("AddRazorPages()", "public class ShopModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel")]
    [InlineData("AddControllersWithViews()", "public class ShopViewComponent : ViewComponent")]
    public void ControllerFoundByConvention_IsCreatedAndItsActionsAreCalled(string add, string declaration) => Assert.EndsWith(
        ".Show -> File.ReadAllText",
        Compiled.WebProgram($"builder.Services.{add};", "app.MapControllers();", $"{declaration} {{ public string Show() => {Reads}; }}").PathTo("FILES/READ"));

    [Theory]
    [InlineData("AddRouting()", "public class ShopController : ControllerBase")]
    [InlineData("AddControllers()", "public abstract class ShopController : ControllerBase")]
    [InlineData("AddControllers()", "public class Shop")]
    [InlineData("AddControllers()", "public class ShopModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel")]
    public void WhatTheConventionDoesNotFind_IsNotReached(string add, string declaration) => Assert.Null(
        Compiled.WebProgram($"builder.Services.{add};", "", $"{declaration} {{ public string Show() => {Reads}; }}").PathTo("FILES/READ"));

    [Fact]
    public void ActionsGetWhatIsMadeFromTheRequest_AndRunTheirFilters()
    {
        var reach = Compiled.WebProgram("builder.Services.AddControllers();", "app.MapControllers();", """
            public class ShopController : ControllerBase { [Audit] public void Order(Basket basket) { } }
            public class Basket { public string Name { get => ""; set => File.ReadAllText(value); } }
            public class AuditAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext c) => File.Delete("a"); }
            """);
        Assert.Equal("Program.Main -> Basket.Name -> File.ReadAllText", reach.PathTo("FILES/READ"));
        Assert.Equal("Program.Main -> AuditAttribute.OnActionExecuting -> File.Delete", reach.PathTo("FILES/WRITE"));
    }

    [Theory]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add<Audit>());")]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add(typeof(Audit)));")]
    public void FilterAddedByType_IsCreatedAndCalled(string services) => Assert.EndsWith(
        "Audit.OnActionExecuting -> File.ReadAllText",
        Compiled.WebProgram(services, "", $"class Audit : IActionFilter {{ public void OnActionExecuting(ActionExecutingContext c) => {Reads}; public void OnActionExecuted(ActionExecutedContext c) {{ }} }}")
            .PathTo("FILES/READ"));

    [Fact]
    public void OptionsBoundFromConfiguration_AreSet() => Assert.EndsWith(
        "Options.Path -> File.ReadAllText",
        Compiled.WebProgram("builder.Services.Configure<Options>(builder.Configuration);", "", $"class Options {{ public string Path {{ get => \"\"; set => {Reads}; }} }}").PathTo("FILES/READ"));

    [Fact]
    public void EveryRow_NamesWhatTheFrameworkHas()
    {
        string[] others = ["System.Private.CoreLib", "System.Private.DataContractSerialization", "System.Console", "System.IO.Pipes", "System.Net.HttpListener", "System.Net.Quic", "System.Net.Sockets"];
        var modules = Compiled.Web.Concat(others.Select(name => Compiled.Framework(name)!))
            .Select(image => AssemblyModule.Open(image, isFramework: true, _ => null)).ToArray();
        var types = modules.SelectMany(m => m.Metadata.TypeDefinitions.Select(t => m.TypeName(t))).ToHashSet();
        var members = modules.SelectMany(m => m.Metadata.MethodDefinitions.Select(m.Member)).ToArray();

        Assert.All(Conventions.Default.Rows, row =>
        {
            Assert.Contains(row.Does, new[] { "creates", "reflects", "scans", "serves" });
            Assert.True(row.Member[0] != 'X' || row.Does == "serves");
            Assert.True(row.Member[0] == 'X' || members.Any(m => Conventions.Default.Of(m).Contains(row)), row.Member);
            Assert.Equal(row.Does == "creates", row.Types.Count > 0);
            Assert.All(row.Types, t => Assert.True(t is ['n', 'a', 'm', 'e', 'd', ':', '*', _, ..] || types.Contains(t[(t.IndexOf(':') + 1)..]), t));
            Assert.All(row.Types, t => Assert.Contains(t[..t.IndexOf(':')], new[] { "is", "marked", "named" }));
        });
    }
}
