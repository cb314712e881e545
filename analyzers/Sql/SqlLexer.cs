using System.Collections.Immutable;

namespace Polp.Analyzers;

/// <summary>
/// Finds the position of each hole by lexing the literal pieces once: quotes with doubled escapes, quoted identifiers, dollar quotes,
/// comments, words and punctuation, as the common dialects share them.
/// </summary>
internal sealed class SqlLexer
{
    private static readonly HashSet<string> BeforeValue = new(StringComparer.OrdinalIgnoreCase)
    {
        "=", "<", ">", "<=", ">=", "<>", "!=", "LIKE", "ILIKE", "BETWEEN", "AND", "VALUES", "SET", "LIMIT", "OFFSET", "TOP", "THEN", "ELSE", "WHEN", "+", "-", "*", "/", "%", "||", "IS",
    };

    private static readonly HashSet<string> BeforeIdentifier = new(StringComparer.OrdinalIgnoreCase)
    {
        "FROM", "JOIN", "INTO", "UPDATE", "TABLE", "DATABASE", "INDEX", "VIEW", "SCHEMA", "COLUMN", "ON", "AS", ".",
    };

    private readonly Stack<string> parentheses = new();
    private string state = "";
    private string previous = "";
    private string beforePrevious = "";
    private string lastClause = "";
    private bool glued;

    private SqlLexer()
    {
    }

    /// <summary>The position of each hole, in order.</summary>
    public static ImmutableArray<HolePosition> Positions(SqlText text)
    {
        var lexer = new SqlLexer();
        var positions = ImmutableArray.CreateBuilder<HolePosition>();
        for (var i = 0; i < text.Pieces.Length; i++)
        {
            var piece = text.Pieces[i];
            if (piece.Literal is { } literal)
                lexer.Read(literal);
            else
                positions.Add(lexer.Hole(i + 1 < text.Pieces.Length ? text.Pieces[i + 1].Literal : ""));
        }
        return positions.ToImmutable();
    }

    private HolePosition Hole(string? next)
    {
        var position = Classify(next);
        // A hole stands for a word, so what follows it is judged by it.
        if (state.Length == 0)
            (beforePrevious, previous, glued) = (previous, "?", true);
        return position;
    }

    private HolePosition Classify(string? next)
    {
        switch (state)
        {
            case "'":
                return HolePosition.Quoted;
            case "--" or "/*":
                return HolePosition.Comment;
            case "\"" or "[" or "`":
                return HolePosition.Identifier;
            case "":
                break;
            default:
                return HolePosition.Fragment;
        }
        if (glued && previous != "?" || next is { Length: > 0 } && IsWord(next[0]) || next is { Length: > 0 } && next[0] == '.')
            return HolePosition.Identifier;
        if (next is null || previous is "?" or "")
            return HolePosition.Fragment;
        if (lastClause is "ORDER" or "GROUP" && parentheses.Count == 0)
            return HolePosition.Ordering;
        if (BeforeIdentifier.Contains(previous))
            return HolePosition.Identifier;
        if (previous is "(" or ",")
            return InParentheses();
        return BeforeValue.Contains(previous) && !(previous.Equals("AND", StringComparison.OrdinalIgnoreCase) && lastClause != "BETWEEN")
            && previous is not ("VALUES" or "SET") ? HolePosition.Value : HolePosition.Fragment;
    }

    private HolePosition InParentheses()
    {
        if (parentheses.Count == 0)
            return lastClause is "SELECT" or "SET" ? HolePosition.Fragment : HolePosition.Fragment;
        var opener = parentheses.Peek().ToUpperInvariant();
        return opener switch
        {
            "IN" => HolePosition.List,
            "VALUES" or "," => HolePosition.Value,
            "WHERE" or "AND" or "OR" or "NOT" or "FROM" or "JOIN" or "ON" or "" => HolePosition.Fragment,
            _ when lastClause == "INTO" => HolePosition.Identifier,
            _ => HolePosition.Value,
        };
    }

    private void Read(string text)
    {
        for (var i = 0; i < text.Length;)
            i = state.Length > 0 ? Inside(text, i) : Outside(text, i);
    }

    private int Inside(string text, int at)
    {
        var closer = state switch { "[" => "]", "--" => "\n", "/*" => "*/", _ => state };
        var end = text.IndexOf(closer, at, StringComparison.Ordinal);
        if (end < 0)
            return text.Length;
        if (state is "'" or "\"" or "`" or "[" && end + 1 < text.Length && text[end + 1] == closer[0])
            return end + 2;
        if (state is "'" or "\"" or "`" or "[")
            Word(state + state);
        state = "";
        return end + closer.Length;
    }

    private int Outside(string text, int at)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c))
        {
            glued = false;
            return at + 1;
        }
        if (c is '\'' or '"' or '`' or '[')
            return Open(c.ToString(), at + 1);
        if (Starts(text, at, "--") || Starts(text, at, "/*"))
            return Open(text.Substring(at, 2), at + 2);
        if (c == '$' && DollarQuote(text, at) is { } tag)
            return Open(tag, at + tag.Length);
        if (IsWord(c) || c is '@' or ':' or '#')
        {
            var end = at + 1;
            while (end < text.Length && IsWord(text[end]))
                end++;
            Word(text.Substring(at, end - at));
            glued = end == text.Length;
            return end;
        }
        return Punctuation(text, at);
    }

    private int Punctuation(string text, int at)
    {
        var two = at + 1 < text.Length ? text.Substring(at, 2) : "";
        var token = two is "<=" or ">=" or "<>" or "!=" or "||" ? two : text[at].ToString();
        if (token == "(")
            parentheses.Push(previous);
        else if (token == ")" && parentheses.Count > 0)
            parentheses.Pop();
        if (token == ";")
            (lastClause, token) = ("", "");
        (beforePrevious, previous, glued) = (previous, token, false);
        return at + Math.Max(1, token.Length);
    }

    private int Open(string quote, int next)
    {
        (state, glued) = (quote, false);
        return next;
    }

    private void Word(string word)
    {
        (beforePrevious, previous) = (previous, word);
        var upper = word.ToUpperInvariant();
        if (upper is "SELECT" or "FROM" or "WHERE" or "INTO" or "SET" or "ORDER" or "GROUP" or "HAVING" or "BETWEEN" or "VALUES" or "LIMIT" or "UPDATE")
            lastClause = upper;
    }

    private static string? DollarQuote(string text, int at)
    {
        var end = text.IndexOf('$', at + 1);
        return end > 0 && text.Skip(at + 1).Take(end - at - 1).All(IsWord) ? text.Substring(at, end - at + 1) : null;
    }

    private static bool Starts(string text, int at, string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
