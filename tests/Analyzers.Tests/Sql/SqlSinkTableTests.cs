using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>Every line of the tables names something in the library it speaks of.</summary>
public class SqlSinkTableTests
{
    private static readonly string[] Tables = ["sql-sinks.tsv", "sql-quoters.tsv", "sql-sources.tsv"];

    private static readonly Lazy<Compilation> Compiled = new(() => AnalyzerHost.Compile("class Empty;", references: [.. Libraries.All, .. Libraries.Older, .. Libraries.AspNetCore]));

    /// <summary>Roots of names whose library cannot be had here, with the reason. All else must resolve.</summary>
    private static readonly Dictionary<string, string> Unverified = new()
    {
        ["Dapper.SqlBuilder"] = "the package Dapper.SqlBuilder is not on every feed",
        ["System.Data.Entity."] = "Entity Framework 6: the package EntityFramework is not on every feed",
        ["System.Data.Linq."] = "LINQ to SQL is part of .NET Framework only",
        ["System.Web."] = "ASP.NET is part of .NET Framework only",
        ["Microsoft.EntityFrameworkCore.RelationalQueryableExtensions.FromSql("] = "older than the referenced version",
        ["Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlCommand"] = "gone since version 5",
        ["Cassandra."] = "the package CassandraCSharpDriver is not on every feed",
        ["NHibernate."] = "the package NHibernate is not on every feed",
        ["ServiceStack.OrmLite."] = "the package ServiceStack.OrmLite is not on every feed",
        ["RepoDb."] = "the package RepoDb is not on every feed",
        ["PetaPoco."] = "the package PetaPoco.Compiled is not on every feed",
        ["NPoco."] = "the package NPoco is not on every feed",
        ["SqlKata."] = "the package SqlKata is not on every feed",
        ["Microsoft.Practices.EnterpriseLibrary."] = "Enterprise Library is part of .NET Framework only",
        ["Microsoft.ApplicationBlocks."] = "the Data Access Application Block is part of .NET Framework only",
    };

    public static TheoryData<string, string, string> Lines()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in Tables.SelectMany(Read))
            data.Add(line.Kind.ToString(), line.Id, line.Text);
        return data;
    }

    [Theory, MemberData(nameof(Lines))]
    public void Line_NamesSomething(string kind, string id, string text)
    {
        if (Unverified.Keys.Any(root => id[2..].StartsWith(root, StringComparison.Ordinal)))
            return;
        var line = Tables.SelectMany(Read).First(l => l.Kind.ToString() == kind && l.Id == id && l.Text == text);
        var types = line.Types(Compiled.Value).ToArray();
        Assert.NotEmpty(types);

        var members = types.SelectMany(t => t.GetMembers()).Where(m => line.IsType || line.Means(m)).ToArray();
        Assert.NotEmpty(members);
        if (kind == "Sink" && text.Length > 0)
            Assert.Contains(members.OfType<IMethodSymbol>().SelectMany(m => m.Parameters), p => p.Name == text && p.Type.Name is "String" or "RawSqlString" or "FormattableString");
        else if (kind == "Sink")
            Assert.Contains(members, m => m is IPropertySymbol { Type.SpecialType: SpecialType.System_String, SetMethod: not null });
    }

    [Fact]
    public void Unverified_HoldsNoLibraryThatIsThere() => Assert.All(Unverified.Keys.Except(["System.Data.Entity.", "System.Web."]), root =>
        Assert.DoesNotContain(Tables.SelectMany(Read), line => line.Id[2..].StartsWith(root, StringComparison.Ordinal) && Finds(line)));

    [Fact]
    public void Lines_AreToldOnce() =>
        Assert.All(Tables.SelectMany(Read).GroupBy(line => (line.Kind, line.Id, line.Kind == SqlLineKind.Sink ? line.Text : "")), same => Assert.Single(same));

    [Fact]
    public void Styles_AllHaveAName() => Assert.Equal(Enum.GetValues<SqlStyle>().Order(), SqlStyles.ByName.Values.Order());

    private static bool Finds(SqlLine line) =>
        line.Types(Compiled.Value).Any(t => line.IsType || t.GetMembers().Any(line.Means));

    private static IEnumerable<SqlLine> Read(string table)
    {
        using var stream = typeof(SqlSinks).Assembly.GetManifestResourceStream(table)!;
        return [.. SqlLineReader.Read(SourceText.From(stream), path: null).Select(read => read.Line ?? throw new InvalidOperationException($"{table}: '{read.Written}' {read.Error}"))];
    }
}
