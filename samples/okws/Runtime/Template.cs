using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Okws.Runtime;

/// <summary>
/// An HTML page with holes: <c>{{name}}</c> takes a value, always encoded; <c>{{#name}}…{{/name}}</c> repeats for each row of a list.
/// There is no way to put markup into a hole. Throws <see cref="FormatException"/> on a page that does not parse.
/// </summary>
public sealed class Template
{
    private const int MaxDepth = 8;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly IReadOnlyList<Part> parts;

    private Template(IReadOnlyList<Part> parts) => this.parts = parts;

    public static Template Parse(string text)
    {
        var position = 0;
        return new(Parts(text, ref position, section: null, depth: 0));
    }

    public string Render(Model model)
    {
        var page = new StringBuilder();
        Render(parts, model, page);
        return page.ToString();
    }

    private static void Render(IReadOnlyList<Part> parts, Model model, StringBuilder page)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case Text(var text):
                    page.Append(text);
                    break;
                case Hole(var name):
                    page.Append(Encoder.Encode(model[name]));
                    break;
                case Section(var name, var inner):
                    foreach (var row in model.Rows(name))
                        Render(inner, row, page);
                    break;
            }
        }
    }

    private static List<Part> Parts(string text, ref int position, string? section, int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException($"Sections nest deeper than {MaxDepth} at {position}.");

        var parts = new List<Part>();
        while (text.IndexOf("{{", position, StringComparison.Ordinal) is var open and >= 0)
        {
            parts.Add(new Text(text[position..open]));
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
                throw new FormatException($"'{{{{' at {open} has no '}}}}'.");

            var name = text[(open + 2)..close].Trim();
            position = close + 2;
            if (name == "/" + section)
                return parts;
            parts.Add(name switch
            {
                ['#', .. var inner] => new Section(inner, Parts(text, ref position, inner, depth + 1)),
                ['/', ..] or [] => throw new FormatException($"'{{{{{name}}}}}' at {open} closes nothing."),
                _ => new Hole(name),
            });
        }

        if (section is not null)
            throw new FormatException($"The section '{section}' is not closed.");
        parts.Add(new Text(text[position..]));
        return parts;
    }

    private abstract record Part;

    private sealed record Text(string Value) : Part;

    private sealed record Hole(string Name) : Part;

    private sealed record Section(string Name, IReadOnlyList<Part> Inner) : Part;
}
