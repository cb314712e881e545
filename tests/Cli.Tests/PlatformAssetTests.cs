using System.Runtime.InteropServices;

namespace Polp.Cli.Tests;

/// <summary>What a package ships for one platform is read instead of the general assembly, which is often a stub that throws.</summary>
public sealed class PlatformAssetTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("linux-x64", "linux-x64 linux unix-x64 unix any")]
    [InlineData("linux-musl-x64", "linux-musl-x64 linux-musl linux-x64 linux unix-x64 unix any")]
    [InlineData("ubuntu.24.04-x64", "ubuntu.24.04-x64 ubuntu.24.04 ubuntu-x64 ubuntu linux-x64 linux unix-x64 unix any")]
    [InlineData("win10-x64", "win10-x64 win10 win-x64 win any")]
    [InlineData("osx.13-arm64", "osx.13-arm64 osx.13 osx-arm64 osx unix-arm64 unix any")]
    [InlineData("browser-wasm", "browser-wasm browser any")]
    [InlineData("any", "any")]
    public void Platforms_GoFromTheNearestToTheMostGeneral(string rid, string chain) => Assert.Equal(chain, string.Join(' ', RuntimeIdentifiers.Chain(rid)));

    [Theory]
    [InlineData("", "Part.dll")]
    [InlineData("unix", "runtimes/unix/lib/net10.0/Part.dll")]
    [InlineData("unix linux", "runtimes/linux/lib/net10.0/Part.dll")]
    [InlineData("THIS linux unix", "runtimes/THIS/lib/net10.0/Part.dll")]
    [InlineData("win browser osx", "Part.dll")]
    [InlineData("win unix", "runtimes/unix/lib/net10.0/Part.dll")]
    public void NearestPlatform_Wins(string platforms, string read)
    {
        if (!OperatingSystem.IsLinux())
            return;
        string Here(string text) => text.Replace("THIS", RuntimeInformation.RuntimeIdentifier, StringComparison.Ordinal);
        var targets = Here(platforms).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(rid => $$"""  "runtimes/{{rid}}/lib/net10.0/Part.dll": { "rid": "{{rid}}", "assetType": "runtime" }, "runtimes/{{rid}}/native/libpart.so": { "rid": "{{rid}}", "assetType": "native" }""");
        var entry = folder.Write("App.dll", "");
        folder.Write("App.deps.json", $$"""
            {
              "runtimeTarget": { "name": "net" },
              "targets": { "net": { "Part/1.0.0": { "runtime": { "lib/net10.0/Part.dll": {} }, "runtimeTargets": { {{string.Join(',', targets)}} } } } },
              "libraries": { "Part/1.0.0": { "type": "package" } }
            }
            """);
        Assert.Equal([Here(folder[read])], Dependencies.Of(entry).Application);
    }
}
