using Microsoft.CodeAnalysis.CSharp;

namespace Polp.CodeFixes;

/// <summary>What an interpolated string stands between.</summary>
/// <param name="Dollars">The number of braces round a hole.</param>
internal readonly record struct StringQuotes(string Opening, string Closing, int Dollars)
{
    public bool IsRaw => Opening.Contains("\"\"\"");

    /// <summary>The delimiters that serve all of some operands, or null when they are written in ways that do not mix.</summary>
    public static StringQuotes? Of(IReadOnlyCollection<TextOperand> literals)
    {
        var openings = literals.Select(operand => operand.Opening.Replace("$", "")).Distinct().ToArray();
        if (openings.Length != 1 || literals.Any(operand => operand.Opening.Contains("\"\"\"")) && literals.Count > 1)
            return null;
        var first = literals.First();
        return first.Opening.Contains("\"\"\"")
            ? first.Opening.Contains('$') ? new(first.Opening, first.Closing, first.Opening.Count(c => c == '$')) : new("$" + first.Opening, first.Closing, 1)
            : new("$" + openings[0], first.Closing, 1);
    }

    /// <summary>The source of a character in a text that is a composite format, where one brace is two; null where it cannot be written.</summary>
    public string? Unit(char c) => (c, IsRaw, Opening.Contains('@')) switch
    {
        ('{' or '}' or '"', true, _) => null,
        ('"', _, true) => "\"\"",
        (_, true, _) or (_, _, true) => c is '\n' or '\r' ? null : c.ToString(),
        _ => SymbolDisplay.FormatLiteral(c.ToString(), quote: true) is var literal ? literal.Substring(1, literal.Length - 2) : null,
    };

    public string Hole(string value)
    {
        var isPlain = value.IndexOfAny([':', '{', '}', '?']) < 0;
        return new string('{', Dollars) + (isPlain ? value : $"({value})") + new string('}', Dollars);
    }
}
