using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>What an operation on memory, or a function that passes it on, is told about how much.</summary>
/// <param name="Size">The argument.</param>
/// <param name="Type">The type of the parameter.</param>
/// <param name="Times">How many units one of it is.</param>
/// <param name="More">How many units are added to that.</param>
internal sealed record Sized(ExpressionSyntax Size, ITypeSymbol Type, int Times = 1, int More = 0)
{
    public static Sized? Of(MemoryFinding finding, SyntaxNode site, SemanticModel model)
    {
        var (method, arguments) = model.GetOperation(site) switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, default),
        };
        if (method is null)
            return null;
        var given = arguments.Where(a => a.Parameter is { RefKind: RefKind.None } && a.Syntax is ArgumentSyntax).Select(a => (((ArgumentSyntax)a.Syntax).Expression, a.Parameter!.Type, a.Parameter.Ordinal)).ToList();
        if (finding.Path.IsEmpty)
            return OperationTable.Of(model.Compilation).Find(method) is { Size: { } size } ? given.Where(a => a.Ordinal == size).Select(a => new Sized(a.Expression, a.Type)).FirstOrDefault() : null;
        // The words say which argument is handed on, and what is made of it.
        return given.Where(a => Interval.Of(a.Type) is not null).Select(a => Of(finding.Words.Length, a.Expression, a.Type)).OfType<Sized>().FirstOrDefault();
    }

    private static Sized? Of(string words, ExpressionSyntax argument, ITypeSymbol type)
    {
        var name = Wording.Bare(argument).ToString();
        if (!words.StartsWith(name, StringComparison.Ordinal))
            return null;
        var rest = words.Substring(name.Length).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return rest switch
        {
            [] => new(argument, type),
            ["*", var times] when Number(times) is > 0 and { } k => new(argument, type, k),
            ["+", var more] when Number(more) is { } c => new(argument, type, 1, c),
            ["-", var less] when Number(less) is { } c => new(argument, type, 1, -c),
            ["*", var times, "+", var more] when Number(times) is > 0 and { } k && Number(more) is { } c => new(argument, type, k, c),
            _ => null,
        };
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
