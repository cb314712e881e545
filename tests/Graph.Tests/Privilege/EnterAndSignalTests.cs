namespace Polp.Graph.Tests;

/// <summary>R6 and R7: what one process does to another.</summary>
public sealed class EnterAndSignalTests
{
    private const string Confined = """ "jail": "j", "workingDirectory": "/jail" """;

    [Theory]
    [InlineData(1000, 1000, true)]
    [InlineData(1000, 1001, false)]
    [InlineData(1001, 1000, false)]
    public void Entering_NeedsTheSameUidAndGid(int uid, int gid, bool enters) => Enters(enters, new Model().Process("p", groups: "1001").Process("q", uid, gid));

    [Theory]
    [InlineData("\"dumpable\": false", false)]
    [InlineData("\"dumpable\": true", true)]
    [InlineData("\"jail\": \"j\", \"workingDirectory\": \"/jail\"", true)]
    public void Entering_NeedsADumpableTarget_AndNoJailHindersIt(string more, bool enters) =>
        Enters(enters, new Model().Process("p", more: Confined).Process("q", more: more).Add("jails", """ "j": { "root": "/jail" } """));

    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "CAP_KILL", false)]
    [InlineData("CAP_KILL", "CAP_KILL", true)]
    [InlineData("CAP_KILL CAP_CHOWN", "CAP_KILL", true)]
    [InlineData("CAP_CHOWN", "CAP_KILL", false)]
    [InlineData("CAP_SYS_PTRACE", "CAP_KILL", true)]
    public void Entering_NeedsTheTargetsCapabilities(string own, string targets, bool enters) => Enters(enters, new Model().Process("p", caps: own).Process("q", caps: targets));

    [Fact]
    public void CapabilitiesThatTheTargetCouldRegain_DoNotProtectIt() =>
        Enters(true, new Model().Process("p", 0, more: "\"noNewPrivileges\": true, \"boundingSet\": []").Process("q", 0));

    [Fact]
    public void CapSysPtrace_EntersAny() =>
        Enters(true, new Model().Process("p", caps: "CAP_SYS_PTRACE").Process("q", 7, more: "\"dumpable\": false"));

    [Theory]
    [InlineData("CAP_SETUID CAP_SETGID", true)]
    [InlineData("CAP_SETUID", false)]
    [InlineData("CAP_SETGID", false)]
    public void CapabilityToChangeIds_TakesTheTargets(string caps, bool enters) =>
        Enters(enters, new Model().Process("p", caps: caps, more: "\"noNewPrivileges\": true").Process("q", 7));

    [Theory]
    [InlineData("\"ptrace\"", Confined, true)]
    [InlineData("\"process_vm_writev\"", Confined, true)]
    [InlineData("\"ptrace\", \"process_vm_writev\"", Confined, false)]
    [InlineData("\"ptrace\", \"process_vm_writev\"", "\"network\": true", true)]
    public void FilterThatDeniesTheCalls_HindersOnlyWhereThereIsNoProc(string denies, string where, bool enters) =>
        Enters(enters, new Model().Process("p", more: $"\"denies\": [{denies}], {where}").Process("q").Add("jails", """ "j": { "root": "/jail" } """));

    [Fact]
    public void EnteredProcess_GivesItsViewMemoryDescriptorsAndMethods()
    {
        var model = new Model().Process("p", more: Confined).Process("q", more: """ "secrets": ["s"], "holds": [{ "object": "file:/h", "mode": "w" }] """).Process("r", 7)
            .Add("jails", """ "j": { "root": "/jail" } """).Add("secrets", """ "s": {}, "t": {} """).File("/f", "0644").File("/h", "0600")
            .Add("rpc", """ "i": { "server": "r", "methods": { "m": {} } } """).Add("channels", """ "c": { "ends": ["q", "r"], "calls": { "q": ["i.m"] } } """);
        Assert.Equal(["read file:/f", "write file:/h"], model.Rights("p", "file:"));
        Assert.Equal(["read secret:s"], model.Rights("p", "secret:"));
        Assert.Equal(["call method:i.m"], model.Rights("p", "method:"));
    }

    [Fact]
    public void Entering_IsTransitive()
    {
        var model = new Model().Process("a", 1, caps: "CAP_KILL").Process("b", 1, caps: "CAP_KILL").Process("c", 2).Process("d", 2)
            .Process("e", 3, caps: "CAP_SYS_PTRACE", more: "\"noNewPrivileges\": true, \"dumpable\": false");
        Assert.Equal(["a", "b", "c", "d"], Entered(model, "e"));
        Assert.Equal(["b"], Entered(model, "a"));
        var chain = new Model().Process("a", 1).Process("b", 1, more: """ "holds": [{ "object": "channel:x" }] """).Process("c", 2, more: """ "secrets": ["s"] """).Process("d", 3)
            .Add("secrets", """ "s": {} """).Add("rpc", """ "i": { "server": "d", "methods": { "m": { "reads": ["secret:s"] } } } """)
            .Add("channels", """ "x": { "ends": ["c", "d"], "calls": { "c": ["i.m"] } } """);
        Assert.Equal(["read secret:s"], chain.Rights("a", "secret:"));
    }

    [Theory]
    [InlineData(1000, 5, "", true)]
    [InlineData(5, 1000, "", false)]
    [InlineData(5, 5, "CAP_KILL", true)]
    [InlineData(5, 5, "CAP_SETUID", true)]
    [InlineData(1000, 1000, "CAP_SETUID", true)]
    [InlineData(5, 5, "CAP_SYS_CHROOT", false)]
    public void Killing_NeedsTheUidOrCapKill_AndNoJailHindersIt(int uid, int gid, string caps, bool kills)
    {
        var model = new Model().Process("p", 1000, 1000, caps: caps, more: "\"noNewPrivileges\": true, " + Confined).Process("q", uid, gid, more: "\"dumpable\": false")
            .Add("jails", """ "j": { "root": "/jail" } """);
        Assert.Equal(kills, model.Rights("p", "process:").Contains("kill process:q"));
        Assert.Equal(kills && caps != "CAP_KILL", model.Rights("p", "process:").Contains("impersonate process:q"));
    }

    [Theory]
    [InlineData(true, "/cores/q", "0755", true)]
    [InlineData(false, "/cores/q", "0755", false)]
    [InlineData(true, "/", "0755", false)]
    [InlineData(true, "/cores/q", "0700", false)]
    public void KilledProcess_LeavesItsMemoryInACoreDirectoryThatCanBeRead(bool dumpable, string works, string mode, bool reads)
    {
        var model = new Model().Process("p", 1000, 1).Process("q", 1000, 2, more: $$""" "secrets": ["s"], "dumpable": {{(dumpable ? "true" : "false")}}, "workingDirectory": "{{works}}" """)
            .Add("secrets", """ "s": {} """).File("/cores/q/", mode, 0, 0, "\"class\": \"core\"");
        Assert.Equal(reads ? ["read secret:s"] : [], model.Rights("p", "secret:"));
    }

    [Fact]
    public void FullRoot_HasEverything()
    {
        var model = new Model().Process("root", 0, caps: "ALL", more: "\"jail\": \"j\"").Process("q", 7, more: """ "secrets": ["s"], "dumpable": false, "jail": "j" """)
            .Add("jails", """ "j": { "root": "/jail" } """).Add("secrets", """ "s": {} """)
            .File("/closed/", "0000", 7).File("/closed/f", "0000", 7, 7, "\"flags\": [\"append-only\"]");
        Assert.Equal(
            [
                "connect network", "enter process:q", "entries file:/closed/", "impersonate process:q", "kill process:q", "read file:/closed/f", "read secret:s",
                "rootequivalent host", "write file:/closed/f",
            ],
            model.Rights("root", ""));
        Assert.Equal(100, model.Of("root").Privilege.Value);
    }

    [Theory]
    [InlineData(0, "", "", true)]
    [InlineData(0, "", "\"noNewPrivileges\": true", false)]
    [InlineData(0, "ALL", "\"noNewPrivileges\": true", true)]
    [InlineData(0, "", "\"boundingSet\": []", false)]
    [InlineData(0, "", "\"boundingSet\": [\"CAP_KILL\", \"CAP_CHOWN\"]", false)]
    [InlineData(1000, "CAP_SETUID", "\"noNewPrivileges\": true", true)]
    [InlineData(1000, "CAP_SYS_ADMIN", "\"noNewPrivileges\": true", true)]
    [InlineData(1000, "CAP_BPF", "\"noNewPrivileges\": true", false)]
    [InlineData(1000, "CAP_BPF CAP_PERFMON", "\"noNewPrivileges\": true", true)]
    [InlineData(1000, "CAP_NET_ADMIN CAP_NET_RAW CAP_SYSLOG", "\"noNewPrivileges\": false", false)]
    [InlineData(1000, "", "\"noNewPrivileges\": false", false)]
    public void RootEquivalent_IsNamed(int uid, string caps, string more, bool root) => Assert.Equal(
        root ? ["rootequivalent host"] : [], new Model().Process("p", uid, caps: caps, more: more == "" ? "\"dumpable\": true" : more).Rights("p", "host"));

    private static string[] Entered(Model model, string process) =>
        [.. model.Rights(process, "process:").Where(r => r.StartsWith("enter", StringComparison.Ordinal)).Select(r => r["enter process:".Length..])];

    private static void Enters(bool enters, Model model)
    {
        Assert.Equal(enters, model.Rights("p", "process:").Contains("enter process:q"));
        Assert.Equal(enters, model.Owning("p").Has(Fact.Owns("q")));
    }
}
