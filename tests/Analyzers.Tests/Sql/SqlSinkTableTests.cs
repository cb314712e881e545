using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

public class SqlSinkTableTests
{
    public static TheoryData<string, string, string, string> Lines()
    {
        using var reader = new StreamReader(typeof(SqlSinks).Assembly.GetManifestResourceStream("sql-sinks.tsv")!);
        var data = new TheoryData<string, string, string, string>();
        foreach (var fields in reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split('\t')))
            data.Add(fields[0], fields[1], fields[2], fields[3]);
        return data;
    }

    [Theory, MemberData(nameof(Lines))]
    public void Line_NamesAParameterOfTextAndAStyle(string type, string member, string parameter, string style)
    {
        var found = AnalyzerHost.Compile("class Empty;").GetTypeByMetadataName(type);

        Assert.NotNull(found);
        Assert.Contains(
            found.GetMembers(member == "#ctor" ? ".ctor" : member).OfType<IMethodSymbol>(),
            method => method.Parameters.Any(p => p.Name == parameter && p.Type.SpecialType == SpecialType.System_String));
        Assert.Contains(style, new[] { "dapper", "ef" });
    }
}
