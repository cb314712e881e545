using System.Text.Json;
using Polp.Graph;

namespace Polp.Cli.Tests;

/// <summary>Which projects become processes, and what these are called.</summary>
public sealed class FirstManifestTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Names_AreUnique()
    {
        FirstProcess[] processes = [new("b", "x/b.csproj", Reach.NotAnalysed), new("B", "y/B.csproj", Reach.NotAnalysed), new("x-b", "x-b/x-b.csproj", Reach.NotAnalysed), new("c", "c.csproj", Reach.NotAnalysed)];
        using var manifest = JsonDocument.Parse(FirstManifest.Of("s", processes));
        Assert.Equal(["x-b", "y-b", "x-b-2", "c"], manifest.RootElement.GetProperty("processes").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["x-b", "y-b", "x-b-2", "c"], manifest.RootElement.GetProperty("principals").EnumerateObject().Select(p => p.Name));
        Assert.Equal("x-b-2", manifest.RootElement.GetProperty("processes").GetProperty("x-b-2").GetProperty("principal").GetString());
    }

    [Fact]
    public void Programs_AreThoseOfTheTree_AndNotBehindLinks()
    {
        if (OperatingSystem.IsWindows())
            return;
        var tree = folder["tree"];
        folder.Write("tree/App/App.csproj", BuiltProgram.Project);
        folder.Write("tree/App/obj/Copy.csproj", BuiltProgram.Project);
        folder.Write("tree/.git/Hidden.csproj", BuiltProgram.Project);
        folder.Write("elsewhere/Other.csproj", BuiltProgram.Project);
        Directory.CreateSymbolicLink(Path.Combine(tree, "round"), tree);
        Directory.CreateSymbolicLink(Path.Combine(tree, "out"), folder["elsewhere"]);
        Assert.Equal([Path.Combine(tree, "App", "App.csproj")], Programs.In(tree));
    }
}
