using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Testing;
using Polp.Testing.Oracle;
using Xunit.Abstractions;

namespace Polp.CodeFixes.Tests;

/// <summary>
/// Every fix over every bad site of <c>tests/Corpus/Memory</c>, by Fix All: what is fixed is no longer reported, compiles, stays as it is in a second run, can be driven
/// out of bounds by no message, and treats the messages that did no harm as before.
/// </summary>
public class MemoryCorpusTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<MarkedSource> Files = MarkedCorpus.Memory.Files;
    private static readonly string[] Ids = ["POLP2001", "POLP2002", "POLP2003", "POLP2004"];

    /// <summary>What is mended on the side that is reported, and open on the other, about which the rules say nothing.</summary>
    private static readonly string[] OpenOnTheOtherSide = ["Copiers.References"];

    /// <summary>Where a message that did no harm may be treated in another way.</summary>
    private static readonly string[] MayDiffer =
    [
        // An offset behind the end is refused even where no byte is copied from there.
        "Guards.UnsignedRemainderBeforeTheOffsetIsChecked:",
        // What the second read gave counts no longer.
        "Rereads.ReadByTheCondition:",
        // The oracle watches a static array in the first run only, and takes a read past it for harmless afterwards.
        "Capacities.StaticTable:",
    ];

    /// <summary>How many bad sites of a file get a fix. A ratchet: what is fixed once stays fixed, and where more are, the number goes up.</summary>
    public static TheoryData<string, int> Names() => new()
    {
        { "Allocated", 19 }, { "Allocations", 9 }, { "BrokenGuards", 34 }, { "Capacities", 14 }, { "CopyCalls", 10 }, { "Cves", 12 }, { "Generics", 5 }, { "Guards", 21 },
        { "Helpers", 29 }, { "Idioms", 9 }, { "Loops", 8 }, { "References", 10 }, { "Rereads", 7 }, { "Sources", 26 }, { "Views", 20 },
    };

    [Fact]
    public void EveryFileOfTheCorpus_IsFixed() => Assert.Equal(Files.Select(file => file.Name), Names().Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Names))]
    public async Task FixedSites_AreOutOfReachOfEveryMessage(string name, int isFixed)
    {
        var file = Files.Single(f => f.Name == name);
        var repaired = await FixAll(file.Source);

        var reported = (await Reported(file)).ToHashSet();
        var open = (await Reported(file with { Source = repaired })).ToHashSet();
        var mended = reported.Except(open).ToArray();
        output.WriteLine($"{name}: {file.Marks.Values.Count(bad => bad)} bad, {reported.Count} reported, {mended.Length} fixed");
        foreach (var method in open)
            output.WriteLine($"  not fixed: {method}");

        Assert.Empty(open.Except(reported));
        Assert.Equal(isFixed, mended.Length);
        var marked = new MarkedSource(name, Mark(repaired, mended));
        Assert.Equal(repaired, await FixAll(repaired));
        var lines = marked.Marks.Keys.Where(line => Method(marked, line) is { } method && mended.Contains(method) && !OpenOnTheOtherSide.Contains(method)).ToArray();
        var wrong = ExecutionOracle.Contradictions(marked, lines).Concat(ExecutionOracle.Changes(file, marked)).Where(text => !MayDiffer.Any(text.StartsWith)).ToArray();
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    /// <summary>The source after Fix All for one rule after the other, and again where one fix uncovers what another is for.</summary>
    private static async Task<string> FixAll(string source)
    {
        var before = "";
        for (var round = 0; before != source; round++)
        {
            Assert.True(round < 4, "The fixes find no end:\n" + source);
            before = source;
            foreach (var id in Ids)
                source = await Fixing.ApplyAll(id, source);
        }
        return source;
    }

    /// <summary>The methods that a warning stands in.</summary>
    private static async Task<IEnumerable<string>> Reported(MarkedSource file) => (await AnalyzerHost.Run(file.Source))
        .Where(d => Ids.Contains(d.Id) && d.Severity == DiagnosticSeverity.Warning)
        .Select(d => Method(d.Location.SourceTree!.GetRoot().FindNode(d.Location.SourceSpan))).OfType<string>();

    /// <summary>The source with the marks of methods turned good.</summary>
    private static string Mark(string source, IReadOnlyCollection<string> good)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return root.ReplaceTrivia(
            root.DescendantTrivia().Where(trivia => trivia.ToString().StartsWith("// BAD", StringComparison.Ordinal) && Method(trivia.Token.Parent!) is { } method && good.Contains(method)),
            (_, _) => SyntaxFactory.Comment("// GOOD")).ToFullString();
    }

    private static string? Method(MarkedSource file, int line)
    {
        var root = CSharpSyntaxTree.ParseText(file.Source).GetRoot();
        return Method(root.FindNode(root.GetText().Lines[line - 1].Span));
    }

    private static string? Method(SyntaxNode node) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } method ? $"{type.Identifier.Text}.{method.Identifier.Text}" : null;
}
