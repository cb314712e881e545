using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>What touching a member costs, by the catalogue; each member is looked up once in a session.</summary>
internal sealed class Charges
{
    private readonly Catalogue catalogue;
    private readonly Dictionary<MethodMember, (Leaf? Leaf, IReadOnlyList<string> Uses)> methods = [];
    private readonly Dictionary<(AssemblyModule, FieldDefinitionHandle), Leaf?> fields = [];
    private readonly Dictionary<string, ApiRow> broad = new(StringComparer.Ordinal);
    private readonly HashSet<string> typesWithRows = new(StringComparer.Ordinal);

    /// <param name="shipped">What decides where the project's own tables say nothing as specific.</param>
    /// <param name="tables">The project's own tables, by name.</param>
    public Charges(Catalogue shipped, IReadOnlyList<KeyValuePair<string, string>> tables)
    {
        catalogue = tables.Count == 0 ? shipped : Catalogue.Parse(tables, shipped);
        Errors = tables.Count == 0 ? [] : catalogue.Errors;
        foreach (var row in tables.Count == 0 ? shipped.Rows : shipped.Rows.Concat(catalogue.Rows))
        {
            if (row.Kind == ApiKind.Broad)
                broad[row.Pattern[2..]] = row;
            else if (row.Pattern[0] == 'T')
                typesWithRows.Add(row.Pattern[2..]);
        }
    }

    /// <summary>Lines of the project's own tables that make no sense and say nothing therefore.</summary>
    public IReadOnlyList<CatalogueError> Errors { get; }

    /// <summary>The types that are too wide to hand in, by name.</summary>
    public IReadOnlyDictionary<string, ApiRow> Broad => broad;

    /// <summary>The leaf a member is, or null when it acquires nothing. Of application members only rows that name them or their type count.</summary>
    public Leaf? Of(MethodMember method)
    {
        if (method.Module.IsFramework)
            return OfPlatform(method).Leaf;

        return Named(method) is { Acquires: true } row ? Of(row, method, "") : null;
    }

    /// <summary>What a platform member does through objects that were handed in; it acquires nothing, but the process must be let do it.</summary>
    public IReadOnlyList<string> Uses(MethodMember platform) => OfPlatform(platform).Uses;

    private (Leaf? Leaf, IReadOnlyList<string> Uses) OfPlatform(MethodMember method)
    {
        if (!methods.TryGetValue(method, out var known))
        {
            var row = catalogue.Find(method);
            methods[method] = known = (Of(row, method, method.Namespace), row is { Kind: ApiKind.Use } ? row.Capabilities : []);
        }
        return known;
    }

    /// <summary>True when a row about the application's member or its type has the last word, so that its body need not be read.</summary>
    public bool Decides(MethodMember method) => !method.Module.IsFramework && Named(method) is not null;

    /// <summary>True when the catalogue has the last word on calls of the member, whatever runs in its place: a row about it, or one that says a held object is used.</summary>
    public bool DecidesCalls(MethodMember declared) =>
        declared.Module.IsFramework ? catalogue.Find(declared) is { Kind: not ApiKind.Pure } : Decides(declared);

    /// <summary>True when a row about the very member, or about the one that it overrides, says what its callers need.</summary>
    public bool HasRow(MethodMember method) => catalogue.FindMember(method) is not null || (method.Root is { } root && catalogue.FindMember(root) is not null) || Decides(method);

    public Leaf? Of(AssemblyModule module, FieldDefinitionHandle handle)
    {
        if (!fields.TryGetValue((module, handle), out var leaf))
        {
            var field = new FieldMember(module, handle);
            fields[(module, handle)] = leaf = Of(catalogue.Find(field), DisplayName.Short(field.Type) + "." + field.Name, field.Namespace);
        }
        return leaf;
    }

    private ApiRow? Named(MethodMember method)
    {
        var isNamed = catalogue.HasMemberRows(method.Type) || typesWithRows.Contains(method.Type);
        return isNamed && catalogue.Find(method) is { Pattern: [not ('N' or '('), ..] } row ? row : null;
    }

    private static Leaf? Of(ApiRow? row, MethodMember method, string space) =>
        Of(row, DisplayName.Of(method), space) is { } leaf ? leaf with { IsDeferred = row is not null && Deferral.Is(method, row) } : null;

    private static Leaf? Of(ApiRow? row, string display, string space) => row switch
    {
        null => new($"{display} (in {space}, which the catalogue does not know)", ["UNKNOWN"]),
        // The other names of a FORGE row say what the handle stands for.
        { Kind: ApiKind.Forge } => new(display, ["FORGE_HANDLE"]),
        { Acquires: true } => new(display, row.Capabilities),
        _ => null,
    };
}
