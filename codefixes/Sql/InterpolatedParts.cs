using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Prepares a text for a call that takes it as a composite format: constants become text, <c>{0}</c> the argument it stands for.</summary>
internal static class InterpolatedParts
{
    /// <summary>The source of a part that was an argument already.</summary>
    public const string Argument = "{argument}";

    /// <summary>The parts, each hole and each number one character long; null where they cannot be told for certain.</summary>
    public static ImmutableArray<TextSegment>? Of(ImmutableArray<TextSegment> segments, StringQuotes quotes, ImmutableArray<IOperation> arguments)
    {
        var parts = ImmutableArray.CreateBuilder<TextSegment>();
        var used = new HashSet<int>();
        foreach (var segment in segments)
        {
            var known = segment.Embedded is { ConstantValue.HasValue: true };
            if (segment.Embedded is null || known)
            {
                if (!Split(segment, known, quotes, arguments, parts, used))
                    return null;
            }
            else if (segment.IsHole || segment.Text.Length == 1 && Polp.Analyzers.Harmless.Is(segment.Embedded))
            {
                parts.Add(segment);
            }
            else
            {
                return null;
            }
        }
        return used.Count == arguments.Length ? parts.ToImmutable() : null;
    }

    /// <summary>A whole number that cannot be null: the same as a parameter and as text.</summary>
    public static bool IsNumber(IOperation value) =>
        value.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 && Interpolation(value) is not ({ FormatClause: not null } or { AlignmentClause: not null });

    /// <summary>The text that stood between quotes: <c>{key:D}</c> is <c>key.ToString("D")</c>.</summary>
    public static string? Formatted(IOperation value)
    {
        var interpolation = Interpolation(value);
        if (interpolation?.AlignmentClause is not null || value.Type is not { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } || !SideEffects.AreKnown(value))
            return null;
        var format = interpolation?.FormatClause?.FormatStringToken.ValueText;
        return $"{SqlParameter.Wrapped(value.Syntax)}.ToString({(format is null ? "" : SymbolDisplay.FormatLiteral(format, quote: true))})";
    }

    private static InterpolationSyntax? Interpolation(IOperation value) => Operands.Place(value).Parent as InterpolationSyntax;

    private static bool Split(
        TextSegment segment, bool known, StringQuotes quotes, ImmutableArray<IOperation> arguments, ImmutableArray<TextSegment>.Builder parts, HashSet<int> used)
    {
        var text = segment.Text;
        var (values, units) = (new List<char>(), new List<string>());
        for (var at = 0; at < text.Length; at++)
        {
            var isBrace = text[at] is '{' or '}';
            var isPair = isBrace && at + 1 < text.Length && text[at + 1] == text[at];
            if (isBrace && !isPair)
            {
                var end = text.IndexOf('}', at);
                if (text[at] == '}' || end < 0 || !int.TryParse(text.Substring(at + 1, end - at - 1), out var index) || index < 0 || index >= arguments.Length)
                    return false;
                Flush();
                used.Add(index);
                parts.Add(new("?", null, Argument, arguments[index], IsHole: false));
                at = end;
                continue;
            }
            if ((known || isBrace ? quotes.Unit(text[at]) : segment.Units![at]) is not { } unit || unit.StartsWith("\\x", StringComparison.Ordinal))
                return false;
            // Two braces stand for one in the format, before and after.
            for (var times = isPair ? 2 : 1; times > 0; times--)
            {
                values.Add(text[at]);
                units.Add(unit);
            }
            at += isPair ? 1 : 0;
        }
        Flush();
        return true;

        void Flush()
        {
            if (values.Count > 0)
                parts.Add(new(new string(values.ToArray()), units.ToArray(), "", null, IsHole: false));
            values.Clear();
            units.Clear();
        }
    }
}
