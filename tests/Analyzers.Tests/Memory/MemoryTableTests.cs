using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Every line of the tables names something that the platform has.</summary>
public class MemoryTableTests
{
    private static readonly Compilation Platform = AnalyzerHost.Compile("");

    public static TheoryData<string> Operations() => [.. Table.Rows("operations.tsv").Select(row => row[0])];

    public static TheoryData<string> Sources() => [.. Table.Rows("sources.tsv").Select(row => row[0])];

    [Theory, MemberData(nameof(Operations))]
    public void Operation_Resolves_AndItsArgumentsExist(string member)
    {
        var method = Assert.IsAssignableFrom<IMethodSymbol>(DocumentationCommentId.GetFirstSymbolForDeclarationId(member, Platform));
        var operation = OperationTable.Of(Platform).Find(method)!;

        Assert.All(new[] { operation.Destination, operation.Source, operation.Size, operation.CapacityCheck }.OfType<int>(), i => Assert.InRange(i, 0, method.Parameters.Length - 1));
        Assert.True((operation.Destination ?? operation.Source) is not null, "works on no memory");
        Assert.All(new[] { operation.Size, operation.CapacityCheck }.OfType<int>(), i => Assert.NotNull(Interval.Of(method.Parameters[i].Type)));
    }

    // A word that the reader does not know would pass for the default.
    [Fact]
    public void EveryWordOfTheTables_IsOneTheReaderKnows()
    {
        Assert.All(Table.Rows("operations.tsv"), row =>
        {
            Assert.Matches("^(copy|fill|view|read|write|text)$", row[1]);
            Assert.All(row[2..5], argument => Assert.Matches(@"^(-|\d)$", argument));
            Assert.Matches("^(bytes|chars|elements)$", row[5]);
            Assert.Matches(@"^((negative|source|destination|(capacity|start)=\d)(,(?=.)|$))*$", row[6]);
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
