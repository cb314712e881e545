using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes.Tests;

/// <summary>A name is quoted by what is at hand for it, and loses the quotes it had in the text.</summary>
public class SqlQuoteFixTests
{
    private static Task Makes(string before, string? after, string parameter = "DbCommandBuilder builder") =>
        ParameterFix.MakesFile<SqlQuoteFix>(File(before, parameter), after is null ? null : File(after, parameter));

    [Theory]
    [InlineData("\"SELECT 1 FROM \" + name", "\"SELECT 1 FROM \" + builder.QuoteIdentifier(name)")]
    [InlineData("\"SELECT 1 FROM [\" + name + \"] WHERE a = 1\"", "\"SELECT 1 FROM \" + builder.QuoteIdentifier(name) + \" WHERE a = 1\"")]
    [InlineData("$\"SELECT 1 FROM \\\"{name}\\\" WHERE a = {id}\"", "$\"SELECT 1 FROM {builder.QuoteIdentifier(name)} WHERE a = {id}\"")]
    [InlineData("$\"SELECT 1 FROM `{town}`.`{name}`\"", "$\"SELECT 1 FROM {builder.QuoteIdentifier(town)}.{builder.QuoteIdentifier(name)}\"")]
    [InlineData("$\"SELECT 1 FROM dbo.{name} AS t\"", "$\"SELECT 1 FROM dbo.{builder.QuoteIdentifier(name)} AS t\"")]
    [InlineData("$@\"SELECT 1 FROM \"\"{name.Trim()}\"\"\"", "$@\"SELECT 1 FROM {builder.QuoteIdentifier(name.Trim())}\"")]
    [InlineData("$\"\"\"SELECT 1 FROM \"{name}\" WHERE \"a\" = 1\"\"\"", "$\"\"\"SELECT 1 FROM {builder.QuoteIdentifier(name)} WHERE \"a\" = 1\"\"\"")]
    [InlineData("string.Format(\"SELECT 1 FROM [{0}]\", name)", "$\"SELECT 1 FROM {builder.QuoteIdentifier(name)}\"")]
    [InlineData("string.Format(\"SELECT 1 FROM {0}\", name)", "$\"SELECT 1 FROM {builder.QuoteIdentifier(name)}\"")]
    [InlineData("\"UPDATE t SET [\" + name + \"] = 1\"", "\"UPDATE t SET \" + builder.QuoteIdentifier(name) + \" = 1\"")]
    [InlineData("\"SELECT 1 FROM [\" + /* which */ name + \"]\"", "\"SELECT 1 FROM \" + /* which */ builder.QuoteIdentifier(name)")]
    public Task Name_IsQuoted(string before, string after) => Makes($"connection.Query([|{before}|]);", $"connection.Query({after});");

    [Fact]
    public Task QuotesInAnotherCall_StayWhereTheyAre() => Makes(
        "var sql = new StringBuilder(\"SELECT 1 FROM [\").Append(name).Append(\"] WHERE a = 1\");\nif (id > 1)\n    sql.Append(\" UNION SELECT 1 FROM \").Append(town);\nconnection.Query([|sql.ToString()|]);",
        null);

    [Fact]
    public Task NamesOfEachPart_AreQuoted() => Makes(
        "var sql = $\"SELECT 1 FROM [{name}]\";\nif (id > 1)\n    sql += \" JOIN \" + town + \" ON 1 = 1\";\nconnection.Query([|sql|]);",
        "var sql = $\"SELECT 1 FROM {builder.QuoteIdentifier(name)}\";\nif (id > 1)\n    sql += \" JOIN \" + builder.QuoteIdentifier(town) + \" ON 1 = 1\";\nconnection.Query(sql);");

    [Theory]
    [InlineData("\"SELECT 1 FROM [t_\" + name + \"]\"")]
    [InlineData("\"SELECT 1 FROM t_\" + name")]
    [InlineData("\"SELECT 1 FROM #\" + name")]
    [InlineData("\"SELECT 1 FROM t ORDER BY \" + name")]
    [InlineData("\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"")]
    [InlineData("\"SELECT 1 FROM t WHERE \" + name")]
    [InlineData("\"SELECT 1 FROM [\" + name + \"] \" + town")]
    [InlineData("\"SELECT 1 FROM [\" + name")]
    [InlineData("\"SELECT 1 FROM [\" + name + \" x]\"")]
    [InlineData("\"SELECT 1 FROM [\" + name + town + \"]\"")]
    [InlineData("\"SELECT 1 FROM t -- \" + name")]
    public Task WhatIsNoNameOfItsOwn_IsNotQuoted(string text) => Makes($"connection.Query([|{text}|]);", null);

    [Theory]
    [InlineData("DbCommand builder")]
    [InlineData("string builder")]
    [InlineData("Func<string, string> builder")]
    [InlineData("List<DbCommandBuilder> builder")]
    public Task NothingThatQuotes_NoFix(string parameter) => Makes("connection.Query([|\"SELECT 1 FROM \" + name|]);", null, parameter);

    [Theory]
    [InlineData("builder.QuoteIdentifier", "DbCommandBuilder builder")]
    [InlineData("builder.QuoteIdentifier", "AcmeBuilder builder")]
    [InlineData("helper.DelimitIdentifier", "Microsoft.EntityFrameworkCore.Storage.ISqlGenerationHelper helper")]
    [InlineData("kept.QuoteIdentifier", "int other", "private readonly AcmeBuilder kept = new();")]
    [InlineData("made.QuoteIdentifier", "DbCommandBuilder builder", "", "var made = new AcmeBuilder();\n")]
    public Task WhateverQuotes_IsUsed(string call, string parameter, string member = "", string before = "") => ParameterFix.MakesFile<SqlQuoteFix>(
        File(before + "connection.Query([|\"SELECT 1 FROM \" + name|]);", parameter, member), File(before + $"connection.Query(\"SELECT 1 FROM \" + {call}(name));", parameter, member));

    [Theory]
    [InlineData("DbCommandBuilder? builder")]
    [InlineData("DbCommandBuilder builder = null!")]
    [InlineData("int other", "private readonly AcmeBuilder? kept = null;")]
    [InlineData("DbProviderFactory factory", "", "var made = factory.CreateCommandBuilder();\n")]
    public Task WhatMayBeNull_DoesNotQuote(string parameter, string member = "", string before = "") =>
        ParameterFix.MakesFile<SqlQuoteFix>(File(before + "connection.Query([|\"SELECT 1 FROM \" + name|]);", parameter, member), null);

    [Theory]
    [InlineData("DbCommandBuilder builder = null", "")]
    [InlineData("int other", "DbCommandBuilder made = null;\nif (id > 1)\n    made = new AcmeBuilder();\n")]
    [InlineData("object other", "var made = other as AcmeBuilder;\n")]
    public Task WhatMayBeNullUnsaid_DoesNotQuote(string parameter, string before) => ParameterFix.MakesFile<SqlQuoteFix>(
        File(before + "connection.Query([|\"SELECT 1 FROM \" + name|]);", parameter), null, NullableContextOptions.Disable);

    [Fact]
    public Task WhatIsKnownNotToBeNull_Quotes() => Makes(
        "if (builder is not null)\n    connection.Query([|\"SELECT 1 FROM \" + name|]);", "if (builder is not null)\n    connection.Query(\"SELECT 1 FROM \" + builder.QuoteIdentifier(name));", "DbCommandBuilder? builder");

    [Fact]
    public Task WhatIsNotMadeYet_DoesNotQuote() => Makes("connection.Query([|\"SELECT 1 FROM \" + name|]);\nvar builder = new AcmeBuilder();", null, "int other");

    [Fact]
    public async Task NameAndValue_AreQuotedAndAParameter()
    {
        var before = File("connection.Query($\"SELECT 1 FROM \" + builder.QuoteIdentifier(town) + $\" WHERE n = '{name}'\");", "DbCommandBuilder builder");

        Assert.Equal(File("connection.Query($\"SELECT 1 FROM \" + builder.QuoteIdentifier(town) + \" WHERE n = @name\", new { name });", "DbCommandBuilder builder"), await Fixing.Apply("POLP1001", before));
    }

    [Fact]
    public async Task QuotedValue_IsStillAValue() => Assert.Equal(
        File("connection.Query(\"SELECT 1 FROM t WHERE n = \" + builder.QuoteIdentifier(name));", "DbCommandBuilder builder"),
        await Fixing.Apply("POLP1001", File("connection.Query(\"SELECT 1 FROM t WHERE n = \" + builder.QuoteIdentifier(name));", "DbCommandBuilder builder")));

    private static string File(string statements, string parameter, string member = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Text;
        using Dapper;

        class AcmeBuilder : DbCommandBuilder
        {
            public override string QuoteIdentifier(string name) => "[" + name.Replace("]", "]]") + "]";
            protected override void ApplyParameterInfo(DbParameter parameter, System.Data.DataRow row, System.Data.StatementType type, bool isWhere) { }
            protected override string GetParameterName(int ordinal) => "";
            protected override string GetParameterName(string name) => "";
            protected override string GetParameterPlaceholder(int ordinal) => "";
            protected override void SetRowUpdatingHandler(DbDataAdapter adapter) { }
        }

        class Store
        {
            {{member}}

            void Run(DbConnection connection, string name, string town, int id, {{parameter}})
            {
        {{string.Join("\n", statements.Split('\n').Select(line => "        " + line))}}
            }
        }
        """.ReplaceLineEndings();
}
