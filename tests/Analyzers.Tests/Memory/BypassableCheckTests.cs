using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Why a check does not hold, in words.</summary>
public class BypassableCheckTests
{
    private const string Int = "int n = *(int*)bare; ";
    private const string Copy = "Unsafe.CopyBlock(buf, bare + 4, (uint)n);";

    [Theory]
    [InlineData(Int + "if (n > 256) return false; " + Copy, "a negative number passes it", "n >= 0")]
    [InlineData("uint n = *(uint*)bare; if (n + 4 > 260) return false; Unsafe.CopyBlock(buf, bare + 4, n);", "'n + 4' in it may overflow", "n <= 256")]
    [InlineData("uint n = *(uint*)bare; if (n * 8 > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);", "'n * 8' in it may overflow", "n <= 256")]
    [InlineData("uint n = *(uint*)bare; if ((ushort)n > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);", "the cast '(ushort)n' may change the value that is checked", "n <= 256")]
    [InlineData("uint n = *(uint*)bare; Debug.Assert(n <= 256); Unsafe.CopyBlock(buf, bare + 4, n);", "'Debug.Assert(n <= 256)' is not there in every build", "n <= 256")]
    [InlineData("uint n = *(uint*)bare, m = *(uint*)(bare + 4); if (m > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);", "the check looks at 'm'", "n <= 256")]
    [InlineData("uint n = *(uint*)bare; if (msgLen > 4 && n > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);", "it stands on one way here only", "n <= 256")]
    [InlineData("uint n = *(uint*)bare; Unsafe.CopyBlock(buf, bare + 4, n); if (n > 256) return false;", "it comes too late", "n <= 256")]
    [InlineData("var h = (Header*)bare; if ((uint)h->len > 256) return false; reader.Read(); Unsafe.CopyBlock(buf, bare + 4, (uint)h->len);", "'h->len' is read again after the check", "h->len <= 256")]
    [InlineData("int* table = stackalloc int[16]; int i = *(int*)bare; if (i < 16) table[i] = 1;", "a negative offset passes it", "i >= 0")]
    public async Task Message_SaysWhyTheCheckDoesNotHold(string body, string reason, string missing)
    {
        var found = Assert.Single(await AnalyzerHost.Run(MessageSnippet.Of(body)));

        Assert.Equal("POLP2003", found.Id);
        Assert.EndsWith($"; there is a check, but {reason}, so that {missing} is not certain", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal("destination", found.Properties["polp.side"]);
    }

    [Theory]
    [InlineData(Int + "if ((uint)n > 256) return false; " + Copy)]
    [InlineData("uint n = *(uint*)bare; if (n > 260 - 4) return false; Unsafe.CopyBlock(buf, bare + 4, n);")]
    [InlineData("uint n = *(uint*)bare; if (n * 8ul > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);")]
    [InlineData("ushort n = (ushort)*(uint*)bare; if (n > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);")]
    [InlineData("uint n = *(uint*)bare; Debug.Assert(n > 0); if (n > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);")]
    [InlineData("uint n = *(uint*)bare, m = *(uint*)(bare + 4); if (n > 256 || m > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);")]
    [InlineData("uint n = *(uint*)bare; if (msgLen > 4 || n > 256) return false; Unsafe.CopyBlock(buf, bare + 4, n);")]
    [InlineData("var h = (Header*)bare; var n = h->len; if ((uint)n > 256) return false; reader.Read(); Unsafe.CopyBlock(buf, bare + 4, (uint)n);")]
    [InlineData("int* table = stackalloc int[16]; int i = *(int*)bare; if (i >= 0 && i < 16) table[i] = 1;")]
    [InlineData("int* table = stackalloc int[16]; int i = *(int*)bare; if ((uint)i < 16) table[i] = 1;")]
    public async Task CheckThatHolds_IsSilent(string body) => await Verify.IsSilent(MessageSnippet.Of(body));

    // The sign needs no size.
    [Theory]
    [InlineData(Int + "if (n > 1000) return false; {|POLP2003:Unsafe.CopyBlock(bare, msg, (uint)n)|};")]
    [InlineData(Int + "n = Math.Min(n, 1000); {|POLP2003:Unsafe.InitBlock(bare, 0, (uint)n)|};")]
    public async Task NegativeLength_IntoMemoryOfUnknownSize_IsReported(string body) => await Verify.Reports(MessageSnippet.Of(body));

    [Theory]
    [InlineData(Int + "if (n < 0 || n > 1000) return false; Unsafe.InitBlock(bare, 0, (uint)n);")]
    [InlineData(Int + "if ((uint)n > 1000) return false; Unsafe.InitBlock(bare, 0, (uint)n);")]
    [InlineData(Int + "if (n > 1000) return false; Unsafe.InitBlock(bare, 0, checked((uint)n));")]
    public async Task LengthThatIsNotNegative_IntoMemoryOfUnknownSize_IsSilent(string body) => await Verify.IsSilent(MessageSnippet.Of(body));

    [Theory]
    [InlineData("Buffer.MemoryCopy(bare, buf, msgLen, msgLen);", "msgLen")]
    [InlineData("Buffer.MemoryCopy(bare, buf, (long)(msgLen), msgLen);", "msgLen")]
    [InlineData("Buffer.MemoryCopy(bare, buf, input.Length - 4, input.Length - 4);", "input.Length - 4")]
    [InlineData(Int + "if (n > 256) return false; Buffer.MemoryCopy(bare, buf, n, n);", "n")]
    public async Task CountAsCapacity_IsInformation(string body, string count)
    {
        var found = Assert.Single(await AnalyzerHost.Run(MessageSnippet.Of(body)));

        Assert.Equal(("POLP2003", DiagnosticSeverity.Info), (found.Id, found.Severity));
        Assert.Equal($"Capacity and count are the same expression '{count}', so MemoryCopy never checks", found.GetMessage());
    }

    [Theory]
    [InlineData("Buffer.MemoryCopy(bare, buf, 256, msgLen);")]
    [InlineData("Buffer.MemoryCopy(bare, buf, 32, 32);")]
    [InlineData("Unsafe.CopyBlock(buf, bare, (uint)msgLen);")]
    public async Task CapacityThatIsNotTheCount_IsSilent(string body) => await Verify.IsSilent(MessageSnippet.Of(body));

    [Fact]
    public async Task CountAsCapacity_IsNotSaidWhereAWarningSpeaks() =>
        await Verify.Reports(MessageSnippet.Of(Int + "{|POLP2001:Buffer.MemoryCopy(bare, buf, n, n)|};"));
}
