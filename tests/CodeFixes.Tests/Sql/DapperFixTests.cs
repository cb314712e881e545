namespace Polp.CodeFixes.Tests;

/// <summary>Where Dapper's calls take the values, and where they take none.</summary>
public class DapperFixTests
{
    private const string Before = "[|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]";
    private const string After = "\"SELECT 1 FROM t WHERE n = @name\"";

    [Theory]
    [InlineData("connection.Query(TEXT);", "connection.Query(TEXT, new { name });")]
    [InlineData("connection.Query<int>(TEXT).ToList();", "connection.Query<int>(TEXT, new { name }).ToList();")]
    [InlineData("await connection.QueryAsync<int>(TEXT);", "await connection.QueryAsync<int>(TEXT, new { name });")]
    [InlineData("var n = connection.ExecuteScalar<int>(TEXT);", "var n = connection.ExecuteScalar<int>(TEXT, new { name });")]
    [InlineData("SqlMapper.Execute(connection, TEXT);", "SqlMapper.Execute(connection, TEXT, new { name });")]
    [InlineData("connection.Execute(sql: TEXT);", "connection.Execute(sql: TEXT, param: new { name });")]
    [InlineData("connection.Query(typeof(int), TEXT);", "connection.Query(typeof(int), TEXT, new { name });")]
    [InlineData("connection.Query<int, int, int>(TEXT, (a, b) => a);", "connection.Query<int, int, int>(TEXT, (a, b) => a, new { name });")]
    [InlineData("connection.Query<int, int, int>(TEXT, (a, b) => a, splitOn: \"b\");", "connection.Query<int, int, int>(TEXT, (a, b) => a, splitOn: \"b\", param: new { name });")]
    [InlineData("connection.Execute(TEXT, transaction: null);", "connection.Execute(TEXT, transaction: null, param: new { name });")]
    [InlineData("connection.Execute(TEXT, commandType: CommandType.Text);", "connection.Execute(TEXT, commandType: CommandType.Text, param: new { name });")]
    [InlineData("connection.Execute(TEXT, null, null);", "connection.Execute(TEXT, new { name }, null);")]
    [InlineData("connection.Execute(TEXT, new { id });", "connection.Execute(TEXT, new { id, name });")]
    [InlineData("connection.Execute(TEXT, new { id, x = row[0], });", "connection.Execute(TEXT, new { id, x = row[0], name });")]
    [InlineData("connection.Execute(TEXT, param: new { id });", "connection.Execute(TEXT, param: new { id, name });")]
    [InlineData("connection.Execute(TEXT, new { });", "connection.Execute(TEXT, new { name });")]
    [InlineData("connection.Execute(new CommandDefinition(TEXT));", "connection.Execute(new CommandDefinition(TEXT, new { name }));")]
    [InlineData("connection.Execute(new CommandDefinition(TEXT, cancellationToken: token));", "connection.Execute(new CommandDefinition(TEXT, cancellationToken: token, parameters: new { name }));")]
    [InlineData("connection.Execute(new CommandDefinition(TEXT, new { id }, cancellationToken: token));", "connection.Execute(new CommandDefinition(TEXT, new { id, name }, cancellationToken: token));")]
    [InlineData("foreach (var each in connection.Query<int>(TEXT))\n    Next();", "foreach (var each in connection.Query<int>(TEXT, new { name }))\n    Next();")]
    [InlineData("IEnumerable<int> Found() => connection.Query<int>(TEXT);", "IEnumerable<int> Found() => connection.Query<int>(TEXT, new { name });")]
    public Task Values_AreMembersOfTheObject(string before, string after)
    {
        var isTrailing = after.Contains("x = row[0]", StringComparison.Ordinal);
        return ParameterFix.Makes(before.Replace("TEXT", Before), after.Replace("TEXT", After).Replace("row[0], name }", isTrailing ? "row[0], name, }" : "row[0], name }"));
    }

    [Theory]
    [InlineData("= '{order.Customer}'", "= @customer", "customer = order.Customer")]
    [InlineData("= '{order.Town.Trim()}'", "= @town", "town = order.Town.Trim()")]
    [InlineData("LIKE '%{name}%'", "LIKE @name", "name = \"%\" + name + \"%\"")]
    [InlineData("= '{note}'", "= @note", "note")]
    [InlineData("= '{Next()}'", "= @next", "next = Next()")]
    [InlineData("= {name}", "= @name", "name")]
    [InlineData("= N'{name}' AND a = {id}", "= @name AND a = {id}", "name", true)]
    [InlineData("IN ({string.Join(\",\", names)})", "IN @names", "names")]
    [InlineData("IN ( '{string.Join(\"', '\", row)}' ) AND a = 1", "IN @row AND a = 1", "row")]
    [InlineData("NOT IN ({string.Join(\", \", names)}) AND m = '{name}'", "NOT IN @names AND m = @name", "names, name")]
    public Task Hole_GivesNameAndValue(string written, string placeholder, string member, bool keeps = false) => ParameterFix.Makes(
        $"connection.Query([|$\"SELECT 1 FROM t WHERE n {written}\"|]);", $"connection.Query({(keeps ? "$" : "")}\"SELECT 1 FROM t WHERE n {placeholder}\", new {{ {member} }});");

    [Fact]
    public Task NameOfAKeyword_IsWrittenWithItsMark() => ParameterFix.Makes(
        "string @class = name;\nconnection.Query([|\"SELECT 1 FROM t WHERE n = '\" + @class + \"'\"|]);",
        "string @class = name;\nconnection.Query(\"SELECT 1 FROM t WHERE n = @class\", new { @class });");

    [Fact]
    public Task MemberThatIsThere_KeepsItsName() => ParameterFix.Makes(
        "connection.Query([|\"SELECT 1 FROM t WHERE a = @Name AND n = '\" + name + \"'\"|], new { Name = town });",
        "connection.Query(\"SELECT 1 FROM t WHERE a = @Name AND n = @name2\", new { Name = town, name2 = name });");

    [Fact]
    public Task LocalThatCarriesTheText_IsRewritten() => ParameterFix.Makes(
        "var sql = \"SELECT 1 FROM t WHERE n = '\" + name + \"'\";\nconnection.Query([|sql|]);", "var sql = \"SELECT 1 FROM t WHERE n = @name\";\nconnection.Query(sql, new { name });");

    [Theory]
    [InlineData("connection.Query(TEXT, p);")]
    [InlineData("return;\nint Count() { return connection.Execute(TEXT, p); }", true)]
    [InlineData("foreach (var each in connection.Query<int>(TEXT, p))\n    Next();")]
    public Task DynamicParameters_AreAddedTo(string call, bool isElsewhere = false)
    {
        const string Made = "var p = new DynamicParameters();\np.Add(\"@id\", id);\n";
        return isElsewhere
            ? ParameterFix.LeavesAlone(Made + call.Replace("TEXT", Before))
            : ParameterFix.Makes(Made + call.Replace("TEXT", Before), $"{Made}p.Add(\"name\", name);\n{call.Replace("TEXT", After)}");
    }

    [Theory]
    [InlineData("connection.Query(TEXT, order);")]
    [InlineData("object p = new { id };\nconnection.Query(TEXT, p);")]
    [InlineData("connection.Query(TEXT, new[] { new { id } });")]
    [InlineData("connection.Query(TEXT, new Dictionary<string, object> { [\"id\"] = id });")]
    [InlineData("var p = new DynamicParameters(order);\nconnection.Query(TEXT, p);")]
    [InlineData("var p = new DynamicParameters();\nconnection.Query(TEXT, p);\nconnection.Query(\"SELECT 1\", p);")]
    [InlineData("var p = new DynamicParameters();\nif (isOpen)\n    connection.Query(TEXT, p);")]
    [InlineData("connection.Query(TEXT, commandType: CommandType.StoredProcedure);")]
    public Task ObjectThatTakesNothingMore(string statements) => ParameterFix.LeavesAlone(statements.Replace("TEXT", Before));

    [Theory]
    [InlineData("SELECT 1 FROM {name}")]
    [InlineData("SELECT 1 FROM t WHERE n IN ({name})")]
    [InlineData("SELECT 1 FROM t WHERE n IN ('a', '{name}')")]
    [InlineData("SELECT 1 FROM t WHERE n IN ({string.Join(\";\", names)})")]
    [InlineData("SELECT 1 FROM t WHERE n IN ('{string.Join(\",\", names)}')")]
    [InlineData("SELECT 1 FROM t WHERE n IN ({string.Join(\",\", names)}, 'x')")]
    [InlineData("SELECT 1 FROM t WHERE n IN ({string.Join(\",\", names.Select(n => \"'\" + n + \"'\"))})")]
    [InlineData("SELECT 1 FROM t WHERE a = ?a? AND n = '{name}'")]
    public Task TextThatTakesNone(string sql) => ParameterFix.LeavesAlone($"connection.Query([|$\"{sql}\"|]);");

    [Theory]
    [InlineData("connection.Query([|$\"SELECT 1 FROM t WHERE n = '{Next()}'\"|], new { a = Next() });")]
    [InlineData("connection.Execute([|$\"SELECT 1 FROM t WHERE n = '{Next()}'\"|], commandTimeout: int.Parse(Next()));")]
    public Task CallsThatWouldChangeTheirOrder(string statement) => ParameterFix.LeavesAlone(statement);

    /// <summary>A library that takes an object as Dapper does takes none of its DynamicParameters.</summary>
    [Theory]
    [InlineData("connection.ExecuteQuery([|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]);", "connection.ExecuteQuery(\"SELECT 1 FROM t WHERE n = @name\", new { name });")]
    [InlineData("var sql = \"SELECT 1 FROM t WHERE n = '\" + name + \"'\";\nsql += \" AND m = 1\";\nconnection.ExecuteQuery([|sql|]);", "var sql = \"SELECT 1 FROM t WHERE n = @name\";\nsql += \" AND m = 1\";\nconnection.ExecuteQuery(sql, new { name });")]
    [InlineData("var sql = \"SELECT 1 FROM t WHERE id > 0\";\nif (isOpen)\n    sql += \" AND n = '\" + name + \"'\";\nconnection.ExecuteQuery([|sql|]);", null)]
    public Task OtherLibrary_TakesAnObjectOnly(string before, string? after)
    {
        static string WithLibrary(string statements) => ParameterFix.File(statements).Replace("using Dapper;", "using Dapper;\nusing RepoDb;")
            + "\nnamespace RepoDb { static class DbConnectionExtension { public static object? ExecuteQuery(this IDbConnection connection, string commandText, object? param = null) => null; } }\n";
        return ParameterFix.MakesFile(WithLibrary(before), after is null ? null : WithLibrary(after));
    }
}
