using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Polp.EndToEnd;

/// <summary>What the launcher says when it cannot start the site.</summary>
public sealed class SiteCommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("okld-").FullName;

    [Fact]
    public async Task WithoutUnconfined_SaysWhatIsMissing()
    {
        var (code, error) = await Run();
        Assert.Equal(2, code);
        Assert.Contains("needs root", error);
        Assert.Contains("--unconfined", error);
    }

    [Theory]
    [InlineData("--prot", "There is no option '--prot'")]
    [InlineData("--port", "'--port' needs a value")]
    [InlineData("--port=1", "There is no option '--port=1'")]
    [InlineData("--port 99999", "'--port' takes a port number, not '99999'")]
    [InlineData("--restart-delay soon", "'--restart-delay' takes a number")]
    public async Task WrongOption_IsNamed(string arguments, string expected)
    {
        var (code, error) = await Run(["--unconfined", .. arguments.Split(' ')]);
        Assert.Equal(2, code);
        Assert.Contains(expected, error);
    }

    [Fact]
    public async Task ManifestThatDoesNotParse_IsNamedWithThePlace()
    {
        var path = Manifest("{\n  \"version\": 1,\n  \"system\": okws\n}");
        var (code, error) = await Run("--unconfined", "--manifest", path);
        Assert.Equal(2, code);
        Assert.Contains($"{path}(3,", error);
    }

    [Fact]
    public async Task MissingManifest_IsNamed()
    {
        var (code, error) = await Run("--unconfined", "--manifest", Path.Combine(folder, "none.json"));
        Assert.Equal(2, code);
        Assert.Contains("none.json", error);
    }

    [Theory]
    [InlineData("channels/basket-dbproxy/calls/basket/0", "data.insert_odrer", "'dbproxy' does not serve 'data.insert_odrer'")]
    [InlineData("channels/basket-dbproxy/auth", "secret:none", "'basket' does not hold the secret 'none'")]
    [InlineData("channels/basket-pubd/ends/1", "pubdd", "channels.basket-pubd.ends")]
    [InlineData("processes/viewer/routes/0", "/shop", "the route '/shop' belongs to two processes")]
    [InlineData("processes/viewer/jail", "../run", "processes.viewer.jail")]
    [InlineData("processes/viewer/spawnedBy", "init", "there is no process 'init'")]
    public async Task NameThatLeadsNowhere_IsNamed(string place, string value, string expected)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Repository.Output("Okld", "privileges.json")))!;
        var steps = place.Split('/');
        var parent = steps[..^1].Aggregate(manifest, (node, step) => node[step]!);
        if (parent is JsonArray array)
            array[int.Parse(steps[^1])] = value;
        else
            parent[steps[^1]] = value;

        var (code, error) = await Run("--unconfined", "--manifest", Manifest(manifest.ToJsonString()));
        Assert.Equal(2, code);
        Assert.Contains(expected, error);
    }

    [Fact]
    public async Task StateFolderThatCannotBeUsed_IsNamed()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        var (code, error) = await Run("--unconfined", "--port", "0", "--state", file);
        Assert.Equal(2, code);
        Assert.Contains("--state DIR", error);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Manifest(string text)
    {
        var path = Path.Combine(folder, "privileges.json");
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Error)> Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Repository.Output("Okld", "Okld.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await output;
        return (process.ExitCode, error);
    }
}
