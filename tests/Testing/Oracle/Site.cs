using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Testing.Oracle;

/// <summary>A marked line and the method that reaches it: public, static, in a public static class, one line a method.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Ids">What may be said about it; empty when it is good.</param>
/// <param name="Call">C# that calls the method with what a <see cref="Run"/> named <c>run</c> hands over.</param>
/// <param name="IsAnswered">Whether it returns a plain value.</param>
/// <param name="Named">The numbers and texts that its class mentions, which messages try.</param>
internal sealed record Site(string Name, int Line, IReadOnlyList<string> Ids, string Call, IReadOnlyList<long> Named, bool IsAnswered)
{
    /// <summary>The sites of a source. Throws when a mark stands in no method that can be called, or a method bears two.</summary>
    public static IReadOnlyList<Site> Of(MarkedSource source, SemanticModel model)
    {
        var root = model.SyntaxTree.GetRoot();
        var entries = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Select(method => (Syntax: method, Symbol: model.GetDeclaredSymbol(method)!, Lines: method.GetLocation().GetLineSpan()))
            .Where(method => method.Symbol is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, ContainingType: { IsStatic: true, DeclaredAccessibility: Accessibility.Public } })
            .Select(method => (method.Syntax, method.Symbol, Marks: source.Marks.Keys.Where(line => line > method.Lines.StartLinePosition.Line && line <= method.Lines.EndLinePosition.Line + 1).ToArray()))
            .ToArray();
        var odd = entries.Where(entry => entry.Marks.Length != 1).Select(entry => $"{entry.Symbol.Name} has {entry.Marks.Length} marks")
            .Concat(source.Marks.Keys.Except(entries.SelectMany(entry => entry.Marks)).Select(line => $"line {line} is in no method that can be called")).ToArray();
        if (odd.Length > 0)
            throw new InvalidOperationException($"{source.Name}: {string.Join("; ", odd)}");
        return [.. entries.Select(entry => new Site(entry.Symbol.Name, entry.Marks[0], source.Marks[entry.Marks[0]] ? source.Ids[entry.Marks[0]] : [],
            $"global::{entry.Symbol.ContainingType.ToDisplayString()}.{entry.Symbol.Name}({string.Join(", ", Arguments(entry.Symbol))})",
            [.. Mentioned(entry.Syntax).Concat(Mentioned(entry.Syntax.Parent!)).Distinct().Take(40)], entry.Symbol.ReturnType.SpecialType is >= SpecialType.System_Boolean and <= SpecialType.System_Double or SpecialType.System_String))];
    }

    private static IEnumerable<string> Arguments(IMethodSymbol method)
    {
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            var (parameter, type) = (method.Parameters[i], method.Parameters[i].Type.ToDisplayString());
            var previous = i > 0 ? method.Parameters[i - 1] : null;
            var written = parameter.Name.StartsWith("destination", StringComparison.Ordinal);
            var measured = method.Parameters.ElementAtOrDefault(i + 1) is { Name: "length" or "count" or "end" };
            yield return (parameter.Name, parameter.Type, type) switch
            {
                _ when parameter.RefKind == RefKind.Out => "out _",
                ("destinationEnd", _, _) => $"({type})run.DestinationEnd",
                ("end", _, _) => $"({type})run.End",
                ("shared", _, _) => $"({type})run.Shared",
                ("length" or "capacity", _, _) => $"({type})run.{(previous?.Name == "destination" ? "Capacity" : "Length")}",
                ("count", _, _) => $"({type})(run.Length / sizeof({((IPointerTypeSymbol)previous!.Type).PointedAtType.ToDisplayString()}))",
                (_, IPointerTypeSymbol or { SpecialType: SpecialType.System_IntPtr }, _) => $"({type})run.{(written ? "Destination" : measured ? "Message" : "Received")}",
                (_, _, "byte[]") => written ? "run.DestinationArray" : "run.Array",
                (_, _, "System.Span<byte>") => written ? "run.DestinationSpan" : "run.Span",
                (_, _, "System.ReadOnlySpan<byte>") => "run.Span",
                (_, _, "System.ReadOnlyMemory<byte>") => "run.Memory",
                (_, _, "System.Buffers.ReadOnlySequence<byte>") => "new(run.Memory)",
                (_, _, "System.IO.Stream") => "run.Stream",
                (_, _, "System.IO.BinaryReader") => "run.Reader",
                (_, _, "int") => "run.Number",
                (_, _, "bool") => "run.Flag",
                _ => throw new InvalidOperationException($"{method.Name}: nothing to hand over for {type} {parameter.Name}"),
            };
        }
    }

    private static IEnumerable<long> Mentioned(SyntaxNode node) => node.DescendantTokens().SelectMany(token => token.Value switch
    {
        int number => [number],
        uint number => [number],
        long number => [number],
        char letter => [letter],
        string { Length: > 0 and <= 8 } text => [text.Select((letter, i) => (long)letter << (8 * i)).Sum()],
        _ => (long[])[],
    });
}
