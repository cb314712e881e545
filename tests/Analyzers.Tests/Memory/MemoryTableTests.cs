using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Every line of the tables names something that the platform has.</summary>
public class MemoryTableTests
{
    private static readonly Compilation Platform = AnalyzerHost.Compile("");

    public static TheoryData<string> Copies() => [.. Table.Rows("copies.tsv").Select(row => row[0])];

    public static TheoryData<string> Sources() => [.. Table.Rows("sources.tsv").Select(row => row[0])];

    [Theory, MemberData(nameof(Copies))]
    public void Copy_Resolves_AndItsArgumentsExist(string member)
    {
        var method = Assert.IsAssignableFrom<IMethodSymbol>(DocumentationCommentId.GetFirstSymbolForDeclarationId(member, Platform));
        var api = CopyTable.Of(Platform).Find(method)!;

        Assert.All(new[] { api.Destination, api.Source, api.Size, api.CapacityCheck ?? 0 }, i => Assert.InRange(i, 0, method.Parameters.Length - 1));
        Assert.NotNull(Interval.Of(method.Parameters[api.Size].Type));
    }

    // A word that the reader does not know would pass for the default.
    [Fact]
    public void EveryWordOfTheTables_IsOneTheReaderKnows()
    {
        Assert.All(Table.Rows("copies.tsv"), row =>
        {
            Assert.Matches("^(bytes|elements)$", row[4]);
            Assert.Matches(@"^((negative|source|capacity=\d)(,(?=.)|$))*$", row[5]);
        });
        Assert.All(Table.Rows("sources.tsv"), row =>
        {
            Assert.Matches("^(return|out)$", row[1]);
            Assert.Matches(@"^(-?\d+\.\.-?\d+)?$", row[2]);
        });
    }

    [Theory, MemberData(nameof(Sources))]
    public void Source_NamesAtLeastOneMethod(string member)
    {
        var dot = member.LastIndexOf('.');
        var type = Platform.GetTypeByMetadataName(member[2..dot]);

        var name = member[(dot + 1)..];

        Assert.Contains(type!.GetMembers().OfType<IMethodSymbol>(), method => LengthSources.Of(Platform).Reads(method) is not null
            && (name.EndsWith('*') ? method.Name.StartsWith(name[..^1], StringComparison.Ordinal) : method.Name == name));
    }
}
