namespace Polp.Analyzers;

/// <summary>What was read of one level of parentheses: its clause, the token before, and what opened it.</summary>
internal sealed class SqlContext(string opener, string statement = "")
{
    private static readonly HashSet<string> Clauses = new(StringComparer.Ordinal)
    {
        "SELECT", "FROM", "WHERE", "INTO", "SET", "ORDER", "GROUP", "HAVING", "VALUES", "LIMIT", "UPDATE", "EXEC", "EXECUTE", "CALL", "ON", "USING",
    };

    // Statements in which the databases take no parameters.
    private static readonly HashSet<string> Unparameterised = new(StringComparer.Ordinal)
    {
        "CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "DENY", "TRUNCATE", "PRAGMA", "USE", "SET", "COPY", "LISTEN", "NOTIFY", "ANALYZE",
    };

    private static readonly HashSet<string> BeforeValue = new(StringComparer.Ordinal)
    {
        "=", "<", ">", "<=", ">=", "<>", "!=", "+", "-", "*", "/", "%", "||", "LIKE", "ILIKE", "BETWEEN", "LIMIT", "OFFSET", "TOP", "THEN", "ELSE", "RETURN",
    };

    private static readonly HashSet<string> BeforeIdentifier = new(StringComparer.Ordinal)
    {
        "FROM", "JOIN", "INTO", "UPDATE", "TABLE", "DATABASE", "INDEX", "VIEW", "SCHEMA", "COLUMN", "AS", ".", "EXEC", "EXECUTE", "CALL", "USE", "COLLATE", "EXISTS",
    };

    private static readonly HashSet<string> BeforeCondition = new(StringComparer.Ordinal) { "SELECT", "WHERE", "AND", "OR", "ON", "HAVING", "NOT", "BY", "DISTINCT", "SET", "CASE", "WHEN" };

    private static readonly HashSet<string> Aggregates = new(StringComparer.Ordinal) { "COUNT", "SUM", "MIN", "MAX", "AVG" };

    private static readonly HashSet<string> TypedLiterals = new(StringComparer.Ordinal) { "INTERVAL", "DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ", "X", "B", "U&" };

    private string clause = "";
    private bool between;
    private bool isUpperBound;

    /// <summary>The token before, words in upper case; empty at the start.</summary>
    public string Previous { get; private set; } = "";

    private bool InList => opener == "IN" && clause.Length == 0;

    /// <summary>Takes notice of the next token.</summary>
    public void Add(string token)
    {
        if (token == ";")
        {
            (statement, clause, Previous, between, isUpperBound) = ("", "", "", false, false);
            return;
        }
        if (statement.Length == 0)
            statement = token;
        // A star that stands for all columns is no operator.
        if (token == "*" && Previous is "SELECT" or "DISTINCT" or "ALL" or "," or "." or "(" or "")
            token = "columns";
        if (Clauses.Contains(token))
            clause = token;
        isUpperBound = token == "AND" && between;
        between = token == "BETWEEN" || between && token != "AND";
        Previous = token;
    }

    /// <summary>What an opening parenthesis starts.</summary>
    public SqlContext Nested() => new(
        clause switch
        {
            "INTO" when Previous != "INTO" => "INTO",
            "VALUES" => "VALUES",
            _ => Previous,
        },
        // What takes no parameters takes none in its parentheses either; any other statement may hold a query of its own there.
        Unparameterised.Contains(statement) ? statement : "");

    /// <summary>The position of a literal in quotes that holds a hole.</summary>
    public HolePosition Quoted() =>
        InList ? HolePosition.List
        : Unparameterised.Contains(statement) || TypedLiterals.Contains(Previous) ? HolePosition.Fragment
        : Previous == "AS" ? HolePosition.Identifier
        : HolePosition.Quoted;

    /// <summary>The position of a bare hole.</summary>
    /// <param name="next">The first character after it that is no space; a NUL at the end.</param>
    public HolePosition Bare(char next)
    {
        if (BeforeIdentifier.Contains(Previous) || Previous == "," && clause is "FROM")
            return HolePosition.Identifier;
        // OFFSET 20 ROWS FETCH NEXT 10 ROWS ONLY is no part of the ordering that it follows.
        if (Previous is "OFFSET" or "NEXT" or "FIRST" && next is 'R' or 'r' && !Unparameterised.Contains(statement))
            return HolePosition.Value;
        if (clause is "ORDER" or "GROUP")
            return HolePosition.Ordering;
        if (next is '=' or '<' or '>' or '!' && (BeforeCondition.Contains(Previous) || Previous == "," && clause == "SET"))
            return HolePosition.Identifier;
        if (next == '(' || Previous.Length == 0 || Unparameterised.Contains(statement))
            return next == '(' ? HolePosition.Identifier : HolePosition.Fragment;
        if (Previous is "(" or ",")
            return Listed();
        return BeforeValue.Contains(Previous) || isUpperBound ? HolePosition.Value : HolePosition.Fragment;
    }

    private HolePosition Listed() => opener switch
    {
        _ when InList => HolePosition.List,
        "" => clause is "LIMIT" or "EXEC" or "EXECUTE" or "CALL" or "VALUES" ? HolePosition.Value : HolePosition.Fragment,
        _ when clause.Length > 0 => HolePosition.Fragment,
        "VALUES" => HolePosition.Value,
        "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=" or "LIKE" or "TOP" or "LIMIT" => HolePosition.Value,
        "INTO" or "," or "(" => HolePosition.Fragment,
        _ when Aggregates.Contains(opener) => HolePosition.Identifier,
        _ when BeforeCondition.Contains(opener) || BeforeIdentifier.Contains(opener) => HolePosition.Fragment,
        _ => HolePosition.Value,
    };
}
