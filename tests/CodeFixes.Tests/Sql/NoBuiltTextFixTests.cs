namespace Polp.CodeFixes.Tests;

/// <summary>Texts of several statements that are reported and get no fix: some way through the method would be another query than before.</summary>
public class NoBuiltTextFixTests
{
    private const string Declared = "var sql = \"SELECT 1 FROM t WHERE id > 0\";\n";
    private const string Add = "sql += \" AND n = '\" + name + \"'\";";

    private static Task LeavesAlone(string statements) => ParameterFix.LeavesAlone($"{statements}\nusing var c = new SqliteCommand([|sql|], connection);");

    [Theory]
    [InlineData("foreach (var each in names)\n    sql += \" AND n = '\" + each + \"'\";")]
    [InlineData("for (var i = 0; i < 2; i++)\n{\n    ADD\n}")]
    [InlineData("while (isOpen)\n{\n    ADD\n    isOpen = false;\n}")]
    [InlineData("again:\nADD\nif (id++ < 2)\n    goto again;")]
    [InlineData("ADD\nfor (var i = 0; i < 2; i++)\n    sql += \" AND id <> \" + i;")]
    [InlineData("Action add = () =>\n{\n    ADD\n};\nadd();")]
    [InlineData("void More()\n{\n    ADD\n}\nMore();")]
    [InlineData("try\n{\n    ADD\n    Next();\n}\ncatch (InvalidOperationException)\n{\n}")]
    [InlineData("try\n{\n    Next();\n}\nfinally\n{\n    ADD\n}")]
    public Task PartThatMayBeWrittenMoreOrLessOften(string statements) => LeavesAlone(Declared + statements.Replace("ADD", Add));

    [Theory]
    [InlineData("if (isOpen)\n            break;\n        ADD\n        break;")]
    [InlineData("{\n            if (isOpen)\n            {\n                break;\n            }\n            ADD\n            break;\n        }")]
    [InlineData("switch (town)\n        {\n            case \"a\":\n                if (isOpen)\n                    break;\n                ADD\n                break;\n        }\n        break;")]
    public Task PartThatABreakLeavesOut(string statements) => LeavesAlone($"{Declared}switch (id)\n{{\n    case 1:\n        {statements.Replace("ADD", Add)}\n}}");

    [Theory]
    [InlineData("ADD\nConsole.WriteLine(sql);")]
    [InlineData("ADD\nvar copy = sql;\nConsole.WriteLine(copy);")]
    [InlineData("ADD\nif (sql.Contains(\"@name\"))\n    sql += \" AND m = 1\";")]
    [InlineData("ADD\nif (sql.Length > 60)\n    sql += \" AND m = 1\";")]
    [InlineData("ADD\nsql = sql.Replace(\"SELECT\", \"SELECT DISTINCT\");")]
    [InlineData("ADD\nsql = \"EXPLAIN \" + sql;")]
    [InlineData("ADD\nvoid More(ref string text) => text += \" AND m = 1\";\nMore(ref sql);")]
    [InlineData("ADD\nsql += isOpen ? \" AND m = 1\" : \" AND m = '\" + town + \"'\";")]
    public Task TextThatIsUsedInAnotherWay(string statements) => LeavesAlone(Declared + statements.Replace("ADD", Add));

    [Theory]
    [InlineData("sql += \" AND n = '\";\nif (isOpen)\n    sql += name;\nsql += \"'\";")]
    [InlineData("if (isOpen)\n    sql += \" AND n = '\";\nsql += name;\nif (isOpen)\n    sql += \"'\";")]
    [InlineData("if (isOpen)\n    sql += \" AND m = 1 OR 'x' = '\";\nsql += \" AND n = '\" + name + \"'\";\nif (isOpen)\n    sql += \"'\";")]
    [InlineData("if (isOpen)\n    sql += \" -- \";\nsql += \" AND n = '\" + name + \"'\";")]
    [InlineData("if (isOpen)\n    sql += \" AND id IN (\";\nelse\n    sql += \" AND (\";\nsql += \"'\" + name + \"' = n)\";")]
    [InlineData("sql += \" AND m = \" + town;\nif (isOpen)\n    sql += \" + 1\";")]
    [InlineData("sql += \" AND m = \" + town;\nsql += id;")]
    public Task PlaceThatDependsOnTheWay(string statements) => LeavesAlone(Declared + statements);

    [Theory]
    [InlineData("ADD\nif (isOpen)\n    sql = \"SELECT 1\";")]
    [InlineData("var more = \" AND m = '\" + town + \"'\";\nif (isOpen)\n    sql += more;")]
    [InlineData("var more = \"\";\nif (isOpen)\n    more += \" AND m = '\" + town + \"'\";\nif (id > 0)\n    sql += more;")]
    [InlineData("var more = \" AND m = '\" + town + \"'\";\nsql += more + more;")]
    public Task ParameterThatTheTextMayNotHave(string statements) => LeavesAlone(Declared + statements.Replace("ADD", Add));

    [Theory]
    [InlineData("sql += \" AND n = '\" + Next() + \"'\";")]
    [InlineData("sql += \" AND n = '\";\n{\n    var found = Next();\n    sql += found;\n}\nsql += \"'\";")]
    [InlineData("sql += \" AND n = '\" + Escape(name) + \"'\";")]
    [InlineData("sql += \" AND n IN ('\" + name + \"')\";")]
    [InlineData("if (isOpen)\n    sql += \" ORDER BY \" + name;")]
    [InlineData("sql += \" AND \" + name;")]
    [InlineData("sql += \" AND n = '\" + name + \"' AND \" + town;")]
    public Task ValueThatIsNoParameterForCertain(string statements) => LeavesAlone(Declared + statements);

    [Theory]
    [InlineData("sb.Insert(0, \"SELECT 1 FROM t WHERE n = '\" + name + \"'\");")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '§'\");\nsb.Replace(\"§\", name);")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '\" + name + \"',\");\nsb.Length--;")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '\" + name + \"'\");\nsb.Remove(0, 1);")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '\" + name + \"'\");\nConsole.WriteLine(sb.ToString());")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '\").Append(name, 0, 2).Append(\"'\");")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '\").AppendLine(name).Append(\"'\");")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '\").AppendJoin(\"','\", names).Append(\"'\");")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '\").AppendFormat(\"{0,5}\", name).Append(\"'\");")]
    [InlineData("void Fill(StringBuilder text) => text.Append(\" AND m = 1\");\nsb.Append(\"SELECT 1 FROM t WHERE n = '\" + name + \"'\");\nFill(sb);")]
    [InlineData("sb.Append(\"SELECT 1 FROM t WHERE n = '\");\nsb.Append(name); // who\nsb.Append(\"'\");")]
    public Task BuilderThatIsMoreThanAppendedTo(string statements) => ParameterFix.LeavesAlone($"var sb = new StringBuilder();\n{statements}\nusing var c = new SqliteCommand([|sb.ToString()|], connection);");

    [Theory]
    [InlineData("parts.AddRange(names);")]
    [InlineData("parts.Insert(0, \"m = '\" + town + \"'\");")]
    [InlineData("parts.RemoveAt(0);")]
    [InlineData("foreach (var each in names)\n    parts.Add(\"m = '\" + each + \"'\");")]
    [InlineData("Console.WriteLine(parts.Count);")]
    public Task ListThatIsMoreThanAddedTo(string statements) =>
        ParameterFix.LeavesAlone($"var parts = new List<string>();\nparts.Add(\"n = '\" + name + \"'\");\n{statements}\nusing var c = new SqliteCommand([|\"SELECT 1 FROM t WHERE \" + string.Join(\" AND \", parts)|], connection);");

    [Theory]
    [InlineData("(parts.Count > 0 ? \" WHERE \" + string.Join(\" AND \", parts) : \" WHERE 1 = 1\")")]
    [InlineData("(isOpen ? \" WHERE \" + string.Join(\" AND \", parts) : \"\")")]
    [InlineData("(parts.Count > 1 ? \" WHERE \" + string.Join(\" AND \", parts) : \"\")")]
    [InlineData("(parts.Count > 0 ? town + string.Join(\" AND \", parts) : \"\")")]
    [InlineData("(names.Count > 0 ? \" WHERE \" + string.Join(\" AND \", parts) : \"\")")]
    public Task ListThatIsJoinedOnSomeWaysOnly(string text) =>
        ParameterFix.LeavesAlone($"var parts = new List<string>();\nif (isOpen)\n    parts.Add(\"n = '\" + name + \"'\");\nusing var c = new SqliteCommand([|\"SELECT 1 FROM t\" + {text}|], connection);");

    [Theory]
    [InlineData("var where = name;", "(where != \"\" ? \" WHERE n = \" + where : \"\")")]
    [InlineData("string where;\nwhere = name;", "(!string.IsNullOrEmpty(where) ? \" WHERE n = \" + where : \"\")")]
    [InlineData("var where = \"\";\nwhere += name;", "(where.Length > 0 ? \" WHERE n = \" + where : \"\")")]
    [InlineData("var where = \"\";\nif (isOpen)\n    where += name;", "(where.Length > 0 ? \" WHERE n = \" + where : \"\")")]
    [InlineData("var where = \"'x' = \";\nif (isOpen)\n    where = name;", "(where.Length > 0 ? \" WHERE n = \" + where : \"\")")]
    [InlineData("var where = \"\";\nif (isOpen)\n    where += \" \";\nwhere += name;", "(where.Length > 0 ? \" WHERE n = \" + where : \"\")")]
    public Task EmptinessThatDependsOnTheValue(string statements, string text) =>
        ParameterFix.LeavesAlone($"{statements}\nusing var c = new SqliteCommand([|\"SELECT 1 FROM t\" + {text}|], connection);");

    [Fact]
    public Task QuotesThatAJoinStandsBetween() =>
        ParameterFix.LeavesAlone("var parts = new List<string>();\nparts.Add(\"SELECT 1 FROM t WHERE n = '\");\nparts.Add(name);\nusing var c = new SqliteCommand([|string.Join(\" \", parts) + \"'\"|], connection);");

    [Theory]
    [InlineData("using var c = connection.CreateCommand();\nREAD\nif (isOpen)\n    ADD\nc.CommandText = [|sql|];\nc.Parameters.Clear();")]
    [InlineData("var c = kept;\nREAD\nif (isOpen)\n    ADD\nsql += \" AND m = @m\";\nc.CommandText = [|sql|];")]
    [InlineData("SqliteCommand Make()\n{\n    READ\n    if (isOpen)\n        ADD\n    return new SqliteCommand([|sql|]);\n}")]
    [InlineData("READ\nif (isOpen)\n    ADD\nid++;\nconnection.Query([|sql|], new { id });")]
    [InlineData("READ\nif (isOpen)\n    ADD\nvar last = id;\nconnection.Query([|sql|], new { last });")]
    [InlineData("READ\nif (isOpen)\n    ADD\nconnection.Query([|sql|], new { last = Next() });")]
    [InlineData("READ\nif (isOpen)\n    ADD\nconnection.Query([|sql|], order);")]
    [InlineData("READ\nif (isOpen)\n    ADD\nvar p = new DynamicParameters();\nconnection.Query([|sql|], p);")]
    public Task CommandThatCannotTakeThem(string statements) => ParameterFix.LeavesAlone(statements.Replace("READ", Declared.Trim()).Replace("ADD", Add));

    [Fact]
    public Task MoreWaysThanCanBeRead() =>
        LeavesAlone(Declared + string.Join("\n", Enumerable.Range(0, 12).Select(i => $"if (id == {i})\n    {Add}")));
}
