namespace Polp.CodeFixes.Tests;

/// <summary>A raw call becomes its interpolated sibling, or stays.</summary>
public class EntityFrameworkFixTests
{
    private static Task Text(string before, string after) => ParameterFix.Makes($"context.Database.ExecuteSqlRaw([|{before}|]);", $"context.Database.ExecuteSql({after});");

    [Theory]
    [InlineData("orders.FromSqlRaw([|TEXT|]).ToList();", "orders.FromSql(TEXT).ToList();")]
    [InlineData("RelationalQueryableExtensions.FromSqlRaw(orders, [|TEXT|]);", "RelationalQueryableExtensions.FromSql(orders, TEXT);")]
    [InlineData("context.Set<Order>().FromSqlRaw<Order>([|TEXT|]).AsNoTracking();", "context.Set<Order>().FromSql<Order>(TEXT).AsNoTracking();")]
    [InlineData("context.Database.SqlQueryRaw<int>([|TEXT|]);", "context.Database.SqlQuery<int>(TEXT);")]
    [InlineData("await context.Database.ExecuteSqlRawAsync([|TEXT|]);", "await context.Database.ExecuteSqlAsync(TEXT);")]
    [InlineData("await context.Database.ExecuteSqlRawAsync([|TEXT|], token);", "await context.Database.ExecuteSqlAsync(TEXT, token);")]
    [InlineData("await context.Database.ExecuteSqlRawAsync(sql: [|TEXT|], cancellationToken: token);", "await context.Database.ExecuteSqlAsync(sql: TEXT, cancellationToken: token);")]
    [InlineData("var sql = TEXT;\ncontext.Database.ExecuteSqlRaw([|sql|]);", "FormattableString sql = TEXT;\ncontext.Database.ExecuteSql(sql);")]
    [InlineData("string sql = TEXT;\nname = \"x\";\norders.FromSqlRaw([|sql|]);", "FormattableString sql = TEXT;\nname = \"x\";\norders.FromSql(sql);")]
    public Task Call_IsReplacedByItsSibling(string before, string after) =>
        ParameterFix.Makes(before.Replace("TEXT", "$\"SELECT * FROM t WHERE n = '{name}'\""), after.Replace("TEXT", "$\"SELECT * FROM t WHERE n = {name}\""));

    [Theory]
    [InlineData("= '{name}'", "= {name}")]
    [InlineData("= {name}", "= {name}")]
    [InlineData("LIKE '%{name}%'", "LIKE {\"%\" + name + \"%\"}")]
    [InlineData("= N'it''s {name}'", "= {\"it's \" + name}")]
    [InlineData("= '{name}' AND a = {id}", "= {name} AND a = {id}")]
    [InlineData("= '{name}' AND a = {id + 1} LIMIT {id}", "= {name} AND a = {(id + 1)} LIMIT {id}")]
    [InlineData("= '{name}' AND k = '{key:D}'", "= {name} AND k = {key.ToString(\"D\")}")]
    [InlineData("= '{name}' AND k = '{key}'", "= {name} AND k = {key.ToString()}")]
    [InlineData("= '{name}' FROM {Table}", "= {name} FROM orders")]
    [InlineData("= '{(isOpen ? name : town)}'", "= {(isOpen ? name : town)}")]
    [InlineData("= '{order?.Town}'", "= {(order?.Town)}")]
    [InlineData("= '{Next()}' OR n = '{Next()}'", "= {Next()} OR n = {Next()}")]
    [InlineData("= '{name.Replace(\"'\", \"''\")}'", "= {name}")]
    [InlineData("= '{name}' AND j = '{{{{}}}}'", "= {name} AND j = '{{}}'")]
    public Task Hole_LosesItsQuotes(string written, string rewritten) => Text($"$\"DELETE FROM t WHERE n {written}\"", $"$\"DELETE FROM t WHERE n {rewritten}\"");

    [Theory]
    [InlineData("\"DELETE FROM t WHERE n = '\" + name + \"'\"", "$\"DELETE FROM t WHERE n = {name}\"")]
    [InlineData("\"DELETE FROM \" + Table + \" WHERE a = \" + id + \" AND n = '\" + name + \"'\"", "$\"DELETE FROM orders WHERE a = {id} AND n = {name}\"")]
    [InlineData("\"DELETE FROM t \" +\n    \"WHERE n = '\" + name + \"'\"", "$\"DELETE FROM t WHERE n = {name}\"")]
    [InlineData("$\"DELETE FROM t WHERE a = {id} \" + \"AND \\\"n\\\" = '\" + name + \"'\"", "$\"DELETE FROM t WHERE a = {id} AND \\\"n\\\" = {name}\"")]
    [InlineData("string.Format(\"DELETE FROM t WHERE a = {1} AND n = '{0}'\", name, id)", "$\"DELETE FROM t WHERE a = {id} AND n = {name}\"")]
    [InlineData("$@\"DELETE FROM t\n    WHERE \"\"n\"\" = '{name}'\"", "$@\"DELETE FROM t\n    WHERE \"\"n\"\" = {name}\"")]
    [InlineData("@\"DELETE FROM t\n    WHERE \"\"n\"\" = '\" + name + @\"' AND a = 1\"", "$@\"DELETE FROM t\n    WHERE \"\"n\"\" = {name} AND a = 1\"")]
    [InlineData("$\"\"\"\n    DELETE FROM t\n    WHERE \"n\" = '{name}'\n    \"\"\"", "$\"\"\"\n    DELETE FROM t\n    WHERE \"n\" = {name}\n    \"\"\"")]
    public Task Text_BecomesOneInterpolatedString(string before, string after) => Text(before, after);

    [Theory]
    [InlineData("$\"DELETE FROM t WHERE a = {{0}} AND n = '{name}'\"", "id", "$\"DELETE FROM t WHERE a = {id} AND n = {name}\"")]
    [InlineData("\"DELETE FROM t WHERE n = '\" + name + \"' AND a = {0} OR b = {1}\"", "id, (object)town", "$\"DELETE FROM t WHERE n = {name} AND a = {id} OR b = {((object)town)}\"")]
    public Task ArgumentsBehindTheText_MoveIntoIt(string text, string arguments, string after) =>
        ParameterFix.Makes($"context.Database.ExecuteSqlRaw([|{text}|], {arguments});", $"context.Database.ExecuteSql({after});");

    [Theory]
    [InlineData("$\"DELETE FROM t WHERE n = '{name}' ORDER BY {town}\"")]
    [InlineData("$\"DELETE FROM {name}\"")]
    [InlineData("$\"DELETE FROM {Columns} WHERE n = '{name}'\"")]
    [InlineData("$\"DELETE FROM t WHERE n IN ({string.Join(\",\", names)})\"")]
    [InlineData("$\"DELETE FROM t{id} WHERE n = '{name}'\"")]
    [InlineData("$\"DELETE FROM t WHERE {id} = 1 AND n = '{name}'\"")]
    [InlineData("$\"DELETE FROM t WHERE a = {id:X} AND n = '{name}'\"")]
    [InlineData("$\"DELETE FROM t WHERE a = {isOpen} AND n = '{name}'\"")]
    [InlineData("$\"DELETE FROM t WHERE k = '{key,40}' AND n = '{name}'\"")]
    [InlineData("$\"DELETE FROM t WHERE k = 'k{id:D4}-{name}'\"")]
    [InlineData("$\"DELETE FROM t WHERE n = '{name}-{id:D4}'\"")]
    [InlineData("$\"DELETE FROM t WHERE n = '{name,10}'\"")]
    [InlineData("$\"DELETE FROM t WHERE n = '{Escape(name)}'\"")]
    [InlineData("$\"DELETE FROM t WHERE n = '{name}' AND j = '{{}}'\"")]
    [InlineData("$\"DELETE FROM t WHERE n = '{name}' AND a = ?\"")]
    [InlineData("@\"DELETE FROM t\n WHERE a = 1\" + \" AND n = '\" + name + \"'\"")]
    public Task TextThatIsNotTheSameInterpolated(string text) => ParameterFix.LeavesAlone($"context.Database.ExecuteSqlRaw([|{text}|]);");

    [Theory]
    [InlineData("$\"DELETE FROM t WHERE a = {{0}} AND n = '{name}'\"", "row")]
    [InlineData("$\"DELETE FROM t WHERE a = {{0}} AND n = '{name}'\"", "new object[] { id }")]
    [InlineData("$\"DELETE FROM t WHERE a = {{0}} AND n = '{name}'\"", "names")]
    [InlineData("$\"DELETE FROM t WHERE a = '{{0}}' AND n = '{name}'\"", "id")]
    [InlineData("$\"DELETE FROM t WHERE a = {{0}} AND n = '{name}'\"", "id, town")]
    [InlineData("$\"DELETE FROM t WHERE a = @a AND n = '{name}'\"", "new SqliteParameter(\"@a\", 1)")]
    [InlineData("$\"DELETE FROM t WHERE a = {{0}} AND n = '{Next()}'\"", "id")]
    [InlineData("$\"DELETE FROM t WHERE a = {{0:D}} AND n = '{name}'\"", "id")]
    public Task ArgumentsThatCannotMove(string text, string arguments) => ParameterFix.LeavesAlone($"context.Database.ExecuteSqlRaw([|{text}|], {arguments});");

    [Theory]
    [InlineData("var sql = \"DELETE FROM t WHERE n = '\" + name + \"'\";\nsql += $\" AND m = '{town}' OR n = '{name}'\";\ncontext.Database.ExecuteSqlRaw([|sql|]);", "var sql = \"DELETE FROM t WHERE n = {0}\";\nsql += \" AND m = {1} OR n = {2}\";\ncontext.Database.ExecuteSqlRaw(sql, name, town, name);")]
    [InlineData("var sql = new StringBuilder(\"SELECT * FROM t\");\nsql.Append(\" WHERE n = '\").Append(name).Append(\"'\");\norders.FromSqlRaw([|sql.ToString()|]).ToList();", "var sql = new StringBuilder(\"SELECT * FROM t\");\nsql.Append(\" WHERE n = {0}\");\norders.FromSqlRaw(sql.ToString(), name).ToList();")]
    public Task TextOfSeveralStatements_TakesItsValuesByNumber(string before, string after) => ParameterFix.Makes(before, after);

    [Theory]
    [InlineData("if (isOpen)\n    sql += \" AND n = '\" + name + \"'\";\ncontext.Database.ExecuteSqlRaw([|sql|]);")]
    [InlineData("sql += $\" AND n = '{name}' AND id = {id}\";\ncontext.Database.ExecuteSqlRaw([|sql|]);")]
    [InlineData("sql += \" AND n = '\" + note + \"'\";\ncontext.Database.ExecuteSqlRaw([|sql|]);")]
    [InlineData("sql += \" AND n = '\" + name + \"' AND j = '{{}}'\";\ncontext.Database.ExecuteSqlRaw([|sql|]);")]
    [InlineData("sql += \" AND n = '\" + name + \"' AND m = {0}\";\ncontext.Database.ExecuteSqlRaw([|sql|], id);")]
    [InlineData("sql += \" AND n = '\" + name + \"'\";\nname = \"x\";\ncontext.Database.ExecuteSqlRaw([|sql|]);")]
    [InlineData("sql += \" AND n = '\" + name + \"'\";\nawait context.Database.ExecuteSqlRawAsync([|sql|], token);")]
    public Task TextOfSeveralStatements_ThatTakesNone(string statements) => ParameterFix.LeavesAlone("var sql = \"DELETE FROM t WHERE id > 0\";\n" + statements);
}
