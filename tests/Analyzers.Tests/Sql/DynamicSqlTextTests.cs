using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>Why a text was left alone, for each reason that there is, and silence where the other rule speaks.</summary>
public class DynamicSqlTextTests
{
    private const string Said = "This SQL text is not constant and was left alone: ";

    private static string Of(string statements, string members = "") => $$"""
        using System.Data;
        using System.Data.Common;
        enum Kind { A, B }
        class Store
        {
            const string Table = "orders";
            static readonly HashSet<string> Columns = ["a", "b"];
            static readonly string Only = "SELECT 1";
            public string Text { get; set; } = "";
            static void Check(string column) { if (column != "a") throw new ArgumentException(column); }
            {{members}}
            void Run(DbCommand command, DbCommandBuilder builder, List<int> ids, string name, int id, int? some, long big, bool isOpen, Guid key, DayOfWeek day, DateTime time, DateTimeOffset offset, Kind kind)
            {
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE i = \" + id;", "'id': int values end no literal")]
    [InlineData("command.CommandText = $\"SELECT a FROM t WHERE i = {id:D4}\";", "'id': int values end no literal")]
    [InlineData("command.CommandText = $\"SELECT a FROM t WHERE k = '{key}' AND i = {some}\";", "'key': Guid values end no literal; 'some': int? values end no literal")]
    [InlineData("command.CommandText = $\"SELECT a FROM t WHERE k = '{kind}'\";", "'kind': Kind values end no literal")]
    [InlineData("command.CommandText = $\"SELECT a FROM t WHERE i IN ({string.Join(\",\", ids)})\";", "'ids': List<int> values end no literal")]
    [InlineData("command.CommandText = $\"SELECT a FROM t WHERE i IN ({string.Join(\",\", ids.Select((_, n) => \"@p\" + n))})\";", "'ids.Select((_, n) => \"@p\" + n)': made of what ends no literal")]
    [InlineData("if (!Columns.Contains(name)) return; command.CommandText = \"SELECT a FROM t ORDER BY \" + name;", "'name': found in a fixed list at line 14")]
    [InlineData("if (name is not (\"a\" or \"b\")) return; command.CommandText = \"SELECT a FROM t ORDER BY \" + name;", "'name': matched constants at line 14")]
    [InlineData("if (!System.Text.RegularExpressions.Regex.IsMatch(name, \"^[a-z]+$\")) return; command.CommandText = \"SELECT a FROM \" + name;", "'name': matched a pattern of word characters at line 14")]
    [InlineData("Check(name); command.CommandText = \"SELECT a FROM \" + name;", "'name': checked by 'Check' at line 14")]
    [InlineData("command.CommandText = \"SELECT a FROM \" + builder.QuoteIdentifier(name);", "'name': quoted as a name")]
    [InlineData("command.CommandText = \"SELECT a FROM [\" + name.Replace(\"]\", \"]]\") + \"]\";", "'name': quoted as a name")]
    [InlineData("command.CommandText = name;", "'name': handed on whole, so that the callers of 'Run' are asked")]
    [InlineData("command.CommandText = Text;", "'Text': handed on whole, so that whoever sets it is asked")]
    [InlineData("command.CommandText = System.IO.File.ReadAllText(\"report.sql\");", "'System.IO.File.ReadAllText(\"report.sql\")': the whole text, put together where nothing is followed to")]
    [InlineData("command.CommandText = isOpen ? \"SELECT 1\" : \"SELECT 2\";", "only constants are put together")]
    [InlineData("command.CommandText = Only;", "'\"SELECT 1\"': constant")]
    [InlineData("command.CommandText = command.CommandText + \" LIMIT 1\";", "'command.CommandText': checked where it is set")]
    public async Task Reason_IsGiven(string statements, string reasons)
    {
        var found = Assert.Single(await AnalyzerHost.Run(Of(statements), enabled: "POLP1003"));

        Assert.Equal(Said + reasons, found.GetMessage());
        Assert.Equal(("POLP1003", DiagnosticSeverity.Info), (found.Id, found.Severity));
        Assert.NotEmpty(found.AdditionalLocations);
    }

    [Theory]
    [InlineData("static int Count(DbCommand to, string table) { to.CommandText = \"SELECT COUNT(*) FROM \" + table; return 0; } void Go() => Count(Command!, \"orders\");", "'table': every caller gives a known text")]
    [InlineData("class Job { readonly DbCommand on; public Job(DbCommand on, string sql) { this.on = on; on.CommandText = sql; } public override string ToString() => on.ToString()!; }", "'sql': handed on whole, so that whoever makes a 'Job' is asked")]
    [InlineData("string Sql { set => Command!.CommandText = value; }", "'value': handed on whole, so that whoever sets 'Sql' is asked")]
    public async Task Reason_NamesWhoIsAsked(string member, string reason)
    {
        var found = Assert.Single(await AnalyzerHost.Run(Of("", member + " DbCommand? Command { get; set; }"), enabled: "POLP1003"));

        Assert.Equal(Said + reason, found.GetMessage());
    }

    [Theory]
    [InlineData("command.CommandText = \"SELECT a FROM t WHERE n = '\" + name + \"' AND i = \" + id;")]
    [InlineData("command.CommandText = \"SELECT a FROM \" + name;")]
    [InlineData("command.CommandText = Console.ReadLine();")]
    public async Task WhatIsReported_IsNotSpokenOfTwice(string statements) =>
        Assert.Equal("POLP1001", Assert.Single(await AnalyzerHost.Run(Of(statements), enabled: "POLP1003")).Id);

    [Theory]
    [InlineData("command.CommandText = \"SELECT a FROM \" + Table;")]
    [InlineData("command.CommandText = nameof(Store);")]
    public async Task ConstantText_IsNotSpokenOf(string statements) => Assert.Empty(await AnalyzerHost.Run(Of(statements), enabled: "POLP1003"));

    [Fact]
    public Task UnlessAskedFor_NothingIsSaid() => Verify.IsSilent(Of("command.CommandText = \"SELECT a FROM t WHERE i = \" + id; command.CommandText = name;"));

    [Fact]
    public async Task ManyReasons_AreCounted()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Of("command.CommandText = $\"SELECT {id}, {some}, {big}, {key}, {isOpen}, {day}, {time}, {offset}\";"), enabled: "POLP1003"));

        Assert.EndsWith("; 'day': DayOfWeek values end no literal; and 2 more", found.GetMessage());
        Assert.Equal(8, found.AdditionalLocations.Count);
    }

    [Fact]
    public async Task PieceThatStandsTwice_IsSaidOnce()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Of("var part = \" OR i = \" + id; command.CommandText = \"SELECT a FROM t WHERE 1 = 0\" + part + part;"), enabled: "POLP1003"));

        Assert.Equal(Said + "'\" OR i = \"': constant; 'id': int values end no literal", found.GetMessage());
    }
}
