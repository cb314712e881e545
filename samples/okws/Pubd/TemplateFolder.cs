using Okws.Runtime;

namespace Pubd;

/// <summary>The templates of a folder, read once at the start. A name that a client sends is looked up among them; it never becomes a path.</summary>
internal sealed class TemplateFolder
{
    private readonly Dictionary<string, TemplateText> templates = new(StringComparer.Ordinal);

    private TemplateFolder()
    {
    }

    /// <summary>Throws when a template does not parse, so that a mistake shows at the start and not in front of a visitor.</summary>
    public static async Task<TemplateFolder> Load(string path)
    {
        var folder = new TemplateFolder();
        foreach (var file in Directory.EnumerateFiles(path, "*.html"))
        {
            var text = await File.ReadAllTextAsync(file);
            Template.Parse(text);
            folder.templates.Add(Path.GetFileName(file), new(text));
        }
        return folder;
    }

    public TemplateText Get(string name) => templates.GetValueOrDefault(name)
        ?? throw new RpcException(RpcFault.Invalid, "There is no template of that name.");
}
