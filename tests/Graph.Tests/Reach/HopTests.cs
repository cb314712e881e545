using System.Runtime.CompilerServices;

namespace Polp.Graph.Tests;

/// <summary>One test for each kind of hop on the way from the entry point to the platform.</summary>
public sealed class HopTests
{
    [Theory]
    [InlineData("File.ReadAllText(\"a\");", "", "Program.Main -> File.ReadAllText")]
    [InlineData("Templates.Load();", "static class Templates { public static string Load() => File.ReadAllText(\"a\"); }",
        "Program.Main -> Templates.Load -> File.ReadAllText")]
    [InlineData("_ = new Templates().All;", "class Templates { public string All => File.ReadAllText(\"a\"); }",
        "Program.Main -> Templates.All -> File.ReadAllText")]
    [InlineData("new Templates();", "class Templates { public Templates() => File.ReadAllText(\"a\"); }",
        "Program.Main -> new Templates -> File.ReadAllText")]
    [InlineData("Outer<int>.Inner.Load<string>();", "class Outer<T> { public class Inner { public static void Load<U>() => File.ReadAllText(\"a\"); } }",
        "Program.Main -> Outer.Inner.Load -> File.ReadAllText")]
    public Task DirectCall_IsFollowed(string body, string rest, string path) => AssertReaches(path, body, rest);

    [Fact]
    public Task NewBehindAnInterface_ReachesTheImplementation() => AssertReaches(
        "Program.Main -> FileTemplates.Load -> File.ReadAllText",
        "ITemplates t = new FileTemplates(); t.Load();",
        """
        interface ITemplates { string Load(); }
        class FileTemplates : ITemplates { public string Load() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task ExplicitAndGenericInterfaces_AreMatchedBySignature() => AssertReaches(
        "Program.Main -> Files.Read -> File.ReadAllText",
        "IReader<string, int> r = new Files<int>(); r.Read(1, [\"a\"]);",
        """
        interface IReader<A, B> { void Read(B b, List<A> a); void Read(A a, List<B> b); }
        class Files<T> : IReader<string, T>
        {
            void IReader<string, T>.Read(T b, List<string> a) => File.ReadAllText(a[0]);
            public void Read(string a, List<T> b) { }
        }
        """);

    [Fact]
    public Task VirtualCall_ReachesTheOverrideOfTheTypeThatIsCreated() => AssertReaches(
        "Program.Main -> FromFile.Load -> File.ReadAllText",
        "Templates t = new FromFile(); t.Load();",
        """
        abstract class Templates { public abstract string Load(); }
        class FromFile : Templates { public override string Load() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task OverrideInAGenericBaseClass_IsFound() => AssertReaches(
        "Program.Main -> Named.Load -> File.ReadAllText",
        "Base<string> t = new Named(); t.Load(\"a\");",
        """
        abstract class Base<T> { public abstract void Load(T name); }
        class Middle<U> : Base<U> { public override void Load(U name) { } }
        class Named : Middle<string> { public override void Load(string name) => File.ReadAllText(name); }
        """);

    [Fact]
    public Task DefaultInterfaceMethod_IsFollowed() => AssertReaches(
        "Program.Main -> ITemplates.Load -> File.ReadAllText",
        "ITemplates t = new Plain(); t.Load();",
        """
        interface ITemplates { string Load() => File.ReadAllText("a"); }
        class Plain : ITemplates { }
        """);

    [Fact]
    public Task StaticAbstractMember_IsFollowedThroughTheTypeArgument() => AssertReaches(
        "Program.Main -> Program.Use -> FromFile.Load -> File.ReadAllText",
        "Use<FromFile>();",
        """
        static partial class Program { static void Use<T>() where T : ITemplates => T.Load(); }
        interface ITemplates { static abstract void Load(); }
        class FromFile : ITemplates { public static void Load() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task ConstrainedCallOnAStructure_HasItsOneTarget() => AssertReaches(
        "Program.Main -> Name.ToString -> File.ReadAllText",
        "var n = new Name(); n.ToString();",
        "struct Name { public override string ToString() => File.ReadAllText(\"a\"); }");

    [Theory]
    [InlineData("struct")]
    [InlineData("sealed class")]
    [InlineData("class")]
    public Task ConstrainedCallThroughATypeParameter_ReachesTheImplementation(string kind) => AssertReaches(
        "Program.Main -> Program.Use -> FromFile.Load -> File.ReadAllText",
        "Use(new FromFile());",
        $$"""
        static partial class Program { static void Use<T>(T t) where T : ITemplates => t.Load(); }
        interface ITemplates { void Load(); }
        {{kind}} FromFile : ITemplates { public void Load() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task ComparerHandedToTheFramework_IsCalledBack() => AssertReaches(
        "Program.Main -> ByDate.Compare (callback) -> File.GetLastWriteTime",
        "new List<string>().Sort(new ByDate());",
        "class ByDate : IComparer<string> { public int Compare(string? a, string? b) => File.GetLastWriteTime(a!).CompareTo(DateTime.MinValue); }",
        "FILES/META");

    [Fact]
    public Task OverrideOfAFrameworkClass_IsCalledBack() => AssertReaches(
        "Program.Main -> Log.Write (callback) -> File.ReadAllText",
        "Console.SetOut(new Log());",
        """
        class Log : StringWriter { public override void Write(char value) => File.ReadAllText("a"); }
        """);

    [Theory]
    [InlineData("class Thing { ~Thing() => File.ReadAllText(\"a\"); }", "Program.Main -> finalizer of Thing (callback) -> File.ReadAllText")]
    [InlineData("class Thing : Base { } class Base { ~Base() => File.ReadAllText(\"a\"); }", "Program.Main -> finalizer of Base (callback) -> File.ReadAllText")]
    [InlineData("class Thing : Lease { protected override void Dispose(bool d) => File.ReadAllText(\"a\"); } class Lease { ~Lease() => Dispose(false); protected virtual void Dispose(bool d) { } }",
        "Program.Main -> finalizer of Lease (callback) -> Thing.Dispose -> File.ReadAllText")]
    public Task Finalizer_IsRunByTheRuntimeOnceTheTypeIsCreated(string type, string path) => AssertReaches(path, "new Thing();", type);

    [Fact]
    public Task StaticInitialiser_IsChargedToFirstTouch() => AssertReaches(
        "Program.Main -> Templates.Render -> static initialiser of Templates -> File.ReadAllText",
        "Templates.Render();",
        "static class Templates { static readonly string All = File.ReadAllText(\"a\"); public static string Render() => All; }");

    [Fact]
    public Task ExactStaticConstructor_RunsBeforeAnyMember() => AssertReaches(
        "Program.Main -> Templates.Render -> static initialiser of Templates -> File.ReadAllText",
        "Templates.Render();",
        "static class Templates { static Templates() { File.ReadAllText(\"a\"); } public static void Render() { } }");

    [Fact]
    public Task ModuleInitialiser_RunsWhenTheAssemblyIsLoaded() => AssertReaches(
        "Program.Main -> module initialiser of Site -> Boot.Start -> File.ReadAllText",
        "",
        "static class Boot { [ModuleInitializer] internal static void Start() => File.ReadAllText(\"a\"); }");

    [Theory]
    [InlineData("async Task Load() { await Task.Yield(); File.ReadAllText(\"a\"); } Load().Wait();", "Program.Main -> Program.Load -> File.ReadAllText")]
    [InlineData("IEnumerable<int> Load() { File.ReadAllText(\"a\"); yield return 1; } Load().Count();", "Program.Main -> Program.Load -> File.ReadAllText")]
    [InlineData("async IAsyncEnumerable<int> Load() { await Task.Yield(); File.ReadAllText(\"a\"); yield return 1; } Load().GetAsyncEnumerator();",
        "Program.Main -> Program.Load -> File.ReadAllText")]
    [InlineData("Func<Task> load = async () => { await Task.Yield(); File.ReadAllText(\"a\"); }; load();", "Program.Main -> File.ReadAllText")]
    [InlineData("var name = Console.ReadLine()!; Func<string> load = () => File.ReadAllText(name); load();", "Program.Main -> File.ReadAllText")]
    [InlineData("Func<string, string> load = File.ReadAllText; load(\"a\");", "Program.Main -> File.ReadAllText")]
    [InlineData("System.Linq.Expressions.Expression<Func<string>> load = () => File.ReadAllText(\"a\");", "Program.Main -> File.ReadAllText")]
    public Task StateMachinesAndDelegates_ShowAsTheMethodTheyAreWrittenIn(string body, string path) => AssertReaches(path, body);

    [Fact]
    public void AsyncMain_IsFollowed()
    {
        var reach = Compiled.Reach(Compiled.Program("await Task.Yield(); File.ReadAllText(\"a\");"));
        Assert.Equal("Program.Main -> File.ReadAllText", reach.PathTo("FILES/READ"));
    }

    [Fact]
    public Task MethodGroupOfAVirtualMethod_ReachesTheOverride() => AssertReaches(
        "Program.Main -> FromFile.Load -> File.ReadAllText",
        "Templates t = new FromFile(); Action load = t.Load; load();",
        """
        abstract class Templates { public abstract void Load(); }
        class FromFile : Templates { public override void Load() => File.ReadAllText("a"); }
        """);

    [Theory]
    [InlineData("open", "FILES")]
    [InlineData("socket", "NETWORK")]
    [InlineData("execve", "EXEC")]
    [InlineData("ptrace", "DEBUG")]
    [InlineData("kill", "PROCESS_CONTROL")]
    [InlineData("dlopen", "LOAD_CODE")]
    [InlineData("setuid", "IDENTITY")]
    [InlineData("CreateFileW", "FILES")]
    public void PInvoke_IsNative_AndRefinedByTheFunctionsName(string function, string capability)
    {
        var reach = Compiled.Reach(Compiled.Body(
            "Libc.Go(0);", $$"""static class Libc { [DllImport("libc", EntryPoint = "{{function}}")] public static extern int Go(int x); }"""));
        Assert.Equal($"Program.Main -> Libc.Go -> libc!{function}", reach.PathTo("NATIVE"));
        Assert.Equal($"Program.Main -> Libc.Go -> libc!{function}", reach.PathTo(capability));
    }

    [Fact]
    public Task GeneratedImport_ShowsAsTheMethodItWasGeneratedFor() => AssertReaches(
        "Program.Main -> Libc.Go -> libc!open",
        "Libc.Go(0);",
        """
        static class Libc
        {
            public static int Go(int x)
            {
                return __PInvoke(x);
                [DllImport("libc", EntryPoint = "open")] static extern int __PInvoke(int x);
            }
        }
        """,
        "FILES");

    [Fact]
    public void TypeOfASecondAssembly_IsFollowed_AndTheAssemblyIsNamedWhereItChanges()
    {
        var text = Compiled.Library("Site.Text", """
            namespace Text;
            public static class Templates { public static string Render() => FileTemplates.Load(); }
            public static class FileTemplates { public static string Load() => File.ReadAllText("a"); }
            """);
        var reach = Compiled.Reach(Compiled.Program("Text.Templates.Render();", text), text);
        Assert.Equal("Program.Main -> [Site.Text] Templates.Render -> FileTemplates.Load -> File.ReadAllText", reach.PathTo("FILES/READ"));
        Assert.Equal((2, 3), (reach.Assemblies, reach.Methods));
    }

    [Fact]
    public Task TypeCreatedThroughATypeParameter_IsCreated() => AssertReaches(
        "Program.Main -> FromFile.Load -> File.ReadAllText",
        "Make<FromFile>().Load();",
        """
        static partial class Program { static ITemplates Make<T>() where T : ITemplates, new() => new T(); }
        interface ITemplates { void Load(); }
        class FromFile : ITemplates { public void Load() => File.ReadAllText("a"); }
        """);

    [Theory]
    [InlineData("Activator.CreateInstance<Boot>();")]
    [InlineData("_ = new Lazy<Boot>().Value;")]
    public Task TypeHandedToTheFrameworkToBeCreated_IsCreated(string body) => AssertReaches(
        "Program.Main -> new Boot -> File.ReadAllText", body, "public class Boot { public Boot() => File.ReadAllText(\"a\"); }");

    [Theory]
    [InlineData("Boot, Site")]
    [InlineData("Boot, Site, Version=0.0.0.0, Culture=neutral")]
    public Task TypeNamedByAString_IsAssumedUsed(string name) => AssertReaches(
        "Program.Main -> Boot.Start -> File.ReadAllText",
        $"Type.GetType(\"{name}\")!.GetMethod(\"Start\")!.Invoke(null, null);",
        "public static class Boot { public static void Start() => File.ReadAllText(\"a\"); }");

    [Fact]
    public Task EachInstanceOfAGenericInterface_HasItsOwnImplementation()
    {
        const string Body = "Use(new Both(), new Both());";
        const string Rest = """
            static partial class Program { static void Use(IHandle<int> a, IHandle<string> b) { a.Handle(1); b.Handle("a"); } }
            interface IHandle<T> { void Handle(T x); }
            class Both : IHandle<int>, IHandle<string> { public void Handle(int x) => File.Delete("a"); public void Handle(string x) => File.ReadAllText(x); }
            """;
        var reach = Compiled.Reach(Compiled.Body(Body, Rest));
        Assert.Equal("Program.Main -> Program.Use -> Both.Handle -> File.ReadAllText", reach.PathTo("FILES/READ"));
        Assert.Equal("Program.Main -> Program.Use -> Both.Handle -> File.Delete", reach.PathTo("FILES/WRITE"));
        return Agreement.Holds(reach, Body, Rest);
    }

    [Fact]
    public Task MethodInheritedFromABaseClass_ImplementsTheInterface() => AssertReaches(
        "Program.Main -> Last.Load -> File.ReadAllText",
        "ITemplates t = new Last(); t.Load();",
        """
        interface ITemplates { void Load(); }
        class First { public virtual void Load() { } }
        class Middle : First, ITemplates { }
        class Last : Middle { public override void Load() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task OverrideWithANarrowerResult_IsFound() => AssertReaches(
        "Program.Main -> Last.Load -> File.ReadAllText",
        "First t = new Last(); t.Load();",
        """
        class First { public virtual object Load() => ""; }
        class Last : First { public override string Load() => File.ReadAllText("a"); }
        """);

    [Theory]
    [InlineData("using Lease lease = new Longer();")]
    [InlineData("IDisposable lease = new Longer(); lease.Dispose();")]
    [InlineData("var other = new Shorter(); var lease = new Longer(); (Environment.Is64BitProcess ? (Lease)lease : other).Dispose();")]
    [InlineData("var other = new Shorter(); var lease = Environment.Is64BitProcess ? new Longer() : null; ((Lease?)lease ?? other).Dispose();")]
    [InlineData("foreach (var lease in (IDisposable[])[new Longer()]) lease.Dispose();")]
    public Task DisposeOfABaseClass_ReachesTheOverride(string body) => AssertReaches(
        "Program.Main -> Longer.Dispose -> File.ReadAllText",
        body,
        """
        class Lease : IDisposable { public virtual void Dispose() { } }
        class Shorter : Lease { public override void Dispose() { } }
        class Longer : Lease { public override void Dispose() => File.ReadAllText("a"); }
        """);

    [Fact]
    public Task UsingStatement_CallsDispose() => AssertReaches(
        "Program.Main -> Lease.Dispose -> File.ReadAllText",
        "using var lease = new Lease();",
        "class Lease : IDisposable { public void Dispose() => File.ReadAllText(\"a\"); }");

    [Fact]
    public Task AbandonedIterator_RunsItsFinally() => AssertReaches(
        "Program.Main -> Program.Numbers -> File.ReadAllText",
        "foreach (var x in Numbers()) break;",
        "static partial class Program { static IEnumerable<int> Numbers() { try { yield return 1; } finally { File.ReadAllText(\"a\"); } } }");

    [Fact]
    public void ForgedHandle_IsForgeAlone()
    {
        var reach = Compiled.Reach(Compiled.Body("new Microsoft.Win32.SafeHandles.SafeFileHandle((IntPtr)3, true);"));
        Assert.Equal("Program.Main -> new SafeFileHandle", reach.PathTo("FORGE_HANDLE"));
        Assert.Null(reach.PathTo("FILES"));
    }

    private static Task AssertReaches(string path, string body, string rest = "", string capability = "FILES/READ", [CallerMemberName] string test = "")
    {
        var reach = Compiled.Reach(Compiled.Body(body, rest));
        Assert.Equal(path, reach.PathTo(capability));
        return Agreement.Holds(reach, body, rest, test);
    }
}
