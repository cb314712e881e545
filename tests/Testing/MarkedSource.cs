using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Polp.Testing;

/// <summary>
/// A source of a corpus, whose marked lines end in <c>// BAD</c> (must be reported) or <c>// GOOD</c> (must stay silent).
/// A bad line may name ids, any of which is a right answer.
/// </summary>
public sealed partial record MarkedSource(string Name, string Source)
{
    /// <summary>Whether the marked line (from 1) is bad.</summary>
    public IReadOnlyDictionary<int, bool> Marks { get; } = Marked(Source).ToDictionary(line => line.Line, line => line.Mark.Groups[1].Value == "BAD");

    /// <summary>The ids that the marked line names.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Ids { get; } = Marked(Source)
        .ToDictionary(line => line.Line, line => (IReadOnlyList<string>)line.Mark.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What reports are worth: a report belongs to the bad mark it covers, else to a good one.</summary>
    public MarkedResult Judge(IEnumerable<MarkedReport> reports)
    {
        var (hits, wrong, other, unmarked) = (new SortedSet<int>(), new SortedSet<int>(), new SortedSet<int>(), new SortedSet<int>());
        foreach (var report in reports)
        {
            var covered = Marks.Keys.Where(line => line >= report.First && line <= report.Last).Order().ToArray();
            if (covered.Length == 0)
                unmarked.Add(report.First);
            else if (Array.Find(covered, line => Marks[line]) is var bad and > 0)
                (Ids[bad].Count == 0 || Ids[bad].Contains(report.Id) ? hits : other).Add(bad);
            else
                wrong.Add(covered[0]);
        }
        other.ExceptWith(hits);
        return new([.. hits], [.. wrong], [.. Marks.Where(mark => mark.Value).Select(mark => mark.Key).Except(hits).Except(other).Order()], [.. other], [.. unmarked]);
    }

    /// <summary>A line for each answer that contradicts a mark: what it is, and the text of the line, which stays when lines above it move.</summary>
    /// <param name="named">Whether the method goes before the text, where many lines read alike.</param>
    public IReadOnlyList<string> Differences(IEnumerable<MarkedReport> reports, bool named = false)
    {
        var result = Judge(reports);
        var lines = Source.Split('\n');
        IEnumerable<string> Show(string what, IEnumerable<int> at) => at.Select(line => $"{what}: {(named ? Method(line) + ": " : "")}{lines[line - 1].Trim()}");
        return [.. Show("missed", result.Misses), .. Show("wrong id", result.WrongIds), .. Show("false alarm", result.FalseAlarms), .. Show("no mark", result.Unmarked)];
    }

    /// <summary>Type and method round a line (from 1).</summary>
    private string Method(int line)
    {
        var text = SourceText.From(Source);
        var node = CSharpSyntaxTree.ParseText(text).GetRoot().FindNode(text.Lines[line - 1].Span);
        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { Parent: TypeDeclarationSyntax type } method ? $"{type.Identifier.Text}.{method.Identifier.Text}" : "";
    }

    private static IEnumerable<(int Line, Match Mark)> Marked(string source) => source.Split('\n')
        .Select((line, index) => (Line: index + 1, Mark: Mark().Match(line))).Where(line => line.Mark.Success);

    [GeneratedRegex(@"// (BAD|GOOD)\b((?: POLP\d{4})*)")]
    private static partial Regex Mark();
}
