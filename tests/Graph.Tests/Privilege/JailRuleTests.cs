namespace Polp.Graph.Tests;

/// <summary>R3: which names are in view.</summary>
public sealed class JailRuleTests
{
    private static Model Jailed(string more, int uid = 1000, string caps = "") => new Model()
        .Process("p", uid, caps: caps, more: $"\"jail\": \"j\"{more}")
        .Add("jails", """ "j": { "root": "/jail" } """)
        .File("/jail/in", "0644").File("/out", "0644").File("/jailed", "0644").File("/jail/d/").File("/other/");

    [Theory]
    [InlineData("/jail", false)]
    [InlineData("/jail/", false)]
    [InlineData("/jail/d", false)]
    [InlineData("/", true)]
    [InlineData("/jailed", true)]
    public void Jail_HoldsOnlyWithTheWorkingDirectoryInside(string directory, bool escapes) => Escapes(escapes, Jailed($", \"workingDirectory\": \"{directory}\""));

    [Fact]
    public void MissingChdir_Escapes() => Escapes(true, Jailed(""));

    [Theory]
    [InlineData("file:/other/", true)]
    [InlineData("file:/jail/d/", false)]
    [InlineData("file:/out", false)]
    public void HeldDirectoryOutside_Escapes(string held, bool escapes) =>
        Escapes(escapes, Jailed($", \"workingDirectory\": \"/jail\", \"holds\": [{{ \"object\": \"{held}\", \"mode\": \"w\" }}]"));

    [Theory]
    [InlineData(1000, "", "", false)]
    [InlineData(1000, "CAP_SYS_CHROOT", "", true)]
    [InlineData(1000, "CAP_SYS_CHROOT", ", \"noNewPrivileges\": true", true)]
    [InlineData(0, "", "", true)]
    [InlineData(0, "", ", \"boundingSet\": [\"CAP_KILL\"]", false)]
    [InlineData(0, "", ", \"boundingSet\": [\"CAP_SYS_CHROOT\"]", true)]
    [InlineData(0, "", ", \"noNewPrivileges\": true", false)]
    [InlineData(0, "", ", \"boundingSet\": [], \"noNewPrivileges\": true", false)]
    [InlineData(1000, "CAP_SETUID", "", true)]
    [InlineData(1000, "CAP_SETUID", ", \"noNewPrivileges\": true", false)]
    public void CapSysChroot_HeldOrObtained_LeavesTheJail(int uid, string caps, string more, bool escapes) =>
        Escapes(escapes, Jailed(", \"workingDirectory\": \"/jail\"" + more, uid, caps));

    [Fact]
    public void ProcessInNoJail_SeesEverything() => Assert.Equal(["read file:/f"], new Model().Process("p").File("/f", "0644").Rights("p", "file:"));

    [Fact]
    public void JailAtTheRoot_HidesNothing() =>
        Assert.Equal(["read file:/f"], new Model().Process("p", more: "\"jail\": \"j\"").Add("jails", """ "j": { "root": "/" } """).File("/f", "0644").Rights("p", "file:"));

    [Fact]
    public void DirectoryThatIsOpen_NeedsNoSearchAboveIt()
    {
        var model = new Model().File("/closed/", "0700").File("/closed/d/").File("/closed/d/f", "0644").File("/closed/e/f", "0644");
        Assert.Equal(["read file:/closed/d/f"], model.Process("held", more: """ "holds": [{ "object": "file:/closed/d/" }] """).Rights("held", "file:"));
        Assert.Equal(["read file:/closed/d/f"], model.Process("works", 1001, more: """ "workingDirectory": "/closed/d" """).Rights("works", "file:"));
        Assert.Empty(model.Process("neither", 1002).Rights("neither", "file:"));
    }

    [Fact]
    public void AbstractSocketTcpAndSignals_AreNotConfined()
    {
        var model = Jailed(", \"workingDirectory\": \"/jail\"").Process("q").Add("listeners", """ "a": { "process": "q", "abstract": "x" }, "t": { "process": "q", "tcp": 1 } """);
        Assert.Equal(["connect listener:a", "connect listener:t"], model.Rights("p", "listener:"));
        Assert.Equal(["enter process:q", "impersonate process:q", "kill process:q"], model.Rights("p", "process:"));
    }

    private static void Escapes(bool escapes, Model model)
    {
        var reads = model.Rights("p", "file:").Where(r => r.StartsWith("read", StringComparison.Ordinal));
        Assert.Equal(escapes ? ["read file:/jail/in", "read file:/jailed", "read file:/out"] : ["read file:/jail/in"], reads);
    }
}
