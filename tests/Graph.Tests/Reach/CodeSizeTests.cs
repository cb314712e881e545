using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Xunit.Abstractions;

namespace Polp.Graph.Tests;

public sealed class CodeSizeTests(ITestOutputHelper output)
{
    private const string Three = """
        static class Program
        {
            static void Main()
            {
                Console.WriteLine(1); Console.WriteLine(2);
                Console.WriteLine(3);

            }
        }
        """;

    [Theory]
    [InlineData(DebugInformationFormat.PortablePdb)]
    [InlineData(DebugInformationFormat.Embedded)]
    public void LinesWithCode_AreCountedInTheSymbols(DebugInformationFormat symbols)
    {
        var reach = Compiled.Reach(Compiled.Emit("Site", Three, OutputKind.ConsoleApplication, [], symbols));
        Assert.Equal((0.003, 0), (reach.Kloc, reach.EstimatedKloc));
    }

    [Fact]
    public void WithoutSymbols_LinesAreEstimatedFromTheIl()
    {
        var reach = Compiled.Reach(Compiled.Emit("Site", Three, OutputKind.ConsoleApplication, []) with { Symbols = null });
        // Three calls with a constant, six bytes each, and a return.
        Assert.Equal(19 / IlSize.BytesPerLine / 1000, reach.EstimatedKloc, 9);
        Assert.Equal(reach.EstimatedKloc, reach.Kloc);
        Assert.Empty(reach.BlindSpots);
    }

    [Fact]
    public void PackageWithoutSymbols_IsAddedToWhatIsCounted()
    {
        var program = Compiled.Emit("Site", Three, OutputKind.ConsoleApplication, []);
        var package = Compiled.Library("Package", "public static class P { public static void A() { Console.WriteLine(1); } }");

        var counted = Compiled.Reach(program, package);
        Assert.Equal((0.004, 0), (counted.Kloc, counted.EstimatedKloc));

        var estimated = Compiled.Reach(program, package with { Symbols = null });
        Assert.Equal(7 / IlSize.BytesPerLine / 1000, estimated.EstimatedKloc, 9);
        Assert.Equal(0.003 + estimated.EstimatedKloc, estimated.Kloc!.Value, 9);
    }

    [Fact]
    public void DamagedSymbols_AreSaid_AndTheLinesEstimated()
    {
        var reach = Compiled.Reach(Compiled.Emit("Site", Three, OutputKind.ConsoleApplication, []) with { Symbols = new byte[64] });
        Assert.Equal(["the symbols of 'Site' are damaged, so its lines are estimated; build it again"], reach.BlindSpots);
        Assert.True(reach.EstimatedKloc > 0);
    }

    [Fact]
    public void LongMethod_HasAFatHeader()
    {
        var calls = string.Concat(Enumerable.Repeat("Console.WriteLine(1);", 50));
        Assert.Equal(301, IlSize.Of(Module(Compiled.Body(calls))));
    }

    /// <summary>Packages that ship symbols, compiled by others for release, are what those without are most like.</summary>
    [Fact]
    public void IlOfASourceLine_IsWhatPackagesWithSymbolsHave()
    {
        var folder = Path.GetDirectoryName(typeof(CodeSizeTests).Assembly.Location)!;
        var ratios = new List<double>();
        foreach (var path in Directory.GetFiles(folder, "*.dll").Where(p => !Path.GetFileName(p).StartsWith("Polp.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var beside = Path.ChangeExtension(path, ".pdb");
            var module = Module(new(path, File.ReadAllBytes(path), File.Exists(beside) ? File.ReadAllBytes(beside) : null));
            if (SourceLines.Of(module) is not ({ } lines and > 100))
                continue;
            ratios.Add((double)IlSize.Of(module) / lines);
            output.WriteLine($"{module.Name}: {ratios[^1]:0.0} bytes a line, {lines} lines");
        }
        Assert.True(ratios.Count >= 5, "too few packages with symbols to mean anything");
        Assert.InRange(IlSize.BytesPerLine, ratios.Order().ElementAt(ratios.Count / 4), ratios.Order().ElementAt(ratios.Count * 3 / 4));
    }

    private static AssemblyModule Module(AssemblyImage image) => AssemblyModule.Open(image, isFramework: false, _ => null);
}
