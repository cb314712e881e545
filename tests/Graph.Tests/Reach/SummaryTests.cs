using Polp.Capabilities;

namespace Polp.Graph.Tests;

/// <summary>What a summary tells of a library, and what it leaves out.</summary>
public sealed class SummaryTests
{
    private const string Store = """
        namespace Pkg;
        public interface IStore { string Load(string name); }
        public class FileStore : IStore { public string Load(string name) => Read(name); static string Read(string name) => File.ReadAllText(name); }
        public class MemoryStore : IStore { public string Load(string name) => name; }
        public static class Stores { public static IStore Open() => new FileStore(); public static IStore InMemory() => new MemoryStore(); public static string Use(IStore s) => s.Load("a"); }
        """;

    [Theory]
    [InlineData("public static class A { public static string M() => File.ReadAllText(\"a\"); }", "M:A.M", "FILES/READ=[Lib] A.M -> File.ReadAllText")]
    [InlineData("public static class A { public static string P => File.ReadAllText(\"a\"); }", "M:A.get_P", "FILES/READ=[Lib] A.P -> File.ReadAllText")]
    [InlineData("public class A { public A(string p) => File.ReadAllText(p); }", "M:A.#ctor(System.String)", "FILES/READ=[Lib] new A -> File.ReadAllText")]
    [InlineData("public class A { protected void M<T>(List<T> l) => File.Delete(\"a\"); }", "M:A.M``1(System.Collections.Generic.List{``0})", "FILES/WRITE=[Lib] A.M -> File.Delete")]
    [InlineData("public class A<T> { public void M(T t) => File.Delete(\"a\"); }", "M:A`1.M(`0)", "FILES/WRITE=[Lib] A.M -> File.Delete")]
    [InlineData("public static class A { public static readonly string F = File.ReadAllText(\"a\"); }", "F:A.F", "FILES/READ=[Lib] static initialiser of A -> File.ReadAllText")]
    [InlineData("public static class A { static A() => File.ReadAllText(\"a\"); public static void M() { } }", "M:A.M", "FILES/READ=[Lib] A.M -> static initialiser of A -> File.ReadAllText")]
    [InlineData("public static class A { public static async Task M() { await Task.Yield(); File.ReadAllText(\"a\"); } }", "M:A.M", "FILES/READ=[Lib] A.M -> File.ReadAllText")]
    [InlineData("public static class A { public static IEnumerable<int> M() { File.ReadAllText(\"a\"); yield break; } }", "M:A.M", "FILES/READ=[Lib] A.M -> File.ReadAllText")]
    [InlineData("public static class A { public static Action M() => () => File.ReadAllText(\"a\"); }", "M:A.M", "FILES/READ=[Lib] A.M -> File.ReadAllText")]
    [InlineData("public class A { private readonly Lazy<string> l = new(() => File.ReadAllText(\"a\")); public string M() => l.Value; }", "M:A.M", "FILES/READ=[Lib] A.M -> new A -> File.ReadAllText")]
    [InlineData("public static class A { private static readonly Lazy<string> l = new(N); static string N() => File.ReadAllText(\"a\"); public static string M() => l.Value; }", "M:A.M", "FILES/READ=[Lib] A.M -> A.N -> File.ReadAllText")]
    [InlineData("public static class A { public static string M() => new Lazy<string>(() => File.ReadAllText(\"a\")).Value; }", "M:A.M", "FILES/READ=[Lib] A.M -> File.ReadAllText")]
    [InlineData("public static class A { public static C M() => new Lazy<C>().Value; } public class C { public C() => File.ReadAllText(\"a\"); }", "M:A.M", "FILES/READ=[Lib] A.M -> new C -> File.ReadAllText")]
    [InlineData("public static class A { public static void M(List<string> l) => l.Sort(new C()); class C : IComparer<string> { public int Compare(string? a, string? b) => File.ReadAllText(a!).Length; } }",
        "M:A.M(System.Collections.Generic.List{System.String})", "FILES/READ=[Lib] A.M -> A.C.Compare (callback) -> File.ReadAllText")]
    [InlineData("public abstract class A { public void M() => N(); protected virtual void N() => File.ReadAllText(\"a\"); }", "M:A.M", "FILES/READ=[Lib] A.M -> A.N -> File.ReadAllText")]
    [InlineData("public static class A { [DllImport(\"c\")] static extern int open(string p); public static void M() => open(\"a\"); }", "M:A.M", "FILES=[Lib] A.M -> A.open -> c?open")]
    [InlineData("public static class A { public static Task M() => Task.Run(() => File.ReadAllText(\"a\")); }", "M:A.M", "FILES/READ=[Lib] A.M -> File.ReadAllText")]
    [InlineData("public static class A { public static Action M() => N; static void N() => File.ReadAllText(\"a\"); }", "M:A.M", "FILES/READ=[Lib] A.M -> A.N -> File.ReadAllText")]
    [InlineData("interface I { string N(); } class F : I { public string N() => File.ReadAllText(\"a\"); } public static class A { public static Func<string> M() { I i = new F(); return i.N; } }",
        "M:A.M", "FILES/READ=[Lib] A.M -> F.N -> File.ReadAllText")]
    public void Member_IsListedWithWhatItReaches(string source, string id, string way) => Assert.Contains(way, Line(Summary(source), id)?.Split('\t')[1].Split('|') ?? []);

    [Theory]
    [InlineData("public static class A { public static string M(Stream s) => new StreamReader(s).ReadToEnd(); }")]
    [InlineData("public static class A { private static readonly Lazy<string> l = new(() => File.ReadAllText(\"a\")); public static int N; public static int M() => N; }")]
    [InlineData("public static class A { private static Lazy<C> l = new(() => new C(1)); public static int N; public static int M() => N; } class C { public C() => File.ReadAllText(\"a\"); public C(int i) { } }")]
    [InlineData("public static class A { static string M() => File.ReadAllText(\"a\"); public const string C = \"a\"; }")]
    [InlineData("static class A { public static string M() => File.ReadAllText(\"a\"); }")]
    [InlineData("public static class A { public static object? M(System.Reflection.MethodInfo m) => m.Invoke(null, null); public static string? E() => Environment.GetEnvironmentVariable(\"a\"); }")]
    [InlineData("public interface I { void L(); } public class F : I { void I.L() { } } public class A { public void M(I i) => i.L(); }")]
    [InlineData("public class A : MemoryStream { public void M() => File.Delete(\"a\"); }")]
    [InlineData("public static class A { static readonly Type[] Known = [typeof(F)]; public static int M() => Known.Length; } class F { public F() => File.Delete(\"a\"); }")]
    public void MemberThatAcquiresNothing_IsNotListed(string source) => Assert.StartsWith("A\tLib\t", Assert.Single(Lines(Summary(source))), StringComparison.Ordinal);

    [Fact]
    public void Object_IsListedWhereItIsMade_AndWhereASlotIsCalled()
    {
        var summary = Summary(Store);

        Assert.Equal("M:Pkg.Stores.Open\t\tPkg.FileStore", Line(summary, "M:Pkg.Stores.Open"));
        Assert.Equal("M:Pkg.Stores.Use(Pkg.IStore)\t\t\tM:Pkg.IStore.Load(System.String)", Line(summary, "M:Pkg.Stores.Use(Pkg.IStore)"));
        Assert.Equal(
            "T:Pkg.FileStore\tPkg.FileStore;Pkg.IStore;System.Object\tM:Pkg.IStore.Load(System.String)=M:Pkg.FileStore.Load(System.String)", Line(summary, "T:Pkg.FileStore"));
        Assert.Null(Line(summary, "M:Pkg.Stores.InMemory"));
        Assert.Null(Line(summary, "T:Pkg.MemoryStore"));
    }

    [Fact]
    public void SlotThatIsHandedOn_IsListedAsCalled() => Assert.Equal(
        "M:Pkg.Later.Use(Pkg.IStore)\t\t\tM:Pkg.IStore.Load(System.String)",
        Line(Summary(Store + "public static class Later { public static Func<string, string> Use(IStore s) => s.Load; }"), "M:Pkg.Later.Use(Pkg.IStore)"));

    [Fact]
    public void OtherLibraries_AreFollowed_AndNamedWhereThePathEntersThem()
    {
        var store = Compiled.Library("Pkg", Store);
        var library = Compiled.Library("Lib", "public static class A { public static object Open() => Pkg.Stores.Open(); public static string Read() => Pkg.Stores.Open().Load(\"a\"); }", store);
        var summary = CodeSummary.Of([library, store], path => path == "Lib.dll", Compiled.Framework).Single().Value;

        Assert.Equal("M:A.Open\t\t[Pkg]Pkg.FileStore", Line(summary, "M:A.Open"));
        Assert.StartsWith("M:A.Read\tFILES/READ=[Lib] A.Read -> [Pkg] FileStore.Load -> FileStore.Read -> File.ReadAllText\t", Line(summary, "M:A.Read"), StringComparison.Ordinal);
    }

    [Fact]
    public void Section_DoesNotDependOnWhatElseIsWanted()
    {
        var store = Compiled.Library("Pkg", Store);
        var library = Compiled.Library("Lib", "public static class A { public static string Read() => Pkg.Stores.Open().Load(\"a\"); }", store);

        var together = CodeSummary.Of([library, store], _ => true, Compiled.Framework);
        var turned = CodeSummary.Of([store, library], _ => true, Compiled.Framework);

        foreach (var image in new[] { library, store })
        {
            Assert.Equal(together[image.Path], turned[image.Path]);
            Assert.Equal(together[image.Path], CodeSummary.Of([library, store], path => path == image.Path, Compiled.Framework)[image.Path]);
        }
    }

    [Fact]
    public void InternalMembers_AreListedForFriendsOnly()
    {
        const string Source = "[assembly: InternalsVisibleTo(\"Shop\")] static class A { internal static string M() => File.ReadAllText(\"a\"); }";

        Assert.Null(Line(Summary(Source), "M:A.M"));
        Assert.Null(Line(Summary(Source, "Other"), "M:A.M"));
        Assert.NotNull(Line(Summary(Source, "shop"), "M:A.M"));
    }

    [Fact]
    public void WidestMode_CountsWhatMembersDoNotTell() => Assert.EndsWith(
        "\tFILES/READ,READ_ENV,REFLECT",
        Lines(Summary("static class A { static object? M(System.Reflection.MethodInfo m) => m.Invoke(null, null) ?? Environment.GetEnvironmentVariable(\"a\") ?? File.ReadAllText(\"a\"); }"))[0],
        StringComparison.Ordinal);

    [Fact]
    public void Path_IsShortenedInTheMiddle()
    {
        var steps = string.Concat(Enumerable.Range(0, 9).Select(i => $"static string M{i}() => M{i + 1}();"));
        var way = Line(Summary($"public static class A {{ public static string M() => M0(); {steps} static string M9() => File.ReadAllText(\"a\"); }}"), "M:A.M")!.Split('\t')[1];

        Assert.Equal("FILES/READ=[Lib] A.M -> A.M0 -> A.M1 -> ... -> A.M8 -> A.M9 -> File.ReadAllText", way);
    }

    [Fact]
    public void RowOfTheCatalogue_EndsTheWay()
    {
        var catalogue = Catalogue.Parse([new("t", "pattern\tkind\tcapability\tos\tnote\nT:Pkg.Stores\tPURE\t\tany\tx\nM:Pkg.FileStore.Load*\tAMBIENT\tEXEC\tany\tx\n")], Catalogue.Default);
        var store = Compiled.Library("Lib", Store + "public static class A { public static string Read() => new FileStore().Load(\"a\"); }");
        var summary = CodeSummary.Of([store], _ => true, Compiled.Framework, catalogue: catalogue).Single().Value;

        Assert.Null(Line(summary, "M:Pkg.Stores.Open"));
        Assert.StartsWith("M:Pkg.A.Read\tEXEC=[Lib] A.Read -> FileStore.Load", Line(summary, "M:Pkg.A.Read"), StringComparison.Ordinal);
    }

    [Fact]
    public void DamagedLibrary_IsNamed_AndTheOthersAreRead()
    {
        var good = Compiled.Library("Good", "public static class A { public static string M() => File.ReadAllText(\"a\"); }");
        var bad = new AssemblyImage("Bad.dll", good.Image[..(good.Image.Length / 2)]);
        var summaries = CodeSummary.Of([bad, good], _ => true, Compiled.Framework);

        Assert.StartsWith("U\tBad\t", summaries["Bad.dll"], StringComparison.Ordinal);
        Assert.NotNull(Line(summaries["Good.dll"], "M:A.M"));
        Assert.Equal(["Good.dll"], CodeSummary.Of([bad, good], path => path == "Good.dll", Compiled.Framework).Keys);
    }

    [Fact]
    public void ReferenceAssembly_IsUnknown()
    {
        var library = Compiled.Library("Lib", "[assembly: ReferenceAssembly] public static class A { public static void M() { } }");

        Assert.Equal("U\tLib\tis a reference assembly, whose methods have no bodies\n", CodeSummary.Of([library], _ => true, Compiled.Framework).Single().Value);
    }

    [Theory]
    [InlineData("A\nA\tEvil", "A?A?Evil")]
    [InlineData("a|b=c;d!e\u2028f", "a?b?c?d?e?f")]
    public void NameFromAStranger_WritesNoLineOfItsOwn(string name, string written) => Assert.Equal(written, SummaryText.Name(name));

    private static string Summary(string source, string reader = "") => CodeSummary.Of([Compiled.Library("Lib", source)], _ => true, Compiled.Framework, reader).Single().Value;

    private static string[] Lines(string summary) => summary.TrimEnd('\n').Split('\n');

    private static string? Line(string summary, string id) => Lines(summary).SingleOrDefault(line => line.Split('\t')[0] == id);
}
