namespace Polp.Graph.Tests;

/// <summary>Keys that are unknown or missing and values of the wrong type, in every kind of object.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void EmptyObject_LacksWhatAManifestNeeds() => Broken.Manifest(
        "{||}{||}{||}{ }", "the manifest needs the key 'version'", "the manifest needs the key 'system'", "the manifest declares no process");

    [Fact]
    public void ManifestWithoutProcesses_IsAnError() =>
        Broken.Manifest("""{ "version": 1, "system": "s", "processes": {|{|} } }""", "the manifest declares no process");

    [Theory]
    [InlineData("0", "'version' of the manifest must be a whole number from 1 to 2147483647, not 0")]
    [InlineData("1.5", "'version' of the manifest must be a whole number from 1 to 2147483647, not 1.5")]
    [InlineData("\"1\"", "'version' of the manifest must be a whole number from 1 to 2147483647, not \"1\"")]
    [InlineData("2", "version 2 is newer than this tool reads; it reads version 1")]
    public void VersionThatIsNotOne_IsAnError(string version, string message) =>
        Broken.Manifest(Broken.With("", "").Replace("\"version\": 1", $"\"version\": {{|{version}|}}"), message);

    [Fact]
    public void UnknownSection_IsAnErrorWithTheNearestName() => Broken.Manifest(
        Broken.With("", "").Replace("\"system\"", """{|"process"|}: {}, "system" """), "the manifest has no key 'process'; did you mean 'processes'?");

    [Theory]
    [InlineData("principals", """ "x": { "uid": 1, "gid": 1, {|"group"|}: [] } """, "principal 'x' has no key 'group'; did you mean 'groups'?")]
    [InlineData("jails", """ "x": { "root": "/x", {|"rot"|}: "/" } """, "jail 'x' has no key 'rot'; did you mean 'root'?")]
    [InlineData("files", """ "/x": { {|"onwer"|}: "app" } """, "file '/x' has no key 'onwer'; did you mean 'owner'?")]
    [InlineData("files", """ "/x": { {|"nowre"|}: "app" } """, "file '/x' has no key 'nowre'; use one of class, flags, group, mode, owner, weight")]
    [InlineData("files", """ "/x": { {|"ovner"|}: "app" } """, "file '/x' has no key 'ovner'; did you mean 'owner'?")]
    [InlineData("secrets", """ "x": { {|"files"|}: "/x" } """, "secret 'x' has no key 'files'; did you mean 'file'?")]
    [InlineData("databases", """ "x": { {|"table"|}: {} } """, "database 'x' has no key 'table'; did you mean 'tables'?")]
    [InlineData("databases", """ "x": { "tables": { "t": { {|"sensitve"|}: true } } } """, "table 't' has no key 'sensitve'; did you mean 'sensitive'?")]
    [InlineData("rpc", """ "x": { "server": "shop", {|"method"|}: {} } """, "rpc interface 'x' has no key 'method'; did you mean 'methods'?")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { {|"read"|}: [] } } } """, "method 'm' has no key 'read'; did you mean 'reads'?")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": [{ "method": "data.list", {|"returnResult"|}: true }] } } } """,
        "a forwarded call has no key 'returnResult'; did you mean 'returnsResult'?")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], {|"call"|}: {} } """, "channel 'x' has no key 'call'; did you mean 'calls'?")]
    [InlineData("listeners", """ "x": { "process": "shop", "tcp": 1, {|"parse"|}: [] } """, "listener 'x' has no key 'parse'; did you mean 'parses'?")]
    [InlineData("processes", """ "x": { "principal": "app", {|"noNewPrivilege"|}: true } """, "process 'x' has no key 'noNewPrivilege'; did you mean 'noNewPrivileges'?")]
    [InlineData("processes", """ "x": { "principal": "app", {|"jial"|}: "cage" } """, "process 'x' has no key 'jial'; did you mean 'jail'?")]
    [InlineData("processes", """ "x": { "principal": "app", {|"liaj"|}: "cage" } """, "process 'x' has no key 'liaj'")]
    [InlineData("processes", """ "x": { "principal": "app", {|"zzz"|}: true } """, "process 'x' has no key 'zzz'")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{ "object": "listener:http", {|"modes"|}: "r" }] } """,
        "a held descriptor has no key 'modes'; did you mean 'mode'?")]
    public void UnknownKey_IsAnErrorWithTheNearestName(string section, string marked, string message) => Broken.Entries(section, marked, message);

    [Theory]
    [InlineData("principals", """ "x": {|{|} "gid": 1 } """, "principal 'x' needs the key 'uid'")]
    [InlineData("principals", """ "x": {|{|} "uid": 1 } """, "principal 'x' needs the key 'gid'")]
    [InlineData("jails", """ "x": {|{|} } """, "jail 'x' needs the key 'root'")]
    [InlineData("rpc", """ "x": {|{|} "methods": {} } """, "rpc interface 'x' needs the key 'server'")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": [{|{|} }] } } } """, "a forwarded call needs the key 'method'")]
    [InlineData("channels", """ "x": {|{|} } """, "channel 'x' needs two different processes in 'ends'")]
    [InlineData("listeners", """ "x": {|{|} "tcp": 1 } """, "listener 'x' needs the key 'process'")]
    [InlineData("processes", """ "x": {|{|} } """, "process 'x' needs the key 'principal'")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{|{|} "mode": "r" }] } """, "a held descriptor needs the key 'object'")]
    public void MissingKey_IsOneErrorAtTheObject(string section, string marked, string message) => Broken.Entries(section, marked, message);

    [Theory]
    [InlineData("principals", """ "x": {|3|} """, "principal 'x' must be an object, not a number")]
    [InlineData("principals", """ "x": { "uid": {|"1"|}, "gid": 1 } """, "'uid' of principal 'x' must be a whole number from 0 to 2147483647, not \"1\"")]
    [InlineData("principals", """ "x": { "uid": 1, "gid": 1, "groups": {|4|} } """, "'groups' of principal 'x' must be a list, not 4")]
    [InlineData("principals", """ "x": { "uid": 1, "gid": 1, "groups": [1, {|"2"|}] } """,
        "'groups' of principal 'x' must hold whole numbers from 0 to 2147483647, not \"2\"")]
    [InlineData("principals", """ "x": { "uid": 1, "gid": 1, "capabilities": {|"ALL"|} } """, "'capabilities' of principal 'x' must be a list of strings, not \"ALL\"")]
    [InlineData("principals", """ "x": { "uid": 1, "gid": 1, "capabilities": [{|1|}] } """, "'capabilities' of principal 'x' must hold strings only, not a number")]
    [InlineData("jails", """ "x": {|[|}] """, "jail 'x' must be an object, not a list")]
    [InlineData("jails", """ "x": { "root": {|null|} } """, "'root' of jail 'x' must be a string, not null")]
    [InlineData("files", """ "/x": {|"data"|} """, "file '/x' must be an object, not a string")]
    [InlineData("files", """ "/x": { "owner": {|1000|} } """, "'owner' of file '/x' must be a string, not 1000")]
    [InlineData("files", """ "/x": { "mode": {|640|} } """, "'mode' of file '/x' must be a string, not 640")]
    [InlineData("files", """ "/x": { "class": {|true|} } """, "'class' of file '/x' must be a string, not true")]
    [InlineData("files", """ "/x": { "flags": {|{|} } } """, "'flags' of file '/x' must be a list of strings, not an object")]
    [InlineData("files", """ "/x": { "weight": {|"1"|} } """, "'weight' of file '/x' must be a number from 0 to 1000000, not \"1\"")]
    [InlineData("secrets", """ "x": { "description": {|1|} } """, "'description' of secret 'x' must be a string, not 1")]
    [InlineData("secrets", """ "x": { "file": {|[|}] } """, "'file' of secret 'x' must be a string, not a list")]
    [InlineData("databases", """ "x": { "file": {|1|} } """, "'file' of database 'x' must be a string, not 1")]
    [InlineData("databases", """ "x": { "tables": {|[|}"t"] } """, "'tables' of database 'x' must be an object of named entries, not a list")]
    [InlineData("databases", """ "x": { "tables": { "t": { "sensitive": {|"yes"|} } } } """, "'sensitive' of table 't' must be true or false, not \"yes\"")]
    [InlineData("rpc", """ "x": { "server": {|1|} } """, "'server' of rpc interface 'x' must be a string, not 1")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": {|[|}] } """, "'methods' of rpc interface 'x' must be an object of named entries, not a list")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "reads": {|"file:/srv/site.db"|} } } } """,
        "'reads' of method 'm' must be a list of strings, not \"file:/srv/site.db\"")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": {|{|} } } } } """, "'calls' of method 'm' must be a list, not an object")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": [{|1|}] } } } """, "a forwarded call must be an object, not a number")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "calls": [{ "method": "data.list", "returnsResult": {|0|} }] } } } """,
        "'returnsResult' of a forwarded call must be true or false, not 0")]
    [InlineData("channels", """ "x": { "ends": {|"shop"|} } """, "'ends' of channel 'x' must be a list of strings, not \"shop\"")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "calls": {|[|}] } """, "'calls' of channel 'x' must be an object of named entries, not a list")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "calls": { "shop": {|"data.list"|} } } """, "'calls' of 'shop' must be a list of strings")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "passes": { "shop": ["listener:http", {|2|}] } } """, "'passes' of 'shop' must be a list of strings")]
    [InlineData("channels", """ "x": { "ends": ["shop", "store"], "auth": {|false|} } """, "'auth' of channel 'x' must be a string, not false")]
    [InlineData("listeners", """ "x": { "process": "shop", "tcp": {|"80"|} } """, "'tcp' of listener 'x' must be a whole number from 1 to 65535, not \"80\"")]
    [InlineData("listeners", """ "x": { "process": {|[|}], "tcp": 1 } """, "'process' of listener 'x' must be a string, not a list")]
    [InlineData("processes", """ "x": {|null|} """, "process 'x' must be an object, not null")]
    [InlineData("processes", """ "x": { "principal": {|1000|} } """, "'principal' of process 'x' must be a string, not 1000")]
    [InlineData("processes", """ "x": { "principal": "app", "network": {|1|} } """, "'network' of process 'x' must be true or false, not 1")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": {|"http"|} } """, "'holds' of process 'x' must be a list, not \"http\"")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{|"http"|}] } """, "a held descriptor must be an object, not a string")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{ "object": {|1|} }] } """, "'object' of a held descriptor must be a string, not 1")]
    [InlineData("processes", """ "x": { "principal": "app", "workingDirectory": {|1|} } """, "'workingDirectory' of process 'x' must be a string, not 1")]
    public void WrongType_IsOneErrorAtTheValue(string section, string marked, string message) => Broken.Entries(section, marked, message);

    [Theory]
    [InlineData("processes")]
    [InlineData("files")]
    public void SectionOfTheWrongType_IsAnError(string section)
    {
        var text = Broken.With("", "").Replace($"\"{section}\": {{", $"\"{section}\": [], \"was\": {{");
        Assert.Contains(Broken.Errors(text, out _), e => e.Message == $"'{section}' of the manifest must be an object of named entries, not a list");
    }
}
