namespace Polp.Graph.Tests;

/// <summary>The lecture's questions, asked of each process of the samples: which files, which processes, which tables, and can it erase the log?</summary>
public sealed class LectureTests
{
    private const string Log = "file:/var/okws/log/access.log";

    private static readonly Assessment Okws = Assess("samples/okws/privileges.json");
    private static readonly Assessment Monolith = Assess("samples/monolith/privileges.json");

    public static TheoryData<string> Services => new("basket", "viewer", "editor");

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_WritesItsCoreDirectoryAndNothingElse(string service)
    {
        var cores = $"file:/var/okws/run/cores/{Process(service).Identity.Uid}/";
        Assert.Equal([$"append {Log}", $"entries {cores}"], Rights(service, "file:", Right.Write, Right.Append, Right.Entries));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_ReadsTemplatesOnly_NotItsOwnProgram(string service) => Assert.Equal(
        ["read file:/var/okws/htdocs/blog.html", "read file:/var/okws/htdocs/edit.html", "read file:/var/okws/htdocs/shop.html"], Rights(service, "file:", Right.Read));

    [Theory]
    [InlineData("basket")]
    [InlineData("viewer")]
    [InlineData("editor")]
    [InlineData("okd")]
    [InlineData("pubd")]
    [InlineData("oklogd")]
    [InlineData("dbproxy")]
    public void NoProcessButTheLauncher_EntersKillsOrImpersonatesAnother_OrReachesTheNetwork(string process)
    {
        Assert.Empty(Rights(process, "process:", Right.Enter, Right.Kill, Right.Impersonate));
        Assert.Empty(Rights(process, "network"));
        Assert.Empty(Rights(process, "host"));
        Assert.DoesNotContain("read file:/etc/shadow", Rights(process, "file:"));
        Assert.DoesNotContain("write file:/etc/okws/privileges.json", Rights(process, "file:"));
    }

    [Theory]
    [InlineData("basket", "append table:site.orders")]
    [InlineData("viewer", "read table:site.posts, read table:site.posts (single rows)")]
    [InlineData("editor", "read table:site.editors (single rows), read table:site.posts (single rows), write table:site.posts (single rows)")]
    [InlineData("okd", "")]
    [InlineData("pubd", "")]
    [InlineData("oklogd", "")]
    public void Process_ReachesOnlyTheTablesOfItsMethods(string process, string tables) => Assert.Equal(tables, string.Join(", ", Rights(process, "table:")));

    [Theory]
    [InlineData("basket", "basket-token")]
    [InlineData("viewer", "viewer-token")]
    [InlineData("editor", "editor-token")]
    [InlineData("okd", "")]
    [InlineData("pubd", "")]
    [InlineData("oklogd", "")]
    [InlineData("dbproxy", "basket-token, editor-token, viewer-token")]
    [InlineData("okld", "basket-token, editor-token, viewer-token")]
    public void Process_KnowsOnlyItsToken(string process, string secrets) =>
        Assert.Equal(secrets, string.Join(", ", Rights(process, "secret:").Select(r => r["read secret:".Length..])));

    [Fact]
    public void DatabaseProxy_HasEveryTableAndNoTemplateOrLog()
    {
        Assert.Equal(
            ["read table:site.editors", "read table:site.orders", "read table:site.posts", "write table:site.editors", "write table:site.orders", "write table:site.posts"],
            Rights("dbproxy", "table:"));
        Assert.Equal(["entries file:/var/okws/db/", "read file:/var/okws/db/site.db", "write file:/var/okws/db/site.db"], Rights("dbproxy", "file:"));
    }

    [Fact]
    public void Demultiplexer_HasItsConnectionsAndMethods_AndNoFiles()
    {
        Assert.Equal([$"append {Log}"], Rights("okd", "file:"));
        Assert.Equal(["connect listener:http"], Rights("okd", "listener:"));
        Assert.Equal(["call method:basket-http.serve", "call method:editor-http.serve", "call method:log.append", "call method:viewer-http.serve"], Rights("okd", "method:"));
    }

    [Fact]
    public void TemplateServer_ReadsTemplatesAndWritesNone() => Assert.Equal(
        ["read file:/var/okws/htdocs/blog.html", "read file:/var/okws/htdocs/edit.html", "read file:/var/okws/htdocs/shop.html"], Rights("pubd", "file:"));

    [Fact]
    public void Logger_ErasesTheLog_UnlessItIsAppendOnly()
    {
        Assert.Contains($"write {Log}", Rights("oklogd", Log));
        var kept = Assess("samples/okws/privileges.json", """ "class": "log" """.Trim(), """ "class": "log", "flags": ["append-only"] """.Trim());
        Assert.Equal([$"append {Log}", $"read {Log}"], Rights("oklogd", Log, kept));
    }

    [Fact]
    public void OnlyTheLoggerAndTheLauncher_EraseTheLog() => Assert.Equal(
        ["okld", "oklogd"], Okws.Processes.Where(p => p.Gains.Any(g => g is { Right: Right.Write, Resource: Log })).Select(p => p.Name).Order());

    [Fact]
    public void Launcher_HasEverything()
    {
        var others = Okws.Processes.Select(p => p.Name).Where(n => n != "okld").ToArray();
        foreach (var right in new[] { Right.Enter, Right.Kill, Right.Impersonate })
            Assert.Equal(others.Select(n => $"{Model.Name(right)} process:{n}"), Rights("okld", "process:", right));
        var manifest = ManifestReader.Read("okws", Repository.Read("samples/okws/privileges.json"));
        Assert.All(manifest.Files.Values, f => Assert.Contains($"{(f.IsDirectory ? "entries" : "write")} file:{f.Path}", Rights("okld", "file:")));
        Assert.Equal(100, Process("okld").Privilege.Value);
        Assert.Equal(0, Process("okld").Exposure.Value);
    }

    [Fact]
    public void ServiceWithoutAJailsChdir_SeesTheWholeFileSystem()
    {
        var defect = Assess("samples/okws/privileges.json", "\"workingDirectory\": \"/var/okws/htdocs\"", "\"workingDirectory\": \"/\"");
        Assert.Contains("read file:/etc/okws/privileges.json", Rights("pubd", "file:", defect));
    }

    [Fact]
    public void DemultiplexerThatKeepsGroupRoot_ReadsWhatThatGroupReads()
    {
        var text = Repository.Read("samples/okws/privileges.json").Replace("\"uid\": 50003, \"gid\": 50003", "\"uid\": 50003, \"gid\": 50003, \"groups\": [42]")
            .Replace("\"group\": \"root\", \"mode\": \"0600\", \"class\": \"secret\"", "\"group\": \"42\", \"mode\": \"0640\", \"class\": \"secret\"");
        var jailed = Read(text);
        Assert.DoesNotContain("read file:/etc/shadow", Rights("okd", "file:", jailed));
        var free = Read(text.Replace("\"principal\": \"okd\", \"spawnedBy\": \"okld\",\n      \"jail\": \"run\",", "\"principal\": \"okd\", \"spawnedBy\": \"okld\","));
        Assert.Contains("read file:/etc/shadow", Rights("okd", "file:", free));
    }

    [Theory]
    [InlineData("okld", Quadrant.ShelteredAndPowerful)]
    [InlineData("okd", Quadrant.ExposedAndWeak)]
    [InlineData("basket", Quadrant.ExposedAndWeak)]
    [InlineData("viewer", Quadrant.ExposedAndWeak)]
    [InlineData("editor", Quadrant.ExposedAndWeak)]
    [InlineData("dbproxy", Quadrant.ShelteredAndPowerful)]
    public void EveryProcess_IsInItsQuadrant(string process, Quadrant quadrant) => Assert.Equal(quadrant, Process(process).Quadrant);

    [Theory]
    [InlineData("dbproxy")]
    [InlineData("oklogd")]
    [InlineData("pubd")]
    public void ServersBehindTheServices_AreSheltered(string process) => Assert.True(Process(process).Exposure.Value < Assessment.Threshold);

    [Fact]
    public void Monolith_AloneIsExposedAndPowerful()
    {
        Assert.Equal(["site"], Monolith.Verdict.ExposedAndPowerful);
        Assert.Empty(Okws.Verdict.ExposedAndPowerful);
    }

    private static ProcessAssessment Process(string name, Assessment? of = null) => (of ?? Okws).Processes.Single(p => p.Name == name);

    private static string[] Rights(string process, string of, params Right[] rights) => [.. Rights(process, of, Okws).Where(r => rights.Length == 0 || rights.Any(x => r.StartsWith(Model.Name(x) + " ", StringComparison.Ordinal)))];

    private static string[] Rights(string process, string of, Assessment assessment) =>
        [.. Process(process, assessment).Gains.Where(g => g.Resource.StartsWith(of, StringComparison.Ordinal)).Select(g => $"{Model.Name(g.Right)} {g.Resource}").Order(StringComparer.Ordinal)];

    private static Assessment Assess(string path, string replaced, string by)
    {
        var text = Repository.Read(path);
        Assert.Contains(replaced, text);
        return Read(text.Replace(replaced, by));
    }

    private static Assessment Assess(string path) => Read(Repository.Read(path));

    private static Assessment Read(string text) => Assessor.Assess(ManifestReader.Read("privileges.json", text), [], new Dictionary<string, Reach>());
}
