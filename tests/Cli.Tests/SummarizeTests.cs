using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Polp.Cli.Tests;

/// <summary><c>polp summarize</c>, as the build of a service runs it.</summary>
public sealed class SummarizeTests : IDisposable
{
    private const string Reads = "public static class A { public static string M() => System.IO.File.ReadAllText(\"a\"); }";
    private const string Clean = "public static class A { public static string M() => \"a\"; }";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Libraries_AreSummarised_AndTheSecondRunUsesTheCache()
    {
        await List(Emit("Lib", Reads), Emit("Clean", Clean));

        var first = await Run();
        Assert.Contains("A\tClean\t", first, StringComparison.Ordinal);
        Assert.Contains("M:A.M\tFILES/READ=[Lib] A.M -> File.ReadAllText\n", first, StringComparison.Ordinal);

        // What is in the cache is what is told: a section of another text shows that nothing was computed again.
        var section = Assert.Single(Directory.GetFiles(folder["cache"], "Lib-*"));
        Rewrite(section, text => text.Replace("A.M -> ", "A.Kept -> ", StringComparison.Ordinal));
        Assert.Contains("[Lib] A.Kept -> File.ReadAllText", await Run(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangedLibrary_IsComputedAgain_AndSoIsWhatRefersToIt()
    {
        var lower = Emit("Lower", Clean);
        await List(lower, Emit("Upper", "public static class B { public static string M() => A.M(); }", lower));
        Assert.DoesNotContain("M:B.M", await Run(), StringComparison.Ordinal);

        Emit("Lower", Reads);
        Assert.Contains("M:B.M\tFILES/READ=[Upper] B.M -> [Lower] A.M -> File.ReadAllText\n", await Run(), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder["cache"]).Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("polp-reach\t1\nA\tLib\tx\n")]
    public async Task DamagedCache_IsComputedAgain(string damage)
    {
        await List(Emit("Lib", Reads));
        var whole = await Run();

        File.WriteAllText(Assert.Single(Directory.GetFiles(folder["cache"])), damage);

        Assert.Equal(whole, await Run());
    }

    [Fact]
    public async Task Cache_LetsGoOfItsOwnFiles_AndOfNoOthers()
    {
        await List(Emit("Lib", Reads));
        var id = new string('A', 32);
        string[] own = [$"cache/Old-{id}.polp-section", $"cache/Lib-{id}.polp-section.12.{id.ToLowerInvariant()}"];
        string[] others = ["cache/polp-reach.tsv", "cache/my.polp-section", $"cache/Lib-{id}.polp-section.13.{id.ToLowerInvariant()}"];
        foreach (var file in own.Concat(others))
            folder.Write(file, "");
        File.SetLastWriteTimeUtc(folder[own[1]], DateTime.UtcNow.AddDays(-1));

        await Run();

        Assert.DoesNotContain(own, file => File.Exists(folder[file]));
        Assert.All(others, file => Assert.True(File.Exists(folder[file]), file));
    }

    [Fact]
    public async Task OutputThatThisUserMayNotRead_IsBadInput()
    {
        if (OperatingSystem.IsWindows())
            return;
        await List(Emit("Lib", Reads));
        File.SetUnixFileMode(folder.Write("out.tsv", ""), UnixFileMode.None);
        var run = await PolpProcess.RunUnprivileged(folder, "summarize", "list.txt", "-o", "out.tsv");
        Assert.Equal(2, run.Exit);
        Assert.Contains("out.tsv: error: cannot be read and written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnchangedSummary_IsNotWrittenAgain()
    {
        await List(Emit("Lib", Reads));
        await Run();
        var before = DateTime.UtcNow.AddDays(-1);
        File.SetLastWriteTimeUtc(folder["polp-reach.tsv"], before);

        await Run();

        Assert.Equal(before, File.GetLastWriteTimeUtc(folder["polp-reach.tsv"]));
    }

    [Fact]
    public async Task LibraryThatCannotBeRead_IsNamed_AndTheOthersAreSummarised()
    {
        File.WriteAllText(folder["Broken.dll"], "MZ and nothing more");
        await List(folder["Broken.dll"], folder["Absent.dll"], Emit("Lib", Reads));

        var summary = await Run();

        Assert.Contains("U\tBroken\t", summary, StringComparison.Ordinal);
        Assert.Contains("U\tAbsent\tdoes not exist", summary, StringComparison.Ordinal);
        Assert.Contains("M:A.M\t", summary, StringComparison.Ordinal);
        var said = (await PolpProcess.Run(folder.Path, "summarize", "list.txt")).Error;
        Assert.Contains("polp: Absent: not read (does not exist", said, StringComparison.Ordinal);
        Assert.DoesNotContain("polp: Lib", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(System.Text.StringBuilder))]", true)]
    [InlineData("", false)]
    public async Task LibraryThatForwards_IsNotKnownToReachNothing(string forward, bool isUnknown)
    {
        await List(Emit("Lib", forward + Clean));

        Assert.Equal(isUnknown, Assert.Single((await Run()).Split('\n'), line => line.StartsWith("A\tLib\t", StringComparison.Ordinal)).EndsWith("\tUNKNOWN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("linux-x64", true)]
    [InlineData("win-x64", false)]
    public async Task AssetOfThePlatform_WinsOverTheGeneralOne(string rid, bool reads)
    {
        Directory.CreateDirectory(folder["unix"]);
        var general = Emit("Lib", Clean);
        var unix = Emit("unix/Lib", Reads);
        await List(general, unix + "\tunix", general + "\twin");

        Assert.Equal(reads, (await Run("--runtime", rid)).Contains("M:A.M", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.0.0.0", false)]
    [InlineData("99.0.0.0", true)]
    public async Task LibraryThatAFrameworkHasToo_IsSummarisedOnlyWhereItIsNewer(string version, bool summarised)
    {
        await List(Emit("System.Text.Json", $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]" + Reads));

        Assert.Equal(summarised, (await Run()).Contains("M:A.M\tFILES/READ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InternalMembers_AreToldToFriends()
    {
        await List(Emit("Lib", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Shop\")]" + Reads.Replace("public", "internal")));

        Assert.DoesNotContain("M:A.M", await Run(), StringComparison.Ordinal);
        Assert.Contains("M:A.M", await Run("--for", "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingList_IsBadInput()
    {
        var run = await PolpProcess.Run(folder.Path, "summarize", "none.txt");

        Assert.Equal(2, run.Exit);
        Assert.Contains("none.txt: error: does not exist", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["polp-reach.tsv"]));
    }

    private async Task<string> Run(params string[] more)
    {
        var run = await PolpProcess.Run(folder.Path, ["summarize", "list.txt", "--cache", "cache", .. more]);
        Assert.True(run.Exit == 0, run.Error);
        return await File.ReadAllTextAsync(folder["polp-reach.tsv"]);
    }

    private Task List(params string[] lines) => File.WriteAllLinesAsync(folder["list.txt"], lines);

    private static void Rewrite(string path, Func<string, string> change)
    {
        var text = File.ReadAllText(path);
        var section = change(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        File.WriteAllText(path, SummaryCache.Hash(section) + "\n" + section);
    }

    private string Emit(string name, string source, params string[] references)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetFileName(name), [CSharpSyntaxTree.ParseText(source)],
            [.. new[] { typeof(object).Assembly.Location, System.Reflection.Assembly.Load("System.Runtime").Location }.Concat(references).Select(path => MetadataReference.CreateFromFile(path))],
            new(OutputKind.DynamicallyLinkedLibrary));
        var result = compilation.Emit(folder[name + ".dll"]);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return folder[name + ".dll"];
    }
}
