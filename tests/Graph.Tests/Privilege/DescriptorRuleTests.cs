namespace Polp.Graph.Tests;

/// <summary>R4: held descriptors.</summary>
public sealed class DescriptorRuleTests
{
    [Theory]
    [InlineData("r", "", "read file:/closed/f")]
    [InlineData("w", "", "write file:/closed/f")]
    [InlineData("rw", "", "read file:/closed/f, write file:/closed/f")]
    [InlineData("a", "", "append file:/closed/f")]
    [InlineData("w", "append-only", "append file:/closed/f")]
    [InlineData("rw", "append-only", "append file:/closed/f, read file:/closed/f")]
    [InlineData("r", "append-only", "read file:/closed/f")]
    [InlineData("w", "immutable", "write file:/closed/f")]
    public void Descriptor_GrantsExactlyItsMode_WhateverPathModeAndJail(string mode, string flag, string rights)
    {
        var model = new Model().File("/closed/", "0700").File("/closed/f", "0000", 0, 0, $"\"flags\": [{(flag == "" ? "" : $"\"{flag}\"")}]")
            .Add("jails", """ "j": { "root": "/jail" } """)
            .Process("p", more: $$""" "jail": "j", "workingDirectory": "/jail", "holds": [{ "object": "file:/closed/f", "mode": "{{mode}}" }] """)
            .Process("q", 1001, more: """ "jail": "j", "workingDirectory": "/jail" """);
        Assert.Equal(rights, string.Join(", ", model.Rights("p", "file:")));
        Assert.Empty(model.Rights("q", "file:"));
    }

    [Fact]
    public void ListeningSocket_GivesItsConnections()
    {
        var model = new Model().Process("p", more: """ "holds": [{ "object": "listener:l", "mode": "rw" }], "denies": ["socket"] """).Process("q", 1001, more: """ "denies": ["socket"] """)
            .Add("listeners", """ "l": { "process": "q", "tcp": 80 } """);
        Assert.Equal(["connect listener:l"], model.Rights("p", "listener:"));
        Assert.Empty(model.Rights("q", "listener:"));
    }

    [Fact]
    public void Channel_LetsBothEndsPassWhatTheyHold_AndGrantsNothingElse()
    {
        var model = new Model().Process("p").Process("q", 1001).Process("r", 1002).File("/f", "0600", 1001).Add("channels", """ "c": { "ends": ["p", "q"] } """);
        Assert.Equal(["delegate process:q"], model.Rights("p", "").Where(r => r != "connect network"));
        Assert.Equal(["delegate process:p"], model.Rights("q", "process:"));
        Assert.Empty(model.Rights("r", "process:"));
    }

    [Fact]
    public void HeldEndOfAChannelOfOthers_GivesTheMethodsItNames()
    {
        var model = new Model().Process("p").Process("q", 1001).Process("r", 1002, more: """ "holds": [{ "object": "channel:c" }] """).Process("s", 1003)
            .Add("rpc", """ "i": { "server": "q", "methods": { "m": {}, "n": {} } } """).Add("channels", """ "c": { "ends": ["p", "q"], "calls": { "p": ["i.m"] } } """);
        Assert.Equal(["call method:i.m"], model.Rights("r", "method:"));
        Assert.Equal(["delegate process:p", "delegate process:q"], model.Rights("r", "process:"));
        Assert.Empty(model.Rights("s", "method:"));
    }

    [Fact]
    public void DescriptorOfADatabase_GivesItsTables()
    {
        var model = new Model().Process("p", more: """ "holds": [{ "object": "file:/db", "mode": "r" }] """).File("/db", "0600").Add("databases", """ "db": { "file": "/db", "tables": { "t": {} } } """);
        Assert.Equal(["read table:db.t"], model.Rights("p", "table:"));
    }
}
