namespace Polp.Graph.Tests;

/// <summary>Privilege, section 6 of the model, with figures computed by hand.</summary>
public sealed class PrivilegeTests
{
    // Wroot: root 1000, egress 10, secret 100, tables 100 and 20, secret file 100, log 40.
    private const double Root = 1370;

    [Theory]
    [InlineData("", 10)]
    [InlineData("\"network\": false", 0)]
    [InlineData("\"network\": false, \"secrets\": [\"key\"]", 100)]
    [InlineData("\"network\": false, \"secrets\": [\"token\"]", 0)]
    [InlineData("\"network\": false, \"holds\": [{ \"object\": \"file:/db\", \"mode\": \"r\" }]", 120)]
    [InlineData("\"network\": false, \"holds\": [{ \"object\": \"file:/db\", \"mode\": \"rw\" }]", 120)]
    [InlineData("\"network\": false, \"holds\": [{ \"object\": \"file:/log\", \"mode\": \"w\" }]", 40)]
    [InlineData("\"network\": false, \"holds\": [{ \"object\": \"file:/log\", \"mode\": \"a\" }]", 1)]
    [InlineData("\"network\": false, \"holds\": [{ \"object\": \"file:/log\", \"mode\": \"r\" }]", 0)]
    [InlineData("\"network\": false, \"holds\": [{ \"object\": \"file:/key\", \"mode\": \"r\" }]", 100)]
    [InlineData("\"network\": false, \"holds\": [{ \"object\": \"file:/cores/\", \"mode\": \"w\" }]", 0)]
    public void Weights_AreThoseOfTheModel(string more, double weight)
    {
        var model = Site().Process("p", more: more == "" ? "\"dumpable\": false" : more + ", \"dumpable\": false");
        Assert.Equal(Root, model.Assessment.RootWeight);
        var score = model.Of("p").Privilege;
        Assert.Equal(weight, score.Rows.Sum(r => r.Value));
        Assert.Equal(100 * Math.Log(1 + weight) / Math.Log(1 + Root), score.Value, 9);
    }

    [Theory]
    [InlineData("reads", "all", "table:db.secret", 100)]
    [InlineData("reads", "one", "table:db.secret", 10)]
    [InlineData("writes", "one", "table:db.secret", 10)]
    [InlineData("appends", "all", "table:db.secret", 10)]
    [InlineData("reads", "all", "table:db.open", 20)]
    [InlineData("reads", "one", "table:db.open", 2)]
    [InlineData("appends", "all", "file:/log", 1)]
    [InlineData("writes", "all", "file:/log", 40)]
    public void Method_WeighsWhatItReaches(string effect, string rows, string what, double weight)
    {
        var model = Site().Process("p", more: "\"network\": false").Process("q", 1001)
            .Add("rpc", $$""" "i": { "server": "q", "methods": { "m": { "{{effect}}": ["{{what}}"], "rows": "{{rows}}" } } } """)
            .Add("channels", """ "c": { "ends": ["p", "q"], "calls": { "p": ["i.m"] } } """);
        Assert.Equal(weight, model.Of("p").Privilege.Rows.Sum(r => r.Value));
    }

    [Fact]
    public void Resource_CountsOnceByItsHeaviestRight()
    {
        var rows = Site().Process("p", more: "\"network\": false, \"holds\": [{ \"object\": \"file:/db\", \"mode\": \"r\" }]").Process("q", 1001)
            .Add("rpc", """ "i": { "server": "q", "methods": { "m": { "appends": ["table:db.secret"] }, "n": { "writes": ["table:db.secret"], "rows": "one" } } } """)
            .Add("channels", """ "c": { "ends": ["p", "q"], "calls": { "p": ["i.m", "i.n"] } } """).Of("p").Privilege.Rows;
        Assert.Equal(["read table:db.secret", "read table:db.open"], rows.Select(r => r.Reason));
    }

    [Fact]
    public void KillingAPeer_WeighsEachTime()
    {
        var model = Site().Process("p", 7, 1, more: "\"network\": false").Process("q", 7, 2).Process("s", 7, 3);
        Assert.Equal(["kill process:q", "kill process:s"], model.Of("p").Privilege.Rows.Select(r => r.Reason));
        Assert.Equal(30, model.Of("p").Privilege.Rows.Sum(r => r.Value));
    }

    [Fact]
    public void FullRoot_IsAHundredAndNoMore()
    {
        var root = Site().Process("root", 0, caps: "ALL", more: "\"secrets\": [\"key\", \"token\"]").Process("q", 1001).Of("root").Privilege;
        Assert.Equal(100, root.Value);
        Assert.Equal("root-equivalent host", root.Rows[0].Reason);
        Assert.Equal(Root + 30, root.Rows.Sum(r => r.Value));
    }

    [Fact]
    public void OwnWeightOfAFile_ReplacesThatOfItsClass() =>
        Assert.Equal(7.5, new Model().Process("p", more: "\"network\": false").File("/f", "0666", more: "\"class\": \"secret\", \"weight\": 7.5").Of("p").Privilege.Rows.Sum(r => r.Value));

    [Theory]
    [InlineData("0666", 100)]
    [InlineData("0644", 0)]
    public void ProgramOfAProcess_WeighsWhatThatProcessDoes(string mode, double weight)
    {
        var model = Site().Process("p", more: "\"network\": false").Process("q", 1001, more: """ "program": "/bin/q", "secrets": ["key"], "network": false """).File("/bin/q", mode, more: "\"class\": \"program\"");
        Assert.Equal(weight, model.Of("p").Privilege.Rows.Sum(r => r.Value));
        Assert.Equal(100, model.Of("q").Privilege.Rows.Sum(r => r.Value));
        Assert.Equal(Root, model.Assessment.RootWeight);
    }

    [Fact]
    public void ProgramsThatWriteEachOther_WeighWhatTheyDoThemselves()
    {
        var model = Site().Process("p", more: """ "program": "/p", "network": false """).Process("q", 1001, more: """ "program": "/q", "secrets": ["key"] """).File("/p", "0666").File("/q", "0666");
        Assert.Equal((110.0, 110.0), (model.Of("p").Privilege.Rows.Sum(r => r.Value), model.Of("q").Privilege.Rows.Sum(r => r.Value)));
    }

    [Fact]
    public void Rows_CombineToTheScoreAndSayWhy()
    {
        var score = Site().Process("p", 0, caps: "CAP_DAC_OVERRIDE", more: "\"noNewPrivileges\": true, \"secrets\": [\"key\"]").Of("p").Privilege;
        Assert.Equal(100 * Math.Log(1 + score.Rows.Sum(r => r.Value)) / Math.Log(1 + Root), score.Value, 9);
        Assert.Equal(score.Rows.OrderByDescending(r => r.Value).ThenBy(r => r.Reason[r.Reason.IndexOf(' ')..], StringComparer.Ordinal), score.Rows);
        Assert.All(score.Rows, row => Assert.True(row.Value > 0 && row.Source!.Line > 0));
    }

    [Fact]
    public void UnrelatedProcess_ChangesNothing()
    {
        var alone = Site().Process("p", more: "\"secrets\": [\"key\"]").Of("p").Privilege;
        var among = Site().Process("p", more: "\"secrets\": [\"key\"]").Process("x", 2001).Process("y", 0, caps: "ALL").Of("p").Privilege;
        Assert.Equal(alone.Value, among.Value);
        Assert.Equal(alone.Rows.Select(r => (r.Reason, r.Value)), among.Rows.Select(r => (r.Reason, r.Value)));
    }

    // The token opens a listener, so it weighs what it opens.
    private static Model Site() => new Model().Process("r", 60, more: "\"network\": false")
        .File("/db", "0600").File("/log", "0600", more: "\"class\": \"log\"").File("/key", "0600", more: "\"class\": \"secret\"").File("/cores/", "0700", more: "\"class\": \"core\"")
        .Add("secrets", """ "key": {}, "token": {} """)
        .Add("databases", """ "db": { "file": "/db", "tables": { "secret": { "sensitive": true }, "open": {} } } """)
        .Add("listeners", """ "l": { "process": "r", "tcp": 9, "auth": "secret:token" } """);
}
