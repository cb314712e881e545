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
    [InlineData("FILE")]
    [InlineData("FILES/REA")]
    [InlineData("files")]
    [InlineData("FILES/READ/ETC")]
    public Task GrantOfSomethingElse_DoesNot(string grants) => Service.Reports(ReadsMarked, grants);

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
