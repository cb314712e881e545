using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>What an assembly says of itself about SQL, and who hears it.</summary>
public class SqlSummaryTests
{
    private const string Usings = "using System.Data; using System.Data.Common; using System.Diagnostics.CodeAnalysis; using System.Runtime.CompilerServices; using Dapper; using Microsoft.Data.Sqlite;\n";

    private const string Library = """
        namespace Acme;
        public interface IDb { int Ask(string text); }
        public class Db(DbConnection connection) : IDb
        {
            public Db(DbConnection connection, string first) : this(connection) => connection.Execute(first);
            public int Run(string sql, object? parameters = null) => connection.Execute(sql, parameters);
            public int Run(int times, string sql) => times * connection.Execute(sql);
            public int Twice(string sql) => Run(sql) + Run(sql);
            public int Count(string table) => connection.ExecuteScalar<int>("SELECT COUNT(*) FROM t WHERE n = @table", new { table });
            public int Ask(string text) => connection.Execute(text);
            public T? First<T>(string sql) where T : class => connection.QueryFirst<T>(sql);
            public static int On(DbConnection connection, string sql) => connection.Execute(sql);
            public string Text { get; set; } = "";
            public int RunText() => connection.Execute(Text);
            public string Field = "";
            public int RunField() => connection.Execute(Field);
            public string Written { set => Run(value); }
            internal int Inside(string sql) => connection.Execute(sql);
            protected int Below(string sql) => connection.Execute(sql);
            public class Inner<T>(DbConnection connection) { public int Run(string sql) => connection.Execute(sql); }
            public int Marked([StringSyntax("sql")] string sql) => connection.Execute(sql);
        }
        public static class Extensions { public static int Go(this DbConnection connection, string sql) => connection.Execute(sql); }
        """;

    private static string Use(string call) => Usings + $$"""
        using Acme;
        class Store(DbConnection connection) : Db(connection)
        {
            void Use(Db db, IDb any, Db.Inner<int> inner, DbConnection other, string name) { {{call}} }
        }
        """;

    public static TheoryData<string> Sinks() =>
    [
        "db.Run(TEXT);", "db.Run(2, TEXT);", "db.Run(sql: TEXT, parameters: null);", "db.Twice(TEXT);", "db.Ask(TEXT);", "any.Ask(TEXT);", "db.First<string>(TEXT);", "Db.On(other, TEXT);", "other.Go(TEXT);",
        "_ = new Db(other, TEXT);", "db.Text = TEXT;", "db.Field = TEXT;", "db.Written = TEXT;", "_ = new Db(other) { Text = TEXT };", "Below(TEXT);", "inner.Run(TEXT);", "db.Marked(TEXT);",
    ];

    [Theory, MemberData(nameof(Sinks))]
    public Task WrapperOfAnotherAssembly_IsASink(string call) => Verify.Reports(Use(call.Replace("TEXT", "{|POLP1001:\"DELETE FROM t WHERE n = '\" + name + \"'\"|}")), references: [Compiled.Value]);

    [Theory, MemberData(nameof(Sinks))]
    public Task ReferenceAssembly_SaysTheSame(string call) => Verify.Reports(Use(call.Replace("TEXT", "{|POLP1001:\"DELETE FROM t WHERE n = '\" + name + \"'\"|}")), references: [OnlyDeclarations.Value]);

    [Theory, MemberData(nameof(Sinks))]
    public Task ConstantText_IsSilent(string call) => Verify.IsSilent(Use(call.Replace("TEXT", "\"DELETE FROM t\"")), references: [Compiled.Value]);

    [Theory]
    [InlineData("db.Count(\"a\" + name);")]
    [InlineData("db.Run(\"SELECT 1\", \"a\" + name);")]
    [InlineData("var text = db.Text + name;")]
    [InlineData("db.Run(2, name);")]
    public Task WhatIsNoText_OrHandedOnWhole_IsSilent(string call) => Verify.IsSilent(Use(call), references: [Compiled.Value]);

    [Fact]
    public Task WrapperRoundAWrapperOfAnotherAssembly_IsAWrapper() => Verify.Reports(Usings + """
        using Acme;
        class Store(Db db)
        {
            int Twice(string sql) => db.Twice(sql);
            int Marked(string sql) => db.Marked(sql);
            int A(string name) => Twice({|POLP1001:"DELETE FROM " + name|});
            int B(string name) => Marked({|POLP1001:"DELETE FROM " + name|});
        }
        """, references: [Compiled.Value]);

    [Fact]
    public Task LineOfTheProject_TakesASummaryBack() => Verify.IsSilent(Use("db.Run(\"DELETE FROM \" + name);"), references: [Compiled.Value], additionalFiles: [("polp-sql.tsv", "sink\tM:Acme.Db.Run\tsql\tnone")]);

    [Fact]
    public void Lines_AreThoseOfTheTables()
    {
        Assert.Equal(
            [
                "sink\tF:Acme.Db.Field\t-\tother",
                "sink\tM:Acme.Db.#ctor(System.Data.Common.DbConnection,System.String)\tfirst\tother",
                "sink\tM:Acme.Db.Ask(System.String)\ttext\tother",
                "sink\tM:Acme.Db.Below(System.String)\tsql\tother",
                "sink\tM:Acme.Db.First``1(System.String)\tsql\tother",
                "sink\tM:Acme.Db.Inner`1.Run(System.String)\tsql\tother",
                "sink\tM:Acme.Db.On(System.Data.Common.DbConnection,System.String)\tsql\tother",
                "sink\tM:Acme.Db.Run(System.Int32,System.String)\tsql\tother",
                "sink\tM:Acme.Db.Run(System.String,System.Object)\tsql\tother",
                "sink\tM:Acme.Db.Twice(System.String)\tsql\tother",
                "sink\tM:Acme.Extensions.Go(System.Data.Common.DbConnection,System.String)\tsql\tother",
                "sink\tM:Acme.IDb.Ask(System.String)\ttext\tother",
                "sink\tP:Acme.Db.Text\t-\tother",
                "sink\tP:Acme.Db.Written\t-\tother",
            ],
            Written(Compile(Library)));
        Assert.Contains("sink\tM:Acme.Db.Inside(System.String)\tsql\tother", Written(Compile("[assembly: InternalsVisibleTo(\"App\")]\n" + Library)));
    }

    [Theory]
    [InlineData("public class Store { public string Show(string name) => \"about \" + name; }", OutputKind.DynamicallyLinkedLibrary, "true")]
    [InlineData("public class Store(DbConnection on) { public int Run() => on.Execute(\"SELECT 1\"); }", OutputKind.DynamicallyLinkedLibrary, "true")]
    [InlineData("class Store(DbConnection on) { public int Run(string sql) => on.Execute(sql); }", OutputKind.DynamicallyLinkedLibrary, "true")]
    [InlineData("public static class Store { public static int Run(DbConnection on, string sql) => on.Execute(sql); static void Main() { } }", OutputKind.ConsoleApplication, "true")]
    [InlineData("public class Store(DbConnection on) { public int Run(string sql) => on.Execute(sql); }", OutputKind.DynamicallyLinkedLibrary, "false")]
    [InlineData("public class Store(DbConnection on) { public int Run(string sql) => on.Execute(sql); }", OutputKind.DynamicallyLinkedLibrary, null)]
    public void NothingToSay_OrNothingWanted_LeavesNothing(string source, OutputKind kind, string? property)
    {
        var compilation = Compile(source);

        var generated = Generate(compilation.WithOptions(compilation.Options.WithOutputKind(kind)), property);

        Assert.Equal(compilation.SyntaxTrees.Length, generated.SyntaxTrees.Count());
    }

    [Theory]
    [InlineData("sink\tM:System.Console.WriteLine(System.String)\tvalue\tother", "Console.WriteLine(\"a\" + name);")]
    [InlineData("sink\tM:Dapper.SqlMapper.Execute\tsql\tnone", "")]
    [InlineData("sink\tT:Acme.Quiet\ttext\tother", "Quiet.Show(\"a\" + name);")]
    [InlineData("safe\tM:Acme.Quiet.Clean", "")]
    [InlineData("quoter\tM:Acme.Quiet.Clean", "")]
    [InlineData("sink\tM:Acme.Quiet.Show(System.String)\ttext\tnonsense", "Quiet.Show(\"a\" + name);")]
    [InlineData("sink\tM:Acme.Quiet.Gone(System.String)\ttext\tother", "Quiet.Show(\"a\" + name);")]
    [InlineData("sink\tM:Acme..\ttext", "")]
    [InlineData("sink\tM:(((\t(", "")]
    [InlineData("\t\t\t", "")]
    [InlineData("", "")]
    public Task WhatAStrangerWrote_AddsSinksOfItsOwnAndNothingElse(string line, string silent)
    {
        var source = $$"""
            [assembly: System.Reflection.AssemblyMetadata("Polp.Sql", {{SymbolDisplay.FormatLiteral(line, quote: true)}})]
            [assembly: System.Reflection.AssemblyMetadata("Polp.Sql", null)]
            [assembly: System.Reflection.AssemblyMetadata("Polp.Sql", "sink\tM:Acme.Quiet.Loud(System.String)\ttext\tother")]
            namespace Acme { public static class Quiet { public static void Show(string text) { } public static void Loud(string text) { } public static string Clean(string text) => text; public static IDbCommand? Made => null; } }
            """;
        var use = Usings + $$"""
            using Acme;
            class Store(DbConnection on)
            {
                void Use(string name)
                {
                    {{silent}}
                    Quiet.Loud({|POLP1001:"a" + name|});
                    on.Execute({|POLP1001:"DELETE FROM " + Quiet.Clean(name)|});
                }
            }
            """;

        return Verify.Reports(use, references: [Image(Compile(source))]);
    }

    [Fact]
    public async Task VeryManyLines_AreReadSoon()
    {
        var lines = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"[assembly: System.Reflection.AssemblyMetadata(\"Polp.Sql\", \"sink\\tM:Acme{i}.{new string('A', 500)}.Run(System.String)\\tsql\\tother\")]\n"));
        var reference = Image(Compile(lines + "namespace Acme; public class Empty { public IDbCommand? Made; }"));
        var clock = Stopwatch.StartNew();

        await Verify.IsSilent("class Store;", references: [reference]);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"took {clock.Elapsed}");
    }

    [Fact]
    public Task WrapperOverAWrapperOfAThirdAssembly_IsASink()
    {
        var middle = AnalyzerHost.Compile("using Acme; namespace Contoso { public class Desk(Db db) { public int Remove(string sql) => db.Run(sql); } }", references: [Compiled.Value]).WithAssemblyName("Contoso.Desk");

        return Verify.Reports("class Store(Contoso.Desk desk) { int Use(string name) => desk.Remove({|POLP1001:\"DELETE FROM \" + name|}); }", references: [Image(Generate(middle)), Compiled.Value]);
    }

    private static readonly Lazy<MetadataReference> Compiled = new(() => Image(Generate(Compile(Library))));

    private static readonly Lazy<MetadataReference> OnlyDeclarations = new(() => Image(Generate(Compile(Library)), isReference: true));

    private static CSharpCompilation Compile(string source) => AnalyzerHost.Compile(Usings + source).WithAssemblyName("Acme.Library");

    private static Compilation Generate(Compilation compilation, string? property = "true")
    {
        var options = AnalyzerHost.Options(property is null ? null : new Dictionary<string, string> { ["build_property.PolpSqlSummary"] = property });
        CSharpGeneratorDriver.Create([new SqlSummaryGenerator().AsSourceGenerator()], optionsProvider: options.AnalyzerConfigOptionsProvider, parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var diagnostics);
        Assert.Empty(diagnostics);
        return updated;
    }

    private static string[] Written(Compilation compilation) => [.. Generate(compilation).Assembly.GetAttributes()
        .Where(a => a.AttributeClass?.Name == "AssemblyMetadataAttribute" && a.ConstructorArguments[0].Value is "Polp.Sql").Select(a => (string)a.ConstructorArguments[1].Value!)];

    private static MetadataReference Image(Compilation compilation, bool isReference = false)
    {
        var stream = new MemoryStream();
        var result = compilation.Emit(stream, options: new EmitOptions(metadataOnly: isReference, includePrivateMembers: !isReference));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        stream.Position = 0;
        return MetadataReference.CreateFromStream(stream);
    }
}
