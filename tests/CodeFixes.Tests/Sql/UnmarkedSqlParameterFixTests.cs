using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Polp.Analyzers;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>The mark lands on what was reported, keeps what stands round it, and is offered only where it exists.</summary>
public class UnmarkedSqlParameterFixTests
{
    private const string Runner = "public interface IRunner { int Execute([StringSyntax(\"sql\")] string text); }";

    [Theory]
    [InlineData("public int Run(string [|sql|]) => on.Execute(sql);", "public int Run([StringSyntax(\"sql\")] string sql) => on.Execute(sql);")]
    [InlineData("public int Run(string [|a|], string [|b|]) => on.Execute(a) + on.Execute(b);", "public int Run([StringSyntax(\"sql\")] string a, [StringSyntax(\"sql\")] string b) => on.Execute(a) + on.Execute(b);")]
    [InlineData("public int Run(/* the text */ string [|sql|] /* all of it */ = \"\") => on.Execute(sql);", "public int Run(/* the text */ [StringSyntax(\"sql\")] string sql /* all of it */ = \"\") => on.Execute(sql);")]
    [InlineData("public int Run([DisallowNull] string? [|sql|]) => on.Execute(sql!);", "public int Run([StringSyntax(\"sql\")][DisallowNull] string? sql) => on.Execute(sql!);")]
    [InlineData("public int Run(in string [|sql|]) => on.Execute(sql);", "public int Run([StringSyntax(\"sql\")] in string sql) => on.Execute(sql);")]
    [InlineData("/// <summary>What is run.</summary>\n    public string [|Text|] { get; set; } = \"\";\n    public int Run() => on.Execute(Text);", "/// <summary>What is run.</summary>\n    [StringSyntax(\"sql\")]\n    public string Text { get; set; } = \"\";\n    public int Run() => on.Execute(Text);")]
    [InlineData("public string [|Text|] = \"\";\n    public int Run() => on.Execute(Text);", "[StringSyntax(\"sql\")]\n    public string Text = \"\";\n    public int Run() => on.Execute(Text);")]
    [InlineData("public string [|a|] = \"\", b = \"\";\n    public int Run() => on.Execute(a) + b.Length;", null)]
    public Task Mark_StandsFirst(string members, string? marked) => Makes(File("using System.Diagnostics.CodeAnalysis;", members), marked is null ? null : File("using System.Diagnostics.CodeAnalysis;", marked));

    [Theory]
    [InlineData("using System;\nusing Dapper;", "using System;\nusing System.Diagnostics.CodeAnalysis;\nusing Dapper;")]
    [InlineData("using Dapper;\nusing System.Data;\nusing System.Linq;", "using Dapper;\nusing System.Data;\nusing System.Diagnostics.CodeAnalysis;\nusing System.Linq;")]
    [InlineData("// The store.\nusing Dapper;", "// The store.\nusing Dapper;\nusing System.Diagnostics.CodeAnalysis;")]
    public Task Namespace_IsImportedAmongItsKin(string usings, string imported)
    {
        const string Before = "public class Store(System.Data.IDbConnection on)\n{\n    public int Run(string [|sql|]) => SqlMapper.Execute(on, sql);\n}\n";

        return Makes($"{usings}\n\n{Before}", $"{imported}\n\n{Before.Replace("string [|sql|]", "[StringSyntax(\"sql\")] string sql")}");
    }

    [Fact]
    public Task OtherMarkOfThatNameInScope_NoFix() => Makes(
        "using System.Data;\n\nclass StringSyntaxAttribute : System.Attribute;\n\npublic class Store(IDbCommand on)\n{\n    public void Run(string [|sql|]) => on.CommandText = sql;\n}\n", null);

    [Fact]
    public async Task PlatformWithoutTheMark_NoFix()
    {
        const string Source = """
            public class Store
            {
                public void Run(System.Data.IDbCommand on, string {|#0:sql|}) { on.CommandText = {|#1:sql|}; }
            }

            namespace System
            {
                public class Object { }
                public class String { }
                public abstract class ValueType { }
                public struct Void { }
            }

            namespace System.Data
            {
                public interface IDbCommand { string CommandText { set; } }
            }
            """;
        var test = Test(Source, Source);
        foreach (var state in new[] { test.TestState, test.FixedState, test.BatchFixedState })
            state.AdditionalReferences.Clear();
        test.ReferenceAssemblies = new("none");
        test.ExpectedDiagnostics.Add(new DiagnosticResult(Rule.UnmarkedSqlParameter).WithLocation(0).WithLocation(1).WithArguments("sql", "IDbCommand.CommandText", "", "[LanguageInjection(\"SQL\")]"));
        test.FixedState.ExpectedDiagnostics.Add(test.ExpectedDiagnostics[0]);
        await test.RunAsync();
    }

    private static string File(string usings, string members) => $"{usings}\n\n{Runner}\n\npublic class Store(IRunner on)\n{{\n    {members}\n}}\n";

    private static Task Makes(string source, string? fixedSource) => Test(source.ReplaceLineEndings(), fixedSource?.ReplaceLineEndings()).RunAsync();

    private static CSharpCodeFixTest<UnmarkedSqlParameter, UnmarkedSqlParameterFix, DefaultVerifier> Test(string source, string? fixedSource) =>
        FixTest.Of<UnmarkedSqlParameter, UnmarkedSqlParameterFix>(source, fixedSource);
}
