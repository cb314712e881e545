using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>The walk ends soon on any text, and says so when it ends before the text does.</summary>
public class BoundedWorkTests
{
    // Wide, for a machine that does much else; work that grows with the square would take longer.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    private static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    [Fact]
    public async Task InterpolationOfFiveThousandHoles_IsReadToItsEnd()
    {
        var clock = Stopwatch.StartNew();

        var found = Assert.Single(await AnalyzerHost.Run(Database.Of($"command.CommandText = $\"SELECT a FROM t WHERE n IN (0{Repeat(5000, _ => ", '{name}'")})\";")));

        Assert.Equal(5000, found.AdditionalLocations.Count);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task ConcatenationOfAThousandParts_IsReadToItsEnd()
    {
        var clock = Stopwatch.StartNew();

        var found = Assert.Single(await AnalyzerHost.Run(Database.Of($"command.CommandText = \"SELECT a FROM t WHERE 1 = 0\"{Repeat(500, _ => " + \" OR n = \" + name")};")));

        Assert.Equal(500, found.AdditionalLocations.Count);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task TwoThousandAppends_AreReadToTheEnd()
    {
        var clock = Stopwatch.StartNew();

        await Verify.IsSilent(Database.Of($"var sql = \"SELECT 1\";{Repeat(2000, i => $" sql += \" OR a = {i}\";")} command.CommandText = sql;"));

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task TextThatDoublesTwentyTimes_IsGivenUpOnAsInformation()
    {
        var clock = Stopwatch.StartNew();

        var found = Assert.Single(await AnalyzerHost.Run(Database.Of($"var s0 = \"a\" + name;{Repeat(20, i => $" var s{i + 1} = s{i} + s{i};")} command.CommandText = s20;")));

        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Equal("This SQL text was too long to read to its end; it was judged by its beginning only", found.GetMessage());
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Theory]
    [InlineData("object o = name; foreach (var i in ids) o = \"a\" + o.ToString() + town;", "\"SELECT \" + o.ToString()")]
    [InlineData("var f = name; foreach (var i in ids) f = string.Format(f, town);", "\"SELECT \" + f")]
    [InlineData("var f = name; foreach (var i in ids) f = string.Format(\"{0}\" + f, town);", "string.Format(f, id)")]
    public Task TextThatIsMadeOfItself_IsReadOnce(string before, string text) => Verify.Reports(Database.Reported(text, before));

    [Fact]
    public async Task FormatsThatAreFormatted_AreReadOnceEach()
    {
        var clock = Stopwatch.StartNew();

        await Verify.Reports(Database.Reported("f40", $"var f0 = \"SELECT {{0}}\" + name;{Repeat(40, i => $" var f{i + 1} = string.Format(f{i}, town);")}"));

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task ChainOfAThousandFormats_IsGivenUpOnAsInformation()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Database.Of($"var f0 = \"SELECT {{0}}\" + name;{Repeat(1000, i => $" var f{i + 1} = string.Format(f{i}, town);")} command.CommandText = f1000;")));

        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Fact]
    public Task DelegatesThatStandForEachOther_End() => Verify.IsSilent("""
        using Microsoft.Data.Sqlite;
        class Store(SqliteConnection db)
        {
            static readonly Func<string, string> One = Other;
            static readonly Func<string, string> Other = One;
            SqliteCommand Ask() => new(One("SELECT 1"), db);
        }
        """);

    [Fact]
    public Task LocalsThatFeedEachOther_End() => Verify.Reports(Database.Of(
        "var a = \"SELECT 1\"; var b = \"\"; while (isOpen) { a = b + \" OR 1 = 1\"; b = a + name; command.CommandText = {|POLP1001:a|}; }"));

    [Fact]
    public void LexerOfALongText_EndsSoon()
    {
        var clock = Stopwatch.StartNew();
        var pieces = Enumerable.Range(0, 40_000).SelectMany(i => new[] { i % 2 == 0 ? " AND (n = '" : "') OR m IN (SELECT ", null });

        Assert.Equal(40_000, SqlLexer.Holes(pieces).Length);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task BuilderOfAThousandBranches_IsReadToItsEnd()
    {
        var clock = Stopwatch.StartNew();

        var found = Assert.Single(await AnalyzerHost.Run(Database.Of(
            $"var sql = \"SELECT a FROM t WHERE 1 = 1\"; var more = new System.Text.StringBuilder();{Repeat(1000, i => $" if (id == {i}) {{ sql = sql + \" OR a = {i}\"; more.Append(\" OR n = '\" + name + \"'\"); }} else more.Append(town);")} command.CommandText = sql + more;")));

        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Equal(2000, found.AdditionalLocations.Count);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task HelpersThatAllCallEachOther_End()
    {
        var clock = Stopwatch.StartNew();
        var helpers = Repeat(40, i => $"string F{i}(string x) => x.Length > {i} ? \" OR a = '\" + x + \"'\" : {string.Join(" + ", Enumerable.Range(0, 40).Select(j => $"F{j}(x)"))};\n");

        var found = Assert.Single(await AnalyzerHost.Run(Database.Of("command.CommandText = \"SELECT a FROM t WHERE 1 = 1\" + F0(name);", helpers)));

        Assert.Equal("POLP1001", found.Id);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task HelpersThatDoubleTheText_End()
    {
        var clock = Stopwatch.StartNew();
        var helpers = "string F0(string x) => \" OR n = '\" + x + \"'\";\n" + Repeat(50, i => $"string F{i + 1}(string x) => F{i}(x) + F{i}(x);\n");

        var found = Assert.Single(await AnalyzerHost.Run(Database.Of("command.CommandText = \"SELECT a FROM t WHERE 1 = 1\" + F50(name);", helpers)));

        Assert.Equal("POLP1001", found.Id);
        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    [Fact]
    public async Task ChainOfHelpersTooLongToFollow_IsGivenUpOnAsInformation()
    {
        var helpers = "string F0(string x) => x;\n" + Repeat(100, i => $"string F{i + 1}(string x) => F{i}(x) + \" \";\n");

        var found = Assert.Single(await AnalyzerHost.Run(Database.Of("command.CommandText = \"SELECT a FROM \" + F100(name);", helpers)));

        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Fact]
    public async Task MethodWithTwoThousandCallers_IsAskedAboutOnce()
    {
        var clock = Stopwatch.StartNew();

        await Verify.IsSilent(Database.Of($"{Repeat(2000, i => $" Count(command, \"t{i}\");")}", "static void Count(DbCommand to, string table) => to.CommandText = \"SELECT COUNT(*) FROM \" + table;"));

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }

    // Each helper asks the next forty times, so that the paths through them are as many as forty to the power of their number.
    private static string Ladder(string type, string parameters, string arguments, string join, string last, string? each = null, string end = "") => Repeat(6, i =>
        $" static {type} H{i}({parameters}) {{ {(i == 5 ? last : each is null ? $"return {string.Join(join, Enumerable.Repeat($"H{i + 1}({arguments})", 40))};" : Repeat(40, n => each.Replace("NEXT", $"H{i + 1}({arguments})").Replace("== N", $"== {n}")) + end)} }}");

    public static TheoryData<string, string> Ladders() => new()
    {
        { "if (!H0(name)) return; command.CommandText = \"SELECT a FROM \" + name;", Ladder("bool", "string s", "s", " && ", "return s.Length > 1;") },
        { "if (!H0(name)) return; command.CommandText = \"SELECT a FROM \" + name;", Ladder("bool", "string s", "s", " || ", "return s == \"a\";") },
        { "H0(name); command.CommandText = \"SELECT a FROM \" + name;", Ladder("void", "string s", "s", "", "if (s.Length > 9) return;", "NEXT;") },
        { "command.CommandText = \"SELECT a FROM \" + H0(1).Name;", Ladder("Held", "int n", "n", "", "return new(\"t\");", "if (n == N) return NEXT;", "return null!;") + " record Held(string Name);" },
        { "command.CommandText = \"SELECT a FROM \" + H0(1).ReadToEnd();", Ladder("System.IO.StreamReader", "int n", "n", "", "return new(typeof(int).Assembly.GetManifestResourceStream(\"a\")!);", "if (n == N) return NEXT;", "return null!;") },
        { "command.CommandText = \"SELECT a FROM \" + H0(name);", Ladder("string", "string s", "s", " + ", "return s;") },
    };

    [Theory, MemberData(nameof(Ladders))]
    public async Task HelpersThatAskTheNextFortyTimes_AreReadSoon(string statements, string members)
    {
        var clock = Stopwatch.StartNew();

        await AnalyzerHost.Run(Database.Of(statements, members));

        Assert.True(clock.Elapsed < Soon, $"took {clock.Elapsed}");
    }
}
