using System.Collections.Immutable;

namespace Polp.Analyzers;

/// <summary>An object by the values of its members, as far as they are known, by path.</summary>
/// <param name="Members">By name, with a dot before it.</param>
/// <param name="IsData">True for a structure that was read out of the data as a whole; so are the members that are not known better.</param>
internal sealed record Structure(ImmutableSortedDictionary<string, Value> Members, bool IsData) : Value
{
    private static readonly ImmutableSortedDictionary<string, Value> None = ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal);

    public static Structure Unknown { get; } = new(None, false);

    public static Structure OfData { get; } = new(None, true);

    public static Structure Zero { get; } = new(None, false) { IsZero = true };

    /// <summary>True where every member that is not known better is zero.</summary>
    public bool IsZero { get; init; }

    /// <summary>True for one that a function was given, of which nothing was replaced as a whole: what is not known is as the caller left it.</summary>
    public bool IsGiven { get; init; }

    /// <summary>The value at a path of one or more members, or null.</summary>
    public Value? Find(string path)
    {
        if (Members.TryGetValue(path, out var value))
            return value;
        for (var end = path.LastIndexOf('.'); end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (Members.TryGetValue(path.Substring(0, end), out var outer))
                return outer is Structure inner ? inner.Find(path.Substring(end)) : null;
        }
        return null;
    }

    /// <summary>True where a member that is not known better comes from the data.</summary>
    public bool IsDataAt(string path)
    {
        for (var end = path.LastIndexOf('.'); end > 0; end = path.LastIndexOf('.', end - 1))
        {
            if (Members.TryGetValue(path.Substring(0, end), out var outer))
                return outer is Structure inner && inner.IsDataAt(path.Substring(end));
        }
        return IsData;
    }

    /// <summary>The structure once a member has been set, or has turned out to have a value.</summary>
    public Structure With(string path, Value value) => this with
    {
        Members = Members.RemoveRange(Members.Keys.Where(key => key.StartsWith(path + ".", StringComparison.Ordinal))).SetItem(path, value),
    };

    public bool Equals(Structure? other) => other is not null && IsData == other.IsData && IsGiven == other.IsGiven && IsZero == other.IsZero && Members.Count == other.Members.Count
        && Members.All(member => other.Members.TryGetValue(member.Key, out var value) && value.Equals(member.Value));

    public override int GetHashCode() => Members.Count;
}
