using Microsoft.CodeAnalysis;
using Polp.Graph;
using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary>What service code reaches through libraries, whose bodies the compiler does not see: by the summary that the build made of them.</summary>
public class LibraryTests
{
    private const string Library = """
        namespace Site.Text;
        public interface IStore { string Load(string name); }
        public interface IFactory { IStore Make(); }
        public static class Templates
        {
            public static string Render(string name) => Read(name);
            public static string Plain(string name) => name.ToUpperInvariant();
            public static string From(Stream stream) => new StreamReader(stream).ReadToEnd();
            public static string Through(IStore store) => store.Load("a");
            public static string Text { get => File.ReadAllText("a"); set { } }
            public static string Ping => new System.Net.Sockets.TcpClient("a", 1).ToString()!;
            public static readonly Configuration Settings = new();
            public static IStore Open() => new FileStore();
            public static IStore InMemory() => new MemoryStore();
            public static IFactory Factory() => new FileFactory();
            public static T Load<T>(string name) where T : class => (T)(object)Read(name);
            public static string Extended(this string name) => Read(name);
            public static async Task<string> Later(string name) { await Task.Yield(); return Read(name); }
            static string Read(string name) => File.ReadAllText(name);
        }
        public static class Table { public static readonly string Rows = File.ReadAllText("a"); public const int Size = 1; }
        public class Configuration { public string Name { get; set; } = ""; }
        public class Sorted : IComparer<string> { public int Compare(string? a, string? b) => File.Exists(a) ? 1 : 0; }
        public class FileStore : IStore { public virtual string Load(string name) => File.ReadAllText(name); public string Direct() => File.ReadAllText("a"); }
        class MemoryStore : IStore { public string Load(string name) => name; }
        class FileFactory : IFactory { public IStore Make() => new FileStore(); }
        public abstract class Loader { public string Run() => Core(); protected abstract string Core(); }
        public class DiskLoader : Loader { protected override string Core() => File.ReadAllText("a"); }
        public class Maker { public IStore Make() => new FileStore(); }
        public class Opened { public Opened() => File.OpenRead("a"); public Opened(Stream stream) { } }
        public class Connection : System.IO.MemoryStream { public void Reopen() => File.OpenRead("a"); }
        """;

    private static readonly AssemblyImage Image = Emit(Library);
    private static readonly (string, string)[] Summary = [("obj/polp-reach.tsv", Text())];

    private static Task Reports(string member, string rest = "") =>
        Verify.Reports($"using Site.Text;\n[Polp.Service] class Orders {{ {member} }}\n{rest}", references: [Reference], additionalFiles: Summary);

    private static Task IsSilent(string member, string rest = "") =>
        Verify.IsSilent($"using Site.Text;\n[Polp.Service] class Orders {{ {member} }}\n{rest}", references: [Reference], additionalFiles: Summary);

    [Theory]
    [InlineData("string M(string p) => {|POLP3001:Templates.Render|}(p);")]
    [InlineData("Func<string, string> M() => {|POLP3001:Templates.Render|};")]
    [InlineData("string M(string p) => p.{|POLP3001:Extended|}();")]
    [InlineData("string M(string p) => {|POLP3001:Templates.Load<string>|}(p);")]
    [InlineData("Task<string> M(string p) => {|POLP3001:Templates.Later|}(p);")]
    [InlineData("string M() => {|POLP3001:Templates.Text|};")]
    [InlineData("string M() => {|POLP3002:Templates.Ping|};")]
    [InlineData("string M() => {|POLP3001:Table.Rows|};")]
    [InlineData("object M() => new {|POLP3001:Opened|}();")]
    [InlineData("string M(FileStore s) => s.{|POLP3001:Direct|}();")]
    [InlineData("class Inner { string M(string p) => {|POLP3001:Templates.Render|}(p); }")]
    [InlineData("string text = {|POLP3001:Templates.Render|}(\"a\");")]
    public Task MemberThatAcquires_IsReportedWhereTheServiceCallsIt(string member) => Reports(member);

    [Theory]
    [InlineData("string M(string p) => Templates.Plain(p);")]
    [InlineData("string M(Stream p) => Templates.From(p);")]
    [InlineData("string M(IStore s) => Templates.Through(s) + s.Load(\"a\");")]
    [InlineData("void M() => Templates.Text = \"a\";")]
    [InlineData("object M() => Templates.Settings.Name + Table.Size;")]
    [InlineData("object M(Stream s) => new Opened(s);")]
    [InlineData("string M(FileStore s) => s.Load(\"a\");")]
    [InlineData("object M() => Templates.Open();")]
    [InlineData("string M() => Templates.InMemory().Load(\"a\");")]
    [InlineData("string M(string p) => nameof(Templates.Render) + p;")]
    [InlineData("void M(Connection c) => c.Reopen();")]
    [InlineData("object M() => new FileStore();")]
    public Task MemberThatAcquiresNothing_OrWorksOnWhatItIsHanded_IsSilent(string member) => IsSilent(member);

    [Theory]
    [InlineData("string M() => Templates.Open().{|POLP3001:Load|}(\"a\");")]
    [InlineData("string M() { IStore s = new FileStore(); return s.{|POLP3001:Load|}(\"a\"); }")]
    [InlineData("string M() => {|POLP3001:Templates.Through|}(new FileStore());")]
    [InlineData("string M() => Templates.Factory().Make().{|POLP3001:Load|}(\"a\");")]
    [InlineData("void M(List<string> names) => names.Sort(new {|POLP3001:Sorted|}());")]
    [InlineData("string M() => new DiskLoader().{|POLP3001:Run|}();")]
    [InlineData("IStore N<T>() where T : IStore, new() => new T(); string M() => N<FileStore>().{|POLP3001:Load|}(\"a\");")]
    public Task ObjectThatTheServiceMakes_OrHasMade_TakesPartInItsCalls(string member) => Reports(member);

    [Fact]
    public Task ObjectOfAnotherService_IsNotThisOnes() => IsSilent("string M(IStore s) => s.Load(\"a\");", "[Polp.Service] class Users { IStore M() => Templates.Open(); }");

    [Fact]
    public Task HelperThatCallsTheLibrary_IsFollowed() => Reports(
        "string M(string p) => {|POLP3001:Helper.Go|}(p);", "static class Helper { public static string Go(string p) => Templates.Render(p); }");

    [Fact]
    public Task BaseClassOfALibrary_IsChargedForItsConstructor() => Reports("", "[Polp.Service] class Mine : {|POLP3001:Opened|};");

    [Theory]
    [InlineData("M:Site.Text.Templates.Render(System.String)\tUSE\tSTREAM\tany\tnote")]
    [InlineData("T:Site.Text.Templates\tPURE\t\tany\tnote")]
    [InlineData("N:Site.Text\tPURE\t\tany\tnote")]
    public Task RowOfTheProject_HasTheLastWord(string row) => Verify.IsSilent(
        "using Site.Text;\n[Polp.Service] class Orders { string M(string p) => Templates.Render(p); }", references: [Reference],
        additionalFiles: [.. Summary, ("polp-capabilities.tsv", $"pattern\tkind\tcapability\tos\tnote\n{row}\n")]);

    [Fact]
    public Task WithoutASummary_NothingIsSaid() =>
        Verify.IsSilent("using Site.Text;\n[Polp.Service] class Orders { string M(string p) => Templates.Render(p); }", references: [Reference]);

    [Theory]
    [InlineData("")]
    [InlineData("polp-reach\t9\nA\tSite.Text\tx\t\nM:Site.Text.Templates.Render(System.String)\tFILES=a -> b\n")]
    [InlineData("polp-reach\t10\nA\tSite.Text\tx\t\nM:Site.Text.Templates.Render(System.String)\tFILES=a -> b\n")]
    [InlineData("polp-reach\t1\nM:A.M\nA\tSite.Text\tx\t\nM:A.M\nM:A.M\nA\tSite.Text\tx\nM:Site.Text.Templates.Render(System.String)\tFILES=a -> b\n")]
    [InlineData("polp-reach\t1\nU\tSite.Text\tis damaged\n")]
    [InlineData("polp-reach\t1\nA\n\n\t\nA\tSite.Text\nM:Site.Text.Templates.Render(System.String)\t=\n")]
    public Task FileThatMakesNoSense_IsNoSummary(string text) => Verify.IsSilent(
        "using Site.Text;\n[Polp.Service] class Orders { string M(string p) => Templates.Render(p); }", references: [Reference], additionalFiles: [("polp-reach.tsv", text)]);

    [Theory]
    [InlineData("string M(string p) => {|POLP3001:Templates.Render|}(p);")]
    [InlineData("string M() => Templates.Open().{|POLP3001:Load|}(\"a\");")]
    [InlineData("string M(IStore s) => s.Load(\"a\") + {|POLP3001:Templates.Text|};")]
    public Task WholeProjectOfService_IsReportedAtEachCall(string member) => Verify.Reports(
        $"using Site.Text;\nclass Orders {{ {member} }}", role: "Service", references: [Reference], additionalFiles: Summary);

    [Fact]
    public async Task Message_GoesOnIntoTheLibrary()
    {
        var found = Assert.Single(await AnalyzerHost.Run(
            "using Site.Text;\n[Polp.Service] class Orders { string Show(string p) => Helper.Go(p); }\nstatic class Helper { public static string Go(string p) => Templates.Render(p); }",
            references: [Reference], additionalFiles: Summary));

        Assert.Equal(
            "'Helper.Go' reaches 'File.ReadAllText', which needs 'FILES/READ': Orders.Show -> Helper.Go -> [Site.Text] Templates.Render -> Templates.Read -> File.ReadAllText",
            found.GetMessage());
        Assert.Equal("FILES/READ", found.Properties["polp.needs"]);
        Assert.Equal("Orders.Show -> Helper.Go -> [Site.Text] Templates.Render -> Templates.Read -> File.ReadAllText", found.Properties["polp.path"]);
    }

    [Fact]
    public Task Grant_Silences() => Verify.IsSilent(
        "using Site.Text;\n[Polp.Service] class Orders { string M(string p) => Templates.Render(p); }", grants: "FILES/READ", references: [Reference], additionalFiles: Summary,
        except: "POLP5001");

    [Theory]
    [InlineData("string M(string p) => Templates.Plain(p);", "EXEC", true)]
    [InlineData("string M(string p) => Templates.Plain(p);", "FILES/READ", false)]
    [InlineData("string M(string p) => Templates.Plain(p);", "NETWORK/CONNECT", false)]
    [InlineData("string M(IStore s) => s.Load(\"a\");", "EXEC", false)]
    [InlineData("string M(string p) => p;", "EXEC", true)]
    public async Task UnusedGrant_IsClaimedOnlyOfWhatNoCodeOfTheLibraryReaches(string member, string grant, bool isClaimed)
    {
        var found = await AnalyzerHost.Run($"using Site.Text;\nclass Orders {{ {member} }}", role: "Service", grants: grant, references: [Reference], additionalFiles: Summary);
        Assert.Equal(isClaimed ? ["POLP5001"] : [], found.Select(d => d.Id));
    }

    [Theory]
    [InlineData("string M(Maker m) => m.Make().Load(\"a\");")]
    [InlineData("string M(Maker m, List<Maker> all) { all.Clear(); return m.Make().Load(\"a\"); }")]
    public Task WhatAHandedInObjectMakes_IsUsedAndNotOwned(string member) => IsSilent(member);

    [Theory]
    [InlineData("string M() => new Maker().Make().{|POLP3001:Load|}(\"a\");")]
    [InlineData("string M() { var m = Own(); return m.Make().{|POLP3001:Load|}(\"a\"); } Maker Own() => new();")]
    [InlineData("class Mine : Maker { } string M() => new Mine().Make().{|POLP3001:Load|}(\"a\");")]
    public Task WhatTheServicesOwnObjectMakes_IsOwned(string member) => Reports(member);

    [Fact]
    public Task WhatAServiceInheritsMakes_IsOwned() => Reports("", "[Polp.Service] class Users : Maker { string M() => Make().{|POLP3001:Load|}(\"a\"); }");

    [Theory]
    [InlineData("M:Site.Text.IStore.Load(System.String)\tPURE\t\tany\tnote", "Templates.Open().Load(\"a\")")]
    [InlineData("M:Site.Text.FileStore.Load(System.String)\tPURE\t\tany\tnote", "Templates.Open().Load(\"a\")")]
    [InlineData("T:Site.Text.FileStore\tPURE\t\tany\tnote", "Templates.Through(new FileStore())")]
    [InlineData("M:Site.Text.IStore.Load(System.String)\tPURE\t\tany\tnote", "Templates.Through(new FileStore())")]
    public Task RowOfTheProject_HasTheLastWordOnWhatIsCalledThroughASlot(string row, string call) => Verify.IsSilent(
        $"using Site.Text;\n[Polp.Service] class Orders {{ string M() => {call}; }}", references: [Reference],
        additionalFiles: [.. Summary, ("polp-capabilities.tsv", $"pattern\tkind\tcapability\tos\tnote\n{row}\n")]);

    [Fact]
    public Task RowAboutAnotherMember_LeavesTheOthersAsTheyAre() => Verify.Reports(
        "using Site.Text;\n[Polp.Service] class Orders { string M() => Templates.Open().{|POLP3001:Load|}(\"a\"); }", references: [Reference],
        additionalFiles: [.. Summary, ("polp-capabilities.tsv", "pattern\tkind\tcapability\tos\tnote\nM:Site.Text.FileStore.Direct\tPURE\t\tany\tnote\n")]);

    [Theory]
    [InlineData("/app/obj/polp/polp-reach.tsv", true)]
    [InlineData("/app/obj", true)]
    [InlineData("/elsewhere/polp-reach.tsv", false)]
    public async Task SummaryOfTheBuild_IsTheOneThatIsHeard(string place, bool isHeard)
    {
        var found = await AnalyzerHost.Run(
            "using Site.Text;\n[Polp.Service] class Orders { string M(string p) => Templates.Render(p); }", references: [Reference],
            editorConfig: new Dictionary<string, string> { ["build_property.PolpReach"] = place }, additionalFiles: [("/app/obj/polp/polp-reach.tsv", Summary[0].Item2)]);
        Assert.Equal(isHeard ? ["POLP3001"] : [], found.Select(d => d.Id));
    }

    private static MetadataReference Reference => MetadataReference.CreateFromImage(Image.Image.ToArray());

    private static string Text() => CodeSummary.Header + "\n" + CodeSummary.Of([Image], _ => true, Framework)[Image.Path];

    private static AssemblyImage? Framework(string name) =>
        Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll") is var path && File.Exists(path) ? new(path, File.ReadAllBytes(path)) : null;

    private static AssemblyImage Emit(string source)
    {
        using var image = new MemoryStream();
        var compilation = AnalyzerHost.Compile("").WithAssemblyName("Site.Text");
        var tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(source, (Microsoft.CodeAnalysis.CSharp.CSharpParseOptions)compilation.SyntaxTrees[0].Options);
        var result = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], tree).Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return new("Site.Text.dll", image.ToArray());
    }
}
