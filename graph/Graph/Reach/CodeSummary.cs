using System.Text;

namespace Polp.Graph;

/// <summary>
/// What the members of libraries reach, for those who see no more of a library than its surface: one section an assembly, one line a member that acquires
/// something, makes an object that may, or calls a member of a library that may. Fields are separated by tabs.
/// <list type="bullet">
/// <item><c>A name mvid CAP,CAP</c> opens the section of an assembly; the capabilities are those that any code of it reaches in the widest mode.</item>
/// <item><c>U name reason</c> stands for an assembly that could not be read.</item>
/// <item><c>M:id CAP=hop -> hop|CAP=hop type;type slot;slot</c> is a member, an accessor, or with <c>F:</c> a static field.</item>
/// <item><c>T:id base;interface slot=method;!slot=method</c> is a type: what it is, and what runs in its objects when a slot is called; those with an exclamation
/// mark the platform calls back.</item>
/// </list>
/// </summary>
public static class CodeSummary
{
    /// <summary>The first line of a file of sections.</summary>
    public const string Header = "polp-reach\t1";

    /// <summary>The section of each wanted library, by the path of its image.</summary>
    /// <param name="libraries">The wanted ones and all that they refer to, the frameworks not.</param>
    /// <param name="isWanted">By the path of the image.</param>
    /// <param name="framework">Simple name of a framework assembly to its bytes; null when there is none.</param>
    /// <param name="reader">The simple name of the assembly that references the libraries: some may show it what is internal.</param>
    /// <param name="catalogue">The tables to go by, if not those that ship.</param>
    public static IReadOnlyDictionary<string, string> Of(
        IReadOnlyList<AssemblyImage> libraries, Func<string, bool> isWanted, Func<string, AssemblyImage?> framework, string reader = "", Catalogue? catalogue = null)
    {
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        var left = libraries.ToList();
        while (left.Exists(image => isWanted(image.Path) && !sections.ContainsKey(image.Path)))
        {
            try
            {
                foreach (var (path, text) in Read(left, isWanted, framework, reader, new(catalogue ?? Catalogue.Default, [])))
                    sections[path] = text;
                break;
            }
            // What is damaged is said of the one library, and the others are read without it.
            catch (InputException e) when (left.Find(image => e.Errors.Any(error => error.Source.File == image.Path)) is { } damaged)
            {
                left.Remove(damaged);
                if (isWanted(damaged.Path))
                    sections[damaged.Path] = Unreadable(Path.GetFileNameWithoutExtension(damaged.Path), e.Errors[0].Message);
            }
        }
        return sections;
    }

    /// <summary>The section of an assembly that could not be read.</summary>
    public static string Unreadable(string name, string reason) => SummaryText.Line("U", SummaryText.Name(name), SummaryText.Name(reason));

    private static List<(string Path, string Text)> Read(
        IReadOnlyList<AssemblyImage> libraries, Func<string, bool> isWanted, Func<string, AssemblyImage?> framework, string reader, Charges charges)
    {
        var asked = new Dictionary<string, AssemblyModule?>(StringComparer.OrdinalIgnoreCase);
        var application = new Application(new("", libraries[0], [.. libraries.Skip(1)], framework, []), Framework);
        var sections = new List<(string, string)>();
        var wanted = new List<AssemblyModule>();
        foreach (var module in application.Modules.Where(module => isWanted(module.Image.Path)))
        {
            if (Blind(module) is { } reason)
                sections.Add((module.Image.Path, Unreadable(module.Name, reason)));
            else
                wanted.Add(module);
        }
        // A reference between two of them that makes no sense is the matter of those alone that get to it.
        var all = wanted.Count == 0 ? null : Undamaged(() => new SummarySections(ReachWalk.Over(application, charges, wanted)));
        foreach (var module in wanted)
        {
            var section = Undamaged(() => (all ?? new(ReachWalk.Over(application, charges, [module]))).Of(module, Friends(module).Contains(reader, StringComparer.OrdinalIgnoreCase)));
            sections.Add((module.Image.Path, section ?? Unreadable(module.Name, "refers to what makes no sense")));
        }
        return sections;

        AssemblyModule? Framework(string name)
        {
            if (!asked.TryGetValue(name, out var module))
                asked[name] = module = framework(name) is { } image ? AssemblyModule.Open(image, isFramework: true, Framework) : null;
            return module;
        }
    }

    private static T? Undamaged<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (AssemblyModule.IsDamage(e))
        {
            return null;
        }
    }

    private static IEnumerable<string> Friends(AssemblyModule module)
    {
        foreach (var handle in module.Metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            if (module.AttributeName(handle) != "System.Runtime.CompilerServices.InternalsVisibleToAttribute")
                continue;
            var value = module.Metadata.GetBlobReader(module.Metadata.GetCustomAttribute(handle).Value);
            value.ReadUInt16();
            yield return value.ReadSerializedString()?.Split(',')[0].Trim() ?? "";
        }
    }

    private static string? Blind(AssemblyModule module) =>
        module.IsMixed ? "mixes IL with machine code" : module.IsReferenceOnly ? "is a reference assembly, whose methods have no bodies" : null;
}
