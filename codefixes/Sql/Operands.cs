using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Reads the operands of a text. Each answers null where the source of every character cannot be told.</summary>
internal static class Operands
{
    /// <param name="self">The local that the text is added to, which may stand at its head.</param>
    public static TextOperand? Read(IOperation operation, ILocalSymbol? self = null) => operation switch
    {
        ILiteralOperation { Syntax: LiteralExpressionSyntax literal } when literal.IsKind(SyntaxKind.StringLiteralExpression) => Literal(literal),
        IInterpolatedStringOperation interpolated => Interpolated(interpolated, self),
        IConversionOperation { IsImplicit: true, Operand: IInterpolatedStringHandlerCreationOperation handler } => Read(handler, self),
        IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation interpolated } => Interpolated(interpolated, self),
        IInvocationOperation { TargetMethod: { Name: "Format", ContainingType.SpecialType: SpecialType.System_String } } format => Format(format, format.Syntax.ToString()),
        _ => Embedded(operation, Place(operation).ToString(), self) is { } segment ? new("", "", [segment], segment.Source) : null,
    };

    /// <summary>The operation that stands in the source, without the conversions that the compiler adds.</summary>
    public static IOperation Written(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : operation;

    /// <summary>The expression with what stands round it and is no operation: parentheses, <c>!</c>.</summary>
    public static SyntaxNode Place(IOperation operation)
    {
        var place = operation.Syntax;
        while (place.Parent is ParenthesizedExpressionSyntax or CheckedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            place = place.Parent;
        return place;
    }

    private static TextOperand? Literal(LiteralExpressionSyntax literal)
    {
        var source = literal.Token.Text;
        var quote = source.IndexOf('"');
        var quotes = source.Skip(quote).TakeWhile(c => c == '"').Count();
        var opening = source.Substring(0, quote + (quotes < 3 || quote > 0 ? 1 : quotes));
        var closing = opening.TrimStart('@');
        if (literal.Token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            var indentation = source.Substring(source.LastIndexOf('\n') + 1).TrimEnd('"');
            closing = "\n" + indentation + closing;
            opening = source.Substring(0, source.IndexOf('\n') + 1) + (source.IndexOf("\n" + indentation, StringComparison.Ordinal) == source.IndexOf('\n') ? indentation : "");
        }
        if (source.Length < opening.Length + closing.Length)
            return null;
        var units = LiteralSource.Units(source.Substring(opening.Length, source.Length - opening.Length - closing.Length), literal.Token.ValueText, opening);
        return units is null ? null : new(opening, closing, [new(literal.Token.ValueText, units, "", null, IsHole: false)], source);
    }

    private static TextOperand? Interpolated(IInterpolatedStringOperation interpolated, ILocalSymbol? self)
    {
        if (interpolated.Syntax is not InterpolatedStringExpressionSyntax syntax)
            return null;
        var segments = ImmutableArray.CreateBuilder<TextSegment?>();
        var opening = syntax.StringStartToken.Text;
        var closing = syntax.StringEndToken.Text;
        var indentation = opening.EndsWith("\n", StringComparison.Ordinal) ? closing.TrimStart('\r', '\n').TrimEnd('"') : "";
        if (indentation.Length > 0 && syntax.Contents.FirstOrDefault()?.ToString().StartsWith(indentation, StringComparison.Ordinal) == true)
            opening += indentation;
        foreach (var part in interpolated.Parts)
        {
            var source = part.Syntax.ToString();
            if (segments.Count == 0 && opening.Length > syntax.StringStartToken.Text.Length)
                source = source.Substring(indentation.Length);
            segments.Add((part.Syntax, Content(part)) switch
            {
                (InterpolatedStringTextSyntax, { ConstantValue.Value: string value }) => LiteralSource.Units(source, value, opening) is { } units ? new(value, units, "", null, IsHole: false) : null,
                (InterpolationSyntax hole, { } content) when Embedded(Written(content), source, self) is { } segment && (!segment.IsHole && segment.Gathered is null || hole is { AlignmentClause: null, FormatClause: null }) => segment,
                _ => null,
            });
        }
        return segments.Contains(null) ? null : new(opening, closing, segments.ToImmutable()!, syntax.ToString());
    }

    // What stands there, also where a builder takes the parts of the string one by one.
    private static IOperation? Content(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => text.Text,
        IInterpolationOperation hole => hole.Expression,
        IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments: [var appended, ..] } } => appended.Value,
        _ => null,
    };

    /// <summary>A composite format with its values, or null when it is more than a sum of them.</summary>
    /// <param name="source">How it is written.</param>
    public static TextOperand? Format(IInvocationOperation call, string source)
    {
        if (call.Syntax is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }
            || arguments.Any(argument => argument.NameColon is not null)
            || call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "format")?.Value is not ILiteralOperation { Syntax: LiteralExpressionSyntax format }
            || Literal(format) is not { Segments: [{ Units: { } units, Text: var text }] } literal || literal.Opening.Contains("\"\"\""))
            return null;
        var values = arguments.SkipWhile(argument => argument.Expression != format).Skip(1).Select(argument => call.SemanticModel!.GetOperation(argument.Expression)).ToArray();
        // The values are read in the order of the call, parameters in the order of the text.
        if (values.Any(value => value is null or { Type: IArrayTypeSymbol }) || values.Length > 1 && !values.All(value => SideEffects.None(value!)))
            return null;
        var segments = FormatItems.Split(text, units, index => index < values.Length && Embedded(values[index]!, "{" + values[index]!.Syntax + "}", null) is { Gathered: null } segment ? segment : null);
        // Every value must be read, and what stays must fit between braces.
        return segments is null
            || values.Any(value => segments.Value.Count(s => s.Embedded == value) is var times && (times == 0 || times > 1 && !SideEffects.None(value!)))
            || segments.Value.Any(s => s is { Embedded: { } embedded, IsHole: false } && (arguments[0].Expression != format || embedded.Syntax is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)))
                ? null
                : new(literal.Opening, literal.Closing, segments.Value, source) { IsFormat = true };
    }

    // Read by the rule's walk: known text, one hole, or a local that gathers a text; anything else is glued out of reach.
    private static TextSegment? Embedded(IOperation operation, string source, ILocalSymbol? self)
    {
        if (GatheredLocal.Of(operation) is { } own && SymbolEqualityComparer.Default.Equals(own.Local, self))
            return new("", null, source, operation, IsHole: false);
        var text = TextWalk.Read(operation);
        // A list with one entry is no branch yet.
        var isOne = !text.GaveUp && (!text.IsBranched || text.Pieces is [{ IsHole: false }]);
        if (isOne && text.Pieces is [{ IsHole: true } hole])
            return operation.Type?.SpecialType == SpecialType.System_String ? new("?", null, source, operation, IsHole: true) { IsQuotedName = hole.IsQuotedName } : null;
        if (isOne && !text.Pieces.Any(piece => piece.IsHole))
            return new(string.Concat(text.Pieces.Select(piece => piece.Literal)), null, source, operation, IsHole: false);
        return GatheredLocal.Of(operation) is { } gathered ? new("", null, source, operation, IsHole: false) { Gathered = gathered } : null;
    }
}
