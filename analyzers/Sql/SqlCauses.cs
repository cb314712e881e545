using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>One mistake: the text it is reported at, and the other texts it gets into from outside their bodies.</summary>
internal sealed record SqlMistake(SqlSink Sink, SqlVerdict Verdict, ImmutableArray<Location> Others);

/// <summary>
/// Joins texts by what spoils them. A value that is glued in by a helper or kept in a field is one mistake however many texts it gets into, and
/// mended in one place: it is reported at the first of them, in order of path and place, and the others are named there. So is what one text after
/// another takes as a name; where a parameter can stand, each text is mended by itself.
/// </summary>
internal sealed class SqlCauses
{
    private readonly ILookup<SyntaxTree, SqlMistake> mistakes;

    public SqlCauses(Wrappers wrappers, Callers callers)
    {
        var first = new Dictionary<object, int>();
        var found = new List<(SqlSink Sink, SqlVerdict Verdict, ImmutableArray<Location>.Builder Others)>();
        foreach (var (sink, verdict) in wrappers.Texts.OrderBy(text => text.Sink.Text.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(text => text.Sink.Text.Syntax.SpanStart))
        {
            var body = Body.Around(sink.Text);
            var causes = verdict.Faults.SelectMany(fault => Of(fault, callers)).ToArray();
            var isMendedHere = verdict.Faults.Any(fault => fault.Position.TakesParameter() && Body.Around(fault.Hole.Source) == body);
            if (causes.Length > 0 && !isMendedHere && causes.All(names => names.Any(first.ContainsKey)))
            {
                found[first[causes[0].First(first.ContainsKey)]].Others.Add(sink.Text.Syntax.GetLocation());
                continue;
            }
            foreach (var name in causes.SelectMany(names => names).Where(name => !first.ContainsKey(name)))
                first.Add(name, found.Count);
            found.Add((sink, verdict, ImmutableArray.CreateBuilder<Location>()));
        }
        mistakes = found.Select(mistake => new SqlMistake(mistake.Sink, mistake.Verdict, mistake.Others.ToImmutable())).ToLookup(mistake => mistake.Sink.Text.Syntax.SyntaxTree);
    }

    // The causes of a fault, each by the names it may be met under again. A parameter that only this compilation can give is what its callers hand
    // over; a name that one body takes from one variable is checked there once.
    private static IEnumerable<object[]> Of(SqlFault fault, Callers callers)
    {
        var source = fault.Hole.Source;
        if (fault.Hole.Parameter is { } parameter && !fault.Position.TakesParameter() && callers.Causes(parameter) is { Count: > 0 } given)
            return given.Select(cause => new[] { cause });
        return fault.Position is HolePosition.Identifier or HolePosition.Ordering && TextRoot.Of(source) is not null
            ? [[source, (Body.Around(source), source.Syntax.ToString())]]
            : [[source]];
    }

    /// <summary>What is reported in a file, or at least told of.</summary>
    public IEnumerable<SqlMistake> In(SyntaxTree tree) => mistakes[tree];
}
