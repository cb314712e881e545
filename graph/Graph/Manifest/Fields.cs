using System.Globalization;

namespace Polp.Graph;

/// <summary>The fields of one JSON object, taken one by one; what is left over at the end is unknown, what is wrong is noted and replaced by a default.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, JsonMember> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<InputError> errors;
    private readonly string what;
    private readonly bool isObject;

    public Fields(JsonValue value, string what, List<InputError> errors)
    {
        (Source, this.what, this.errors) = (value.Source, what, errors);
        if (value is not JsonMap map)
        {
            errors.Add(new(value.Source, $"{what} must be an object, not {value.Kind}"));
            return;
        }
        isObject = true;
        foreach (var member in map.Members)
        {
            if (!members.TryAdd(member.Key, member))
                errors.Add(new(member.KeySource, $"'{member.Key}' is given twice in {what}; the first is at line {members[member.Key].KeySource.Line}"));
        }
    }

    public Source Source { get; }

    public Source SourceOf(string key) => members.TryGetValue(key, out var member) ? member.Value.Source : Source;

    public bool Has(string key) => members.ContainsKey(key);

    public bool IsListOrAbsent(string key) => isObject && (!Has(key) || members[key].Value is JsonList);

    /// <summary>A string with its place, so that it can be looked up; null, and noted, when it is missing or no string.</summary>
    public JsonText? Reference(string key)
    {
        if (Has(key))
            return OptionalReference(key);
        Missing(key, "");
        return null;
    }

    /// <summary>The same for a key that may be absent.</summary>
    public JsonText? OptionalReference(string key)
    {
        OptionalText(key);
        return members.GetValueOrDefault(key)?.Value as JsonText;
    }

    public string? OptionalText(string key) => Take(key) switch
    {
        null => null,
        JsonText text => text.Value,
        var other => Wrong<string>(key, other, "a string"),
    };

    public string Text(string key) => Has(key) ? OptionalText(key) ?? "" : Missing(key, "");

    public string Text(string key, string absent) => OptionalText(key) ?? absent;

    public int? OptionalWhole(string key, int min, int max) => Take(key) switch
    {
        null => null,
        var value => AsWhole(value, min, max) ?? Wrong<int?>(key, value, $"a whole number from {min} to {max}"),
    };

    public int Whole(string key, int min, int max) => Has(key) ? OptionalWhole(key, min, max) ?? min : Missing(key, min);

    public double? OptionalNumber(string key, double max) => Take(key) switch
    {
        null => null,
        JsonNumber { Value: >= 0 } n when n.Value <= max => n.Value,
        var other => Wrong<double?>(key, other, $"a number from 0 to {max.ToString(CultureInfo.InvariantCulture)}"),
    };

    public bool Flag(string key, bool absent) => Take(key) switch
    {
        null => absent,
        JsonFlag flag => flag.Value,
        var other => Wrong(key, other, "true or false", absent),
    };

    /// <summary>A list of strings with the place of each; empty when absent.</summary>
    public IReadOnlyList<JsonText> Texts(string key)
    {
        switch (Take(key))
        {
            case null:
                return [];
            case JsonList list:
                foreach (var item in list.Items.Where(i => i is not JsonText))
                    errors.Add(new(item.Source, $"'{key}' of {what} must hold strings only, not {item.Kind}"));
                return [.. list.Items.OfType<JsonText>()];
            case var other:
                Wrong(key, other, "a list of strings", 0);
                return [];
        }
    }

    /// <summary>A list of whole numbers; empty when absent.</summary>
    public IReadOnlyList<int> Wholes(string key, int min, int max)
    {
        var numbers = new List<int>();
        foreach (var item in Items(key))
        {
            if (AsWhole(item, min, max) is { } number)
                numbers.Add(number);
            else
                errors.Add(new(item.Source, $"'{key}' of {what} must hold whole numbers from {min} to {max}, not {Shown(item)}"));
        }
        return numbers;
    }

    /// <summary>The items of a list; empty when absent.</summary>
    public IReadOnlyList<JsonValue> Items(string key) => Take(key) switch
    {
        null => [],
        JsonList list => list.Items,
        var other => Wrong<IReadOnlyList<JsonValue>>(key, other, "a list", []) ?? [],
    };

    /// <summary>The members of an object whose keys are names; repeats are errors; empty when absent.</summary>
    public IReadOnlyList<JsonMember> Named(string key)
    {
        switch (Take(key))
        {
            case null:
                return [];
            case JsonMap map:
                var names = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
                foreach (var member in map.Members)
                {
                    if (!names.TryAdd(member.Key, member))
                        errors.Add(new(member.KeySource, $"'{member.Key}' is given twice in '{key}'; the first is at line {names[member.Key].KeySource.Line}"));
                    else if (member.Key.Length == 0)
                        errors.Add(new(member.KeySource, $"a name in '{key}' is empty"));
                }
                return [.. names.Values];
            case var other:
                Wrong(key, other, "an object of named entries", 0);
                return [];
        }
    }

    public void Ignore(string key) => Take(key);

    /// <summary>Notes every key that nobody asked for.</summary>
    public void Done()
    {
        foreach (var member in members.Values.Where(m => !known.Contains(m.Key)))
            errors.Add(new(member.KeySource, $"{what} has no key '{member.Key}'{NearestName.Hint(member.Key, known)}"));
    }

    private JsonValue? Take(string key)
    {
        known.Add(key);
        return members.TryGetValue(key, out var member) ? member.Value : null;
    }

    private T Missing<T>(string key, T instead)
    {
        known.Add(key);
        if (isObject)
            errors.Add(new(Source, $"{what} needs the key '{key}'"));
        return instead;
    }

    private T? Wrong<T>(string key, JsonValue found, string wanted, T? instead = default)
    {
        errors.Add(new(found.Source, $"'{key}' of {what} must be {wanted}, not {Shown(found)}"));
        return instead;
    }

    private static int? AsWhole(JsonValue value, int min, int max) =>
        value is JsonNumber { Value: var n } && n >= min && n <= max && n == Math.Floor(n) ? (int)n : null;

    private static string Shown(JsonValue value) => value switch
    {
        JsonText text => $"\"{text.Value}\"",
        JsonNumber number => number.Written,
        _ => value.Kind,
    };
}
