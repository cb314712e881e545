namespace Polp.Graph.Tests;

/// <summary>What is said twice, and many errors at once.</summary>
public sealed class DuplicateTests
{
    [Fact]
    public void SectionGivenTwice_IsAnError() => Broken.Manifest(
        Broken.With("", "").Replace("\"system\"", """ {|"version"|}: 1, "system" """), "'version' is given twice in the manifest; the first is at line 2");

    [Theory]
    [InlineData("principals", "\"x\": { \"uid\": 1, \"gid\": 1 },\n {|\"x\"|}: { \"uid\": 2, \"gid\": 2 }", "'x' is given twice in 'principals'; the first is at line 4")]
    [InlineData("jails", "\"x\": { \"root\": \"/x\" },\n {|\"x\"|}: { \"root\": \"/y\" }", "'x' is given twice in 'jails'; the first is at line 5")]
    [InlineData("files", "\"/x\": {},\n {|\"/x\"|}: {}", "'/x' is given twice in 'files'; the first is at line 6")]
    [InlineData("databases", "\"x\": { \"tables\": { \"t\": {},\n {|\"t\"|}: {} } }", "'t' is given twice in 'tables'; the first is at line 8")]
    [InlineData("rpc", "\"x\": { \"server\": \"shop\", \"methods\": { \"m\": {},\n {|\"m\"|}: {} } }", "'m' is given twice in 'methods'; the first is at line 9")]
    [InlineData("channels", "\"x\": { \"ends\": [\"shop\", \"store\"], \"calls\": { \"shop\": [],\n {|\"shop\"|}: [] } }", "'shop' is given twice in 'calls'; the first is at line 10")]
    [InlineData("processes", "\"x\": { \"principal\": \"app\",\n {|\"principal\"|}: \"app\" }", "'principal' is given twice in process 'x'; the first is at line 12")]
    [InlineData("processes", "\"x\": { \"principal\": \"app\" },\n {|\"\\u0078\"|}: { \"principal\": \"app\" }", "'x' is given twice in 'processes'; the first is at line 12")]
    public void NameGivenTwice_IsAnErrorThatNamesTheFirst(string section, string marked, string message) => Broken.Entries(section, marked, message);

    [Fact]
    public void NamesThatDifferInCase_AreTwo() =>
        Assert.Equal(4, ManifestReader.Read(Broken.File, Broken.With("processes", """ "X": { "principal": "app" }, "x": { "principal": "app" } """)).Processes.Count);

    [Fact]
    public void EmptyName_IsAnError() => Broken.Entries("secrets", """ {|""|}: {} """, "a name in 'secrets' is empty");

    [Fact]
    public void EveryError_IsReportedAtOnceInTheOrderOfTheText() => Broken.Manifest(
        """
        {
          "version": {|7|},
          "processes": {
            "a": { "principal": {|"nobody"|}, {|"nnp"|}: true },
            "b": { "principal": "root", "jail": {|"run"|} }
          },
          "principals": { "root": { "uid": {|-1|}, "gid": 0, {|"home"|}: "/" } },
          "system": {|null|},
          "files": { {|"x"|}: { "mode": {|"9"|} } }
        }
        """,
        "version 7 is newer than this tool reads; it reads version 1",
        "there is no principal 'nobody'; use one of root",
        "process 'a' has no key 'nnp'",
        "there is no jail 'run'",
        "'uid' of principal 'root' must be a whole number from 0 to 2147483647, not -1",
        "principal 'root' has no key 'home'; use one of capabilities, gid, groups, uid",
        "'system' of the manifest must be a string, not null",
        "'x' is not an absolute path; name it as the host sees it, from '/'",
        "'9' is no mode; write it in octal, such as \"0640\"");
}
