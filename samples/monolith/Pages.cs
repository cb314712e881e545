using System.Collections.Concurrent;
using System.Net.Mime;
using Okws.Runtime;

namespace Monolith;

/// <summary>The site's pages, read by path when first shown.</summary>
internal sealed class Pages(string folder)
{
    private readonly ConcurrentDictionary<string, Template> templates = new(StringComparer.Ordinal);

    public IResult Show(string template, Model model, int status = StatusCodes.Status200OK)
    {
        var page = templates.GetOrAdd(template, name => Template.Parse(File.ReadAllText(Path.Combine(folder, name))));
        return Results.Text(page.Render(model), MediaTypeNames.Text.Html, System.Text.Encoding.UTF8, status);
    }
}
