namespace Polp.Testing;

/// <summary>The page of a rule, cut into its C# blocks.</summary>
public sealed class Page
{
    private Page(string id, string title, IReadOnlyList<string> sections, IReadOnlyList<PageBlock> blocks) =>
        (Id, Title, Sections, Blocks) = (id, title, sections, blocks);

    /// <summary>The id in the file's name.</summary>
    public string Id { get; }

    /// <summary>The first line.</summary>
    public string Title { get; }

    public IReadOnlyList<string> Sections { get; }
    public IReadOnlyList<PageBlock> Blocks { get; }

    public static Page Read(string path) => Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path));

    public static Page Parse(string id, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var sections = new List<string>();
        var blocks = new List<PageBlock>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal))
                sections.Add(lines[i][3..].Trim());
            if (lines[i] != "```csharp")
                continue;
            var end = Array.IndexOf(lines, "```", i + 1);
            if (end < 0)
                throw new FormatException($"{id}.md({i + 1}): the block is never closed");
            blocks.Add(new(sections.LastOrDefault() ?? "", i + 2, string.Join('\n', lines[(i + 1)..end]) + "\n"));
            i = end;
        }
        return new(id, lines[0], sections, blocks);
    }
}
