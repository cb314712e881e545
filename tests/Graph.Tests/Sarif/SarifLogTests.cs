using System.Text;

namespace Polp.Graph.Tests;

public sealed class SarifLogTests
{
    /// <summary>What the compiler of .NET SDK 10.0.401 wrote for a small service, its list of rules cut down to one.</summary>
    private const string Log = """
        {
          "$schema": "http://json.schemastore.org/sarif-2.1.0",
          "version": "2.1.0",
          "runs": [
            {
              "results": [
                {
                  "ruleId": "CS0168",
                  "ruleIndex": 16,
                  "level": "warning",
                  "message": { "text": "The variable 'unused' is declared but never used" },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": { "uri": "file:///src/site/Two%20words/Shop.cs" },
                        "region": { "startLine": 10, "startColumn": 13, "endLine": 10, "endColumn": 19 }
                      }
                    }
                  ],
                  "properties": { "warningLevel": 3 }
                },
                {
                  "ruleId": "POLP3001",
                  "ruleIndex": 0,
                  "level": "warning",
                  "message": { "text": "'File.ReadAllText' needs the capability 'FILES/READ', which this service has not been granted" },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": { "uri": "file:///src/site/Two%20words/Shop.cs" },
                        "region": { "startLine": 6, "startColumn": 34, "endLine": 6, "endColumn": 50 }
                      }
                    }
                  ],
                  "properties": { "warningLevel": 1, "customProperties": { "polp.service": "true" } }
                },
                {
                  "ruleId": "POLP3001",
                  "ruleIndex": 0,
                  "level": "warning",
                  "message": { "text": "'File.Delete' needs the capability 'FILES/WRITE', which this service has not been granted" },
                  "suppressions": [ { "kind": "inSource", "properties": { "suppressionType": "Pragma Directive" } } ],
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": { "uri": "file:///src/site/Two%20words/Shop.cs" },
                        "region": { "startLine": 8, "startColumn": 9, "endLine": 8, "endColumn": 20 }
                      }
                    }
                  ],
                  "properties": { "warningLevel": 1, "customProperties": { "polp.service": "true" } }
                }
              ],
              "properties": { "analyzerExecutionTime": "0.102" },
              "tool": {
                "driver": {
                  "name": "Microsoft (R) Visual C# Compiler",
                  "version": "5.9.0",
                  "rules": [ { "id": "POLP3001", "shortDescription": { "text": "Service code reaches the file system by name" } } ]
                }
              },
              "columnKind": "utf16CodeUnits"
            }
          ]
        }
        """;

    [Theory]
    [InlineData("/src/site", "Two words/Shop.cs")]
    [InlineData("/src/site/", "Two words/Shop.cs")]
    [InlineData("/src/si", "/src/site/Two words/Shop.cs")]
    [InlineData("/elsewhere", "/src/site/Two words/Shop.cs")]
    public void CompilersLog_GivesOurFindingsThatAreNotSuppressed_RelativeToTheDirectory(string directory, string file)
    {
        var finding = Assert.Single(Read(Log, directory));
        Assert.Equal(("POLP3001", FindingLevel.Warning, true), (finding.RuleId, finding.Level, finding.InServiceCode));
        Assert.Equal("'File.ReadAllText' needs the capability 'FILES/READ', which this service has not been granted", finding.Message);
        Assert.Equal(new Source(file, 6, 34), finding.Source);
        Assert.Empty(finding.Path);
    }

    [Theory]
    [InlineData("error", FindingLevel.Error)]
    [InlineData("warning", FindingLevel.Warning)]
    [InlineData("note", FindingLevel.Note)]
    [InlineData("none", FindingLevel.Note)]
    public void Level_IsMapped(string level, FindingLevel expected) => Assert.Equal(expected, Assert.Single(Read(Results($$"""{ "ruleId": "POLP1001", "level": "{{level}}" }"""))).Level);

    [Fact]
    public void ResultWithoutLevelOrProperties_IsAWarningOutsideServiceCode()
    {
        var finding = Assert.Single(Read(Results("""{ "ruleId": "POLP1001", "message": { "text": "m" } }""")));
        Assert.Equal((FindingLevel.Warning, false, new Source("")), (finding.Level, finding.InServiceCode, finding.Source));
    }

    [Fact]
    public void SuppressionThatWasRejected_DoesNotSilence() =>
        Assert.Single(Read(Results("""{ "ruleId": "POLP1001", "suppressions": [ { "kind": "external", "status": "rejected" } ] }""")));

    [Fact]
    public void WindowsPath_LosesTheSlashBeforeTheDrive() => Assert.Equal(
        "Shop.cs", Assert.Single(Read(Results($$"""{ "ruleId": "POLP1001", "locations": [ {{Place("file:///C:/src/Shop.cs", 1)}} ] }"""), @"C:\src")).Source.File);

    [Fact]
    public void RelatedLocations_AreThePath_UnlessThereIsACodeFlow()
    {
        var related = $$"""{ "ruleId": "POLP1001", "relatedLocations": [ {{Place("file:///src/A.cs", 3, "from here")}}, {{Place("file:///src/B.cs", 4)}} ] }""";
        Assert.Equal([new FindingStep("from here", new("A.cs", 3, 1)), new FindingStep(null, new("B.cs", 4, 1))], Assert.Single(Read(Results(related), "/src")).Path);

        var flow = related[..^1] + $$""", "codeFlows": [ { "threadFlows": [ { "locations": [ { "location": {{Place("file:///src/C.cs", 5, "then")}} } ] } ] } ] }""";
        Assert.Equal([new FindingStep("then", new("C.cs", 5, 1))], Assert.Single(Read(Results(flow), "/src")).Path);
    }

    [Fact]
    public void Findings_AreSortedByPlace()
    {
        var results = new[] { ("b.cs", 1), ("a.cs", 10), ("a.cs", 9), ("B.cs", 1) }.Select(p => $$"""{ "ruleId": "POLP1001", "locations": [ {{Place(p.Item1, p.Item2)}} ] }""");
        Assert.Equal(["B.cs:1", "a.cs:9", "a.cs:10", "b.cs:1"], Read(Results(string.Join(",", results))).Select(f => f.Source.ToString()));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n  \"version\": \"2.1.0\",\n  \"runs\": [", 3)]
    [InlineData("not a log", 1)]
    public void LogThatIsTruncatedOrNoJson_IsAnErrorWithItsPlace(string text, int line)
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => Read(text)).Errors);
        Assert.Equal(("bin/Shop.sarif", line), (error.Source.File, error.Source.Line));
        Assert.Contains("delete it and build the project again", error.Message);
    }

    [Theory]
    [InlineData("{}", "this is JSON, but no SARIF log")]
    [InlineData("[1]", "this is JSON, but no SARIF log")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": 3 }", "this is JSON, but no SARIF log")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": [ 3 ] }", "this is JSON, but no SARIF log")]
    [InlineData("{ \"version\": \"1.0.0\", \"runs\": [] }", "this log is SARIF 1.0.0, and 2.1 is needed")]
    public void OtherJson_IsAnErrorThatSaysWhatToDo(string text, string what)
    {
        var error = Assert.Single(Assert.Throws<InputException>(() => Read(text)).Errors);
        Assert.StartsWith(what + ": delete it and build the project again", error.Message);
    }

    [Fact]
    public void ByteOrderMark_IsSkipped() => Assert.Single(Read("\uFEFF" + Log));

    private static IReadOnlyList<Finding> Read(string text, string directory = "/src/site") => SarifLog.Read("bin/Shop.sarif", Encoding.UTF8.GetBytes(text), directory);

    private static string Results(string results) => $$"""{ "version": "2.1.0", "runs": [ { "results": [ {{results}} ] } ] }""";

    private static string Place(string uri, int line, string? message = null) =>
        $$"""{ {{(message is null ? "" : $"\"message\": {{ \"text\": \"{message}\" }},")}} "physicalLocation": { "artifactLocation": { "uri": "{{uri}}" }, "region": { "startLine": {{line}}, "startColumn": 1 } } }""";
}
