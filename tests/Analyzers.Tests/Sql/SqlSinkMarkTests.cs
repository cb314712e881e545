using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>A parameter, property or field that says it is SQL text is a sink wherever it is given one.</summary>
public class SqlSinkMarkTests
{
    private const string Glued = "\"SELECT a FROM t WHERE n = '\" + name + \"'\"";

    private const string Library = """
        #define JETBRAINS_ANNOTATIONS
        using System.Diagnostics.CodeAnalysis;
        using JetBrains.Annotations;

        public interface IDb { int Ask([StringSyntax("sql")] string text); }
        public class Db : IDb
        {
            public Db() { }
            public Db(int id, [StringSyntax("T-SQL")] string text) { }
            public int Ask(string text) => 0;
            public virtual int Run([StringSyntax("Sql")] string text, string note = "") => 0;
            public static int Make([LanguageInjection("SQL")] string text) => 0;
            public T Get<T>([StringSyntax("postgresql")] string text) where T : new() => new();
            public static int Parse([StringSyntax(StringSyntaxAttribute.Json)] string text) => 0;
            public static int Store([StringSyntax("nosql")] string text) => 0;
            [StringSyntax("SQL")] public string Text { get; set; } = "";
            [StringSyntax("sql")] public string Field = "";
            [StringSyntax("regex")] public string Pattern { get; set; } = "";
        }
        public class Special : Db { public override int Run(string sql, string note) => 0; }
        public delegate int Runner([StringSyntax("sql")] string text);
        """;

    public static TheoryData<string> Sinks() =>
    [
        "db.Run(TEXT);",
        "db.Run(note: \"a\" + name, text: TEXT);",
        "special.Run(TEXT, \"\");",
        "db.Ask(TEXT);",
        "any.Ask(TEXT);",
        "Db.Make(TEXT);",
        "db.Get<object>(TEXT);",
        "_ = new Db(1, TEXT);",
        "db.Text = TEXT;",
        "db.Text += TEXT;",
        "_ = new Db { Text = TEXT };",
        "db.Field = TEXT;",
        "run(TEXT);",
    ];

    [Theory, MemberData(nameof(Sinks))]
    public Task MarkOfThisCompilation_MakesASink(string call) => Verify.Reports(Library + Source(call.Replace("TEXT", $"{{|POLP1001:{Glued}|}}")), references: Libraries.All);

    [Theory, MemberData(nameof(Sinks))]
    public Task MarkOfAnotherAssembly_MakesASink(string call) => Verify.Reports(Source(call.Replace("TEXT", $"{{|POLP1001:{Glued}|}}")), references: [.. Libraries.All, Compiled.Value]);

    [Theory, MemberData(nameof(Sinks))]
    public Task ConstantText_IsSilent(string call) => Verify.IsSilent(Source(call.Replace("TEXT", "\"SELECT a FROM \" + Table")), references: [.. Libraries.All, Compiled.Value]);

    [Theory]
    [InlineData("Db.Parse(\"a\" + name);")]
    [InlineData("Db.Store(\"a\" + name);")]
    [InlineData("db.Pattern = \"a\" + name;")]
    [InlineData("db.Run(\"SELECT 1\", \"a\" + name);")]
    [InlineData("var text = db.Text + name;")]
    public Task OtherLanguageOrParameter_IsSilent(string call) => Verify.IsSilent(Library + Source(call), references: Libraries.All);

    [Fact]
    public Task LocalFunctionAndLibrarysOwnAttribute_AreReadByName() => Verify.Reports("""
        class LanguageInjectionAttribute(InjectedLanguage language) : Attribute { public InjectedLanguage Language => language; }
        enum InjectedLanguage { CSS, HTML, SQL }
        class Store
        {
            void Run(string name)
            {
                Ask({|POLP1001:"SELECT " + name|});
                Show("<b>" + name);
                void Ask([LanguageInjection(InjectedLanguage.SQL)] string text) { }
                void Show([LanguageInjection(InjectedLanguage.HTML)] string text) { }
            }
        }
        """);

    [Fact]
    public Task InitializerOfAMarkedMember_IsASink() => Verify.Reports("""
        using System.Diagnostics.CodeAnalysis;
        class Store(string table)
        {
            [StringSyntax("sql")] readonly string all = {|POLP1001:"SELECT * FROM " + table|};
            [StringSyntax("sql")] string One { get; } = {|POLP1001:$"SELECT TOP 1 * FROM {table}"|};
            [StringSyntax("sql")] readonly string known = "SELECT * FROM " + "orders";
            readonly string note = "about " + table;
            public override string ToString() => all + One + known + note;
        }
        """);

    private static readonly Lazy<MetadataReference> Compiled = new(() =>
    {
        var stream = new MemoryStream();
        var result = AnalyzerHost.Compile(Library, references: Libraries.All).WithAssemblyName("Marked").Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        stream.Position = 0;
        return MetadataReference.CreateFromStream(stream);
    });

    private static string Source(string call) => $$"""

        class Store
        {
            const string Table = "t";
            void Use(Db db, Special special, IDb any, Runner run, string name)
            {
                {{call}}
            }
        }
        """;
}
