using System.Diagnostics;

namespace Polp.Capabilities.Tests;

/// <summary>House rules for the tables that ship.</summary>
public class TablesTests
{
    [Fact]
    public void EveryLine_CanBeRead() => Assert.Empty(Catalogue.Default.Errors);

    [Fact]
    public void EveryExactPattern_NamesAMemberTypeOrNamespaceOfThePlatform() =>
        None(Catalogue.Default.Rows.Where(row => !row.Pattern.Contains('*') && Platform.Resolve(row.Pattern) is null));

    [Fact]
    public void EveryRow_DecidesSomeMember()
    {
        var deciding = Platform.All.Concat(Platform.InLibraries).Select(Catalogue.Default.Find).ToHashSet();

        None(Catalogue.Default.Rows.Where(row => row.Kind != ApiKind.Broad && !deciding.Contains(row)));
    }

    [Fact]
    public void EveryMemberOfThePlatform_IsDecided() =>
        None(Platform.All.Where(member => Catalogue.Default.Find(member) is null).Select(member => member.Namespace).Distinct());

    /// <summary>A namespace that is new is looked at before it has a row.</summary>
    [Fact]
    public void NoRow_DecidesNamespacesOfAspNetCoreInBulk() =>
        None(Catalogue.Default.Rows.Where(row => row.Pattern.StartsWith("N:Microsoft.AspNetCore", StringComparison.Ordinal) && row.Pattern.Contains('*')));

    [Fact]
    public void EverySystem_IsOneThatDotnetRunsOn() =>
        None(Catalogue.Default.Rows.Where(row => row.Os is not ("any" or "windows" or "linux" or "macos" or "browser")));

    [Fact]
    public void EveryTable_OpensWithAComment()
    {
        var assembly = typeof(Catalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Assert.StartsWith("# ", reader.ReadLine(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reading_TakesUnder30Milliseconds()
    {
        var tables = typeof(Catalogue).Assembly.GetManifestResourceNames().Select(name =>
        {
            using var reader = new StreamReader(typeof(Catalogue).Assembly.GetManifestResourceStream(name)!);
            return KeyValuePair.Create(name, reader.ReadToEnd());
        }).ToArray();

        var best = Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Catalogue.Parse(tables);
            return watch.Elapsed;
        });

        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromMilliseconds(30));
    }

    private static void None(IEnumerable<object> offenders)
    {
        var list = string.Join('\n', offenders);
        Assert.True(list.Length == 0, list);
    }
}
