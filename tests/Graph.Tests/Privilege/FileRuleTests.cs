namespace Polp.Graph.Tests;

/// <summary>R2 with what R9 adds to it: files by path.</summary>
public sealed class FileRuleTests
{
    private const string None = "", R = "read", A = "append", W = "write";

    [Theory]
    // The first class that matches decides, even if a later one would give more.
    [InlineData("0004", 7, 7, R)]
    [InlineData("0002", 7, 7, W)]
    [InlineData("0006", 7, 7, R + W)]
    [InlineData("0770", 7, 7, None)]
    [InlineData("0640", 7, 1000, R)]
    [InlineData("0660", 7, 1000, R + W)]
    [InlineData("0606", 7, 1000, None)]
    [InlineData("0626", 7, 1000, W)]
    [InlineData("0640", 7, 50, R)]
    [InlineData("0604", 7, 50, None)]
    [InlineData("0604", 7, 51, R)]
    // An owner changes the mode first; who is not the owner cannot.
    [InlineData("0077", 1000, 7, R + W)]
    [InlineData("0000", 1000, 1000, R + W)]
    [InlineData("0410", 0, 1000, None)]
    public void ClassOfTheProcess_Decides(string mode, int owner, int group, string rights) =>
        Assert.Equal(rights, Files(new Model().Process("p", groups: "50").File("/f", mode, owner, group), "p"));

    [Theory]
    [InlineData("0644", "append-only", R + A)]
    [InlineData("0044", "append-only", None)]
    [InlineData("0200", "append-only", A)]
    [InlineData("0644", "immutable", R)]
    [InlineData("0077", "immutable", None)]
    public void OwnerOfAFlaggedFile_CannotChangeItsMode(string mode, string flag, string rights) =>
        Assert.Equal(rights, Files(new Model().Process("p").File("/f", mode, 1000, 7, $"\"flags\": [\"{flag}\"]"), "p"));

    [Theory]
    [InlineData("CAP_DAC_OVERRIDE", R + W)]
    [InlineData("CAP_DAC_READ_SEARCH", R)]
    [InlineData("CAP_FOWNER", R + W)]
    [InlineData("CAP_CHOWN", R + W)]
    [InlineData("CAP_KILL", None)]
    [InlineData("CAP_SYS_ADMIN", None)]
    public void Capability_PassesOverModes(string capability, string rights)
    {
        Assert.Equal(rights, Files(new Model().Process("p", caps: capability).File("/f", "0000"), "p"));
        Assert.Equal(rights, Files(new Model().Process("p", caps: capability).File("/d/", "0000").File("/d/f", "0000"), "p", "/d/f"));
    }

    [Theory]
    [InlineData("CAP_SETUID", R + W)]
    [InlineData("CAP_SETGID", W)]
    public void CapabilityToChangeIds_ChoosesTheBestClass(string capability, string rights) =>
        Assert.Equal(rights, Files(new Model().Process("p", caps: capability, more: "\"noNewPrivileges\": true").File("/f", "0420", 7, 8), "p"));

    [Theory]
    [InlineData("CAP_DAC_OVERRIDE", "append-only", R + A)]
    [InlineData("CAP_FOWNER", "append-only", None)]
    [InlineData("CAP_DAC_OVERRIDE", "immutable", R)]
    [InlineData("CAP_DAC_OVERRIDE CAP_LINUX_IMMUTABLE", "append-only", R + W)]
    [InlineData("CAP_DAC_OVERRIDE CAP_LINUX_IMMUTABLE", "immutable", R + W)]
    [InlineData("CAP_LINUX_IMMUTABLE", "immutable", None)]
    public void Flag_IsRemovedByCapLinuxImmutableOnly(string caps, string flag, string rights) =>
        Assert.Equal(rights, Files(new Model().Process("p", caps: caps).File("/f", "0000", 0, 0, $"\"flags\": [\"{flag}\"]"), "p"));

    [Theory]
    [InlineData("0755", R)]
    [InlineData("0751", R)]
    [InlineData("0754", None)]
    [InlineData("0700", None)]
    public void EveryDirectoryOnTheWay_MustBeSearchable(string mode, string rights)
    {
        Assert.Equal(rights, Files(new Model().Process("p").File("/a/", mode).File("/a/b/c/f", "0644"), "p", "/a/b/c/f"));
        Assert.Equal(rights, Files(new Model().Process("p").File("/a/b/c/", mode).File("/a/b/c/f", "0644"), "p", "/a/b/c/f"));
        Assert.Equal(rights, Files(new Model().Process("p").File("/", mode).File("/a/b/c/f", "0644"), "p", "/a/b/c/f"));
        Assert.Equal(R, Files(new Model().Process("p").File("/b/", mode).File("/a/b/c/f", "0644"), "p", "/a/b/c/f"));
    }

    [Fact]
    public void DirectoryThatIsNotListed_IsSearchable() => Assert.Equal(R, Files(new Model().Process("p").File("/a/b/c/f", "0644"), "p", "/a/b/c/f"));

    [Fact]
    public void Owner_SearchesItsDirectories() => Assert.Equal(R, Files(new Model().Process("p").File("/a/", "0000", 1000).File("/a/f", "0644"), "p", "/a/f"));

    [Theory]
    [InlineData("0773", 0, "entries")]
    [InlineData("0772", 0, None)]
    [InlineData("0775", 0, None)]
    [InlineData("1777", 0, None)]
    [InlineData("1777", 1000, "entries")]
    [InlineData("0500", 1000, "entries")]
    public void WritableDirectoryWithoutTheStickyBit_GivesEntries(string mode, int owner, string rights) =>
        Assert.Equal(rights, Files(new Model().Process("p").File("/d/", mode, owner), "p", "/d/"));

    [Theory]
    [InlineData("append-only", A)]
    [InlineData("immutable", None)]
    public void FlaggedDirectory_KeepsItsNames(string flag, string rights)
    {
        Assert.Equal(rights, Files(new Model().Process("p").File("/d/", "0777", 1000, 1000, $"\"flags\": [\"{flag}\"]"), "p", "/d/"));
        Assert.Equal(None, Files(new Model().Process("p").File("/d/", "0662", 1000, 1000, $"\"flags\": [\"{flag}\"]"), "p", "/d/"));
    }

    [Fact]
    public void Entries_GiveNoContents() =>
        Assert.Equal(["entries file:/d/"], new Model().Process("p").File("/d/", "0777").File("/d/f", "0600").Rights("p", "file:"));

    [Theory]
    [InlineData("0644", "read table:db.t")]
    [InlineData("0622", "write table:db.t")]
    [InlineData("0600", None)]
    public void TablesOfAnEmbeddedDatabase_FollowItsFile(string mode, string rights) => Assert.Equal(
        rights, string.Join(", ", new Model().Process("p").File("/db", mode).Add("databases", """ "db": { "file": "/db", "tables": { "t": {} } } """).Rights("p", "table:")));

    [Fact]
    public void DatabaseWithoutAFile_GivesNothingByPath() =>
        Assert.Empty(new Model().Process("p", 0, caps: "ALL").Add("databases", """ "db": { "tables": { "t": {} } } """).Rights("p", "table:"));

    [Fact]
    public void SecretInAFile_IsReadWithIt()
    {
        var model = new Model().Process("p").File("/a", "0644").File("/b", "0600").Add("secrets", """ "a": { "file": "/a" }, "b": { "file": "/b" } """);
        Assert.Equal(["read secret:a"], model.Rights("p", "secret:"));
    }

    private static string Files(Model model, string process, string file = "/f") =>
        string.Concat(model.Of(process).Gains.Where(g => g.Resource == "file:" + file).OrderBy(g => g.Right).Select(g => Model.Name(g.Right)));
}
