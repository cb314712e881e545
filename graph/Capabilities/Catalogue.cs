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

    private readonly Dictionary<string, ApiRow> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Wildcard>> memberWildcards = new(StringComparer.Ordinal);
    private readonly List<Wildcard> typeWildcards = [];
    private readonly List<Wildcard> namespaceWildcards = [];
    private readonly HashSet<string> broad = new(StringComparer.Ordinal);
    private readonly HashSet<string> typesWithMemberRows = new(StringComparer.Ordinal);

    private Catalogue(IEnumerable<ApiRow> rows, IReadOnlyList<CatalogueError> errors)
    {
        Errors = errors;
        Rows = [.. rows];
        foreach (var row in Rows)
            Add(row);
        foreach (var bucket in memberWildcards.Values.Append(typeWildcards).Append(namespaceWildcards))
            bucket.Sort((a, b) => b.Literal.CompareTo(a.Literal));
    }

    /// <summary>The tables that ship with Polp.</summary>
    public static Catalogue Default => Shipped.Value;

    public IReadOnlyList<ApiRow> Rows { get; }

    /// <summary>Lines that could not be read; empty for the shipped tables (a house test says so).</summary>
    public IReadOnlyList<CatalogueError> Errors { get; }

    /// <summary>Reads tables, given as name and text; later tables add rows and may not repeat a pattern.</summary>
    public static Catalogue Parse(IEnumerable<KeyValuePair<string, string>> tables)
    {
        var rows = new List<ApiRow>();
        var errors = new List<CatalogueError>();
        foreach (var table in tables)
            CatalogueReader.Read(table.Key, table.Value, rows, errors);
        return new(rows, errors);
    }

    /// <summary>True when no row but a type's or namespace's can decide a member of the type, so that its id need not be built.</summary>
    public bool HasMemberRows(string type) => typesWithMemberRows.Contains(type);

    /// <summary>True when objects of the type are too wide to hand in.</summary>
    public bool IsBroad(string type) => broad.Contains(type);

    /// <summary>The row that decides the member, or null when the catalogue does not know its namespace.</summary>
    public ApiRow? Find(ApiMember member) =>
        MemberRow(member)
        ?? (member.Root is { } root ? MemberRow(root) : null)
        ?? (member.IsException ? ExceptionIsPure : null)
        ?? (Inert.Contains(member.Name) ? InertIsPure : null)
        ?? TypeRow(member)
        ?? (member.HasPointerInSignature ? PointerIsUnsafe : null)
        ?? (member.IsAttributeEnumOrDelegate ? DataIsPure : null)
        ?? NamespaceRow(member.Namespace);

    private ApiRow? MemberRow(ApiMember member)
    {
        if (!HasMemberRows(member.Type))
            return null;
        if (exact.TryGetValue(member.Id, out var row))
            return row;
        return memberWildcards.TryGetValue(member.Type, out var wildcards) ? First(wildcards, member.Id) : null;
    }

    private ApiRow? TypeRow(ApiMember member)
    {
        for (var type = member.Type; type.Length > member.Namespace.Length; type = Outer(type))
        {
            if (exact.TryGetValue("T:" + type, out var row))
                return row;
        }
        return First(typeWildcards, "T:" + member.Type);
    }

    private ApiRow? NamespaceRow(string name) =>
        exact.TryGetValue("N:" + name, out var row) ? row : First(namespaceWildcards, "N:" + name + ".");

    private void Add(ApiRow row)
    {
        if (row.Kind == ApiKind.Broad)
        {
            broad.Add(row.Pattern.Substring(2));
            return;
        }

        var isMember = row.Pattern[0] is not ('T' or 'N');
        if (isMember)
            typesWithMemberRows.Add(DeclaringType(row.Pattern));
        if (row.Pattern.IndexOf('*') < 0)
            exact[row.Pattern] = row;
        else if (isMember)
            Bucket(DeclaringType(row.Pattern)).Add(new(row));
        else
            (row.Pattern[0] == 'T' ? typeWildcards : namespaceWildcards).Add(new(row));
    }

    private List<Wildcard> Bucket(string type) =>
        memberWildcards.TryGetValue(type, out var bucket) ? bucket : memberWildcards[type] = [];

    private static ApiRow? First(List<Wildcard> wildcards, string id) => wildcards.FirstOrDefault(w => w.Matches(id))?.Row;

    private static string DeclaringType(string pattern)
    {
        var end = pattern.IndexOfAny(['(', '*']);
        return Outer(pattern.Substring(2, (end < 0 ? pattern.Length : end) - 2));
    }

    private static string Outer(string name) => name.LastIndexOf('.') is var dot and > 0 ? name.Substring(0, dot) : "";

    private static ApiRow Structural(string what, ApiKind kind, params string[] capabilities) =>
        new("(" + what + ")", kind, capabilities, "any", what, "structure", 0);

    private static IEnumerable<KeyValuePair<string, string>> Resources()
    {
        var assembly = typeof(Catalogue).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().OrderBy(n => n, StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return new(name, reader.ReadToEnd());
        }
    }

    /// <summary>A pattern split at its stars; the longer its literal part, the more specific it is.</summary>
    private sealed class Wildcard(ApiRow row)
    {
        private readonly string[] parts = row.Pattern.Split('*');

        public ApiRow Row => row;

        public int Literal { get; } = row.Pattern.Replace("*", "").Length;

        public bool Matches(string id)
        {
            if (!id.StartsWith(parts[0], StringComparison.Ordinal))
                return false;
            var at = parts[0].Length;
            for (var i = 1; i < parts.Length - 1; i++)
            {
                var found = id.IndexOf(parts[i], at, StringComparison.Ordinal);
                if (found < 0)
                    return false;
                at = found + parts[i].Length;
            }
            var last = parts[parts.Length - 1];
            return id.Length - at >= last.Length && id.EndsWith(last, StringComparison.Ordinal);
        }
    }
}
