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

    private readonly ConcurrentDictionary<(IMethodSymbol Method, string? Part), SqlText?> returned = new(ByMethod.Instance);

    /// <summary>The text that a method returns; null when its body is not here or it is being read already.</summary>
    /// <param name="part">An element of what it returns; null for all of it.</param>
    public SqlText? Returned(IMethodSymbol method, string? part, WalkSession session) =>
        Once(method, part, session, body => [.. body.Returned(method).Select(value => new LocalValue(value, Appends: false, part))]);

    /// <summary>The text that a method gives one of its parameters, or adds to it.</summary>
    public SqlText? Written(IMethodSymbol method, IParameterSymbol parameter, WalkSession session) =>
        Once(method, "ref " + parameter.Name, session, body => [.. body.Variables.All(method.OriginalDefinition.Parameters[parameter.Ordinal])]);

    private SqlText? Once(IMethodSymbol method, string? part, WalkSession session, Func<Body, ImmutableArray<LocalValue>> values)
    {
        var key = (method.OriginalDefinition, part);
        if (returned.TryGetValue(key, out var known))
            return known;
        if (session.Reading.Contains(key))
            return SqlText.Empty;
        if (session.Reading.Count >= WalkSession.Deepest)
        {
            session.GaveUp = true;
            return SqlText.Empty;
        }
        if (program.BodyOf(method) is not { } body)
            return returned[key] = null;
        session.Reading.Add(key);
        var text = Short(TextWalk.Alternatives(values(body), program, session));
        session.Reading.Remove(key);
        // What a caller further up still has to add is missing from it; the caller's own text will hold that.
        if (!text.GaveUp)
            returned[key] = text;
        return text;
    }

    private static SqlText Short(SqlText text) => text.Pieces.Length <= MostPieces ? text : new(
        [.. text.Pieces.Where(p => p.IsHole).GroupBy(p => (p.Parameter as ISymbol, p.Parameter is null ? p.Source : null)).Select(same => same.First()).Prepend(text.Pieces.First(p => !p.IsHole))],
        IsLoose: true, text.GaveUp);

    private sealed class ByMethod : IEqualityComparer<(IMethodSymbol Method, string? Part)>
    {
        public static readonly ByMethod Instance = new();

        public bool Equals((IMethodSymbol Method, string? Part) a, (IMethodSymbol Method, string? Part) b) => a.Part == b.Part && SymbolEqualityComparer.Default.Equals(a.Method, b.Method);

        public int GetHashCode((IMethodSymbol Method, string? Part) key) => SymbolEqualityComparer.Default.GetHashCode(key.Method) ^ (key.Part?.GetHashCode() ?? 0);
    }
}
