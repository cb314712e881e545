using System.Runtime.CompilerServices;

namespace Polp.Graph.Tests;

/// <summary>The clean twins: programs that hold no authority, however much they look as if they did.</summary>
public sealed class SilentTests
{
    [Theory]
    [InlineData("Console.WriteLine(Path.Combine(\"a\", \"b\").Length);", "")]
    [InlineData("Held(Stream.Null);", "static partial class Program { static int Held(Stream s) => s.ReadByte() + new StreamReader(s).Read(); }")]
    [InlineData("_ = new FileInfo(\"a\").Name;", "")]
    public Task PureCodeAndHeldObjects_ReachNothing(string body, string rest) => AssertSilent(body, rest);

    [Fact]
    public Task CodeThatIsNotCalled_IsNotReached() => AssertSilent("", "static class Templates { public static string Load() => File.ReadAllText(\"a\"); }");

    [Fact]
    public Task InterfaceWithoutACreatedImplementation_ReachesNothing() => AssertSilent(
        "Use(null);",
        """
        static partial class Program { static void Use(ITemplates? t) => t?.Load(); }
        interface ITemplates { string Load(); }
        class FileTemplates : ITemplates { public string Load() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task OverrideOfATypeThatIsNeverCreated_IsNotReached() => AssertSilent(
        "Templates t = new InMemory(); t.Load();",
        """
        class Templates { public virtual string Load() => File.ReadAllText("base"); }
        class FromFile : Templates { public override string Load() => File.ReadAllText("a"); }
        class InMemory : Templates { public override string Load() => ""; }
        """);

    [Fact]
    public Task ConstrainedCallThroughATypeParameter_RunsNoTypeThatIsNeverCreated() => AssertSilent(
        "Use(new InMemory());",
        """
        static partial class Program { static void Use<T>(T t) where T : ITemplates => t.Load(); }
        interface ITemplates { void Load(); }
        struct FromFile : ITemplates { public void Load() => File.ReadAllText("a"); }
        struct InMemory : ITemplates { public void Load() { } }
        """);

    [Fact]
    public Task HidingMethod_IsNoOverride() => AssertSilent(
        "Templates t = new Hiding(); t.Load();",
        """
        class Templates { public virtual void Load() { } }
        class Hiding : Templates { public new virtual void Load() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task OverloadWithAnotherSignature_DoesNotImplementTheInterface() => AssertSilent(
        "ITemplates t = new Templates(); t.Load(1);",
        """
        interface ITemplates { void Load(int x); }
        class Templates : ITemplates { public void Load(int x) { } public void Load(long x) => File.ReadAllText("a"); }
        """);

    [Theory]
    [InlineData("class Thing : IDisposable { public void Dispose() => File.Delete(\"a\"); }")]
    [InlineData("class Thing { public override string ToString() => File.ReadAllText(\"a\"); }")]
    [InlineData("class Thing { public override int GetHashCode() => File.ReadAllText(\"a\").Length; public override bool Equals(object? o) { File.Delete(\"a\"); return true; } }")]
    [InlineData("class Thing { protected void Finalize(int x) => File.Delete(\"a\"); }")]
    public Task DisposeAndToString_AreNotChargedToWhoeverCreatesTheObject(string type) => AssertSilent("Console.WriteLine(new Thing());", type);

    [Fact]
    public Task FinalizerOfATypeThatIsNeverCreated_IsNotReached() => AssertSilent(
        "Use(null);", "static partial class Program { static void Use(Thing? t) => GC.KeepAlive(t); } class Thing { ~Thing() => File.Delete(\"a\"); }");

    [Theory]
    [InlineData("using (var clean = new Clean()) { clean.ToString(); }")]
    [InlineData("using var clean = new Clean(); clean.ToString();")]
    [InlineData("using var clean = new MemoryStream(); clean.ToString();")]
    [InlineData("foreach (var x in new List<int>()) { }")]
    [InlineData("foreach (var x in Enumerable.Range(1, 2)) { }")]
    public Task UsingAndForeach_DisposeOfWhatTheyHold_AndOfNothingElse(string body) => AssertSilent(
        "GC.KeepAlive(new Dirty()); " + body,
        """
        class Clean : IDisposable { public void Dispose() { } }
        class Dirty : IDisposable { public void Dispose() => File.Delete("a"); }
        """);

    [Fact]
    public Task AnIteratorNobodyStarts_IsNotRunByAnother() => AssertSilent(
        "foreach (var x in Numbers()) { }",
        """
        static partial class Program
        {
            static IEnumerable<int> Numbers() { yield return 1; }
            static IEnumerable<int> Files() { yield return File.ReadAllText("a").Length; }
        }
        """);

    [Fact]
    public Task AsyncMethods_RunOnlyTheirOwnStateMachine() => AssertSilent(
        "Clean().Wait();",
        """
        static partial class Program
        {
            static async Task Clean() => await Task.Yield();
            static async Task Dirty() { await Task.Yield(); File.Delete("a"); }
        }
        """);

    [Fact]
    public Task StaticInitialiserOfATypeWhoseFieldsAreNotTouched_DoesNotRun() => AssertSilent(
        "Templates.Render();",
        "static class Templates { static readonly string All = File.ReadAllText(\"a\"); public static void Render() { } public static string Get() => All; }");

    [Fact]
    public Task ComparerThatIsOnlyATypeArgument_IsNotCalledBack() => AssertSilent(
        "Console.WriteLine(new List<ByDate>().Count);",
        "class ByDate : IComparer<string> { public int Compare(string? a, string? b) => File.ReadAllText(a!).Length; }");

    private static Task AssertSilent(string body, string rest, [CallerMemberName] string test = "")
    {
        var reach = Compiled.Reach(Compiled.Body(body, rest));
        Assert.Empty(reach.Missing.Select(m => $"{m.Capability}: {string.Join(" -> ", m.Path)}"));
        Assert.Empty(reach.BlindSpots);
        return Agreement.Holds(reach, body, rest, test);
    }
}
