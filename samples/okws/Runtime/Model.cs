namespace Okws.Runtime;

/// <summary>What fills the holes of a <see cref="Template"/>: values by name, and lists of rows by name. A list that was not set is empty.</summary>
public sealed class Model
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Model>> lists = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="KeyNotFoundException"/> for a value that was not set.</summary>
    public string this[string name]
    {
        get => values[name];
        init => values[name] = value;
    }

    public static Model Empty { get; } = new();

    public IReadOnlyList<Model> Rows(string name) => lists.GetValueOrDefault(name, []);

    public Model With(string name, params IEnumerable<Model> rows)
    {
        lists[name] = [.. rows];
        return this;
    }
}
