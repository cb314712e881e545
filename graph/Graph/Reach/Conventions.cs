namespace Polp.Graph;

/// <summary>What the platform does to an application's types by convention; the rows of <c>conventions.tsv</c>.</summary>
internal sealed class Conventions
{
    private const char Native = 'X';

    private readonly Dictionary<string, List<Row>> members = new(StringComparer.Ordinal);
    private readonly List<Row> prefixes = [];

    private Conventions(string text)
    {
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0 && l[0] != '#').Skip(1))
        {
            var fields = line.Split('\t');
            var row = new Row(fields[0], fields[1], [.. fields.ElementAtOrDefault(2)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []]);
            Rows.Add(row);
            if (row.Member.EndsWith('*'))
                prefixes.Add(row);
            else if (members.TryGetValue(row.Member[2..], out var same))
                same.Add(row);
            else
                members[row.Member[2..]] = [row];
        }
    }

    public static Conventions Default { get; } = Read();

    public List<Row> Rows { get; } = [];

    /// <summary>One line: who reaches the member makes the platform create, use or look through types.</summary>
    public sealed record Row(string Member, string Does, IReadOnlyList<string> Types)
    {
        public bool Finds(TypeUse type) => Types.Any(t => t[(t.IndexOf(':') + 1)..] is var name && t[..t.IndexOf(':')] switch
        {
            "is" => type.IsOrImplements(name),
            "marked" => type.IsMarked(name),
            "named" => type.Name.EndsWith(name[1..], StringComparison.Ordinal),
            var other => throw new InvalidOperationException($"'{other}' tells no types apart"),
        });
    }

    public IEnumerable<Row> Of(MethodMember method)
    {
        var name = method.Type + "." + method.Name;
        return members.GetValueOrDefault(name, []).Concat(prefixes.Where(p => name.StartsWith(p.Member[2..^1], StringComparison.Ordinal)));
    }

    /// <summary>True when whoever calls the native function serves from there on.</summary>
    public bool Serves(string function) => members.GetValueOrDefault(function, []).Any(r => r.Member[0] == Native);

    public bool Reflects(MethodMember method) => Of(method).Any(r => r.Does == "reflects");

    private static Conventions Read()
    {
        using var stream = typeof(Conventions).Assembly.GetManifestResourceStream("conventions.tsv")!;
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }
}
