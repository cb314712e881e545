namespace Polp.CodeFixes.Tests;

/// <summary>What a fix writes is the type it means, also where the project has another of that name.</summary>
public class TakenNameFixTests
{
    private const string Before = "var sql = \"SELECT 1 FROM t\";\nif (isOpen)\n    sql += \" WHERE n = '\" + name + \"'\";\n";
    private const string After = "var sql = \"SELECT 1 FROM t\";\nvar parameters = new TYPE();\nif (isOpen)\n{\n    sql += \" WHERE n = @name\";\n    ADD\n}\n";
    private const string Loop = "foreach (var parameter in parameters)\n{\n    var added = command.CreateParameter();\n    added.ParameterName = parameter.Key;\n    added.Value = parameter.Value;\n    command.Parameters.Add(added);\n}";

    [Theory]
    [InlineData("", "List", "Dictionary", "DynamicParameters")]
    [InlineData("class List<T>; class Dictionary<TKey, TValue>; class DynamicParameters;", "System.Collections.Generic.List", "System.Collections.Generic.Dictionary", "Dapper.DynamicParameters")]
    [InlineData("static void List() { } int Dictionary => 1; int DynamicParameters = 1;", "System.Collections.Generic.List", "System.Collections.Generic.Dictionary", "Dapper.DynamicParameters")]
    [InlineData("class List<T>; class Dictionary<TKey, TValue>; class DynamicParameters; class System; class Dapper;", "global::System.Collections.Generic.List", "global::System.Collections.Generic.Dictionary", "global::Dapper.DynamicParameters")]
    public async Task Type_IsTheOneThatIsMeant(string members, string list, string dictionary, string dynamic)
    {
        await Makes(members, "var made = new SqliteCommand([|sql|], connection);", list + "<SqliteParameter>", "parameters.Add(new SqliteParameter(\"@name\", name));", "var made = new SqliteCommand(sql, connection);\nmade.Parameters.AddRange(parameters.ToArray());");
        await Makes(members, "var command = other.CreateCommand();\ncommand.CommandText = [|sql|];", dictionary + "<string, object>", "parameters.Add(\"@name\", name);", "var command = other.CreateCommand();\ncommand.CommandText = sql;\n" + Loop);
        await Makes(members, "connection.Query([|sql|]);", dynamic, "parameters.Add(\"name\", name);", "connection.Query(sql, parameters);");
    }

    [Theory]
    [InlineData("", "DBNull")]
    [InlineData("class DBNull;", "System.DBNull")]
    [InlineData("int DBNull => 1;", "System.DBNull")]
    public Task Null_IsTheDatabases(string members, string type) => ParameterFix.MakesFile(
        File(members, "var made = new SqliteCommand([|\"SELECT 1 FROM t WHERE n = '\" + note + \"'\"|], connection);"),
        File(members, $"var made = new SqliteCommand(\"SELECT 1 FROM t WHERE n = @note\", connection);\nmade.Parameters.AddWithValue(\"@note\", (object?)note ?? {type}.Value);"));

    private static Task Makes(string members, string use, string type, string add, string fixedUse) =>
        ParameterFix.MakesFile(File(members, Before + use), File(members, After.Replace("TYPE", type).Replace("ADD", add) + fixedUse));

    private static string File(string members, string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Data.Common;
        using Dapper;
        using Microsoft.Data.Sqlite;

        class Store
        {
            {{members}}

            void Run(SqliteConnection connection, DbConnection other, string name, string? note, bool isOpen)
            {
        {{string.Join("\n", statements.Split('\n').Select(line => "        " + line))}}
            }
        }
        """.ReplaceLineEndings();
}
