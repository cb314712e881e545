namespace Polp.Graph.Tests;

/// <summary>Names that lead nowhere, or to the wrong place.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("processes", """ "x": { "principal": {|"ap"|} } """, "there is no principal 'ap'; did you mean 'app'?")]
    [InlineData("processes", """ "x": { "principal": "app", "jail": {|"runs"|} } """, "there is no jail 'runs'; did you mean 'run'?")]
    [InlineData("processes", """ "x": { "principal": "app", "spawnedBy": {|"sho"|} } """, "there is no process 'sho'; did you mean 'shop'?")]
    [InlineData("processes", """ "x": { "principal": "app", "program": {|"/srv/site.da"|} } """, "there is no file '/srv/site.da'; did you mean '/srv/site.db'?")]
    [InlineData("processes", """ "x": { "principal": "app", "secrets": [{|"tokens"|}] } """, "there is no secret 'tokens'; did you mean 'token'?")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{ "object": {|"listener:htpp"|} }] } """, "there is no listener 'htpp'; did you mean 'http'?")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{ "object": {|"channel:lnk"|} }] } """, "there is no channel 'lnk'; did you mean 'link'?")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{ "object": {|"file:/srv/site.dbx"|} }] } """,
        "there is no file '/srv/site.dbx'; did you mean '/srv/site.db'?")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{ "object": {|"table:site.orders"|} }] } """,
        "'table:site.orders' names no object; write file:NAME or listener:NAME or channel:NAME")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{ "object": {|"http"|} }] } """,
        "'http' names no object; write file:NAME or listener:NAME or channel:NAME")]
    [InlineData("files", """ "/x": { "owner": {|"apq"|} } """, "there is no principal 'apq'; did you mean 'app'?")]
    [InlineData("files", """ "/x": { "group": {|"wheel"|} } """, "there is no principal 'wheel'; use one of app")]
    [InlineData("files", """ "/x": { "owner": {|"99999999999"|} } """, "there is no principal '99999999999'; use one of app")]
    [InlineData("secrets", """ "x": { "file": {|"/srv/site.d"|} } """, "there is no file '/srv/site.d'; did you mean '/srv/site.db'?")]
    [InlineData("databases", """ "x": { "file": {|"/srv/sit.db"|} } """, "there is no file '/srv/sit.db'; did you mean '/srv/site.db'?")]
    [InlineData("rpc", """ "x": { "server": {|"stor"|} } """, "there is no process 'stor'; did you mean 'store'?")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "reads": [{|"file:/srv/none"|}] } } } """, "there is no file '/srv/none'; use one of /srv/site.db, /srv/site.sock")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "reads": [{|"secret:tokn"|}] } } } """, "there is no secret 'tokn'; did you mean 'token'?")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "writes": [{|"secret:token"|}] } } } """,
        "'secret:token' names no object; write file:NAME or table:NAME")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "writes": [{|"table:site.order"|}] } } } """,
        "there is no table 'site.order'; did you mean 'site.orders'?")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "appends": [{|"table:orders"|}] } } } """, "there is no table 'orders'; use one of site.orders")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": [{|"data.inser"|}] } } } """, "there is no method 'data.inser'; did you mean 'data.insert'?")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": [{ "method": {|"lists"|} }] } } } """,
        "there is no method 'lists'; use one of data.insert, data.list, x.m")]
    [InlineData("channels", """ "x": { "ends": ["shop", {|"stor"|}] } """, "there is no process 'stor'; did you mean 'store'?")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "calls": { {|"sho"|}: ["data.list"] } } """, "'sho' is no end of this channel; did you mean 'shop'?")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "calls": { "shop": [{|"data.lisst"|}] } } """,
        "there is no method 'data.lisst'; did you mean 'data.list'?")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "calls": { "store": [{|"data.list"|}] } } """, "'data.list' is served by 'store', not by 'shop'")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "passes": { "shop": [{|"listener:htt"|}] } } """, "there is no listener 'htt'; did you mean 'http'?")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "auth": {|"secret:toke"|} } """, "there is no secret 'toke'; did you mean 'token'?")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "auth": {|"principal:app,apps"|} } """, "there is no principal 'apps'; did you mean 'app'?")]
    [InlineData("listeners", """ "x": { "process": {|"sop"|}, "tcp": 1 } """, "there is no process 'sop'; did you mean 'shop'?")]
    [InlineData("listeners", """ "x": { "process": "shop", "unix": {|"/srv/site.soc"|} } """, "there is no file '/srv/site.soc'; did you mean '/srv/site.sock'?")]
    [InlineData("listeners", """ "x": { "process": "shop", "tcp": 1, "calls": [{|"data.list"|}] } """, "'data.list' is served by 'store', not by 'shop'")]
    [InlineData("listeners", """ "x": { "process": "store", "tcp": 1, "calls": [{|"data.lst"|}] } """, "there is no method 'data.lst'; did you mean 'data.list'?")]
    public void NameThatLeadsNowhere_IsAnErrorWithTheNearestName(string section, string marked, string message) => Broken.Entries(section, marked, message);

    [Theory]
    [InlineData("""["shop"]""")]
    [InlineData("""["shop", "shop"]""")]
    [InlineData("""["shop", "store", "shop"]""")]
    [InlineData("[]")]
    public void EndsThatAreNotTwoProcesses_AreAnError(string ends) =>
        Broken.Entries("channels", $$""" "x": { "ends": {|{{ends}}|} } """, "channel 'x' needs two different processes in 'ends'");

    [Fact]
    public void ManyChoices_AreNotListed()
    {
        var many = string.Join(", ", Enumerable.Range(10, 13).Select(n => $$""" "p{{n}}": { "uid": {{n}}, "gid": 1 } """));
        var error = Assert.Single(Broken.Errors(Broken.With("principals", many).Replace("\"principal\": \"app\" }, \"store\"", "\"principal\": \"nobody\" }, \"store\""), out _));
        Assert.Equal("there is no principal 'nobody'", error.Message);
    }

    [Theory]
    [InlineData(""" {|"a"|}: { "principal": "app", "spawnedBy": "a" } """, "process 'a' is spawned by itself: 'a' from 'a'")]
    [InlineData(""" "a": { "principal": "app", "spawnedBy": "b" }, {|"b"|}: { "principal": "app", "spawnedBy": "a" } """,
        "process 'b' is spawned by itself: 'a' from 'b' from 'a'")]
    [InlineData(""" "c": { "principal": "app", "spawnedBy": "a" }, "a": { "principal": "app", "spawnedBy": "b" }, {|"b"|}: { "principal": "app", "spawnedBy": "a" } """,
        "process 'b' is spawned by itself: 'a' from 'b' from 'a'")]
    public void ProcessesThatSpawnEachOther_AreAnError(string marked, string message) => Broken.Entries("processes", marked, message);

    [Fact]
    public void ParentSharedByMany_IsNoCycle() => ManifestReader.Read(Broken.File, Broken.With(
        "processes", """ "a": { "principal": "app", "spawnedBy": "c" }, "b": { "principal": "app", "spawnedBy": "c" }, "c": { "principal": "app" } """));
}
