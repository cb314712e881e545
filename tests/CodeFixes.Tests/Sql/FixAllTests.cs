using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Polp.Analyzers;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>All reports at once: in a document, in a project, in a solution. The test library tries each scope, and applies the fix again to what it made.</summary>
public class FixAllTests
{
    private const string Statements =
        "using var c = connection.CreateCommand();\nc.CommandText = [|$\"SELECT 1 FROM t WHERE n = '{name}'\"|];\n"
        + "connection.Query<int>([|\"SELECT 1 FROM t WHERE n = '\" + name + \"'\"|]);\nconnection.Query<int>([|\"SELECT 1 FROM t WHERE n = \" + town|], new { id });\n"
        + "connection.Query<int>([|\"SELECT 1 FROM t ORDER BY \" + name|]);\n"
        + "var sql = $\"DELETE FROM t WHERE n = '{name}'\";\ncontext.Database.ExecuteSqlRaw([|sql|]);\nvar found = orders.FromSqlRaw([|\"SELECT * FROM t WHERE n LIKE '\" + name + \"%' AND m = {0}\"|], id).ToList();\n"
        + "var text = new StringBuilder(\"SELECT 1 FROM t\");\nif (isOpen)\n    text.Append(\" WHERE n = '\").Append(name).Append(\"'\");\nconnection.Query<int>([|text.ToString()|]);\n"
        + "var more = \"SELECT 2 FROM t WHERE id > 0\";\nif (isOpen)\n    more += $\" AND n = '{town}'\";\nusing var d = new SqliteCommand([|more|]);\n"
        + "var parts = new List<string>();\nparts.Add($\"n = '{name}'\");\ncontext.Database.ExecuteSqlRaw([|\"DELETE FROM t WHERE \" + string.Join(\" AND \", parts)|]);";

    private const string Fixed =
        "using var c = connection.CreateCommand();\nc.CommandText = \"SELECT 1 FROM t WHERE n = @name\";\nc.Parameters.AddWithValue(\"@name\", name);\n"
        + "connection.Query<int>(\"SELECT 1 FROM t WHERE n = @name\", new { name });\nconnection.Query<int>(\"SELECT 1 FROM t WHERE n = @town\", new { id, town });\n"
        + "connection.Query<int>([|\"SELECT 1 FROM t ORDER BY \" + name|]);\n"
        + "FormattableString sql = $\"DELETE FROM t WHERE n = {name}\";\ncontext.Database.ExecuteSql(sql);\nvar found = orders.FromSql($\"SELECT * FROM t WHERE n LIKE {name + \"%\"} AND m = {id}\").ToList();\n"
        + "var text = new StringBuilder(\"SELECT 1 FROM t\");\nvar parameters = new DynamicParameters();\nif (isOpen)\n{\n    text.Append(\" WHERE n = @name\");\n    parameters.Add(\"name\", name);\n}\nconnection.Query<int>(text.ToString(), parameters);\n"
        + "var more = \"SELECT 2 FROM t WHERE id > 0\";\nvar parameters2 = new List<SqliteParameter>();\nif (isOpen)\n{\n    more += \" AND n = @town\";\n    parameters2.Add(new SqliteParameter(\"@town\", town));\n}\nusing var d = new SqliteCommand(more);\nd.Parameters.AddRange(parameters2.ToArray());\n"
        + "var parts = new List<string>();\nparts.Add(\"n = {0}\");\ncontext.Database.ExecuteSqlRaw(\"DELETE FROM t WHERE \" + string.Join(\" AND \", parts), name);";

    [Fact]
    public async Task EveryLibrary_InEveryScope()
    {
        var test = new CSharpCodeFixTest<SqlFromStrings, SqlFromStringsFix, DefaultVerifier> { ReferenceAssemblies = new("net10.0"), CompilerDiagnostics = CompilerDiagnostics.Errors };
        foreach (var (state, statements) in new[] { (test.TestState, Statements), (test.FixedState, Fixed) })
        {
            state.Sources.Add(ParameterFix.File(statements));
            state.Sources.Add(ParameterFix.File(statements).Replace("class ", "class Other"));
            state.AdditionalProjects["Second"].Sources.Add(("Second.cs", ParameterFix.File(statements)));
            state.AdditionalProjects["Second"].AdditionalReferences.AddRange(AnalyzerHost.References);
            state.AdditionalReferences.AddRange(AnalyzerHost.References);
        }
        test.SolutionTransforms.Add((solution, _) => solution.ProjectIds.Aggregate(solution, (all, id) => all
            .WithProjectCompilationOptions(id, ((CSharpCompilationOptions)all.GetProject(id)!.CompilationOptions!).WithNullableContextOptions(NullableContextOptions.Enable))));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.FixedState.InheritanceMode = StateInheritanceMode.Explicit;
        test.BatchFixedState.InheritanceMode = StateInheritanceMode.AutoInheritAll;
        await test.RunAsync();
    }
}
