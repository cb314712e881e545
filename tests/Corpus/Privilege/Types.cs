using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Corpus.Privilege.Types;

// Every kind of type that can hold code.

[Polp.Service]
public record Page(string Name)
{
    public string Text => File.ReadAllText(Name); // BAD POLP3001
    public string Title => Path.GetFileName(Name); // GOOD
}

[Polp.Service]
public record struct Line(string Name)
{
    public string Text { get; } = File.ReadAllText(Name); // BAD POLP3001
    public string Title { get; } = Name.Trim(); // GOOD
}

[Polp.Service]
public readonly ref struct Span(ReadOnlySpan<char> name)
{
    private readonly ReadOnlySpan<char> name = name;

    public string Text => File.ReadAllText(name.ToString()); // BAD POLP3001
    public int Length => Path.GetFileName(name).Length; // GOOD
}

[Polp.Service]
public interface IShown
{
    string Text(string name) => File.ReadAllText(name); // BAD POLP3001
    string Title(string name) => Path.GetFileName(name); // GOOD
    static bool Has(string name) => File.Exists(name); // BAD POLP3001
    static abstract string Kind { get; } // GOOD
}

public sealed class Shown : IShown
{
    public static string Kind => File.ReadAllText("a"); // BAD POLP3001
    public string Other => "a"; // GOOD
}

public sealed class Unmarked(IShown shown)
{
    public string Text(string name) => File.ReadAllText(name) + shown.Text(name); // GOOD
}

[Polp.Service]
public partial class Parted
{
    public partial string Text(string name); // GOOD

    partial void Hook(string name); // GOOD
}

public partial class Parted
{
    public partial string Text(string name) => File.ReadAllText(name); // BAD POLP3001

    partial void Hook(string name) => Path.GetFileName(name); // GOOD

    public string Ask(string name) { Hook(name); return Text(name); } // GOOD
}

[Polp.Service]
file class Hidden
{
    public string Text(string name) => File.ReadAllText(name); // BAD POLP3001
    public string Title(string name) => Path.GetFileName(name); // GOOD
}

[Polp.Service]
public class Generic<T> where T : IAdditionOperators<T, T, T>
{
    public T Sum(T a, T b) => a + b; // GOOD
    public string Text<U>(U name) => File.ReadAllText($"{name}"); // BAD POLP3001
    public string Title<U>(U name) => $"{name}"; // GOOD
    public T? Parsed<P>(string text) where P : T, IParsable<P> => P.Parse(text, null); // GOOD
}

public readonly struct Loaded : IAdditionOperators<Loaded, Loaded, Loaded>, IParsable<Loaded>
{
    public static Loaded operator +(Loaded a, Loaded b) { File.Delete("a"); return a; } // GOOD
    public static Loaded Parse(string s, IFormatProvider? provider) { File.Delete(s); return default; } // GOOD
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Loaded result) { result = default; return true; } // GOOD
}

public readonly struct Plain : IAdditionOperators<Plain, Plain, Plain>
{
    public static Plain operator +(Plain a, Plain b) => a; // GOOD
}

[Polp.Service]
public class Sums
{
    public Loaded Of(Loaded a, Loaded b) => a + b; // BAD POLP3001
    public Plain OfPlain(Plain a, Plain b) => a + b; // GOOD
    public Loaded Through(Loaded a, Loaded b) => Math.Add(a, b); // BAD POLP3001
    public Loaded Parsed(string text) => Math.Read<Loaded>(text); // BAD POLP3001
    public int Mixed(int a, int b) => Math.Add(a, b); // GOOD
}

[Polp.Service]
public class PlainSums
{
    public Plain Through(Plain a, Plain b) => Math.Add(a, b); // GOOD
    public int ThroughNumbers(int a, int b) => Math.Add(a, b); // GOOD
    public int Parsed(string text) => Math.Read<int>(text); // GOOD
    public Type Named() => typeof(Loaded); // GOOD
}

public static class Math
{
    public static T Add<T>(T a, T b) where T : IAdditionOperators<T, T, T> => a + b;

    public static T Read<T>(string text) where T : IParsable<T> => T.Parse(text, null);
}

[Polp.Service]
public static class Statics
{
    [ModuleInitializer]
    public static void Start() => File.Delete("a"); // BAD POLP3001

    public static string Extended(this string name) => File.ReadAllText(name); // BAD POLP3001
    public static string Named(this string name) => Path.GetFileName(name); // GOOD
}

public class Around
{
    public string Text(string name) => File.ReadAllText(name); // GOOD

    [Polp.Service]
    public class Inner
    {
        public string Text(string name) => File.ReadAllText(name); // BAD POLP3001

        public enum Kind { Open, Closed } // GOOD

        public class Innermost
        {
            public string Text(string name) => File.ReadAllText(name); // BAD POLP3001
            public string Title(string name) => Path.GetFileName(name); // GOOD
        }
    }
}

[Polp.Service]
public abstract class Handler
{
    public abstract string Text(string name); // GOOD
}

public class Derived : Handler
{
    public override string Text(string name) => File.ReadAllText(name); // BAD POLP3001
    public string Title(string name) => Path.GetFileName(name); // GOOD
}
