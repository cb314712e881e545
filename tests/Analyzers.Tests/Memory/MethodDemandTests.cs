using Polp.Testing;

namespace Polp.Analyzers.Tests.Memory;

/// <summary>Helpers that copy: what they cannot know is asked where they are called.</summary>
public class MethodDemandTests
{
    private const string Int = "int n = *(int*)msg; ";
    private const string Raw = "static void Copy(byte* to, byte* from, int count) { Unsafe.CopyBlock(to, from, (uint)count); }";
    private const string Own = "static void Fill(byte* from, int count) { byte* own = stackalloc byte[16]; Unsafe.CopyBlock(own, from, (uint)count); }";
    private const string Spans = "static void Copy(Span<byte> to, byte* from, int count) { fixed (byte* p = to) Unsafe.CopyBlock(p, from, (uint)count); }";
    private const string Checked = "static void Copy(byte* to, int room, byte* from, int count) { if ((uint)count > (uint)room) return; Unsafe.CopyBlock(to, from, (uint)count); }";
    private const string ByHand = "static void Copy(byte* to, byte* from, int count) { for (int i = 0; i < count; i++) to[i] = from[i]; }";
    private const string Chain = Raw + " static void Outer(byte* to, byte* from, int length) => Copy(to + 4, from, length - 4);";
    private const string Generic = "static void Copy<T>(T* to, T* from, int count) where T : unmanaged { Unsafe.CopyBlock(to, from, (uint)(count * sizeof(T))); }";
    private const string Local = "";

    [Theory]
    [InlineData("{|POLP2001:Copy(id, msg, n)|};", Raw)]
    [InlineData("if (n < 0 || n > 64) return false; {|POLP2001:Copy(id, msg, n)|};", Raw)]
    [InlineData("if (n < 0 || n > 32) return false; {|POLP2001:Copy(id + 4, msg, n)|};", Raw)]
    [InlineData("if (n < 0 || n > 32) return false; {|POLP2001:Fill(msg, n)|};", Own)]
    [InlineData("if (n < 0 || n > left) return false; {|POLP2001:Copy(dst, msg, n)|};", Spans)]
    [InlineData("if (n < 0 || n > 32) return false; {|POLP2001:Copy(dst.AsSpan(4), msg, n)|};", Spans)]
    [InlineData("if (n < 0 || n > 64) return false; {|POLP2001:Copy(id, 64, msg, n)|};", Checked)]
    [InlineData("{|POLP2001:Copy(id, msg, n)|};", ByHand)]
    [InlineData("if (n < 4 || n > 40) return false; {|POLP2001:Outer(id, msg, n)|};", Chain)]
    [InlineData("if (n < 0 || n > 32) return false; {|POLP2001:Copy((int*)id, (int*)msg, n)|};", Generic)]
    [InlineData("void Copy(int count) { Unsafe.CopyBlock(id, msg, (uint)count); } if (n < 0 || n > 40) return false; {|POLP2001:Copy(n)|};", Local)]
    public async Task HelperThatCopiesWhatTheCallerDidNotCheck_WarnsAtTheCall(string call, string members) => await Verify.Reports(Snippet.Of(Int + call, members));

    [Theory]
    [InlineData("if (n < 0 || n > 32) return false; Copy(id, msg, n);", Raw)]
    [InlineData("if (n < 0 || n > 28) return false; Copy(id + 4, msg, n);", Raw)]
    [InlineData("if (n < 0 || n > 16) return false; Fill(msg, n);", Own)]
    [InlineData("if (n < 0 || n > dst.Length || n > left) return false; Copy(dst, msg, n);", Spans)]
    [InlineData("if (n < 4 || n > dst.Length || n > left) return false; Copy(dst.AsSpan(4), msg, n - 4);", Spans)]
    [InlineData("Copy(id, 32, msg, n);", Checked)]
    [InlineData("if (n > 32) return false; Copy(id, msg, n);", ByHand)]
    [InlineData("if (n < 4 || n > 32) return false; Outer(id, msg, n);", Chain)]
    [InlineData("if (n < 0 || n > 8) return false; Copy((int*)id, (int*)msg, n);", Generic)]
    [InlineData("if (n < 0 || n > 32) return false; Copy(id, msg, n);", Generic)]
    [InlineData("Copy(id, msg, 32);", Raw)]
    [InlineData("Copy(id, msg, left);", Raw)]
    [InlineData("void Copy(int count) { Unsafe.CopyBlock(id, msg, (uint)count); } if (n < 0 || n > 32) return false; Copy(n);", Local)]
    public async Task HelperThatCopiesWhatTheCallerChecked_IsSilent(string call, string members) => await Verify.DoesNotWarn(Snippet.Of(Int + call, members));

    [Fact]
    public async Task CallerWithoutAnOperationOfItsOwn_IsFound() => await Verify.Reports("""
        using System.Runtime.CompilerServices;

        static unsafe class Memory
        {
            public static void Copy(byte* to, byte* from, int count) => Unsafe.CopyBlock(to, from, (uint)count);
        }

        unsafe class Parser(byte[] store)
        {
            readonly byte[] name = new byte[32];

            public void Name(byte* msg)
            {
                fixed (byte* p = name)
                    {|POLP2001:Memory.Copy(p, msg + 1, msg[0])|};
            }

            public void Checked(byte* msg)
            {
                if (msg[0] > 32)
                    return;
                fixed (byte* p = name)
                    Memory.Copy(p, msg + 1, msg[0]);
            }
        }
        """);

    [Fact]
    public async Task PublicHelperWithoutACallerInSight_IsSilent() => await Verify.DoesNotWarn(Snippet.Of("", "public " + Raw));

    [Fact]
    public async Task Message_NamesTheWordsOfTheCallerAndTheWay()
    {
        var found = Assert.Single(await AnalyzerHost.Run(Snippet.Of(Int + "if (n < 4 || n > 40) return false; Outer(id, msg, n);", Chain)));

        Assert.StartsWith("Copies 'n - 4' bytes, read from the data at line 24, into 'id' (28 bytes)", found.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("on the way Read -> Outer -> Copy -> Unsafe.CopyBlock", found.GetMessage(), StringComparison.Ordinal);
        Assert.True(found.AdditionalLocations.Count >= 3);
    }
}
