using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What the text that a method gives back is made of, with its own parameters as holes; computed once for each method.</summary>
internal sealed class Summaries(SqlProgram program)
{
    // Longer texts of helpers lose their literal parts and keep their holes.
    private const int MostPieces = 4_000;

    private readonly ConcurrentDictionary<MethodPart, SqlText?> returned = new();

    /// <summary>The text that a method returns; null when its body is not here or it is being read already.</summary>
    /// <param name="part">An element of what it returns; null for all of it.</param>
    public SqlText? Returned(IMethodSymbol method, string? part, WalkSession session) =>
        Once(method, part, session, body => [.. body.Returned(method).Select(value => new LocalValue(value, Appends: false, part))]);

    /// <summary>The text that a method gives one of its parameters, or adds to it.</summary>
    public SqlText? Written(IMethodSymbol method, IParameterSymbol parameter, WalkSession session) =>
        Once(method, "ref " + parameter.Name, session, body => [.. body.Variables.All(method.OriginalDefinition.Parameters[parameter.Ordinal])]);

    private SqlText? Once(IMethodSymbol method, string? part, WalkSession session, Func<Body, ImmutableArray<LocalValue>> values)
    {
        var key = new MethodPart(method.OriginalDefinition, part);
        if (returned.TryGetValue(key, out var known))
            return known;
        if (session.Early.TryGetValue(key, out var early))
        {
            session.RestsOn = Math.Min(session.RestsOn, early.RestsOn);
            return early.Text;
        }
        if (session.Reading.TryGetValue(key, out var above))
        {
            session.RestsOn = Math.Min(session.RestsOn, above);
            return SqlText.Empty;
        }
        if (session.Reading.Count >= WalkSession.Deepest)
        {
            session.GaveUp = true;
            return SqlText.Empty;
        }
        if (session.GaveUp)
            return SqlText.Empty;
        if (program.BodyOf(method) is not { } body)
            return returned[key] = null;
        var (depth, outer) = (session.Reading.Count, session.RestsOn);
        session.RestsOn = int.MaxValue;
        session.Reading.Add(key, depth);
        var text = Short(TextWalk.Alternatives(values(body), program, session));
        session.Reading.Remove(key);
        Keep(key, text, depth, session);
        session.RestsOn = Math.Min(outer, session.RestsOn);
        return text;
    }

    // In a recursion only the method that was entered first has met all that the others add; they are read again when they are asked for themselves.
    private void Keep(MethodPart key, SqlText text, int depth, WalkSession session)
    {
        if (session.RestsOn < depth)
        {
            session.Early[key] = (text, session.RestsOn);
            return;
        }
        session.RestsOn = int.MaxValue;
        foreach (var resting in session.Early.Where(early => early.Value.RestsOn >= depth).Select(early => early.Key).ToArray())
            session.Early.Remove(resting);
        if (!text.GaveUp)
            returned[key] = text;
    }

    private static SqlText Short(SqlText text) => text.Pieces.Length <= MostPieces ? text : new(
        [.. text.Pieces.Where(p => !p.IsHole).Take(1), .. text.Pieces.Where(p => p.IsHole).GroupBy(p => (p.Parameter as ISymbol, p.Parameter is null ? p.Source : null)).Select(same => same.First())],
        IsLoose: true, text.GaveUp);
}
