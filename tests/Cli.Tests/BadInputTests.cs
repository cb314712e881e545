namespace Polp.Cli.Tests;

/// <summary>Wrong input: one clear message that names the place and says what to do, exit 2, nothing written.</summary>
[Collection(nameof(BuiltProgram))]
public sealed class BadInputTests(BuiltProgram program) : IDisposable
{
    private readonly TempFolder folder = program.Copy();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("--bogus")]
    [InlineData("--output")]
    public async Task CommandLine_ThatIsWrong(string argument)
    {
        var run = await PolpProcess.Run(folder.Path, "report", argument);
        Assert.Equal(2, run.Exit);
        Assert.Contains(argument, run.Error);
    }

    [Theory]
    [InlineData("PATH is empty", "report", "")]
    [InlineData("--output is empty", "check", ".", "-o", "")]
    public async Task CommandLine_WithAnEmptyPath(string words, params string[] arguments)
    {
        var run = await PolpProcess.Run(folder.Path, arguments);
        Assert.Equal(2, run.Exit);
        Assert.Contains(words, run.Error);
    }

    [Fact]
    public Task Path_ThatDoesNotExist() => Fails("nowhere", "nowhere: error: does not exist; name the manifest");

    [Fact]
    public Task Folder_WithoutManifest()
    {
        Directory.CreateDirectory(folder["empty"]);
        return Fails("empty", "empty: error: holds no privileges.json");
    }

    [Fact]
    public Task Folder_WithSeveralManifests()
    {
        folder.Write("blue.privileges.json", "{}");
        return Fails(".", "holds several manifests (blue.privileges.json, privileges.json); name the one that is meant");
    }

    [Fact]
    public Task Manifest_ThatDoesNotParse()
    {
        folder.Write("sub/privileges.json", "{\n  \"version\": 1,\n  oops\n}");
        return Fails("sub", "sub/privileges.json(3,");
    }

    [Fact]
    public Task Manifest_ThatIsNotUtf8()
    {
        File.WriteAllBytes(folder["privileges.json"], System.Text.Encoding.Latin1.GetBytes(BuiltProgram.Manifest("\"project\": \"App/App.csproj\"").Replace("hello", "h\u00e9llo")));
        return Fails(".", "privileges.json: error: is not UTF-8 (0xE9", "save it as UTF-8");
    }

    [Fact]
    public Task Manifest_ThatDangles()
    {
        folder.Write("privileges.json", BuiltProgram.Manifest("\"project\": \"App/App.csproj\"", principal: "ap"));
        return Fails(".", "privileges.json(6,", "'ap'", "app");
    }

    [Fact]
    public async Task Manifest_ThatTheSystemCannotRead()
    {
        if (OperatingSystem.IsLinux())
            await Fails("/proc/self/mem", "/proc/self/mem: error: cannot be read");
    }

    [Fact]
    public Task Project_ThatDoesNotExist()
    {
        folder.Write("privileges.json", BuiltProgram.Manifest("\"project\": \"App/Apq.csproj\""));
        return Fails(".", "the project 'App/Apq.csproj' of process 'hello' does not exist");
    }

    [Fact]
    public async Task Project_ThatDoesNotBuild()
    {
        folder.Write("App/Program.cs", "internal static class Program\n{\n    private static void Main() => Missing();\n}\n");
        var run = await PolpProcess.Run(folder.Path, "report", ".", "-o", "fresh");
        Assert.Equal(2, run.Exit);
        Assert.Contains("App/Program.cs(3,35): error: CS0103: The name 'Missing' does not exist in the current context", run.Error);
        Assert.Contains("the build failed", run.Error);
        Assert.False(Directory.Exists(folder["fresh"]));
    }

    [Fact]
    public async Task Project_ThatDoesNotBuild_InAFolderWithParentheses()
    {
        folder.Write("privileges.json", BuiltProgram.Manifest("\"project\": \"a (b)/App.csproj\""));
        folder.Write("a (b)/App.csproj", BuiltProgram.Project);
        folder.Write("a (b)/Program.cs", "Missing();\n");
        var run = await PolpProcess.Run(folder.Path, "report", ".", "-o", "fresh");
        Assert.Equal(2, run.Exit);
        Assert.Contains("a (b)/Program.cs(1,1): error: CS0103: ", run.Error);
    }

    [Fact]
    public async Task Log_OfACompilationThatFailed()
    {
        folder.Write("App/Program.cs", "internal static class Program\n{\n    private static void Main() => Missing();\n}\n");
        await PolpProcess.Run(folder.Path, "report", ".", "-o", "fresh");
        await Fails(".", "App/Program.cs(3,35): error: CS0103", "this failed the compilation");
    }

    [Fact]
    public Task Log_OfAnotherBuild()
    {
        File.SetLastWriteTimeUtc(folder[Path.ChangeExtension(BuiltProgram.Assembly, ".sarif")], File.GetLastWriteTimeUtc(folder[BuiltProgram.Assembly]).AddHours(-1));
        return Fails(".", "Hello.App.sarif: error: is older than Hello.App.dll beside it");
    }

    [Fact]
    public Task Output_OfNoBuild()
    {
        Directory.Delete(folder["App/bin"], recursive: true);
        return Fails(".", "App/App.csproj: error: no Hello.App.dll was found in App/bin", "leave out --no-build");
    }

    [Fact]
    public Task Output_OfAnotherConfiguration() => Fails(".", ["no Hello.App.dll of configuration Release was found"], "-c", "Release");

    [Fact]
    public Task Assembly_ThatIsMissing()
    {
        folder.Write("privileges.json", BuiltProgram.Manifest("\"assembly\": \"lost/App.dll\""));
        return Fails(".", "lost/App.dll: error: does not exist; build the project again");
    }

    [Fact]
    public Task Log_ThatIsMissing()
    {
        File.Delete(folder[Path.ChangeExtension(BuiltProgram.Assembly, ".sarif")]);
        return Fails(".", "Hello.App.sarif: error: does not exist beside the assembly of 'hello'", "Polp package");
    }

    [Fact]
    public Task Log_ThatIsTruncated()
    {
        Truncate(Path.ChangeExtension(BuiltProgram.Assembly, ".sarif"), 100);
        return Fails(".", "Hello.App.sarif");
    }

    [Fact]
    public Task Assembly_ThatIsAFolder()
    {
        File.Move(folder[BuiltProgram.Assembly], folder["moved.dll"]);
        folder.Write("privileges.json", BuiltProgram.Manifest("\"assembly\": \"App/folder.dll\""));
        Directory.CreateDirectory(folder["App/folder.dll"]);
        return Fails(".", "App/folder.dll: error: is a folder where a file is expected");
    }

    [Fact]
    public async Task Assembly_ThatThisUserMayNotRead()
    {
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(folder[BuiltProgram.Assembly], UnixFileMode.None);
        var run = await PolpProcess.RunUnprivileged(folder, "report", folder.Path, "--no-build", "-o", "/tmp/polp-unprivileged");
        Assert.Equal(2, run.Exit);
        Assert.Contains("Hello.App.dll: error: may not be read by this user; change its mode", run.Error);
        Assert.False(Path.Exists("/tmp/polp-unprivileged"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(1000)]
    [InlineData(3000)]
    public Task Assembly_ThatIsTruncated(int length)
    {
        Truncate(BuiltProgram.Assembly, length);
        return Fails(".", "Hello.App.dll: error: is not a whole .NET assembly");
    }

    [Fact]
    public Task Assembly_ThatIsNativeForLinux()
    {
        File.WriteAllBytes(folder[BuiltProgram.Assembly], [0x7F, .. "ELF"u8, 2, 1, 1, 0, .. new byte[500]]);
        return Fails(".", "Hello.App.dll: error: is native code for Linux, not a .NET assembly");
    }

    [Fact]
    public Task Assembly_ThatIsNativeForWindows()
    {
        var image = File.ReadAllBytes(folder[BuiltProgram.Assembly]);
        // Entry 14 of the data directories leads to the .NET metadata; a native program for any processor has none.
        var optional = BitConverter.ToInt32(image, 0x3C) + 24;
        var directories = optional + (BitConverter.ToUInt16(image, optional) == 0x20B ? 112 : 96);
        image.AsSpan(directories + 14 * 8, 8).Clear();
        File.WriteAllBytes(folder[BuiltProgram.Assembly], image);
        return Fails(".", "Hello.App.dll: error: is native code, not a .NET assembly");
    }

    [Fact]
    public Task DependencyList_ThatIsTruncated()
    {
        Truncate(Path.ChangeExtension(BuiltProgram.Assembly, ".deps.json"), 50);
        return Fails(".", "Hello.App.deps.json: error: is not a dependency list", "build the project again");
    }

    [Fact]
    public Task Framework_ThatIsNotInstalled()
    {
        folder.Write(Path.ChangeExtension(BuiltProgram.Assembly, ".runtimeconfig.json"),
            """{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "99.0.0" } } }""");
        return Fails(".", "needs the framework Microsoft.NETCore.App 99.0.0", "DOTNET_ROOT");
    }

    private void Truncate(string file, int length) => File.WriteAllBytes(folder[file], File.ReadAllBytes(folder[file])[..length]);

    private Task Fails(string path, params string[] words) => Fails(path, words, []);

    private async Task Fails(string path, string[] words, params string[] options)
    {
        var run = await PolpProcess.Run(folder.Path, ["report", path, "--no-build", "-o", "fresh", .. options]);
        Assert.True(run.Exit == 2, $"exit {run.Exit}: {run.Error}{run.Output}");
        Assert.All(words, word => Assert.Contains(word, run.Error));
        Assert.Equal("", run.Output);
        Assert.False(Path.Exists(folder["fresh"]));
    }
}
