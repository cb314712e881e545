namespace Polp.CodeFixes.Tests;

/// <summary>A text that several statements build: each part is rewritten where it stands, and its parameter is there on the same ways.</summary>
public class BuiltTextFixTests
{
    private const string Declared = "var sql = \"SELECT 1 FROM t WHERE id > 0\";\n";
    private const string Gathered = Declared + "var parameters = new List<SqliteParameter>();\n";

    [Theory]
    [InlineData("sql += \" AND n = '\" + name + \"'\";", "sql += \" AND n = @name\";")]
    [InlineData("sql = sql + \" AND n = '\" + name + \"'\";", "sql = sql + \" AND n = @name\";")]
    [InlineData("sql = $\"{sql} AND n = '{name}'\";", "sql = $\"{sql} AND n = @name\";")]
    [InlineData("sql += \" AND n = '\";\nsql += name;\nsql += \"'\";", "sql += \" AND n = @name\";")]
    [InlineData("sql += \" AND id < \" + id;\nsql += $\" AND n LIKE '%{name}%' AND id <> {id}\"; // who", "sql += \" AND id < \" + id;\nsql += $\" AND n LIKE @name AND id <> {id}\"; // who", "\"%\" + name + \"%\"")]
    public Task StraightLine_IsGivenToTheCommandAtItsEnd(string before, string after, string value = "name") => ParameterFix.Makes(
        $"{Declared}{before}\nusing var c = new SqliteCommand([|sql|], connection);",
        $"{Declared}{after}\nusing var c = new SqliteCommand(sql, connection);\nc.Parameters.AddWithValue(\"@name\", {value});");

    [Theory]
    [InlineData("if (isOpen)\n    sql += \" AND n = '\" + name + \"'\";", "if (isOpen)\n{\n    sql += \" AND n = @name\";\n    ADD\n}")]
    [InlineData("if (isOpen)\n    // who\n    sql += \" AND n = '\" + name + \"'\"; // but not when\nelse\n    id++;", "if (isOpen)\n{\n    // who\n    sql += \" AND n = @name\"; // but not when\n    ADD\n}\nelse\n    id++;")]
    [InlineData("if (isOpen) sql += \" AND n = '\" + name + \"'\";", "if (isOpen)\n{\n    sql += \" AND n = @name\";\n    ADD\n}")]
    [InlineData("if (isOpen)\n{\n    // open ones only\n    sql += $\" AND n = '{name}'\";\n}", "if (isOpen)\n{\n    // open ones only\n    sql += \" AND n = @name\";\n    ADD\n}")]
    [InlineData("if (isOpen)\n    sql += \" AND m = 1\";\nelse if (id > 2)\n    sql += $\" AND n = '{name}'\";\nelse\n    sql += \" AND m = 2\";", "if (isOpen)\n    sql += \" AND m = 1\";\nelse if (id > 2)\n{\n    sql += \" AND n = @name\";\n    ADD\n}\nelse\n    sql += \" AND m = 2\";")]
    [InlineData("if (isOpen)\n{\n    if (id > 2)\n    {\n        sql += $\" AND n = '{name}'\";\n    }\n}", "if (isOpen)\n{\n    if (id > 2)\n    {\n        sql += \" AND n = @name\";\n        ADD\n    }\n}")]
    [InlineData("switch (id)\n{\n    case 1:\n        sql += $\" AND n = '{name}'\";\n        break;\n}", "switch (id)\n{\n    case 1:\n        sql += \" AND n = @name\";\n        ADD\n        break;\n}")]
    [InlineData("switch (id)\n{\n    case 1:\n    {\n        foreach (var each in names)\n        {\n            break;\n        }\n        sql += $\" AND n = '{name}'\";\n        break;\n    }\n}", "switch (id)\n{\n    case 1:\n    {\n        foreach (var each in names)\n        {\n            break;\n        }\n        sql += \" AND n = @name\";\n        ADD\n        break;\n    }\n}")]
    public async Task Choice_AddsTheParameterOnTheSameWay(string before, string after)
    {
        await ParameterFix.Makes(
            $"using var c = connection.CreateCommand();\n{Declared}{before}\nc.CommandText = [|sql|];",
            $"using var c = connection.CreateCommand();\n{Declared}{after.Replace("ADD", "c.Parameters.AddWithValue(\"@name\", name);")}\nc.CommandText = sql;");
        await ParameterFix.Makes(
            $"{Declared}{before}\nusing var c = new SqliteCommand([|sql|], connection);",
            $"{Gathered}{after.Replace("ADD", "parameters.Add(new SqliteParameter(\"@name\", name));")}\nusing var c = new SqliteCommand(sql, connection);\nc.Parameters.AddRange(parameters.ToArray());");
        await ParameterFix.Makes(
            $"{Declared}{before}\nconnection.Query([|sql|]);",
            $"{Declared}var parameters = new DynamicParameters();\n{after.Replace("ADD", "parameters.Add(\"name\", name);")}\nconnection.Query(sql, parameters);");
    }

    [Theory]
    [InlineData("new StringBuilder(\"SELECT 1 FROM t WHERE n = '\").Append(name).Append(\"' AND id = \").Append(id)", "new StringBuilder(\"SELECT 1 FROM t WHERE n = @name\").Append(\" AND id = \").Append(id)")]
    [InlineData("new StringBuilder(256).Append(\"SELECT 1 FROM t \").AppendLine(\"WHERE n =\").AppendLine(name).Append(\"AND id > 0\")", "new StringBuilder(256).Append(\"SELECT 1 FROM t \").AppendLine(\"WHERE n =\").AppendLine(\"@name\").Append(\"AND id > 0\")")]
    [InlineData("new StringBuilder(\"SELECT 1 FROM t\")\n    .AppendFormat(\" WHERE id = {1} AND n = '{0}'\", name, id)\n    .Append(\" AND 1 = 1\")", "new StringBuilder(\"SELECT 1 FROM t\")\n    .Append($\" WHERE id = {id} AND n = @name\")\n    .Append(\" AND 1 = 1\")")]
    [InlineData("new StringBuilder().AppendFormat(\"SELECT {0} FROM t\", id).Append($\" WHERE n = '{name}'\").Append(' ')", "new StringBuilder().AppendFormat(\"SELECT {0} FROM t\", id).Append(\" WHERE n = @name\").Append(' ')")]
    [InlineData("new StringBuilder(\"SELECT 1 FROM t WHERE n = '\").Append(name).Append('\\'').Append(\" AND id > 0\")", "new StringBuilder(\"SELECT 1 FROM t WHERE n = @name\").Append(\" AND id > 0\")")]
    [InlineData("new StringBuilder(\"SELECT 1 FROM t WHERE n = \").Append('\\'').Append(name).Append('\\'')", "new StringBuilder(\"SELECT 1 FROM t WHERE n = \").Append(\"@name\")")]
    [InlineData("new StringBuilder(\"SELECT 1 FROM t WHERE n = '\" + name + \"'\")", "new StringBuilder(\"SELECT 1 FROM t WHERE n = @name\")")]
    public Task Builder_KeepsItsCalls(string before, string after) => ParameterFix.Makes(
        $"var text = {before};\nusing var c = new SqliteCommand([|text.ToString()|]);", $"var text = {after};\nusing var c = new SqliteCommand(text.ToString());\nc.Parameters.AddWithValue(\"@name\", name);");

    [Fact]
    public Task BuilderUnderAnIf_LosesItsEmptyCalls() => ParameterFix.Makes(
        "var text = new StringBuilder(\"SELECT 1 FROM t WHERE id > 0\");\nif (isOpen)\n    text.Append(\" AND n = '\").Append(name).Append(\"'\");\nconnection.Query([|text.ToString()|]);",
        "var text = new StringBuilder(\"SELECT 1 FROM t WHERE id > 0\");\nvar parameters = new DynamicParameters();\nif (isOpen)\n{\n    text.Append(\" AND n = @name\");\n    parameters.Add(\"name\", name);\n}\nconnection.Query(text.ToString(), parameters);");

    [Fact]
    public Task BuilderOfManyStatements_LosesWhatIsEmpty() => ParameterFix.Makes(
        "var text = new StringBuilder();\ntext.Append(\"SELECT 1 FROM t WHERE n = '\");\ntext.Append(name);\ntext.Append(\"'\");\ntext.AppendLine(\" AND m = '\" + town + \"'\");\ntext.AppendLine(\"ORDER BY n\");\nvar sql = text.ToString();\nusing var c = new SqliteCommand([|sql|]);",
        "var text = new StringBuilder();\ntext.Append(\"SELECT 1 FROM t WHERE n = @name\");\ntext.AppendLine(\" AND m = @town\");\ntext.AppendLine(\"ORDER BY n\");\nvar sql = text.ToString();\nusing var c = new SqliteCommand(sql);\n"
            + "c.Parameters.AddWithValue(\"@name\", name);\nc.Parameters.AddWithValue(\"@town\", town);");

    [Theory]
    [InlineData("var sql = \"SELECT 1 FROM t\";\nif (parts.Count > 0)\n    sql += \" WHERE \" + string.Join(\" AND \", parts);", "sql")]
    [InlineData("var sql = \"SELECT 1 FROM t WHERE \" + string.Join(\" OR \", parts) + \" ORDER BY id\";", "sql")]
    [InlineData("", "\"SELECT 1 FROM t\" + (parts.Count > 0 ? \" WHERE \" + string.Join(\" AND \", parts) : \"\") + \" ORDER BY id\"")]
    [InlineData("var where = parts.Any() ? \"WHERE (\" + string.Join(\" AND \", parts) + \")\" : string.Empty;", "\"SELECT 1 FROM t \" + where")]
    [InlineData("", "$\"SELECT 1 FROM t WHERE {string.Join(\" AND \", parts)} ORDER BY id\"")]
    public Task ListOfParts_IsJoined(string statements, string text)
    {
        const string Made = "var parts = new List<string> { \"id > 0\" };\n";
        static string Add(string part, string added) => $"if (isOpen)\n{{\n    parts.Add({part});\n{added}}}\n";
        statements += statements.Length > 0 ? "\n" : "";
        return ParameterFix.Makes(
            $"{Made}{Add("\"n = '\" + name + \"'\"", "")}{statements}using var c = new SqliteCommand([|{text}|]);",
            $"{Made}var parameters = new List<SqliteParameter>();\n{Add("\"n = @name\"", "    parameters.Add(new SqliteParameter(\"@name\", name));\n")}{statements}using var c = new SqliteCommand({text});\nc.Parameters.AddRange(parameters.ToArray());");
    }

    [Theory]
    [InlineData("var where = \"\";", "if (isOpen)\n    where += \" AND n = '\" + name + \"'\";", "if (isOpen)\n{\n    where += \" AND n = @name\";\n    ADD\n}", "(where != \"\" ? \" WHERE 1 = 1\" + where : \"\")")]
    [InlineData("var where = new StringBuilder();", "if (isOpen)\n    where.Append(\"n = \").Append(name);", "if (isOpen)\n{\n    where.Append(\"n = \").Append(\"@name\");\n    ADD\n}", "(where.Length > 0 ? \" WHERE \" + where.ToString() : \"\")")]
    [InlineData("var where = new List<string>();", "if (isOpen)\n    where.Add(name);", "if (isOpen)\n{\n    where.Add(\"@name\");\n    ADD\n}", "(where.Count > 0 ? \" WHERE n = \" + string.Join(\" OR n = \", where) : \"\")")]
    public Task EmptinessThatNoValueDecides_IsAskedAsBefore(string declared, string before, string after, string text) => ParameterFix.Makes(
        $"{declared}\n{before}\nusing var c = new SqliteCommand([|\"SELECT 1 FROM t\" + {text}|]);",
        $"{declared}\nvar parameters = new List<SqliteParameter>();\n{after.Replace("ADD", "parameters.Add(new SqliteParameter(\"@name\", name));")}\nusing var c = new SqliteCommand(\"SELECT 1 FROM t\" + {text});\nc.Parameters.AddRange(parameters.ToArray());");

    [Fact]
    public Task LocalsInAText_AreFollowed() => ParameterFix.Makes(
        "var n = \"'\" + name + \"'\";\nvar where = \"\";\nif (isOpen)\n    where += \" AND m = '\" + town + \"'\";\ncommand.CommandText = [|\"SELECT 1 FROM t WHERE n = \" + n + where + \" AND o = '\" + order.Town + \"'\"|];",
        """
        var parameters = new Dictionary<string, object>();
        var n = "@name";
        parameters.Add("@name", name);
        var where = "";
        if (isOpen)
        {
            where += " AND m = @town2";
            parameters.Add("@town2", town);
        }
        command.CommandText = "SELECT 1 FROM t WHERE n = " + n + where + " AND o = @town";
        command.Parameters.Clear();
        parameters.Add("@town", order.Town);
        foreach (var parameter in parameters)
        {
            var added = command.CreateParameter();
            added.ParameterName = parameter.Key;
            added.Value = parameter.Value;
            command.Parameters.Add(added);
        }
        """);

    [Theory]
    [InlineData("var sql = TEXT;\nname = \"x\";\nvar c = new SqliteCommand([|sql|]);")]
    [InlineData("var sql = TEXT;\nvar c = new SqliteCommand([|sql|]);\nname = \"x\";\nawait c.ExecuteNonQueryAsync();")]
    [InlineData("var sql = TEXT;\n(name, town) = (town, name);\nvar c = new SqliteCommand([|sql|]);")]
    [InlineData("var sql = TEXT;\nref var alias = ref name;\nvar c = new SqliteCommand([|sql|]);")]
    [InlineData("var sql = TEXT;\nNext();\nvar c = new SqliteCommand([|sql|]);", "order.Town")]
    [InlineData("var sql = TEXT;\norder.Town = \"x\";\nvar c = new SqliteCommand([|sql|]);", "order.Town")]
    public Task ValueThatChanges_IsTakenWhereTheTextIsWritten(string statements, string value = "name")
    {
        var parameter = value.Split('.')[^1].ToLowerInvariant();
        var written = $"\"SELECT 1 FROM t WHERE n = @{parameter}\"";
        var fixedStatements = $"var parameters = new List<SqliteParameter>();\n{statements}".Replace("TEXT;", $"{written};\nparameters.Add(new SqliteParameter(\"@{parameter}\", {value}));")
            .Replace("([|sql|]);", "(sql);\nc.Parameters.AddRange(parameters.ToArray());");
        return ParameterFix.Makes(statements.Replace("TEXT", $"\"SELECT 1 FROM t WHERE n = '\" + {value} + \"'\""), fixedStatements);
    }

    [Fact]
    public Task WaysThatReplaceEachOther_HaveParametersOfTheirOwn() => ParameterFix.Makes(
        "using var c = connection.CreateCommand();\nstring sql;\nif (isOpen)\n{\n    sql = $\"SELECT 1 FROM t WHERE n = '{name}'\";\n}\nelse\n{\n    sql = $\"SELECT 1 FROM t WHERE n LIKE '{name}%'\";\n}\nc.CommandText = [|sql|];",
        "using var c = connection.CreateCommand();\nstring sql;\nif (isOpen)\n{\n    sql = \"SELECT 1 FROM t WHERE n = @name\";\n    c.Parameters.AddWithValue(\"@name\", name);\n}\nelse\n{\n    sql = \"SELECT 1 FROM t WHERE n LIKE @name2\";\n    c.Parameters.AddWithValue(\"@name2\", name + \"%\");\n}\nc.CommandText = sql;");

    [Theory]
    [InlineData("foreach (var each in names)\n{\n    SQL\n}")]
    [InlineData("try\n{\n    SQL\n}\ncatch (InvalidOperationException)\n{\n}")]
    [InlineData("Action run = () =>\n{\n    SQL\n};")]
    public Task WhatHoldsTheWholeText_IsNoChoice(string statements) => ParameterFix.Makes(
        statements.Replace("SQL", "var sql = \"SELECT 1 FROM t\";\n    sql += $\" WHERE n = '{name}'\";\n    using var c = new SqliteCommand([|sql|]);"),
        statements.Replace("SQL", "var sql = \"SELECT 1 FROM t\";\n    sql += \" WHERE n = @name\";\n    using var c = new SqliteCommand(sql);\n    c.Parameters.AddWithValue(\"@name\", name);"));

    [Fact]
    public Task DynamicParameters_AreAddedToWhereTheTextIs() => ParameterFix.Makes(
        "var p = new DynamicParameters();\np.Add(\"id\", id);\nvar sql = \"SELECT 1 FROM t WHERE id = @id\";\nif (isOpen)\n{\n    sql += \" AND n = '\" + name + \"'\";\n}\nforeach (var each in connection.Query<int>([|sql|], p))\n    Next();",
        "var p = new DynamicParameters();\np.Add(\"id\", id);\nvar sql = \"SELECT 1 FROM t WHERE id = @id\";\nif (isOpen)\n{\n    sql += \" AND n = @name\";\n    p.Add(\"name\", name);\n}\nforeach (var each in connection.Query<int>(sql, p))\n    Next();");

    [Theory]
    [InlineData("{\n    BODY\n}")]
    [InlineData("using (connection.BeginTransaction())\n{\n    BODY\n}")]
    public Task ValueOfAnInnerBlock_IsTakenThere(string statements) => ParameterFix.Makes(
        $"{Declared}{statements.Replace("BODY", "var found = Next();\n    sql += \" AND n = '\" + found + \"'\";")}\nusing var c = new SqliteCommand([|sql|]);",
        $"{Gathered}{statements.Replace("BODY", "var found = Next();\n    sql += \" AND n = @found\";\n    parameters.Add(new SqliteParameter(\"@found\", found));")}\nusing var c = new SqliteCommand(sql);\nc.Parameters.AddRange(parameters.ToArray());");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task TopLevelStatements_AreBuiltToo(string lineEnd)
    {
        const string Head = "using System;\nusing System.Collections.Generic;\nusing System.Data.Common;\n\nDbConnection connection = null!;\nvar name = Console.ReadLine()!;\nvar sql = \"SELECT 1 FROM t\";\n";
        const string Tail = "var command = connection.CreateCommand();\n";
        await ParameterFix.MakesFile(
            $"{Head}if (name != \"\")\n    sql += \" WHERE n = '\" + name + \"'\";\n{Tail}command.CommandText = [|sql|];\n".ReplaceLineEndings(lineEnd),
            $"{Head}var parameters = new Dictionary<string, object>();\nif (name != \"\")\n{{\n    sql += \" WHERE n = @name\";\n    parameters.Add(\"@name\", name);\n}}\n{Tail}command.CommandText = sql;\nforeach (var parameter in parameters)\n{{\n    var added = command.CreateParameter();\n    added.ParameterName = parameter.Key;\n    added.Value = parameter.Value;\n    command.Parameters.Add(added);\n}}\n".ReplaceLineEndings(lineEnd),
            isProgram: true);
    }

    [Fact]
    public Task ObjectThatIsPassed_BecomesDynamicParameters() => ParameterFix.Makes(
        "var sql = \"SELECT 1 FROM t WHERE id = @id AND m = @name\";\nif (isOpen)\n    sql += \" AND n = '\" + name + \"'\";\nconnection.Query([|sql|], new { id, name = town });",
        "var sql = \"SELECT 1 FROM t WHERE id = @id AND m = @name\";\nvar parameters = new DynamicParameters(new { id, name = town });\nif (isOpen)\n{\n    sql += \" AND n = @name2\";\n    parameters.Add(\"name2\", name);\n}\nconnection.Query(sql, parameters);");

    [Fact]
    public Task OrderingInABuiltText_IsChosenFromAList() => ParameterFix.MakesFile<SqlNamesFix>(
        ParameterFix.File("var sql = new StringBuilder(\"SELECT 1 FROM t\");\nif (isOpen)\n    sql.Append(\" ORDER BY \").Append(town);\nconnection.Query([|sql.ToString()|]);"),
        ParameterFix.File("var sql = new StringBuilder(\"SELECT 1 FROM t\");\nif (isOpen)\n    sql.Append(\" ORDER BY \").Append(town switch { \"TODO\" => \"TODO\", _ => throw new ArgumentOutOfRangeException(nameof(town)) });\nconnection.Query(sql.ToString());"));
}
