using LinqToDB.Data;
using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes.Tests;

/// <summary>Libraries that take the values behind the text: sqlite-net, one for each <c>?</c>, and linq2db, as <c>DataParameter</c>.</summary>
public class ArgumentFixTests
{
    private static readonly MetadataReference[] Libraries =
        [MetadataReference.CreateFromFile(typeof(SQLite.SQLiteConnection).Assembly.Location), MetadataReference.CreateFromFile(typeof(DataConnection).Assembly.Location)];

    private static Task Makes(string before, string? after) =>
        ParameterFix.MakesFile<SqlFromStringsFix>(File(before), after is null ? null : File(after), references: Libraries);

    [Theory]
    [InlineData("lite.Execute([|\"DELETE FROM t WHERE n = '\" + name + \"'\"|]);", "lite.Execute(\"DELETE FROM t WHERE n = ?\", name);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE n LIKE '%{name}%' AND m = {id}\"|]);", "lite.Query<Row>($\"SELECT * FROM t WHERE n LIKE ? AND m = {id}\", \"%\" + name + \"%\");")]
    [InlineData("lite.CreateCommand([|$\"SELECT * FROM t WHERE n = '{name}' OR n = '{name}' OR m = '{note}'\"|]).ExecuteScalar<int>();", "lite.CreateCommand(\"SELECT * FROM t WHERE n = ? OR n = ? OR m = ?\", name, name, note).ExecuteScalar<int>();")]
    [InlineData("lite.Query<Row>([|\"SELECT * FROM t WHERE id > ? AND n = '\" + name + \"' AND id < ? AND m = '\" + town + \"'\"|], id, id + 9);", "lite.Query<Row>(\"SELECT * FROM t WHERE id > ? AND n = ? AND id < ? AND m = ?\", id, name, id + 9, town);")]
    [InlineData("lite.Query<Row>([|\"SELECT * FROM t WHERE n = '\" + name + \"' AND id < ?\"|], id);", "lite.Query<Row>(\"SELECT * FROM t WHERE n = ? AND id < ?\", name, id);")]
    [InlineData("lite.Query(lite.GetMapping<Row>(), [|\"SELECT * FROM t WHERE n = '\" + name + \"'\"|]);", "lite.Query(lite.GetMapping<Row>(), \"SELECT * FROM t WHERE n = ?\", name);")]
    [InlineData("later.ExecuteAsync([|\"DELETE FROM t WHERE n = '\" + name + \"'\"|]);", "later.ExecuteAsync(\"DELETE FROM t WHERE n = ?\", name);")]
    [InlineData("var sql = \"DELETE FROM t WHERE n = '\" + name + \"'\";\nsql += \" AND m = '\" + town + \"'\";\nlite.Execute([|sql|]);", "var sql = \"DELETE FROM t WHERE n = ?\";\nsql += \" AND m = ?\";\nlite.Execute(sql, name, town);")]
    [InlineData("lite.Execute([|$\"DELETE FROM t ORDER BY id LIMIT {name}\"|]);", "lite.Execute(\"DELETE FROM t ORDER BY id LIMIT ?\", name);")]
    public Task SqliteNet_TakesOneForEachQuestionMark(string before, string after) => Makes(before, after);

    [Fact]
    public Task SqliteNet_TakesAListWhereTheWayDecides() => Makes(
        "var sql = \"DELETE FROM t WHERE id > 0\";\nif (id > 2)\n    sql += \" AND n = '\" + name + \"'\";\nsql += $\" AND m = '{note}'\";\nlite.Execute([|sql|]);",
        "var sql = \"DELETE FROM t WHERE id > 0\";\nvar arguments = new List<object?>();\nif (id > 2)\n{\n    sql += \" AND n = ?\";\n    arguments.Add(name);\n}\nsql += \" AND m = ?\";\narguments.Add(note);\nlite.Execute(sql, arguments.ToArray());");

    [Theory]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM {name}\"|]);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE m = '?' AND n = '{name}'\"|]);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE m = '?' AND n = '{name}'\"|], id);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE n = '{name}' -- who?\"|]);")]
    [InlineData("lite.Query<Row>([|\"SELECT * FROM t WHERE n = 'is \" + name + \"?' AND id < ?\"|], id);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE m = ? AND n = '{name}'\"|]);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE m = ?1 AND n = '{name}'\"|], id);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE m = :m AND n = '{name}'\"|], id);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE n = '{name}'\"|], new object[] { });")]
    [InlineData("lite.Query<Row>(query: [|$\"SELECT * FROM t WHERE n = '{name}'\"|]);")]
    [InlineData("lite.Query<Row>([|$\"SELECT * FROM t WHERE m = ? AND n = '{Next()}'\"|], Next());")]
    [InlineData("lite.CreateCommand([|$\"SELECT * FROM t WHERE m = @m AND n = '{name}'\"|], new Dictionary<string, object>());")]
    [InlineData("lite.CreateCommand(\"\").CommandText = [|$\"SELECT * FROM t WHERE n = '{name}'\"|];")]
    [InlineData("var sql = \"DELETE FROM t WHERE id > ?\";\nif (id > 2)\n    sql += \" AND n = '\" + name + \"'\";\nlite.Execute([|sql|], id);")]
    [InlineData("var head = \"DELETE FROM t WHERE id > 0\";\nvar last = \" AND m = '\" + town + \"'\";\nif (id > 2)\n    head += \" AND n = '\" + name + \"'\";\nlite.Execute([|head + last|]);")]
    [InlineData("var last = \" AND m = '\" + town + \"'\";\nlite.Execute([|\"DELETE FROM t WHERE n = '\" + Next() + \"'\" + last|]);")]
    public Task SqliteNet_TakesNoneOutOfOrder(string statements) => Makes(statements, null);

    [Theory]
    [InlineData("linq.Execute([|\"DELETE FROM t WHERE n = '\" + name + \"'\"|]);", "linq.Execute(\"DELETE FROM t WHERE n = @name\", new DataParameter(\"name\", name));")]
    [InlineData("linq.Query<Row>([|$\"SELECT * FROM t WHERE n = '{name}' OR n = '{name}' OR m = '{note}'\"|]).ToList();", "linq.Query<Row>(\"SELECT * FROM t WHERE n = @name OR n = @name OR m = @note\", new DataParameter(\"name\", name), new DataParameter(\"note\", note)).ToList();")]
    [InlineData("linq.Query<Row>([|\"SELECT * FROM t WHERE id = @id AND n = '\" + name + \"'\"|], new DataParameter(\"id\", id));", "linq.Query<Row>(\"SELECT * FROM t WHERE id = @id AND n = @name\", new DataParameter(\"id\", id), new DataParameter(\"name\", name));")]
    [InlineData("linq.Execute([|\"DELETE FROM t WHERE id = @id AND m = @m AND n = '\" + name + \"'\"|], new DataParameter(\"id\", id), new DataParameter(\"m\", town));", "linq.Execute(\"DELETE FROM t WHERE id = @id AND m = @m AND n = @name\", new DataParameter(\"id\", id), new DataParameter(\"m\", town), new DataParameter(\"name\", name));")]
    [InlineData("linq.ExecuteAsync([|\"DELETE FROM t WHERE n = '\" + name + \"'\"|], CancellationToken.None);", "linq.ExecuteAsync(\"DELETE FROM t WHERE n = @name\", CancellationToken.None, new DataParameter(\"name\", name));")]
    [InlineData("linq.Query(reader => reader.GetInt32(0), [|\"SELECT id FROM t WHERE n = '\" + name + \"'\"|]);", "linq.Query(reader => reader.GetInt32(0), \"SELECT id FROM t WHERE n = @name\", new DataParameter(\"name\", name));")]
    [InlineData("var sql = \"DELETE FROM t WHERE id > 0\";\nif (id > 2)\n{\n    sql += \" AND n = '\" + name + \"'\";\n}\nlinq.Execute([|sql|]);", "var sql = \"DELETE FROM t WHERE id > 0\";\nvar parameters = new List<DataParameter>();\nif (id > 2)\n{\n    sql += \" AND n = @name\";\n    parameters.Add(new DataParameter(\"name\", name));\n}\nlinq.Execute(sql, parameters.ToArray());")]
    public Task Linq2Db_TakesDataParameters(string before, string after) => Makes(before, after);

    [Theory]
    [InlineData("linq.Query<Row>([|$\"SELECT * FROM {name}\"|]);")]
    [InlineData("linq.Query<Row>([|$\"SELECT * FROM t WHERE a = @a AND n = '{name}'\"|], new { a = id });")]
    [InlineData("linq.Query<Row>([|$\"SELECT * FROM t WHERE n = '{name}'\"|], new DataParameter[0]);")]
    [InlineData("linq.Query<Row>(sql: [|$\"SELECT * FROM t WHERE n = '{name}'\"|]);")]
    [InlineData("linq.Query<Row>([|$\"SELECT * FROM t WHERE n IN ('{name}')\"|]);")]
    [InlineData("var command = new CommandInfo(linq, [|$\"SELECT * FROM t WHERE n = '{name}'\"|]);")]
    public Task Linq2Db_TakesNoneInAnotherForm(string statements) => Makes(statements, null);

    private static string File(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using LinqToDB;
        using LinqToDB.Data;
        using SQLite;

        public class Row { public int Id { get; set; } public string Name { get; set; } = ""; }

        class Store
        {
            private static string Next() => Console.ReadLine()!;

            void Run(SQLiteConnection lite, SQLiteAsyncConnection later, DataConnection linq, string name, string town, string? note, int id)
            {
        {{string.Join("\n", statements.Split('\n').Select(line => "        " + line))}}
            }
        }
        """.ReplaceLineEndings();
}
