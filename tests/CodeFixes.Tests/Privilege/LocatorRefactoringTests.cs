using Microsoft.CodeAnalysis.CodeActions;

namespace Polp.CodeFixes.Tests;

/// <summary>What an object asks its provider for becomes a parameter of its constructor.</summary>
public class LocatorRefactoringTests
{
    private const string Head = "using Microsoft.Extensions.DependencyInjection; interface IStore { string Load(); } ";

    [Theory]
    [InlineData("class Orders(IServiceProvider services) { string Show() => services.GetRequiredService<IStore>().Load(); }", "class Orders(IServiceProvider services, IStore store) { string Show() => store.Load(); }")]
    [InlineData("class Orders(IServiceProvider services) { string Show() { var s = services.GetRequiredService<IStore>(); return s.Load(); } }", "class Orders(IServiceProvider services, IStore store) { string Show() { return store.Load(); } }")]
    [InlineData("class Orders { readonly IServiceProvider _services; public Orders(IServiceProvider services) => _services = services; string Show() => _services.GetRequiredService<IStore>().Load(); }",
        "class Orders { private readonly IStore _store; readonly IServiceProvider _services; public Orders(IServiceProvider services, IStore store) { _store = store; _services = services; } string Show() => _store.Load(); }")]
    [InlineData("class Orders(IServiceProvider services) { string Show() => services.CreateScope().ServiceProvider.GetRequiredService<IStore>().Load(); }", null)]
    [InlineData("class Orders { static string Show(IServiceProvider services) => services.GetRequiredService<IStore>().Load(); }", null)]
    [InlineData("class Orders(IServiceProvider services) { string Show() => services.GetRequiredService<IStore>().Load(); static Orders Make(IServiceProvider s) => new(s); }", null)]
    [InlineData("class Orders(IServiceProvider services) { T Show<T>() where T : notnull => services.GetRequiredService<T>(); }", null)]
    public async Task Constructor_TakesIt(string type, string? taken)
    {
        using var solution = ServiceSolution.Of(Head + type);
        var document = solution.Now.Projects.Single().Documents.First(file => file.Name == "Test.cs");
        var offers = new List<CodeAction>();

        await new LocatorRefactoring().ComputeRefactoringsAsync(new(document, new((Head + type).IndexOf("GetRequiredService", StringComparison.Ordinal), 0), offers.Add, CancellationToken.None));

        Assert.Equal(taken is null ? [] : ["Take 'IStore' in the constructor instead of asking for it"], offers.Select(offer => offer.Title));
        if (taken is null)
            return;
        foreach (var operation in await offers[0].GetOperationsAsync(CancellationToken.None))
            operation.Apply(document.Project.Solution.Workspace, CancellationToken.None);
        await solution.Compiles();
        Assert.Equal(TakeCapabilityFixTests.Words(Head + taken), TakeCapabilityFixTests.Words(solution.Text));
    }
}
