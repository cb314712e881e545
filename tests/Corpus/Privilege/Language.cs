using System.Collections;
using System.Runtime.CompilerServices;

namespace Corpus.Privilege.Language;

// What the language calls without a word: each form on a type that acquires in the member, and on its twin that does not.

[Polp.Service]
public class Forms
{
    public void Using(Bad handed) { using var held = handed; } // BAD POLP3001
    public void UsingGood(Good handed) { using var held = handed; } // GOOD
    public void UsingBlock(Bad handed) { using (handed) { } } // BAD POLP3001
    public void UsingBlockGood(Good handed) { using (handed) { } } // GOOD
    public async Task UsingLater(Bad handed) { await using var held = handed; } // BAD POLP3001
    public async Task UsingLaterGood(Good handed) { await using var held = handed; } // GOOD
    public void Loop(Bad handed) { foreach (var item in handed) { } } // BAD POLP3001
    public void LoopGood(Good handed) { foreach (var item in handed) { } } // GOOD
    public async Task LoopLater(Bad handed) { await foreach (var item in handed.Later()) { } } // BAD POLP3001
    public async Task LoopLaterGood(Good handed) { await foreach (var item in handed.Later()) { } } // GOOD
    public async Task Await(Bad handed) => await handed; // BAD POLP3001
    public async Task AwaitGood(Good handed) => await handed; // GOOD
    public void Deconstruct(Bad handed) { var (a, b) = handed; } // BAD POLP3001
    public void DeconstructGood(Good handed) { var (a, b) = handed; } // GOOD
    public bool Positional(Bad handed) => handed is (0, 1); // BAD POLP3001
    public bool PositionalGood(Good handed) => handed is (0, 1); // GOOD
    public bool Property(Bad handed) => handed is { Length: 0 }; // BAD POLP3001
    public bool PropertyGood(Good handed) => handed is { Length: 0 }; // GOOD
    public bool List(Bad handed) => handed is [1, 2]; // BAD POLP3001
    public bool ListGood(Good handed) => handed is [1, 2]; // GOOD
    public bool Slice(Bad handed) => handed is [1, .. var rest]; // BAD POLP3001
    public bool SliceGood(Good handed) => handed is [1, .. var rest]; // GOOD
    public int FromEnd(Bad handed) => handed[^1]; // BAD POLP3001
    public int FromEndGood(Good handed) => handed[^1]; // GOOD
    public Bad Range(Bad handed) => handed[1..2]; // BAD POLP3001
    public Good RangeGood(Good handed) => handed[1..2]; // GOOD
    public Bad Add(Bad handed) => handed + handed; // BAD POLP3001
    public Good AddGood(Good handed) => handed + handed; // GOOD
    public void Compound(Bad handed) => handed += handed; // BAD POLP3001
    public void CompoundGood(Good handed) => handed += handed; // GOOD
    public void Increment(Bad handed) => handed++; // BAD POLP3001
    public void IncrementGood(Good handed) => handed++; // GOOD
    public string Truth(Bad handed) => handed ? "a" : "b"; // BAD POLP3001
    public string TruthGood(Good handed) => handed ? "a" : "b"; // GOOD
    public int Convert(Bad handed) => handed; // BAD POLP3001
    public int ConvertGood(Good handed) => handed; // GOOD
    public void Event(Bad handed, Action action) => handed.Changed += action; // BAD POLP3001
    public void EventGood(Good handed, Action action) => handed.Changed += action; // GOOD
    public void Handler(int n) => Bad.Log($"a{n}"); // BAD POLP3001
    public void HandlerGood(int n) => Good.Log($"a{n}"); // GOOD
    public Bad Collection() => [1]; // BAD POLP3001
    public Good CollectionGood() => [1]; // GOOD
    public Built<Bad> Builder() => [1, 2]; // BAD POLP3001
    public Sorted<Good> BuilderGood() => [1, 2]; // GOOD
    public Bad Initialiser() => new() { 1 }; // BAD POLP3001
    public Good InitialiserGood() => new() { 1 }; // GOOD
    public Copied With(Copied handed) => handed with { Name = "b" }; // BAD POLP3001
    public Copy WithGood(Copy handed) => handed with { Name = "b" }; // GOOD
    public IEnumerable<int> Query(Bad handed) => from n in handed select n + 1; // BAD POLP3001
    public IEnumerable<int> QueryGood(Good handed) => from n in handed select n + 1; // GOOD
    public string Text(Bad handed) => $"{handed}"; // BAD POLP3001
    public string TextGood(Good handed) => $"{handed}"; // GOOD
    public string Concat(Bad handed) => "a" + handed; // BAD POLP3001
    public string ConcatGood(Good handed) => "a" + handed; // GOOD
    public void Pinned(Bad handed) { unsafe { fixed (int* p = handed) { } } } // BAD POLP3001
    public void PinnedGood(Good handed) { unsafe { fixed (int* p = handed) { } } } // GOOD
}

public sealed class Bad : IEnumerable, IDisposable, IAsyncDisposable
{
    public static void Log(LogHandler text) { }

    public event Action Changed { add => File.Delete("a"); remove { } }

    public int Length { get { File.Delete("a"); return 0; } }

    public int this[int i] { get { File.Delete("a"); return 0; } }

    public Bad Slice(int from, int length) { File.Delete("a"); return this; }

    public void Dispose() => File.Delete("a");

    public ValueTask DisposeAsync() { File.Delete("a"); return default; }

    public IEnumerator<int> GetEnumerator() { File.Delete("a"); yield break; }

    IEnumerator IEnumerable.GetEnumerator() => new List<int>().GetEnumerator();

    public async IAsyncEnumerable<int> Later() { await Task.Yield(); File.Delete("a"); yield break; }

    public TaskAwaiter GetAwaiter() { File.Delete("a"); return default; }

    public void Deconstruct(out int a, out int b) { File.Delete("a"); a = b = 0; }

    public void Add(int item) => File.Delete("a");

    public IEnumerable<int> Select(Func<int, int> map) { File.Delete("a"); return []; }

    public ref int GetPinnableReference() { File.Delete("a"); throw new InvalidOperationException(); }

    public override string ToString() { File.Delete("a"); return ""; }

    public static Bad operator +(Bad a, Bad b) { File.Delete("a"); return a; }

    public static Bad operator ++(Bad a) { File.Delete("a"); return a; }

    public static bool operator true(Bad a) { File.Delete("a"); return true; }

    public static bool operator false(Bad a) => false;

    public static implicit operator int(Bad a) { File.Delete("a"); return 0; }
}

public sealed class Good : IEnumerable, IDisposable, IAsyncDisposable
{
    public static void Log(PlainHandler text) { }

    public event Action Changed { add { } remove { } }

    public int Length => 0;

    public int this[int i] => 0;

    public Good Slice(int from, int length) => this;

    public void Dispose() { }

    public ValueTask DisposeAsync() => default;

    public IEnumerator<int> GetEnumerator() { yield break; }

    public async IAsyncEnumerable<int> Later() { await Task.Yield(); yield break; }

    public TaskAwaiter GetAwaiter() => default;

    IEnumerator IEnumerable.GetEnumerator() => new List<int>().GetEnumerator();

    public void Deconstruct(out int a, out int b) => a = b = 0;

    public void Add(int item) { }

    public IEnumerable<int> Select(Func<int, int> map) => [];

    public ref int GetPinnableReference() => throw new InvalidOperationException();

    public override string ToString() => "";

    public static Good operator +(Good a, Good b) => a;

    public static Good operator ++(Good a) => a;

    public static bool operator true(Good a) => true;

    public static bool operator false(Good a) => false;

    public static implicit operator int(Good a) => 0;
}

[InterpolatedStringHandler]
public ref struct LogHandler(int literals, int holes)
{
    public void AppendLiteral(string text) => File.AppendAllText("log" + literals + holes, text);

    public void AppendFormatted<T>(T hole) { }
}

[InterpolatedStringHandler]
public ref struct PlainHandler(int literals, int holes)
{
    public void AppendLiteral(string text) => text.Trim();

    public void AppendFormatted<T>(T hole) => (literals + holes).ToString();
}

[CollectionBuilder(typeof(Builders), nameof(Builders.Delete))]
public sealed class Built<T> : IEnumerable<int>
{
    public IEnumerator<int> GetEnumerator() { yield break; }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

[CollectionBuilder(typeof(Builders), nameof(Builders.Sort))]
public sealed class Sorted<T> : IEnumerable<int>
{
    public IEnumerator<int> GetEnumerator() { yield break; }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public static class Builders
{
    public static Built<T> Delete<T>(ReadOnlySpan<int> items) { File.Delete("a"); return new(); }

    public static Sorted<T> Sort<T>(ReadOnlySpan<int> items) => new();
}

public record Copied(string Name)
{
    protected Copied(Copied other) => Name = File.ReadAllText(other.Name);
}

public record Copy(string Name)
{
    protected Copy(Copy other) => Name = other.Name;
}
