using Polp.Testing;
using Polp.Testing.Oracle;

namespace Polp.Analyzers.Tests;

/// <summary>The oracle of the memory corpus tells true marks from false ones.</summary>
public class OracleTests
{
    private const string Overrun = """
        public static unsafe class Sample
        {
            public static void Site(byte* message)
            {
                byte* id = stackalloc byte[32];
                for (int i = 0; i < message[0]; i++)
                    id[i] = message[i + 1]; // MARK
            }
        }
        """;

    [Fact]
    public void TrueBadMark_IsBelieved() => Assert.Empty(Judge(Overrun, "BAD POLP2001"));

    [Fact]
    public void GoodMarkOnAnOverrun_IsContradicted() => Assert.Contains("Site is marked good, but Store of 1 bytes", Assert.Single(Judge(Overrun, "GOOD")));

    [Fact]
    public void BadMarkWithAnotherId_IsContradicted() => Assert.Contains("on another side", Assert.Single(Judge(Overrun, "BAD POLP2002")));

    [Fact]
    public void BadMarkOnACheckedCopy_IsContradicted() =>
        Assert.Contains("no message drove it out of bounds", Assert.Single(Judge(Overrun.Replace("i < message[0]", "i < message[0] && i < 32"), "BAD POLP2001")));

    [Fact]
    public void BadMarkOnAnotherLine_IsContradicted() =>
        Assert.Contains("is marked bad in line", Assert.Single(Judge(Overrun.Replace(" // MARK", "").Replace("byte[32];", "byte[32]; // MARK"), "BAD POLP2001")));

    [Fact]
    public void ViolationThatIsCaught_Counts() =>
        Assert.Contains("is marked good, but", Assert.Single(Judge(Overrun.Replace("id[i] = message[i + 1];", "try { id[i] = message[i + 1]; } catch { }"), "GOOD")));

    [Fact]
    public void StoreThatTheInstrumentationMisses_BreaksAGuard() => Assert.Contains("guard bytes were overwritten without a violation", Assert.Single(Judge(
        Overrun.Replace("id[i] = message[i + 1];", "System.Runtime.InteropServices.NativeMemory.Copy(message + 1, id, 33);"), "GOOD")));

    [Fact]
    public void LoopWithoutEnd_IsNamed() => Assert.Contains("it does not end", Assert.Single(Judge(Overrun.Replace("i < message[0]", "message[0] == message[0] ? i == 0 : false").Replace("i++", "i += 0"), "GOOD")));

    [Fact]
    public void GoodSiteThatRefusesEveryMessage_ProvesNothing() => Assert.Contains("only 0 messages reach its line", Assert.Single(Judge(
        Overrun.Replace("byte* id", "if (message[0] >= 0) throw new InvalidDataException(); byte* id"), "GOOD")));

    [Fact]
    public void SecondReadOfSharedMemory_SeesAnotherValue()
    {
        const string Shared = """
            public static unsafe class Sample
            {
                public static void Site(byte* shared, int length)
                {
                    if (length == 0 || shared[0] > 32 || length < 33)
                        return;
                    byte* id = stackalloc byte[32];
                    System.Runtime.CompilerServices.Unsafe.CopyBlock(id, shared + 1, shared[0]); // MARK
                }
            }
            """;

        Assert.Empty(Judge(Shared.Replace("System.Runtime.CompilerServices.Unsafe", "Unsafe"), "BAD POLP2003"));
        Assert.Empty(Judge(Shared.Replace("System.Runtime.CompilerServices.Unsafe", "Unsafe").Replace("byte* shared", "byte* message").Replace("shared[0]", "message[0]").Replace("shared + 1", "message + 1"), "GOOD"));
    }

    [Fact]
    public void TwoMarksInAMethod_AreRefused() => Assert.Throws<InvalidOperationException>(() => Judge(Overrun.Replace("byte[32];", "byte[32]; // GOOD"), "GOOD"));

    private static IReadOnlyList<string> Judge(string source, string mark) => ExecutionOracle.Contradictions(
        new("Sample", "using System.Runtime.CompilerServices;\nnamespace Corpus.Memory.Sample;\n" + source.Replace("MARK", mark)));
}
