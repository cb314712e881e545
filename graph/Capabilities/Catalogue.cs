namespace Polp.Capabilities;

/// <summary>Which platform API needs which capability: the tables of <c>Data/</c>, most specific row first.</summary>
public sealed class Catalogue
{
    private static readonly Lazy<Catalogue> Shipped = new(() => Parse(Resources()));
    private static readonly HashSet<string> Inert = new(StringComparer.Ordinal)
    {
        "Dispose", "DisposeAsync", "Finalize", "ToString", "GetHashCode", "Equals", "Close", "GetEnumerator", "CompareTo", "Clone",
    };

    private static readonly ApiRow ExceptionIsPure = Structural("an exception type", ApiKind.Pure);
    private static readonly ApiRow InertIsPure = Structural("Dispose, ToString, Equals and their like", ApiKind.Pure);
    private static readonly ApiRow DataIsPure = Structural("an attribute, enum or delegate", ApiKind.Pure);
    private static readonly ApiRow PointerIsUnsafe = Structural("a pointer in the signature", ApiKind.Ambient, "UNSAFE");

    private readonly MemberRows members = new();
    private readonly Dictionary<string, ApiRow> types = new(StringComparer.Ordinal);
    private readonly List<Wildcard> typeWildcards = [];
    private readonly Dictionary<string, ApiRow> namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiRow> namespacesAndBelow = new(StringComparer.Ordinal);
    private readonly HashSet<string> broad = new(StringComparer.Ordinal);

    private readonly Catalogue? under;

    private Catalogue(IReadOnlyList<ApiRow> rows, IReadOnlyList<CatalogueError> errors, Catalogue? under)
    {
        (Rows, Errors, this.under) = (rows, errors, under);
        foreach (var row in rows)
            Add(row);
        members.Sort();
        typeWildcards.Sort((a, b) => b.Literal.CompareTo(a.Literal));
    }

    /// <summary>The tables that ship with Polp.</summary>
    public static Catalogue Default => Shipped.Value;

    /// <summary>The rows of its own tables, without those that lie under them.</summary>
    public IReadOnlyList<ApiRow> Rows { get; }

    /// <summary>Lines that could not be read; empty for the shipped tables (a house test says so).</summary>
    public IReadOnlyList<CatalogueError> Errors { get; }

    /// <summary>Reads tables, given as name and text; later tables add rows and may not repeat a pattern.</summary>
    /// <param name="tables">By name.</param>
    /// <param name="under">What decides where these tables say nothing as specific: a row about a member, then a type, then a namespace.</param>
    public static Catalogue Parse(IEnumerable<KeyValuePair<string, string>> tables, Catalogue? under = null)
    {
        var reader = new CatalogueReader();
        foreach (var table in tables)
            reader.Read(table.Key, table.Value);
        return new(reader.Rows, reader.Errors, under);
    }

    /// <summary>False when only a type's or namespace's row can decide a member of the type, so that its id need not be built.</summary>
    public bool HasMemberRows(string type) => members.Any(type) || under?.HasMemberRows(type) == true;

    /// <summary>True when objects of the type are too wide to hand in.</summary>
    public bool IsBroad(string type) => broad.Contains(type) || under?.IsBroad(type) == true;

    /// <summary>The row that decides the member, or null when the catalogue does not know its namespace.</summary>
    public ApiRow? Find(ApiMember member) =>
        FindMember(member)
        ?? (member.Root is { } root ? FindMember(root) : null)
        ?? (member.IsException ? ExceptionIsPure : null)
        ?? (Inert.Contains(member.Name) ? InertIsPure : null)
        ?? TypeRow(member)
        ?? (member.HasPointerInSignature ? PointerIsUnsafe : null)
        ?? (member.IsAttributeEnumOrDelegate ? DataIsPure : null)
        ?? NamespaceRow(member.Namespace);

    /// <summary>The row about exactly this member, whatever its type's or namespace's row says; null when there is none.</summary>
    public ApiRow? FindMember(ApiMember member) => members.Find(member) ?? under?.FindMember(member);

    /// <summary>The row of these tables alone about the member or its type; for code that has no rows unless somebody wrote them on purpose.</summary>
    public ApiRow? FindOwn(ApiMember member) => members.Find(member) ?? (member.Root is { } root ? members.Find(root) : null) ?? OwnTypeRow(member);

    private ApiRow? TypeRow(ApiMember member) => OwnTypeRow(member) ?? under?.TypeRow(member);

    private ApiRow? OwnTypeRow(ApiMember member)
    {
        for (var type = member.Type; type.Length > member.Namespace.Length; type = Outer(type))
        {
            if (types.TryGetValue(type, out var row))
                return row;
        }
        var id = "T:" + member.Type;
        return typeWildcards.FirstOrDefault(w => w.Matches(id))?.Row;
    }

    private ApiRow? NamespaceRow(string name)
    {
        if (namespaces.TryGetValue(name, out var row))
            return row;
        for (var at = name; at.Length > 0; at = Outer(at))
        {
            if (namespacesAndBelow.TryGetValue(at, out row))
                return row;
        }
        return under?.NamespaceRow(name);
    }

    private void Add(ApiRow row)
    {
        var name = row.Pattern.Substring(2);
        if (row.Kind == ApiKind.Broad)
            broad.Add(name);
        else if (row.Pattern[0] == 'N' && name.EndsWith(".*", StringComparison.Ordinal))
            namespacesAndBelow[name.Substring(0, name.Length - 2)] = row;
        else if (row.Pattern[0] == 'N')
            namespaces[name] = row;
        else if (row.Pattern[0] != 'T')
            members.Add(row);
        else if (name.IndexOf('*') < 0)
            types[name] = row;
        else
            typeWildcards.Add(new(row));
    }

    private static string Outer(string name) => name.LastIndexOf('.') is var dot and > 0 ? name.Substring(0, dot) : "";

    private static ApiRow Structural(string what, ApiKind kind, params string[] capabilities) =>
        new("(" + what + ")", kind, capabilities, "any", what, "structure", 0);

    private static IEnumerable<KeyValuePair<string, string>> Resources()
    {
        var assembly = typeof(Catalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".tsv", StringComparison.Ordinal)).OrderBy(n => n, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new(name, reader.ReadToEnd());
        }
    }
}
