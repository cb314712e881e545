namespace Polp.Graph.Tests;

/// <summary>What an omitted field means (privilege-model section 1), and that everything else is read as written.</summary>
public sealed class DefaultTests
{
    private static readonly Manifest Bare = ManifestReader.Read(Broken.File, Broken.With("files", """ "/srv/dir/": {} """));

    [Fact]
    public void Process_IsAsPermissiveAsLinux()
    {
        var process = Bare.Processes["shop"];
        Assert.Equal((null, "/", false, true, true, 1), (process.Jail, process.WorkingDirectory, process.NoNewPrivileges, process.Dumpable, process.Network, process.Replicas));
        Assert.Equal(["ALL"], process.BoundingSet);
        Assert.All([process.DeniedSystemCalls, process.Secrets, process.Parses, process.Grants], Assert.Empty);
        Assert.Empty(process.Holds);
    }

    [Fact]
    public void EmptyBoundingSet_IsNotTheDefault() =>
        Assert.Empty(ManifestReader.Read(Broken.File, Broken.With("processes", """ "x": { "principal": "app", "boundingSet": [] } """)).Processes["x"].BoundingSet);

    [Fact]
    public void Principal_HasNoGroupsAndNoCapabilities()
    {
        Assert.Empty(Bare.Principals["app"].Groups);
        Assert.Empty(Bare.Principals["app"].Capabilities);
    }

    [Fact]
    public void FileAndDirectory_AreRootsWithMode0755()
    {
        foreach (var file in new[] { Bare.Files["/srv/site.db"], Bare.Files["/srv/dir/"] })
            Assert.Equal((0, 0, 0b111_101_101, FileClass.Data, false, false, null), (file.Owner, file.Group, file.Mode, file.Class, file.AppendOnly, file.Immutable, file.Weight));
        Assert.False(Bare.Files["/srv/site.db"].IsDirectory);
        Assert.True(Bare.Files["/srv/dir/"].IsDirectory);
    }

    [Fact]
    public void ListenerAndChannel_AskForNothing()
    {
        Assert.Equal((NetworkReach.None, Authentication.None), (Bare.Listeners["http"].From, Bare.Listeners["http"].Authentication));
        Assert.Equal(Authentication.None, Bare.Channels["link"].Authentication);
    }

    [Fact]
    public void Owner_IsAPrincipalOrANumber()
    {
        var files = ManifestReader.Read(Broken.File, Broken.With("files", """ "/a": { "owner": "app", "group": "app" }, "/b": { "owner": "7", "group": "8" }, "/c": { "owner": "root" } """)).Files;
        Assert.Equal([(1000, 1000), (7, 8), (0, 0)], new[] { "/a", "/b", "/c" }.Select(f => (files[f].Owner, files[f].Group)));
    }

    [Fact]
    public void Authentication_IsReadWithItsUids()
    {
        var manifest = ManifestReader.Read(Broken.File, Broken.With(
            "channels", """ "x": { "ends": ["shop", "store"], "auth": "principal:app, app" }, "y": { "ends": ["shop", "store"], "auth": "secret:token" } """));
        Assert.Equal([1000, 1000], manifest.Channels["x"].Authentication.PeerUids);
        Assert.Equal("token", manifest.Channels["y"].Authentication.Secret);
    }

    [Fact]
    public void ForwardedCall_ReturnsItsResultUnlessItSaysOtherwise()
    {
        var method = ManifestReader.Read(Broken.File, Broken.With(
            "rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": ["data.list", { "method": "data.list" }, { "method": "data.insert", "returnsResult": false }], "rows": "one" } } } """)).Methods["x.m"];
        Assert.Equal([new("data.list", true), new("data.list", true), new("data.insert", false)], method.Calls);
        Assert.True(method.SingleRows);
    }

    [Fact]
    public void EveryFact_KnowsItsLine()
    {
        Assert.Equal([4, 5, 6, 7, 8, 9, 10, 11, 12],
            new[]
            {
                Bare.Principals["app"].Source, Bare.Jails["run"].Source, Bare.Files["/srv/site.db"].Source, Bare.Secrets["token"].Source, Bare.Databases["site"].Source,
                Bare.Methods["data.insert"].Source, Bare.Channels["link"].Source, Bare.Listeners["http"].Source, Bare.Processes["shop"].Source,
            }.Select(s => s.Line));
    }
}
