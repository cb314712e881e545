namespace Polp.Graph.Tests;

/// <summary>Values of the right type that mean nothing.</summary>
public sealed class ValueTests
{
    private const string Whole = "a whole number from 0 to 2147483647";

    [Theory]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("2147483648")]
    [InlineData("1e99")]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("123456789012345678901234567890")]
    public void NumberThatIsNoId_IsAnErrorThatRepeatsIt(string number)
    {
        Broken.Entries("principals", $$""" "x": { "uid": {|{{number}}|}, "gid": 1 } """, $"'uid' of principal 'x' must be {Whole}, not {number}");
        Broken.Entries("principals", $$""" "x": { "uid": 1, "gid": {|{{number}}|} } """, $"'gid' of principal 'x' must be {Whole}, not {number}");
        Broken.Entries(
            "principals", $$""" "x": { "uid": 1, "gid": 1, "groups": [{|{{number}}|}] } """,
            $"'groups' of principal 'x' must hold whole numbers from 0 to 2147483647, not {number}");
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1000.0", 1000)]
    [InlineData("1e3", 1000)]
    [InlineData("2147483647", int.MaxValue)]
    public void NumberThatIsAnId_IsRead(string number, int value)
    {
        var principal = ManifestReader.Read(Broken.File, Broken.With("principals", $$""" "x": { "uid": {{number}}, "gid": {{number}}, "groups": [{{number}}] } """)).Principals["x"];
        Assert.Equal((value, value), (principal.Uid, principal.Gid));
        Assert.Equal([value], principal.Groups);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1e999")]
    [InlineData("1000001")]
    public void WeightOutOfRange_IsAnError(string weight) =>
        Broken.Entries("files", $$""" "/x": { "weight": {|{{weight}}|} } """, $"'weight' of file '/x' must be a number from 0 to 1000000, not {weight}");

    [Theory]
    [InlineData("listeners", """ "x": { "process": "shop", "tcp": {|0|} } """, "'tcp' of listener 'x' must be a whole number from 1 to 65535, not 0")]
    [InlineData("listeners", """ "x": { "process": "shop", "tcp": {|65536|} } """, "'tcp' of listener 'x' must be a whole number from 1 to 65535, not 65536")]
    [InlineData("processes", """ "x": { "principal": "app", "replicas": {|0|} } """, "'replicas' of process 'x' must be a whole number from 1 to 1000000, not 0")]
    public void NumberOutOfRange_IsAnError(string section, string marked, string message) => Broken.Entries(section, marked, message);

    [Theory]
    [InlineData("rw-r--r--")]
    [InlineData("64")]
    [InlineData("00640")]
    [InlineData("0648")]
    [InlineData("+640")]
    [InlineData("\u0666\u0664\u0660")]
    [InlineData("")]
    public void ModeThatIsNotOctal_IsAnError(string mode) =>
        Broken.Entries("files", $$""" "/x": { "mode": {|"{{mode}}"|} } """, $"'{mode}' is no mode; write it in octal, such as \"0640\"");

    [Theory]
    [InlineData("640", 0b110_100_000)]
    [InlineData("0640", 0b110_100_000)]
    [InlineData("1777", 0b1_111_111_111)]
    [InlineData("4755", 0b100_111_101_101)]
    public void OctalMode_IsRead(string mode, int bits) =>
        Assert.Equal(bits, ManifestReader.Read(Broken.File, Broken.With("files", $$""" "/x": { "mode": "{{mode}}" } """)).Files["/x"].Mode);

    [Theory]
    [InlineData("principals", """ "x": { "uid": 1, "gid": 1, "capabilities": [{|"CAP_CHWON"|}] } """, "'CAP_CHWON' is no Linux capability; did you mean 'CAP_CHOWN'?")]
    [InlineData("processes", """ "x": { "principal": "app", "boundingSet": [{|"KILL"|}] } """, "'KILL' is no Linux capability")]
    [InlineData("processes", """ "x": { "principal": "app", "grants": [{|"FILE"|}] } """, "'FILE' is no capability; did you mean 'FILES'?")]
    [InlineData("processes", """ "x": { "principal": "app", "grants": [{|"FILES/REED"|}] } """, "'FILES/REED' is no capability; did you mean 'FILES/READ'?")]
    [InlineData("processes", """ "x": { "principal": "app", "denies": [{|"ptrase"|}] } """, "'ptrase' is no Linux system call; did you mean 'ptrace'?")]
    [InlineData("processes", """ "x": { "principal": "app", "parses": [{|"smtp"|}] } """,
        "'smtp' is no format; use one of asn1, binary, binaryformatter, fixed, form, http, image, json, line, tls, xml")]
    [InlineData("listeners", """ "x": { "process": "shop", "tcp": 1, "parses": [{|"jsn"|}] } """, "'jsn' is no format; did you mean 'json'?")]
    [InlineData("listeners", """ "x": { "process": "shop", "tcp": 1, "from": {|"internet"|} } """, "'internet' is no from; use one of lan, loopback, none, untrusted")]
    [InlineData("listeners", """ "x": { "process": "shop", "tcp": 1, "auth": {|"token"|} } """, "'token' is no authentication; use none, secret:NAME or principal:NAME,NAME")]
    [InlineData("files", """ "/x": { "class": {|"logs"|} } """, "'logs' is no class; did you mean 'log'?")]
    [InlineData("files", """ "/x": { "class": {|"1"|} } """, "'1' is no class; use one of config, core, data, log, program, secret, template")]
    [InlineData("files", """ "/x": { "flags": [{|"append"|}] } """, "'append' is no flag; use one of append-only, immutable")]
    [InlineData("rpc", """ "x": { "server": "shop", "methods": { "m": { "rows": {|"some"|} } } } """, "'some' is no rows; use one of all, one")]
    [InlineData("processes", """ "x": { "principal": "app", "holds": [{ "object": "listener:http", "mode": {|"x"|} }] } """, "'x' is no mode; did you mean 'a'?")]
    [InlineData("processes", """ "x": { "principal": "app", "routes": [{|"shop"|}] } """, "the route 'shop' does not start with '/'")]
    public void WordThatIsNoChoice_IsAnErrorWithTheNearest(string section, string marked, string message) => Broken.Entries(section, marked, message);

    [Theory]
    [InlineData("files", """ {|"srv/x"|}: {} """, "srv/x")]
    [InlineData("jails", """ "x": { "root": {|"run"|} } """, "run")]
    [InlineData("processes", """ "x": { "principal": "app", "workingDirectory": {|"./run"|} } """, "./run")]
    [InlineData("processes", """ "x": { "principal": "app", "workingDirectory": {|""|} } """, "")]
    public void RelativePath_IsAnError(string section, string marked, string path) =>
        Broken.Entries(section, marked, $"'{path}' is not an absolute path; name it as the host sees it, from '/'");

    [Theory]
    [InlineData("/srv/run/..")]
    [InlineData("/srv/run/../../etc")]
    [InlineData("/srv/./run")]
    [InlineData("/srv//run")]
    [InlineData("/srv/run//")]
    [InlineData("//")]
    public void PathThatIsNotPlain_IsAnError(string path)
    {
        var message = $"'{path}' has an empty, '.' or '..' part; write the path without";
        Broken.Entries("processes", $$""" "x": { "principal": "app", "workingDirectory": {|"{{path}}"|} } """, message);
        Broken.Entries("jails", $$""" "x": { "root": {|"{{path}}"|} } """, message);
        Broken.Entries("files", $$""" {|"{{path}}"|}: {} """, message);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/srv/run/")]
    [InlineData("/srv/...")]
    [InlineData("/srv/.run/a b")]
    public void PlainPath_IsRead(string path) =>
        Assert.Equal(path, ManifestReader.Read(Broken.File, Broken.With("processes", $$""" "x": { "principal": "app", "workingDirectory": "{{path}}" } """)).Processes["x"].WorkingDirectory);

    [Theory]
    [InlineData(""" {|"x"|}: { "process": "shop" } """)]
    [InlineData(""" {|"x"|}: { "process": "shop", "tcp": 1, "unix": "/srv/site.sock" } """)]
    [InlineData(""" {|"x"|}: { "process": "shop", "tcp": 1, "abstract": "x" } """)]
    [InlineData(""" {|"x"|}: { "process": "shop", "abstract": "x", "unix": "/srv/site.sock" } """)]
    public void ListenerWithoutOneAddress_IsAnError(string marked) =>
        Broken.Entries("listeners", marked, "listener 'x' needs exactly one of 'tcp', 'unix' and 'abstract'");

    [Fact]
    public void ProcessWithProjectAndAssembly_IsAnError() => Broken.Entries(
        "processes", """ {|"x"|}: { "principal": "app", "project": "X.csproj", "assembly": "X.dll" } """, "process 'x' names both a project and an assembly; keep one");

    [Fact]
    public void FileThatIsADirectoryToo_IsAnError() =>
        Broken.Entries("files", """ "/x": {}, {|"/x/"|}: {} """, "'/x/' is declared as a directory and, without the slash, as a file");
}
