namespace Polp.Graph;

/// <summary>What a process's code can reach, against what it asks for and is granted. Assemblies and methods are those reached, the framework's not among them.</summary>
/// <remarks>
/// <c>Kloc</c> counts thousand source lines with code in the application's own assemblies and its packages', as their symbols tell;
/// <c>EstimatedKloc</c> is the part of it that was estimated from the size of the IL, for want of symbols. Null when nothing was analysed.
/// </remarks>
public sealed record Reach(
    bool Analysed,
    IReadOnlyList<CapabilityReach> Capabilities,
    IReadOnlyList<string> Asked,
    IReadOnlyList<string> Declared,
    IReadOnlyList<string> BlindSpots,
    int Assemblies,
    int Methods,
    double? Kloc,
    bool IsService = false,
    double EstimatedKloc = 0)
{
    public static Reach NotAnalysed { get; } = new(false, [], [], [], [], 0, 0, null);

    /// <summary>Each grant, asked for or declared, against what is reached.</summary>
    public IReadOnlyList<GrantReview> Grants { get; init; } = [];

    /// <summary>What service types take that is too wide to be a good capability.</summary>
    public IReadOnlyList<BroadType> Broad { get; init; } = [];

    public IEnumerable<CapabilityReach> Missing => Capabilities.Where(c => c.Status == GrantStatus.Missing);
}

/// <summary>One capability with one shortest path: entry point first, platform API last.</summary>
public sealed record CapabilityReach(string Capability, GrantStatus Status, IReadOnlyList<string> Path)
{
    /// <summary>At most two more paths; no two have anything in common but where they start and, perhaps, where they end.</summary>
    public IReadOnlyList<IReadOnlyList<string>> OtherPaths { get; init; } = [];

    public Phase Phase { get; init; } = Phase.Serving;
}

/// <summary>When a process needs a capability.</summary>
public enum Phase
{
    /// <summary>As long as it serves, or perhaps so.</summary>
    Serving,

    /// <summary>Before it serves and never after: the launcher could open what is needed and hand it in, or the process could give the right up.</summary>
    StartUp,
}

public enum GrantStatus
{
    /// <summary>Declared in the manifest, whether or not the project asks for it.</summary>
    Granted,

    /// <summary>Neither asked for nor declared.</summary>
    Missing,

    /// <summary>Asked for by the project, but not declared in the manifest.</summary>
    AskedNotDeclared,

    /// <summary>Counted, never reported: clock, threads, log and the like.</summary>
    Counted,
}

/// <summary>One grant, and what the code does with it.</summary>
/// <param name="Asked">True when the project asks for it (<c>PolpGrants</c>).</param>
/// <param name="Declared">True when the manifest declares it.</param>
/// <param name="Reached">The capabilities under it that are reached; those would be enough where the grant is too wide.</param>
/// <param name="Doubts">Why it may not be called unused or too wide although nothing was found that needs all of it, one sentence each.</param>
public sealed record GrantReview(string Grant, bool Asked, bool Declared, GrantUse Use, IReadOnlyList<string> Reached, IReadOnlyList<string> Doubts);

public enum GrantUse
{
    /// <summary>The code reaches the whole of it, or a part that no narrower grant names.</summary>
    Needed,

    /// <summary>Only some of its sub-names are reached.</summary>
    TooWide,

    /// <summary>Nothing under it is reached.</summary>
    Unused,

    /// <summary>Less than all of it is reached, but what was not seen may need it.</summary>
    Unclear,
}

/// <summary>A type that is too wide to be a good capability, at the service that takes it.</summary>
/// <param name="Service">The type that takes it, as a reader writes it.</param>
/// <param name="Through">The constructor parameter or field it comes in through.</param>
/// <param name="Advice">What to take instead.</param>
public sealed record BroadType(string Service, string Through, string Type, string Advice);
