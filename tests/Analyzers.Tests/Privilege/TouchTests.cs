using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>Members that the language calls for the reader, each as one that acquires and as one that does not.</summary>
public class TouchTests
{
    private const string Library = """

        // AMBIENT by the project's own table, so that every form can be tried on one type.
        namespace Site
        {
            public class Reader : IDisposable, IAsyncDisposable
            {
                public void Dispose() { }
                public ValueTask DisposeAsync() => default;
                public Enumerator GetEnumerator() => default;
                public void Add(int item) { }
                public void Deconstruct(out int a, out int b) => a = b = 0;
                public Awaiter GetAwaiter() => default;
                public int Length => 0;
                public int Count => 0;
                public int this[int index] => 0;
                public Reader Slice(int from, int length) => this;
                public static Reader operator +(Reader a, Reader b) => a;
                public static Reader operator -(Reader a) => a;
                public static Reader operator ++(Reader a) => a;
                public static implicit operator int(Reader a) => 0;
                public event Action? Changed;
                public void Raise() => Changed?.Invoke();
            }
            public struct Enumerator { public bool MoveNext() => false; public int Current => 0; }
            public struct Awaiter : System.Runtime.CompilerServices.INotifyCompletion
            {
                public bool IsCompleted => true;
                public void GetResult() { }
                public void OnCompleted(Action next) { }
            }
        }
        """;

    [Fact]
    public Task TablesOfOwnCode_AddUp() => Verify.Reports(Code("void M() { Held.{|POLP3001:Raise|}(); _ = {|POLP3002:Held[1]|}; }"),
        additionalFiles: [("A.polp-capabilities.tsv", "M:Site.Reader.Raise\tAMBIENT\tFILES/READ"), ("B.polp-capabilities.tsv", "P:Site.Reader.Item(System.Int32)\tAMBIENT\tNETWORK")]);

    private static (string, string)[] Table(string pattern) => [("Site.polp-capabilities.tsv", pattern + "\tAMBIENT\tFILES/READ")];

    private static string Code(string member) => $$"""
        namespace Site { [Polp.Service] class C(Reader reader) { Reader Held => reader; {{member}} } }
        """ + Library;

    [Theory]
    [InlineData("M:Site.Reader.Dispose", "void M() { using var r = {|POLP3001:Held|}; }")]
    [InlineData("M:Site.Reader.Dispose", "void M() { using (var r = {|POLP3001:Held|}) { } }")]
    [InlineData("M:Site.Reader.Dispose", "void M() { using ({|POLP3001:Held|}) { } }")]
    [InlineData("M:Site.Reader.DisposeAsync", "async Task M() { await using var r = {|POLP3001:Held|}; }")]
    [InlineData("M:Site.Reader.GetEnumerator", "void M() { foreach (var x in {|POLP3001:Held|}) { } }")]
    [InlineData("M:Site.Enumerator.MoveNext", "void M() { foreach (var x in {|POLP3001:Held|}) { } }")]
    [InlineData("P:Site.Enumerator.Current", "void M() { foreach (var x in {|POLP3001:Held|}) { } }")]
    [InlineData("M:Site.Reader.GetAwaiter", "async Task M() { {|POLP3001:await Held|}; }")]
    [InlineData("M:Site.Awaiter.GetResult", "async Task M() { {|POLP3001:await Held|}; }")]
    [InlineData("P:Site.Awaiter.IsCompleted", "async Task M() { {|POLP3001:await Held|}; }")]
    [InlineData("M:Site.Reader.Deconstruct*", "void M() { {|POLP3001:var (a, b) = Held|}; }")]
    [InlineData("M:Site.Reader.Deconstruct*", "bool M() => Held is {|POLP3001:(0, 1)|};")]
    [InlineData("P:Site.Reader.Count", "bool M() => Held is { {|POLP3001:Count|}: 1 };")]
    [InlineData("P:Site.Reader.Length", "bool M() => Held is {|POLP3001:[1, 2]|};")]
    [InlineData("P:Site.Reader.Item(System.Int32)", "int M() => {|POLP3001:Held[^1]|};")]
    [InlineData("P:Site.Reader.Item(System.Int32)", "int M() => {|POLP3001:Held[1]|};")]
    [InlineData("M:Site.Reader.Slice*", "Reader M() => {|POLP3001:Held[1..2]|};")]
    [InlineData("M:Site.Reader.op_Addition*", "Reader M() => {|POLP3001:Held + Held|};")]
    [InlineData("M:Site.Reader.op_Addition*", "Reader M(Reader r) { {|POLP3001:r += Held|}; return r; }")]
    [InlineData("M:Site.Reader.op_UnaryNegation*", "Reader M() => {|POLP3001:-Held|};")]
    [InlineData("M:Site.Reader.op_Increment*", "Reader M(Reader r) => {|POLP3001:r++|};")]
    [InlineData("M:Site.Reader.op_Implicit*", "int M() => {|POLP3001:Held|};")]
    [InlineData("E:Site.Reader.Changed", "void M(Action a) => Held.{|POLP3001:Changed|} += a;")]
    [InlineData("M:Site.Reader.Raise", "void M() => Held.{|POLP3001:Raise|}();")]
    [InlineData("M:Site.Reader.Raise", "Action M() => Held.{|POLP3001:Raise|};")]
    [InlineData("M:Site.Reader.Raise", "void M() => Held?.{|POLP3001:Raise|}();")]
    [InlineData("M:Site.Reader.#ctor", "Reader M() => new {|POLP3001:Reader|}();")]
    [InlineData("M:Site.Reader.#ctor", "Reader M() => {|POLP3001:new|}();")]
    public Task FormThatCallsTheMember_IsReported(string pattern, string member) =>
        Verify.Reports(Code(member), additionalFiles: Table(pattern));

    [Theory]
    [InlineData("M:Site.Reader.Dispose", "void M() { foreach (var x in Held) { } }")]
    [InlineData("M:Site.Reader.DisposeAsync", "void M() { using var r = Held; }")]
    [InlineData("M:Site.Reader.GetEnumerator", "void M() { using var r = Held; }")]
    [InlineData("M:Site.Reader.GetAwaiter", "async Task M() { await Task.Yield(); }")]
    [InlineData("M:Site.Reader.Deconstruct*", "void M() { var (a, b) = (1, Held); }")]
    [InlineData("P:Site.Reader.Count", "bool M() => Held is { };")]
    [InlineData("P:Site.Reader.Length", "bool M() => Held is not null;")]
    [InlineData("M:Site.Reader.Slice*", "int M() => Held[1];")]
    [InlineData("M:Site.Reader.op_Addition*", "string M() => Held.ToString() + Held;")]
    [InlineData("M:Site.Reader.op_Implicit*", "object M() => Held;")]
    [InlineData("E:Site.Reader.Changed", "int M() => Held.Count;")]
    [InlineData("M:Site.Reader.Raise", "string M() => nameof(Reader.Raise);")]
    [InlineData("M:Site.Reader.#ctor", "Reader? M() => default;")]
    public Task FormThatDoesNot_IsSilent(string pattern, string member) => Verify.IsSilent(Code(member), additionalFiles: Table(pattern));
}
