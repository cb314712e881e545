using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using Scriban;

namespace Polp.Reports;

/// <summary>The templates embedded in this assembly, each parsed once.</summary>
internal static class PageTemplates
{
    private static readonly ConcurrentDictionary<string, Template> Parsed = new(StringComparer.Ordinal);

    public static string Render(string name, object model) => Parsed.GetOrAdd(name, Parse).Render(new PageContext(model));

    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"No template '{name}' is embedded in {nameof(Polp)}.{nameof(Reports)}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Template Parse(string name)
    {
        var template = Template.Parse(Text(name), name);
        return template.HasErrors ? throw new InvalidOperationException(string.Join("\n", template.Messages)) : template;
    }
}
