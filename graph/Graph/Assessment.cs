namespace Polp.Graph;

/// <summary>What is known about a system: the answer every output is written from. Collections are sorted; nothing depends on a clock or a machine.</summary>
public sealed record Assessment(
    string System,
    string ManifestPath,
    IReadOnlyList<ProcessAssessment> Processes,
    IReadOnlyList<ResourceAssessment> Resources,
    IReadOnlyList<string> Unknowns,
    double RootWeight)
{
    /// <summary>Scores at or above this count as high, on both axes.</summary>
    public const double Threshold = 50;

    public Verdict Verdict => Verdict.Of(this);
}

/// <summary>One declared process: how exposed it is, how much it may do, what falls with it, and what its code reaches.</summary>
public sealed record ProcessAssessment(
    string Name,
    Identity Identity,
    Score Exposure,
    Score Privilege,
    IReadOnlyList<Holding> Holds,
    IReadOnlyList<Gain> Gains,
    IReadOnlyList<Finding> Findings,
    Reach Reach)
{
    public Quadrant Quadrant => (Exposure.Value >= Assessment.Threshold, Privilege.Value >= Assessment.Threshold) switch
    {
        (true, true) => Quadrant.ExposedAndPowerful,
        (true, false) => Quadrant.ExposedAndWeak,
        (false, true) => Quadrant.ShelteredAndPowerful,
        (false, false) => Quadrant.ShelteredAndWeak,
    };
}

public enum Quadrant
{
    ExposedAndPowerful,
    ExposedAndWeak,
    ShelteredAndPowerful,
    ShelteredAndWeak,
}

/// <summary>Who a process is to the kernel. <c>Jail</c> is null for a process that sees the whole file system.</summary>
public sealed record Identity(
    string Principal,
    int Uid,
    int Gid,
    IReadOnlyList<int> Groups,
    IReadOnlyList<string> Capabilities,
    string? Jail,
    string WorkingDirectory,
    bool NoNewPrivileges,
    bool Dumpable,
    bool Network,
    IReadOnlyList<string> DeniedSystemCalls,
    int Replicas,
    Source Source)
{
    public bool IsRoot => Uid == 0;
}

/// <summary>Where a fact comes from; line and column count from 1, 0 when the whole file is meant.</summary>
public sealed record Source(string File, int Line = 0, int Column = 0)
{
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}";
}

/// <summary>A score from 0 to 100 and the rows that make it; a score is never shown without its rows.</summary>
public sealed record Score(double Value, IReadOnlyList<ScoreRow> Rows);

/// <summary>One reason. For exposure, a factor between 0 and 1; for privilege, a weight.</summary>
public sealed record ScoreRow(string Reason, double Value, Source? Source);

/// <summary>Something the process has without breaking anything: a descriptor, a secret in memory, a method it may call.</summary>
public sealed record Holding(string What, string Mode, Source Source);

/// <summary>A right on a resource that follows from owning the process, with one shortest derivation.</summary>
public sealed record Gain(Right Right, string Resource, double Weight, IReadOnlyList<Step> Derivation);

/// <summary>One step of a derivation: the rule of the privilege model, what it gives, and the fact it rests on.</summary>
public sealed record Step(string Rule, string Text, Source? Source);

/// <summary>The rights of the privilege model, section 3.</summary>
public enum Right
{
    Enter,
    Impersonate,
    Read,
    Write,
    Append,
    Entries,
    Call,
    Connect,
    Kill,
    Delegate,
    RootEquivalent,
}

public static class RightName
{
    /// <summary>The right as every output words it.</summary>
    public static string Of(Right right) => right == Right.RootEquivalent ? "root-equivalent" : right.ToString().ToLowerInvariant();
}

/// <summary>A resource worth protecting and every process whose compromise reaches it.</summary>
public sealed record ResourceAssessment(string Name, string Kind, double Weight, IReadOnlyList<ResourceReach> ReachedBy);

/// <param name="SingleRows">True when only rows that the process names are reached, not the whole table.</param>
public sealed record ResourceReach(string Process, Right Right, bool SingleRows = false)
{
    /// <summary>True when the resource as a whole is read, changed or stopped: neither single rows nor a line at the end.</summary>
    public bool IsWhole => !SingleRows && Right != Right.Append;
}

/// <summary>A result of one of the rules, read from a compiler's SARIF log.</summary>
public sealed record Finding(string RuleId, FindingLevel Level, string Message, Source Source, bool InServiceCode, IReadOnlyList<FindingStep> Path);

public sealed record FindingStep(string? Message, Source Source);

public enum FindingLevel
{
    Note,
    Warning,
    Error,
}

/// <summary>The policy result: what `polp check` turns into an exit code.</summary>
/// <param name="Undeclared">Capabilities that a project asks for and the manifest does not declare.</param>
/// <param name="IsKnown">False when no code was read, so that nothing is known of what it reaches.</param>
public sealed record Verdict(
    IReadOnlyList<(string Process, CapabilityReach Reach)> Missing,
    IReadOnlyList<(string Process, Finding Finding)> Violations,
    IReadOnlyList<string> ExposedAndPowerful,
    int Unknowns,
    int Undeclared,
    bool IsKnown)
{
    public bool Passes => Missing.Count == 0 && Violations.Count == 0;

    /// <summary>Grants that nothing reaches. They fail no check: giving them up is least privilege, keeping them breaks nothing.</summary>
    public IReadOnlyList<(string Process, GrantReview Review)> Unused { get; init; } = [];

    /// <summary>Grants of which only a part is reached; likewise.</summary>
    public IReadOnlyList<(string Process, GrantReview Review)> TooWide { get; init; } = [];

    internal static Verdict Of(Assessment assessment) => new(
        [.. from p in assessment.Processes from c in p.Reach.Missing select (p.Name, c)],
        [.. from p in assessment.Processes from f in p.Findings where f.InServiceCode && f.Level >= FindingLevel.Warning select (p.Name, f)],
        [.. assessment.Processes.Where(p => p.Quadrant == Quadrant.ExposedAndPowerful).Select(p => p.Name)],
        assessment.Unknowns.Count,
        assessment.Processes.Sum(p => p.Reach.Capabilities.Count(c => c.Status == GrantStatus.AskedNotDeclared)),
        assessment.Processes.Any(p => p.Reach.Analysed))
    {
        Unused = Reviews(assessment, GrantUse.Unused),
        TooWide = Reviews(assessment, GrantUse.TooWide),
    };

    private static (string, GrantReview)[] Reviews(Assessment assessment, GrantUse use) =>
        [.. from p in assessment.Processes from g in p.Reach.Grants where g.Use == use select (p.Name, g)];
}
