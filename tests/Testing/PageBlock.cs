using System.Text.RegularExpressions;

namespace Polp.Testing;

/// <summary>A C# block of a page: where it stands, what it says, and which ids its comments expect.</summary>
public sealed partial record PageBlock(string Section, int Line, string Source)
{
    /// <summary>The value of <c>PolpRole</c>, from a comment <c>// PolpRole: …</c>.</summary>
    public string? Role => Setting("PolpRole");

    /// <summary>The value of <c>PolpGrants</c>, from a comment <c>// PolpGrants: …</c>.</summary>
    public string? Grants => Setting("PolpGrants");

    /// <summary>Line (from 1, in the block) and id of each report that the comments announce.</summary>
    public IReadOnlyList<string> Expected => [.. Source.Split('\n').SelectMany((line, index) =>
        Comment().Match(line) is { Success: true } comment ? Id().Matches(comment.Value).Select(id => $"line {index + 1}: {id.Value}") : [])];

    /// <summary>The source without the comments that announce reports, as a reader leaves it when the reports are gone.</summary>
    public string Unannounced => Announcement().Replace(Source, "");

    private string? Setting(string name) => Source.Split('\n')
        .Select(line => line.StartsWith($"// {name}: ", StringComparison.Ordinal) ? line[(name.Length + 5)..].Trim() : null)
        .FirstOrDefault(value => value is not null);

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"POLP\d{4}")]
    private static partial Regex Id();

    [GeneratedRegex(@"[ \t]*//[ \t]*POLP\d{4}([ \t,]+POLP\d{4})*[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Announcement();
}
