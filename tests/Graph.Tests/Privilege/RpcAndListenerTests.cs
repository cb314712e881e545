namespace Polp.Graph.Tests;

/// <summary>R12 and R13: calling methods, and reaching who serves them.</summary>
public sealed class RpcAndListenerTests
{
    [Fact]
    public void Method_GivesExactlyItsEffects()
    {
        var model = Called(""" "m": { "reads": ["file:/r"], "writes": ["table:db.w"], "appends": ["file:/a"] }, "n": { "reads": ["file:/w"] } """);
        Assert.Equal(["append file:/a", "read file:/r"], model.Rights("p", "file:"));
        Assert.Equal(["write table:db.w"], model.Rights("p", "table:"));
        Assert.Equal(["call method:i.m"], model.Rights("p", "method:"));
        Assert.Equal(["delegate process:q"], model.Rights("p", "process:"));
    }

    [Fact]
    public void ProcessThatMayNotCall_GetsNothing() => Assert.Empty(Called(""" "m": { "reads": ["file:/r"] } """).Process("o", 1009).Rights("o", "file:"));

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, false)]
    public void Read_ComesBackOnlyIfEveryHopReturnsIt_WriteAndAppendGoThrough(bool first, bool second, bool reads)
    {
        var model = Called($$"""
            "m": { "calls": [{ "method": "i.n", "returnsResult": {{(first ? "true" : "false")}} }] },
            "n": { "calls": [{ "method": "i.o", "returnsResult": {{(second ? "true" : "false")}} }] },
            "o": { "reads": ["file:/r"], "writes": ["file:/w"], "appends": ["file:/a"] }
            """);
        Assert.Equal(["append file:/a", .. reads ? ["read file:/r"] : Array.Empty<string>(), "write file:/w"], model.Rights("p", "file:"));
    }

    [Fact]
    public void OneWayThatReturnsTheResult_IsEnough()
    {
        var model = Called(""" "m": { "calls": [{ "method": "i.o", "returnsResult": false }, "i.n"] }, "n": { "calls": ["i.o"] }, "o": { "reads": ["file:/r"] } """);
        Assert.Equal(["read file:/r"], model.Rights("p", "file:"));
    }

    [Fact(Timeout = 20_000)]
    public async Task MethodsThatCallEachOther_End()
    {
        var model = Called(""" "m": { "calls": ["i.n", "i.m"] }, "n": { "calls": ["i.m"], "reads": ["file:/r"] } """);
        Assert.Equal(["read file:/r"], await Task.Run(() => model.Rights("p", "file:")));
    }

    [Fact]
    public void SingleRows_AreTablesOnlyInPart()
    {
        var model = Called(""" "m": { "reads": ["table:db.w", "file:/r"], "rows": "one" } """);
        Assert.Equal(["read table:db.w (single rows)"], model.Rights("p", "table:"));
        Assert.Equal(["read file:/r"], model.Rights("p", "file:"));
    }

    [Fact]
    public void ReturnedSecret_OpensWhatItOpens()
    {
        var model = Called(""" "m": { "reads": ["secret:s"] } """).Add("listeners", """ "l": { "process": "r", "tcp": 5, "auth": "secret:s" } """);
        Assert.Equal(["connect listener:l"], model.Rights("p", "listener:"));
        Assert.Equal(["R12: p calls i.m over c", "R12: i.m returns secret:s", "R13: p connects to port 5 of r"], Texts(model, "connect listener:l"));
    }

    [Theory]
    [InlineData("none", true)]
    [InlineData("secret:s", false)]
    [InlineData("secret:t", true)]
    [InlineData("principal:q", false)]
    [InlineData("principal:q,p", true)]
    public void ListenerAndChannel_AskForWhatTheirAuthenticationSays(string auth, bool admitted)
    {
        var model = new Model().Process("p", more: "\"secrets\": [\"t\"]").Process("q", 1001).Add("secrets", """ "s": {}, "t": {} """)
            .Add("rpc", """ "i": { "server": "q", "methods": { "m": {}, "n": {} } } """)
            .Add("channels", $$""" "c": { "ends": ["p", "q"], "calls": { "p": ["i.m"] }, "auth": "{{auth}}" } """)
            .Add("listeners", $$""" "l": { "process": "q", "tcp": 5, "calls": ["i.n"], "auth": "{{auth}}" } """);
        Assert.Equal(admitted ? ["call method:i.m", "call method:i.n"] : [], model.Rights("p", "method:"));
        Assert.Equal(admitted ? ["connect listener:l"] : [], model.Rights("p", "listener:"));
    }

    [Theory]
    [InlineData("file", true)]
    [InlineData("memory", true)]
    [InlineData("descriptor", true)]
    [InlineData("entered", true)]
    [InlineData("other", false)]
    public void Secret_IsShownHoweverItWasRead(string means, bool admitted)
    {
        var model = new Model()
            .Process("p", more: means switch { "memory" => "\"secrets\": [\"s\"]", "descriptor" => """ "holds": [{ "object": "file:/s", "mode": "r" }] """, _ => "\"dumpable\": true" })
            .Process("q", means == "entered" ? 1000 : 1001, more: "\"secrets\": [\"s\"]").Process("r", 7)
            .File("/s", means == "file" ? "0644" : "0600").Add("secrets", """ "s": { "file": "/s" } """).Add("listeners", """ "l": { "process": "r", "tcp": 5, "auth": "secret:s" } """);
        Assert.Equal(admitted, model.Rights("p", "listener:").Contains("connect listener:l"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"network\": false", false)]
    [InlineData("\"denies\": [\"socket\"]", false)]
    [InlineData("\"denies\": [\"connect\"]", false)]
    [InlineData("\"denies\": [\"ptrace\"]", true)]
    public void Tcp_NeedsNetworkAndSockets(string more, bool reaches)
    {
        var model = new Model().Process("p", more: more == "" ? "\"dumpable\": true" : more).Process("q", 1001).Add("listeners", """ "l": { "process": "q", "tcp": 5 } """);
        Assert.Equal(reaches ? ["connect listener:l"] : [], model.Rights("p", "listener:"));
        Assert.Equal(reaches ? ["connect network"] : [], model.Rights("p", "network"));
    }

    [Theory]
    [InlineData("0666", "", true)]
    [InlineData("0622", "", true)]
    [InlineData("0644", "", false)]
    [InlineData("0660", "", false)]
    [InlineData("0666", "\"network\": false", true)]
    [InlineData("0666", "\"denies\": [\"socket\"]", false)]
    [InlineData("0666", "\"jail\": \"j\", \"workingDirectory\": \"/jail\"", false)]
    public void UnixSocket_MustBeInViewAndWritable(string mode, string more, bool reaches)
    {
        var model = new Model().Process("p", more: more == "" ? "\"dumpable\": true" : more).Process("q", 1001).File("/run/q.sock", mode, 1001, 1001)
            .Add("jails", """ "j": { "root": "/jail" } """).Add("listeners", """ "l": { "process": "q", "unix": "/run/q.sock" } """);
        Assert.Equal(reaches ? ["connect listener:l"] : [], model.Rights("p", "listener:"));
    }

    [Theory]
    [InlineData("\"network\": false", true)]
    [InlineData("\"jail\": \"j\", \"workingDirectory\": \"/jail\"", true)]
    [InlineData("\"denies\": [\"socket\"]", false)]
    public void AbstractSocket_IsReachedWithinTheOneNetworkNamespace(string more, bool reaches)
    {
        var model = new Model().Process("p", more: more).Process("q", 1001).Add("jails", """ "j": { "root": "/jail" } """).Add("listeners", """ "l": { "process": "q", "abstract": "x" } """);
        Assert.Equal(reaches ? ["connect listener:l"] : [], model.Rights("p", "listener:"));
    }

    [Fact]
    public void OwnListener_IsNotGained() => Assert.Empty(new Model().Process("p").Add("listeners", """ "l": { "process": "p", "tcp": 5 } """).Rights("p", "listener:"));

    private static Model Called(string methods) => new Model().Process("p").Process("q", 1001).Process("r", 1002)
        .File("/r", "0600").File("/w", "0600").File("/a", "0600").Add("secrets", """ "s": {} """).Add("databases", """ "db": { "tables": { "w": {} } } """)
        .Add("rpc", $$""" "i": { "server": "q", "methods": { {{methods}} } } """).Add("channels", """ "c": { "ends": ["p", "q"], "calls": { "p": ["i.m"] } } """);

    private static string[] Texts(Model model, string right) => [.. model.Steps("p", right).Select(s => s[..s.LastIndexOf(" @", StringComparison.Ordinal)])];
}
