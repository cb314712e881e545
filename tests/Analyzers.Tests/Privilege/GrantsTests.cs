using Polp.Testing;

namespace Polp.Analyzers.Tests;

/// <summary><c>PolpGrants</c> silences what it covers, and nothing else.</summary>
public class GrantsTests
{
    private const string Reads = "class C { string M(string p) => File.ReadAllText(p); }";
    private const string ReadsMarked = "class C { string M(string p) => {|POLP3001:File.ReadAllText|}(p); }";

    [Theory]
    [InlineData("FILES")]
    [InlineData("FILES/READ")]
    [InlineData("NETWORK;FILES/READ")]
    [InlineData(" FILES , EXEC ")]
    public Task GrantOfTheNameOrTheSubName_Silences(string grants) => Service.IsSilent(Reads, grants);

    [Theory]
    [InlineData("")]
    [InlineData("NETWORK")]
    [InlineData("FILES/WRITE")]
    public Task GrantOfSomethingElse_DoesNot(string grants) => Service.Reports(ReadsMarked, grants);

    [Theory]
    [InlineData("FILE")]
    [InlineData("FILES/REA")]
    [InlineData("files")]
    [InlineData("FILES/READ/ETC")]
    public Task GrantOfWhatIsNoCapability_GrantsNothingAndIsReported(string grants) => Service.Reports("{|POLP5002:|}" + ReadsMarked, grants);

    [Theory]
    [InlineData("FILE", "'FILE' in PolpGrants is no capability, so that it grants nothing; did you mean 'FILES'?")]
    [InlineData("BANANAS", "'BANANAS' in PolpGrants is no capability, so that it grants nothing")]
    public async Task UnknownName_IsNamedWithTheNearest(string grants, string message) =>
        Assert.Equal(message, Assert.Single(await AnalyzerHost.Run("class C;", role: "Service", grants: grants)).GetMessage());

    [Theory]
    [InlineData("FILES", "PolpGrants asks for 'FILES', of which its code uses only 'FILES/READ'")]
    [InlineData("FILES/READ;EXEC", "PolpGrants asks for 'EXEC', which no code of this project uses")]
    public async Task GrantThatNothingUses_IsReported(string grants, string message) =>
        Assert.Equal(message, Assert.Single(await AnalyzerHost.Run(Reads, role: "Service", grants: grants)).GetMessage());

    [Theory]
    [InlineData("string M(string p) => File.ReadAllText(p);", "FILES/READ")]
    [InlineData("object? M(System.Reflection.MethodInfo m) => m.Invoke(null, null);", "FILES;REFLECT")]
    [InlineData("object? M(dynamic d) => d.Run();", "FILES;REFLECT;EMIT")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"c\")] static extern int f(); int M() => f();", "FILES;NATIVE")]
    [InlineData("object M(System.Data.Common.DbConnection c) => Dapper.SqlMapper.Query(c, \"SELECT 1\");", "FILES")]
    [InlineData("class Spy : System.Diagnostics.Tracing.EventListener;", "DEBUG")]
    [InlineData("object M(HttpClient client) => client.GetAsync(\"a\");", "NETWORK")]
    [InlineData("object M(System.Data.Common.DbDataSource source) => source.OpenConnection();", "DATABASE")]
    public async Task GrantThatMayBeUsed_IsLeftAlone(string member, string grants) =>
        Assert.DoesNotContain(await AnalyzerHost.Run($"class C {{ {member} }}", role: "Service", grants: grants), found => found.Id == "POLP5001");

    [Fact]
    public Task SubName_DoesNotGrantTheWhole() => Service.Reports("class C { object M(string p) => new {|POLP3001:FileStream|}(p, FileMode.Open); }", "FILES/READ;FILES/WRITE");

    [Fact]
    public Task ApiThatNeedsTwo_IsReportedUntilBothAreGranted() => Service.Reports("class C { void M(string p) => {|POLP3001:File.Copy|}(p, p); }", "FILES/READ");

    [Fact]
    public Task ApiThatNeedsTwo_IsSilentWhenBothAreGranted() => Service.IsSilent("class C { void M(string p) => File.Copy(p, p); }", "FILES/READ;FILES/WRITE");

    [Fact]
    public Task ApiOfTwoRules_KeepsTheRuleThatWasNotGranted() =>
        Service.Reports("class C { object M(string h) => new System.Net.NetworkInformation.Ping().{|POLP3003:Send|}(h); }", "NETWORK");

    [Theory]
    [InlineData("NETWORK/CONNECT", "class C { object M() => new HttpClient(); }")]
    [InlineData("NETWORK", "class C { object M(string h) => System.Net.Dns.GetHostEntry(h); }")]
    [InlineData("IPC", "class C { object M(string n) => new Mutex(false, n); }")]
    [InlineData("EXEC", "class C { object? M(string n) => System.Diagnostics.Process.Start(n); }")]
    [InlineData("PROCESS_CONTROL", "class C { object M() => System.Diagnostics.Process.GetProcesses(); }")]
    [InlineData("DEBUG", "class C : System.Diagnostics.Tracing.EventListener;")]
    public Task EveryCapability_CanBeGranted(string grants, string source) => Service.IsSilent(source, grants);
}
