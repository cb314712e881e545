namespace Polp.Analyzers.Tests.Sql;

/// <summary>Where the lexer says a hole stands. A hole is written <c>¿</c>.</summary>
public class HolePositionTests
{
    [Theory]
    [InlineData("SELECT a FROM t WHERE n = ¿", "Value")]
    [InlineData("SELECT a FROM t WHERE n=¿ AND m<>¿", "Value Value")]
    [InlineData("SELECT a FROM t WHERE n >= ¿ OR n < ¿", "Value Value")]
    [InlineData("SELECT a FROM t WHERE n BETWEEN ¿ AND ¿ AND m = 1", "Value Value")]
    [InlineData("SELECT a FROM t WHERE n LIKE ¿", "Value")]
    [InlineData("INSERT INTO t (a, b) VALUES (¿, ¿), (1, ¿)", "Value Value Value")]
    [InlineData("INSERT INTO t VALUES (¿, 'x')", "Value")]
    [InlineData("UPDATE t SET a = ¿, b = ¿ WHERE c = ¿", "Value Value Value")]
    [InlineData("SELECT a FROM t LIMIT ¿ OFFSET ¿", "Value Value")]
    [InlineData("SELECT a FROM t ORDER BY a OFFSET ¿ ROWS FETCH NEXT ¿ ROWS ONLY", "Value Value")]
    [InlineData("SELECT a FROM t ORDER BY offset ¿", "Ordering")]
    [InlineData("SELECT COALESCE(¿, a) FROM t", "Value")]
    [InlineData("SELECT a FROM t WHERE n = 'x' -- it's\nAND m = ¿", "Value")]
    [InlineData("SELECT a FROM t WHERE n = /* ' */ ¿", "Value")]
    [InlineData("SELECT \"it's\" FROM [o'] WHERE `a'` = ¿", "Value")]
    [InlineData("SELECT $$it's$$, $q$ ' $q$ FROM t WHERE n = ¿", "Value")]
    [InlineData("SELECT a FROM t WHERE n = 'it''s' AND m = ¿", "Value")]
    [InlineData("SELECT a FROM t WHERE n = E'it\\'s' AND m = ¿", "Value")]
    [InlineData("SELECT a FROM t WHERE n = '¿'", "Quoted")]
    [InlineData("SELECT a FROM t WHERE n = 'a ¿ b' AND m = ¿", "Quoted Value")]
    [InlineData("SELECT a FROM t WHERE n = N'¿' OR n = E'¿'", "Quoted Quoted")]
    [InlineData("SELECT a FROM t WHERE n LIKE '%¿%'", "Quoted")]
    [InlineData("SELECT a FROM t WHERE n = '¿¿'", "Quoted Quoted")]
    [InlineData("SELECT a FROM t WHERE n IN (¿)", "List")]
    [InlineData("SELECT a FROM t WHERE n IN ('a', '¿')", "List")]
    [InlineData("SELECT a FROM t WHERE n IN (SELECT b FROM u WHERE m = ¿)", "Value")]
    [InlineData("SELECT a FROM ¿", "Identifier")]
    [InlineData("SELECT a FROM t, ¿ WHERE 1 = 1", "Identifier")]
    [InlineData("SELECT a FROM t JOIN ¿ ON 1 = 1", "Identifier")]
    [InlineData("INSERT INTO ¿ VALUES (1)", "Identifier")]
    [InlineData("UPDATE ¿ SET a = 1", "Identifier")]
    [InlineData("DROP TABLE ¿", "Identifier")]
    [InlineData("SELECT a FROM \"¿\"", "Identifier")]
    [InlineData("SELECT a FROM [¿] WHERE `¿` = 1", "Identifier Identifier")]
    [InlineData("SELECT a FROM t¿ WHERE x¿y = 1", "Identifier Identifier")]
    [InlineData("SELECT a FROM t WHERE ¿ = 1", "Identifier")]
    [InlineData("SELECT ¿(a) FROM t", "Identifier")]
    [InlineData("SELECT a FROM t ORDER BY ¿", "Ordering")]
    [InlineData("SELECT a FROM t ORDER BY a ¿", "Ordering")]
    [InlineData("SELECT a FROM t GROUP BY ¿", "Ordering")]
    [InlineData("SELECT a FROM t -- ¿", "Comment")]
    [InlineData("SELECT a /* ¿ */ FROM t WHERE n = ¿", "Comment Value")]
    [InlineData("SELECT a FROM t WHERE ¿", "Fragment")]
    [InlineData("SELECT a FROM t ¿", "Fragment")]
    [InlineData("¿ WHERE a = 1", "Fragment")]
    [InlineData("SELECT ¿ FROM t", "Fragment")]
    [InlineData("SELECT a FROM t WHERE n = ¿¿", "Fragment Fragment")]
    [InlineData("SELECT $$¿$$", "Fragment")]
    [InlineData("SELECT a FROM t WHERE d > DATE '¿'", "Fragment")]
    [InlineData("PRAGMA user_version = ¿", "Fragment")]
    [InlineData("PRAGMA table_info(¿)", "Fragment")]
    [InlineData("CREATE VIEW v AS (SELECT a FROM t WHERE b = ¿)", "Fragment")]
    [InlineData("SELECT 1; ¿", "Fragment")]
    public void Hole_StandsWhereTheTextBeforeItPutsIt(string sql, string positions) =>
        Assert.Equal(positions, string.Join(' ', Holes(sql).Select(hole => hole.Position)));

    [Theory]
    [InlineData("x = ¿", "¿")]
    [InlineData("x = '¿'", "'¿'")]
    [InlineData("x = N'a¿b' ", "N'a¿b'")]
    [InlineData("x = 'it''s ¿'' '", "'it''s ¿'' '")]
    public void Extent_IsWhatAParameterReplaces(string sql, string replaced)
    {
        var hole = Assert.Single(Holes("SELECT a FROM t WHERE " + sql));

        Assert.Equal(replaced, ("SELECT a FROM t WHERE " + sql)[hole.Start..hole.End]);
    }

    [Fact]
    public void LiteralThatNeverCloses_HasNoEnd() => Assert.Equal(-1, Assert.Single(Holes("SELECT a FROM t WHERE n = '¿")).End);

    private static IEnumerable<SqlHole> Holes(string sql) => SqlLexer.Holes(Pieces(sql));

    private static IEnumerable<string?> Pieces(string sql) => sql.Split('¿').SelectMany((literal, i) => i == 0 ? [literal] : new[] { null, literal });
}
