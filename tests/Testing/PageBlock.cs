using System.Text.RegularExpressions;

namespace Polp.Testing;

/// <summary>A C# block of a page: where it stands, what it says, and which ids its comments expect.</summary>
public sealed partial record PageBlock(string Section, int Line, string Source)
{
    /// <summary>The value of <c>PolpRole</c>, from a comment <c>// PolpRole: …</c>.</summary>
    public string? Role => Setting("PolpRole");

    /// <summary>The value of <c>PolpGrants</c>, from a comment <c>// PolpGrants: …</c>.</summary>
    public string? Grants => Setting("PolpGrants");

    /// <summary>Tables for analyzers, from comments <c>// Name.polp-sql.tsv: …</c> or <c>// Name.polp-capabilities.tsv: …</c>; a line of a table bears the number of its comment.</summary>
    public IReadOnlyList<(string Path, string Text)> AdditionalFiles => [.. Source.Split('\n').Select((line, index) => (Match: Table().Match(line), index))
        .Where(line => line.Match.Success)
        .GroupBy(line => line.Match.Groups[1].Value)
        .Select(file => (file.Key, string.Concat(Enumerable.Range(0, file.Max(l => l.index) + 1)
            .Select(number => string.Concat(file.Where(l => l.index == number).Select(l => l.Match.Groups[2].Value)) + "\n"))))];

    /// <summary>Options of <c>.editorconfig</c>, from comments <c>// polp_…  = …</c>.</summary>
    public IReadOnlyDictionary<string, string> EditorConfig =>
        Option().Matches(Source).ToDictionary(option => option.Groups[1].Value, option => option.Groups[2].Value.Trim());

    /// <summary>The rule that a comment <c>// dotnet_diagnostic.ID.severity = suggestion</c> asks for.</summary>
    public string? Enabled => Asked().Match(Source) is { Success: true } asked ? asked.Groups[1].Value : null;

    /// <summary>Line (from 1, in the block) and id of each report that the comments announce.</summary>
    public IReadOnlyList<string> Expected => [.. Source.Split('\n').SelectMany((line, index) =>
        Comment().Match(line) is { Success: true } comment ? Id().Matches(comment.Value).Select(id => $"line {index + 1}: {id.Value}") : [])];

    /// <summary>The source without the comments that announce reports, as a reader leaves it when the reports are gone.</summary>
    public string Unannounced => Announcement().Replace(Source, "");

    private string? Setting(string name) => Source.Split('\n')
        .Select(line => line.StartsWith($"// {name}: ", StringComparison.Ordinal) ? line[(name.Length + 5)..].Trim() : null)
        .FirstOrDefault(value => value is not null);

    [GeneratedRegex(@"^// (\S+\.polp-(?:sql|capabilities)\.tsv): (.*)")]
    private static partial Regex Table();

    [GeneratedRegex(@"^// (polp_\w+) = (.*)$", RegexOptions.Multiline)]
    private static partial Regex Option();

    [GeneratedRegex(@"^// dotnet_diagnostic\.(\w+)\.severity = suggestion$", RegexOptions.Multiline)]
    private static partial Regex Asked();

    [GeneratedRegex("//(?! dotnet_diagnostic).*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"POLP\d{4}")]
    private static partial Regex Id();

    [GeneratedRegex(@"[ \t]*//[ \t]*POLP\d{4}([ \t,]+POLP\d{4})*[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Announcement();
}
