using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Polp.Analyzers;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>Runs the fix of POLP1001 once, for all, and once more.</summary>
internal static class ParameterFix
{
    /// <summary>The statements become the others; what is reported is marked <c>[|…|]</c>.</summary>
    public static Task Makes(string statements, string fixedStatements) => MakesFile(File(statements), File(fixedStatements));

    /// <summary>Reported, and no fix is offered.</summary>
    public static Task LeavesAlone(string statements) => MakesFile(File(statements), null);

    public static Task MakesFile(string source, string? fixedSource, NullableContextOptions nullable = NullableContextOptions.Enable, bool isProgram = false) =>
        MakesFile<SqlFromStringsFix>(source, fixedSource, nullable, isProgram);

    /// <param name="setting">A configuration or table file of the project.</param>
    /// <param name="rounds">How often all must be fixed.</param>
    public static async Task MakesFile<TFix>(string source, string? fixedSource, NullableContextOptions nullable = NullableContextOptions.Enable, bool isProgram = false, (string Name, string Text)? setting = null, int rounds = 1, params MetadataReference[] references)
        where TFix : CodeFixProvider, new()
    {
        var test = FixTest.Of<SqlFromStrings, TFix>(source, fixedSource, references);
        if (rounds > 1)
            test.NumberOfFixAllIterations = rounds;
        if (isProgram)
            test.TestState.OutputKind = OutputKind.ConsoleApplication;
        if (setting is { } file)
            (file.Name.EndsWith("config", StringComparison.Ordinal) ? test.TestState.AnalyzerConfigFiles : test.TestState.AdditionalFiles).Add((file.Name, SourceText.From(file.Text)));
        test.SolutionTransforms.Add((solution, id) => solution
            .WithProjectCompilationOptions(id, ((CSharpCompilationOptions)solution.GetProject(id)!.CompilationOptions!).WithNullableContextOptions(nullable))
            .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Latest)));
        await test.RunAsync();
    }

    public static string File(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Data.Common;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.Data.Sqlite;
        using Microsoft.EntityFrameworkCore;

        class Order { public string Customer = ""; public string Town { get; set; } = ""; public string? Note; public int Id; }

        class Store
        {
            private const string Table = "orders";
            private static readonly string Columns = "id, name";
            private readonly SqliteCommand kept = new();
            private static string Escape(string text) => text.Replace("'", "''");
            private static string Next() => Console.ReadLine()!;

            async Task Run(SqliteConnection connection, DbCommand command, IDbCommand old, DbDataSource source, string name, string town, string? note, int id, Guid key, Order order, List<string> names, string[] row, bool isOpen, DbContext context, DbSet<Order> orders, CancellationToken token)
            {
        {{string.Join("\n", statements.Split('\n').Select(line => line.Length == 0 ? line : "        " + line))}}
                await Task.CompletedTask;
            }
        }
        """.ReplaceLineEndings();
}
