namespace Polp.Analyzers.Tests;

/// <summary>Every way to name an API in source, and the characters at which it is reported.</summary>
public class SitesTests
{
    [Fact]
    public Task QualifiedName_IsMarkedWhole() => Service.Reports("class C { string M(string p) => {|POLP3001:System.IO.File.ReadAllText|}(p); }");

    [Fact]
    public Task AliasAndStaticImport_AreMarkedAsWritten() => Service.Reports("""
        using static System.IO.File;
        using F = System.IO.File;
        class C { string M(string p) => {|POLP3001:ReadAllText|}(p) + {|POLP3001:F.ReadAllText|}(p); }
        """);

    [Fact]
    public Task InstanceMember_IsMarkedWithoutItsReceiver() => Service.Reports("""
        class C { FileInfo Info(string p) => new(p); object? M(string p) => Info(p).Directory?.{|POLP3001:EnumerateFiles|}().First().{|POLP3001:Length|}; }
        """);

    [Fact]
    public Task ExtensionMember_IsMarkedLikeAnInstanceMember() => Service.Reports("""
        using System.IO.Compression;
        class C { void M(ZipArchive zip, string p) { zip.{|POLP3001:ExtractToDirectory|}(p); {|POLP3001:ZipFileExtensions.ExtractToDirectory|}(zip, p); } }
        """);

    [Fact]
    public Task TargetTypedNew_IsMarkedAtTheKeyword() => Service.Reports("class C { HttpClient M() => {|POLP3002:new|}(); }");

    [Fact]
    public Task MethodGroups_AreUses() => Service.Reports("""
        class C
        {
            Func<string, string> field = {|POLP3001:File.ReadAllText|};
            IEnumerable<string> M(string[] paths) => paths.Where({|POLP3001:File.Exists|});
            unsafe delegate*<string, bool> Address() => &{|POLP3001:File.Exists|};
        }
        """);

    [Fact]
    public Task LambdasAndLocalFunctions_Count() => Service.Reports("""
        class C
        {
            Func<string, string> M() => p => {|POLP3001:File.ReadAllText|}(p);
            string N(string p) { return Local(); string Local() => {|POLP3001:File.ReadAllText|}(p); }
        }
        """);

    [Fact]
    public Task InitialisersAndStaticConstructors_Count() => Service.Reports("""
        class C
        {
            static readonly string Text = {|POLP3001:File.ReadAllText|}("a");
            string Other { get; } = {|POLP3001:File.ReadAllText|}("b");
            static C() => {|POLP3001:File.Delete|}("c");
            C(string text) { }
            C() : this({|POLP3001:File.ReadAllText|}("d")) { }
        }
        """);

    [Fact]
    public Task AsyncMethodsAndIterators_Count() => Service.Reports("""
        class C
        {
            async Task<string> M(string p) => await {|POLP3001:File.ReadAllTextAsync|}(p);
            IEnumerable<string> N(string p) { foreach (var line in {|POLP3001:File.ReadLines|}(p)) yield return line; }
            async IAsyncEnumerable<string> O(string p) { await foreach (var line in {|POLP3001:File.ReadLinesAsync|}(p)) yield return line; }
            void P(string p) { using var file = {|POLP3001:File.OpenRead|}(p); }
        }
        """);

    [Fact]
    public Task AccessorsOperatorsAndFinalisers_Count() => Service.Reports("""
        class C
        {
            string this[string p] => {|POLP3001:File.ReadAllText|}(p);
            string Value { get => ""; set => {|POLP3001:File.WriteAllText|}(value, value); }
            public static C operator +(C a, string p) { {|POLP3001:File.Delete|}(p); return a; }
            ~C() => {|POLP3001:File.Delete|}("p");
        }
        """);

    [Fact]
    public Task DefaultInterfaceMembersRecordsAndStructs_Count() => Service.Reports("""
        interface I { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }
        record R(string P) { public string Text => {|POLP3001:File.ReadAllText|}(P); }
        readonly struct S { public bool Has(string p) => {|POLP3001:File.Exists|}(p); }
        """);

    [Fact]
    public Task BaseConstructor_IsMarkedAtTheKeywordOrTheBaseType() => Service.Reports("""
        class Written : FileStream { public Written(string p) : {|POLP3001:base|}(p, FileMode.Open) { } }
        class Primary(string p) : {|POLP3001:FileStream|}(p, FileMode.Open);
        """);

    [Fact]
    public Task OverrideOfAPlatformMember_HasTheRowOfItsRoot() => Service.Reports("""
        class Entry(string p) : FileSystemInfo
        {
            public override bool Exists => true;
            public override string Name => p;
            public override void Delete() { }
            public static bool M(Entry e) { e.{|POLP3001:Delete|}(); return e.{|POLP3001:Exists|} && e.Name == ""; }
        }
        """);

    [Fact]
    public Task OwnCodeInAPlatformNamespace_IsNotThePlatform() => Service.IsSilent("""
        namespace System.Net.Sockets { class Wire { public void Connect() { } } }
        namespace System.IO { static class Files { public static string ReadAllText(string p) => p; } }
        class C { void M(System.Net.Sockets.Wire wire) { wire.Connect(); System.IO.Files.ReadAllText(""); } }
        """);

    [Fact]
    public Task NamesInAttributesCommentsAndTypes_AreNoUses() => Service.IsSilent("""
        class PathAttribute(Type type) : Attribute { public Type Type => type; }
        [Path(typeof(File))]
        class C
        {
            /// <see cref="File.ReadAllText(string)"/>
            FileStream? held;
            object M<T>(T item) where T : FileSystemInfo => (typeof(Directory), nameof(Directory.Exists), item is FileInfo, held, default(FileStream));
        }
        """);

    [Fact]
    public Task OnePlace_IsReportedOncePerRule() => Service.Reports("""
        class C { void M(string p) { {|POLP3001:File.Move|}(p, p); {|POLP3001:File.Move|}(p, p); } }
        """);

    [Fact]
    public Task GenericCode_IsReportedOnce() => Service.Reports("""
        class C<T> { string M<U>(string p) => {|POLP3001:File.ReadAllText|}(p); void N(C<int> a, C<string> b) { a.M<int>(""); b.M<long>(""); } }
        """);
}
