using System.Collections.Immutable;
using System.Text;

namespace Polp.Analyzers;

/// <summary>
/// Finds the position of each hole by lexing the joined text once, a mark for each hole: quotes with doubled escapes, quoted identifiers,
/// dollar quotes, comments, words and punctuation, as the common dialects share them.
/// </summary>
internal sealed class SqlLexer
{
    private readonly string text;
    private readonly HashSet<int> marks;
    private readonly ImmutableArray<SqlHole>.Builder holes = ImmutableArray.CreateBuilder<SqlHole>();
    private readonly Stack<SqlContext> outer = new();
    private SqlContext context = new("");

    private SqlLexer(string text, HashSet<int> marks) => (this.text, this.marks) = (text, marks);

    /// <summary>The holes of a text, in order.</summary>
    /// <param name="pieces">The literal pieces; null for a hole.</param>
    public static ImmutableArray<SqlHole> Holes(IEnumerable<string?> pieces)
    {
        var text = new StringBuilder();
        var marks = new HashSet<int>();
        foreach (var piece in pieces)
        {
            if (piece is null)
                marks.Add(text.Length);
            text.Append(piece ?? "?");
        }
        var lexer = new SqlLexer(text.ToString(), marks);
        for (var at = 0; at < lexer.text.Length;)
            at = lexer.Token(at);
        return lexer.holes.ToImmutable();
    }

    private int Token(int at)
    {
        var c = text[at];
        if (marks.Contains(at))
            return Bare(at);
        if (char.IsWhiteSpace(c))
            return at + 1;
        if (c == '\'')
            return Literal(at, at, backslash: false);
        if (c is '"' or '`' or '[')
            return Enclosed(at, 1, c == '[' ? "]" : c.ToString(), HolePosition.Identifier, "name");
        if (c == '-' && At(at + 1) == '-')
            return Enclosed(at, 2, "\n", HolePosition.Comment, "");
        if (c == '/' && At(at + 1) == '*')
            return Enclosed(at, 2, "*/", HolePosition.Comment, "");
        if (c == '$' && DollarQuote(at) is { } tag)
            return Enclosed(at, tag.Length, tag, HolePosition.Fragment, "''");
        return IsWord(c) || c is '@' or ':' or '#' or '$' ? Word(at) : Punctuation(at);
    }

    private int Bare(int at)
    {
        var glued = IsName(at - 1) || IsName(at + 1);
        var position = marks.Contains(at - 1) || marks.Contains(at + 1) ? HolePosition.Fragment
            : glued ? HolePosition.Identifier
            : context.Bare(Next(at + 1));
        holes.Add(new(position, at, at + 1));
        if (!glued)
            context.Add("?");
        return at + 1;
    }

    private int Word(int at)
    {
        var end = at + 1;
        while (end < text.Length && IsWord(text[end]) && !marks.Contains(end))
            end++;
        var word = text.Substring(at, end - at).ToUpperInvariant();
        if (word is "N" or "E" && At(end) == '\'' && !marks.Contains(end))
            return Literal(at, end, backslash: word == "E");
        context.Add(word);
        return end;
    }

    private int Punctuation(int at)
    {
        var two = At(at + 1) == '\0' || marks.Contains(at + 1) ? "" : text.Substring(at, 2);
        var token = two is "<=" or ">=" or "<>" or "!=" or "||" ? two : text[at].ToString();
        if (token == "(")
        {
            outer.Push(context);
            context = context.Nested();
        }
        else if (token == ")" && outer.Count > 0)
        {
            context = outer.Pop();
        }
        context.Add(token);
        return at + token.Length;
    }

    // '…': doubled quotes inside, and backslashes where the prefix allows them.
    private int Literal(int start, int quote, bool backslash)
    {
        var first = holes.Count;
        var position = context.Quoted();
        var at = quote + 1;
        for (; at < text.Length; at++)
        {
            if (marks.Contains(at))
                holes.Add(new(position, start, -1));
            else if (backslash && text[at] == '\\' || text[at] == '\'' && At(at + 1) == '\'' && !marks.Contains(at + 1))
                at++;
            else if (text[at] == '\'')
                break;
        }
        for (var i = first; i < holes.Count; i++)
            holes[i] = holes[i] with { End = at < text.Length ? at + 1 : -1 };
        context.Add("''");
        return at + 1;
    }

    private int Enclosed(int start, int opener, string closer, HolePosition position, string token)
    {
        var at = start + opener;
        for (; at < text.Length && (marks.Contains(at) || string.CompareOrdinal(text, at, closer, 0, closer.Length) != 0); at++)
        {
            if (marks.Contains(at))
                holes.Add(new(position, start, -1));
        }
        if (token.Length > 0)
            context.Add(token);
        return at + closer.Length;
    }

    private string? DollarQuote(int at)
    {
        var end = at + 1;
        while (end < text.Length && IsWord(text[end]) && !marks.Contains(end))
            end++;
        return At(end) == '$' && !marks.Contains(end) && !char.IsDigit(At(at + 1)) ? text.Substring(at, end - at + 1) : null;
    }

    private char Next(int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return marks.Contains(at) ? '?' : At(at);
    }

    private char At(int at) => at < text.Length ? text[at] : '\0';

    private bool IsName(int at) => at >= 0 && at < text.Length && !marks.Contains(at) && (IsWord(text[at]) || text[at] is '.' or '@' or ':' or '#' or '$' or '"' or '`' or ']' or '[');

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
