namespace Polp.Capabilities;

/// <summary>The rows about members, filed by declaring type, so that the id of a member is built only where a row could match it.</summary>
internal sealed class MemberRows
{
    private readonly Dictionary<string, ApiRow> exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Wildcard>> byType = new(StringComparer.Ordinal);

    // Patterns with a star in the type's name, such as M:Space.*Certificate.Import*; few, so they are tried one by one.
    private readonly List<Wildcard> acrossTypes = [];

    public void Add(ApiRow row)
    {
        var name = row.Pattern.Substring(2);
        var signature = name.IndexOf('(');
        var path = signature < 0 ? name : name.Substring(0, signature);
        var star = path.IndexOf('*');
        var dot = path.LastIndexOf('.');
        if (star >= 0 && star < dot)
        {
            acrossTypes.Add(new(row));
            return;
        }

        var type = dot < 0 ? "" : path.Substring(0, dot);
        if (!byType.TryGetValue(type, out var wildcards))
            byType[type] = wildcards = [];
        if (name.IndexOf('*') < 0)
            exact[row.Pattern] = row;
        else
            wildcards.Add(new(row));
    }

    public void Sort()
    {
        foreach (var wildcards in byType.Values)
            wildcards.Sort((a, b) => b.Literal.CompareTo(a.Literal));
    }

    public bool Any(string type) => byType.ContainsKey(type) || acrossTypes.Any(w => w.MayHold(type));

    public ApiRow? Find(ApiMember member)
    {
        var type = member.Type;
        if (!Any(type))
            return null;
        var id = member.Id;
        if (exact.TryGetValue(id, out var row))
            return row;
        IEnumerable<Wildcard> candidates = byType.TryGetValue(type, out var own) ? own : [];
        var best = candidates.FirstOrDefault(w => w.Matches(id));
        foreach (var wildcard in acrossTypes)
        {
            if (wildcard.MayHold(type) && wildcard.Literal > (best?.Literal ?? -1) && wildcard.Matches(id))
                best = wildcard;
        }
        return best?.Row;
    }
}
