namespace Polp.Graph;

/// <summary>What the analysis met and could not follow, one sentence for each cause, however often it occurs.</summary>
internal sealed class BlindSpots
{
    private const string ScanCause = "scan";

    private readonly SortedDictionary<string, (string First, string Continued, int Count)> causes = new(StringComparer.Ordinal);

    public IEnumerable<string> Sentences => causes.Values.Select(Sentence);

    /// <summary>Those behind which no capability stands.</summary>
    public IEnumerable<string> Scans => causes.Where(c => c.Key == ScanCause).Select(c => Sentence(c.Value));

    public void Add(string cause, string what, string continued) =>
        causes[cause] = causes.TryGetValue(cause, out var known) ? known with { Count = known.Count + 1 } : (what, continued, 1);

    public void Unresolved(UnresolvedMember member, string user)
    {
        var (cause, place) = member switch
        {
            { Assembly: null } => ("module", "lies in a module that was not read"),
            { AssemblyMissing: true } => ("missing " + member.Assembly, $"is in '{member.Assembly}', an assembly that was not found; ship it beside the program"),
            _ => ("stale " + member.Assembly, $"is not in the '{member.Assembly}' that was found; build against the version that is shipped"),
        };
        Add(cause, $"'{member.Display}'", $", which {user} uses, {place}");
    }

    public void FunctionPointer(string user) => Add("calli", user, " calls through a function pointer, which cannot be followed");

    public void NoBody(string method) => Add("bodiless", method, " has no IL body and is no P/Invoke; what it does is unknown");

    public void Accessor(string method) =>
        Add("accessor", method, " stands for a private member of a type that was not found (UnsafeAccessor); what that does is not in this list");

    public void Mixed(string assembly) => Add("mixed " + assembly, $"'{assembly}'", " mixes IL with machine code, of which only the IL was read");

    public void ReferenceOnly(string assembly) =>
        Add("reference " + assembly, $"'{assembly}'", " is a reference assembly, whose methods have no bodies; name the one that runs");

    public void UnknownNamespace(string what, string user) => Add("namespace " + what, what, $" is used by {user}");

    public void Scan(string what, string user) =>
        Add(ScanCause, $"'{what}'", $", used by {user}, goes through the types of an assembly; what is then created or called of them is not in this list");

    public void NotFollowed(string capability, string what, string user) =>
        Add("open " + capability, what, $", used by {user}, runs code that is chosen at run time ({capability}); what that code reaches is not in this list");

    private static string Sentence((string First, string Continued, int Count) cause) =>
        cause.Count == 1 ? cause.First + cause.Continued : $"{cause.First} (and {cause.Count - 1} more){cause.Continued}";
}
