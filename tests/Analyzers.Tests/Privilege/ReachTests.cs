using Microsoft.CodeAnalysis;
using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>What service code reaches through other code of its compilation: reported at the call in the service, once for each member, capability and first step.</summary>
public class ReachTests
{
    private const string Helpers = """

        static class Templates
        {
            public static string Render(string name) => Load(name);
            static string Load(string name) => File.ReadAllText(name);
            public static string Plain(string name) => name.ToUpperInvariant();
        }
        """;

    private static Task Reports(string member, string rest) => Verify.Reports($"[Polp.Service] class Orders {{ {member} }}\n{rest}");

    private static Task IsSilent(string member, string rest) => Verify.IsSilent($"[Polp.Service] class Orders {{ {member} }}\n{rest}");

    [Theory]
    [InlineData("string M(string p) => {|POLP3001:Templates.Render|}(p);")]
    [InlineData("Func<string, string> M() => {|POLP3001:Templates.Render|};")]
    [InlineData("IEnumerable<string> M(string[] p) => p.Select(x => {|POLP3001:Templates.Render|}(x));")]
    [InlineData("IEnumerable<string> M(string[] p) => p.Select({|POLP3001:Templates.Render|});")]
    [InlineData("string text = {|POLP3001:Templates.Render|}(\"a\");")]
    [InlineData("static readonly string Text = {|POLP3001:Templates.Render|}(\"a\");")]
    [InlineData("string Text => {|POLP3001:Templates.Render|}(\"a\");")]
    [InlineData("async Task<string> M(string p) { await Task.Yield(); return {|POLP3001:Templates.Render|}(p); }")]
    [InlineData("IEnumerable<string> M(string p) { yield return {|POLP3001:Templates.Render|}(p); }")]
    [InlineData("string M(string p) { return N(); string N() => {|POLP3001:Templates.Render|}(p); }")]
    [InlineData("class Inner { string M(string p) => {|POLP3001:Templates.Render|}(p); }")]
    [InlineData("string M(string p) => $\"{{|POLP3001:Templates.Render|}(p)}\";")]
    public Task CallOfAHelper_IsReportedWhereTheServiceMakesIt(string member) => Reports(member, Helpers);

    [Theory]
    [InlineData("string M(string p) => Templates.Plain(p);")]
    [InlineData("string M(string p) => nameof(Templates.Render) + p;")]
    [InlineData("Type M() => typeof(Templates);")]
    public Task HelperThatAcquiresNothing_IsSilent(string member) => IsSilent(member, Helpers);

    [Fact]
    public Task HelperItself_IsNotReported() => Verify.IsSilent(Helpers);

    [Theory]
    [InlineData("string M() => new Store().{|POLP3001:Load|}();", "class Store { public string Load() => File.ReadAllText(\"a\"); }")]
    [InlineData("object M() => new {|POLP3001:Store|}();", "class Store { string text = File.ReadAllText(\"a\"); }")]
    [InlineData("object M() => new {|POLP3001:Store|}();", "class Store : Base { } class Base { public Base() => File.ReadAllText(\"a\"); }")]
    [InlineData("object M() => new {|POLP3001:Store|}(\"a\");", "class Store(string p) : Base(p); class Base(string p) { string text = File.ReadAllText(p); }")]
    [InlineData("object M() => new {|POLP3001:Store|}(\"a\");", "class Store { public Store(string p) : this() { } Store() => File.ReadAllText(\"a\"); }")]
    [InlineData("string M(Store s) => s.{|POLP3001:Text|};", "class Store { public string Text => File.ReadAllText(\"a\"); }")]
    [InlineData("void M(Store s) => s.{|POLP3001:Text|} = \"b\";", "class Store { public string Text { get => \"\"; set => File.WriteAllText(\"a\", value); } }")]
    [InlineData("string M(Store s) => {|POLP3001:s[1]|};", "class Store { public string this[int i] => File.ReadAllText(\"a\"); }")]
    [InlineData("void M(Store s, Action a) => s.{|POLP3001:Done|} += a;", "class Store { public event Action Done { add => File.ReadAllText(\"a\"); remove { } } }")]
    [InlineData("Store M(Store s) => {|POLP3001:s + s|};", "class Store { public static Store operator +(Store a, Store b) { File.ReadAllText(\"a\"); return a; } }")]
    [InlineData("void M() { using var s = {|POLP3001:new Store()|}; }", "class Store : IDisposable { public void Dispose() => File.Delete(\"a\"); }")]
    [InlineData("string M() => {|POLP3001:Settings.Text|};", "static class Settings { public static readonly string Text = File.ReadAllText(\"a\"); }")]
    [InlineData("string M() => {|POLP3001:Settings.Get|}();", "static class Settings { static Settings() => File.ReadAllText(\"a\"); public static string Get() => \"\"; }")]
    [InlineData("string M(string p) => p.{|POLP3001:Load|}();", "static class Paths { public static string Load(this string p) => File.ReadAllText(p); }")]
    [InlineData("void M(List<string> l) => l.Sort(new {|POLP3001:ByDate|}());", "class ByDate : IComparer<string> { public int Compare(string? a, string? b) => File.GetLastWriteTime(a!).CompareTo(default); }")]
    [InlineData("object M() => new {|POLP3001:Thing|}();", "class Thing { ~Thing() => File.Delete(\"a\"); }")]
    [InlineData("object M() => {|POLP3001:Make.Any<Store>|}();", "static class Make { public static T Any<T>() where T : new() => new T(); } class Store { public Store() => File.ReadAllText(\"a\"); }")]
    [InlineData("int M(int n) => {|POLP3001:Walk.Down|}(n);", "static class Walk { public static int Down(int n) => n == 0 ? File.ReadAllText(\"a\").Length : Up(n); static int Up(int n) => Down(n - 1); }")]
    [InlineData("string M() => {|POLP3001:Box<int>.Load|}();", "static class Box<T> { public static string Load() => File.ReadAllText(\"a\"); }")]
    [InlineData("void M() => {|POLP3001:Run.Later|}();", "static class Run { public static void Later() { Action a = () => File.Delete(\"a\"); a(); } }")]
    [InlineData("Task M() => {|POLP3001:Run.Later|}();", "static class Run { public static async Task Later() { await Task.Yield(); File.Delete(\"a\"); } }")]
    [InlineData("object M() => {|POLP3001:Run.Later|}();", "static class Run { public static IEnumerable<int> Later() { File.Delete(\"a\"); yield break; } }")]
    [InlineData("string M(Kept s) => s.{|POLP3001:Load|}();", "abstract class Base { public abstract string Load(); } sealed class Kept : Base { public override string Load() => File.ReadAllText(\"a\"); }")]
    [InlineData("string M(Kept s) => s.{|POLP3001:Load|}();", "interface IStore { string Load(); } struct Kept : IStore { public string Load() => File.ReadAllText(\"a\"); }")]
    [InlineData("void M() { IHandle<string> h = new Both(); h.{|POLP3001:Handle|}(\"a\"); }", "interface IHandle<T> { void Handle(T x); } class Both : IHandle<string>, IHandle<int> { public void Handle(string x) => File.Delete(x); public void Handle(int x) { } }")]
    [InlineData("void M(Store s) { int x; (s.{|POLP3001:Text|}, x) = (\"a\", 1); }", "class Store { public string Text { get => \"\"; set => File.Delete(value); } }")]
    [InlineData("void M(Store s, Action a) => s.{|POLP3001:Done|} -= a;", "class Store { public event Action Done { add { } remove => File.Delete(\"a\"); } }")]
    [InlineData("void M(Pair[] all) { foreach (var (a, b) in {|POLP3001:all|}) { } }", "class Pair { public void Deconstruct(out int a, out int b) { File.Delete(\"a\"); a = b = 0; } }")]
    [InlineData("Bag M() => {|POLP3001:[1]|};", "class Bag : IEnumerable<int>, IComparer<int> { public void Add(int x) { } public IEnumerator<int> GetEnumerator() => null!; System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!; public int Compare(int a, int b) { File.Delete(\"a\"); return 0; } }")]
    public Task EveryKindOfStep_IsFollowed(string member, string rest) => Reports(member, rest);

    [Theory]
    [InlineData("string M() => Settings.Name;", "static class Settings { static readonly string All = File.ReadAllText(\"a\"); public static string Name => \"x\"; public static string Get() => All; }")]
    [InlineData("void M(Store s, Action a) => s.Done += a;", "class Store { public event Action Done { add { } remove => File.Delete(\"a\"); } }")]
    [InlineData("object M() => Make.Any<Store>();", "static class Make { public static T Any<T>() where T : new() => new T(); } class Store { public Store() { } public Store(string p) => File.ReadAllText(p); }")]
    [InlineData("void M() { IHandle<int> h = new Plain(); h.Handle(1); }", "interface IHandle<T> { void Handle(T x); } class Plain : IHandle<int> { public void Handle(int x) { } } class Other : IHandle<string> { public void Handle(string x) => File.Delete(x); }")]
    public Task StepThatIsNotTaken_IsSilent(string member, string rest) => IsSilent(member, rest);

    [Fact]
    public Task OwnObject_TakesPartInTheCallsItMakesOnItself() => Verify.Reports("""
        [Polp.Service] class Orders : Base { string M() => {|POLP3001:Load|}(); }
        class Base { public virtual string Load() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task ObjectHandedToAnotherService_IsChargedToWhoeverCreatedIt() => Verify.Reports("""
        [Polp.Service] class Orders { void M() => new Pages(new FileStore()).{|POLP3001:Run|}(); }
        [Polp.Service] class Pages(IStore store) { public void Run() => store.Load(); }
        interface IStore { void Load(); }
        class FileStore : IStore { public void Load() => File.Delete("a"); }
        """);

    [Theory]
    [InlineData("string M() => Factory.Make().{|POLP3001:Load|}();")]
    [InlineData("string M() { IStore s = new FileStore(); return s.{|POLP3001:Load|}(); }")]
    [InlineData("readonly IStore store = new FileStore(); string M() => store.{|POLP3001:Load|}();")]
    public Task InterfaceOfATypeThatTheServiceCreates_IsFollowed(string member) => Reports(member, Stores);

    [Theory]
    [InlineData("string M(IStore s) => s.Load();")]
    [InlineData("string M(Base b) => b.Load();")]
    [InlineData("string M() { IStore s = new MemoryStore(); return s.Load(); }")]
    [InlineData("string M() { Base b = new Kept(); return b.Load(); }")]
    public Task ObjectThatIsHandedIn_IsFree(string member) => IsSilent(member, Stores);

    private const string Stores = """
        interface IStore { string Load(); }
        class FileStore : IStore { public string Load() => File.ReadAllText("a"); }
        class MemoryStore : IStore { public string Load() => ""; }
        static class Factory { public static IStore Make() => new FileStore(); }
        abstract class Base { public virtual string Load() => File.ReadAllText("a"); }
        class Kept : Base { public override string Load() => ""; }
        class Program { static void Main() => Console.Write(new FileStore().Load() + new Other().Load()); class Other : Base; }
        """;

    [Fact]
    public Task VirtualMethodThatIsInherited_RunsInTheTypeThatIsCreated() => Reports(
        "string M() { Base b = new Derived(); return b.{|POLP3001:Load|}(); }",
        "abstract class Base { public virtual string Load() => File.ReadAllText(\"a\"); } class Derived : Base;");

    [Fact]
    public Task OtherServiceCode_AnswersForItself() => Verify.Reports("""
        [Polp.Service] class Orders { string M(Pages pages) => pages.Show(); }
        [Polp.Service] class Pages { public string Show() => {|POLP3001:File.ReadAllText|}("a"); }
        """);

    [Fact]
    public Task SameStepOfOneMember_IsSaidOnce() => Reports(
        "string M(string p) => {|POLP3001:Templates.Render|}(p) + Templates.Render(p); string N(string p) => {|POLP3001:Templates.Render|}(p);", Helpers);

    [Fact]
    public Task SeveralCapabilities_AreReportedEachUnderItsRule() => Reports(
        "void M() => {|POLP3001:{|POLP3002:{|POLP3003:Work.All|}|}|}();",
        "static class Work { public static void All() { File.Delete(\"a\"); System.Net.Dns.GetHostEntry(\"a\"); System.Diagnostics.Process.Start(\"a\"); } }");

    [Fact]
    public async Task Message_NamesTheWayAndAdditionalLocationsStandOnIt()
    {
        var found = Assert.Single(await AnalyzerHost.Run("[Polp.Service] class Orders { string Show(string p) => Templates.Render(p); }" + Helpers));

        Assert.Equal("'Templates.Render' reaches 'File.ReadAllText', which needs 'FILES/READ': Orders.Show -> Templates.Render -> Templates.Load -> File.ReadAllText", found.GetMessage());
        Assert.Equal(["Load", "File.ReadAllText"], found.AdditionalLocations.Select(Text));
    }

    [Theory]
    [InlineData("object M() => new ByDate();", "class ByDate : IComparer<string> { public int Compare(string? a, string? b) { File.Delete(a!); return 0; } }", "Orders.M -> ByDate.Compare (callback) -> File.Delete")]
    [InlineData("string M() => Settings.Text;", "static class Settings { public static readonly string Text = File.ReadAllText(\"a\"); }", "Orders.M -> static initialiser of Settings -> File.ReadAllText")]
    [InlineData("object M() => new Store();", "class Store { string text = File.ReadAllText(\"a\"); }", "Orders.M -> new Store -> File.ReadAllText")]
    public async Task Way_IsToldInTheWordsOfTheReport(string member, string rest, string way) =>
        Assert.EndsWith(": " + way, Assert.Single(await AnalyzerHost.Run($"[Polp.Service] class Orders {{ {member} }}\n{rest}")).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public async Task LongWay_IsShortenedInTheMiddleAndWholeInTheProperties()
    {
        var chain = string.Concat(Enumerable.Range(0, 12).Select(i => $"static class C{i} {{ public static void Go() => {(i == 11 ? "File.Delete(\"a\")" : $"C{i + 1}.Go()")}; }}\n"));
        var found = Assert.Single(await AnalyzerHost.Run("[Polp.Service] class Orders { void M() => C0.Go(); }\n" + chain));

        Assert.EndsWith("Orders.M -> C0.Go -> C1.Go -> C2.Go -> ... -> C10.Go -> C11.Go -> File.Delete", found.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(14, found.Properties["polp.path"]!.Split(" -> ").Length);
    }

    [Fact]
    public Task Grant_SilencesTheWholeWay() => Verify.IsSilent("[Polp.Service] class Orders { string M(string p) => Templates.Render(p); }" + Helpers, grants: "FILES/READ");

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
