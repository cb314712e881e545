using System.Diagnostics;

namespace Polp.Testing.Oracle;

/// <summary>Holds the marks of a source against what its code does: every site is run on messages until one drives it out of bounds.</summary>
/// <remarks>
/// The code runs as a release build would, with each unchecked access held against the objects that are alive, and with guard bytes round native memory.
/// "Another thread changes the message" is modelled on one thread: what is read a second time at an address of a parameter named <c>shared</c> has changed.
/// Not seen: an overrun inside one object, as from a slice into the rest of its array.
/// </remarks>
public static class ExecutionOracle
{
    /// <summary>No message of at least so many may drive a good site out of bounds.</summary>
    public const int GoodMessages = 10_000;

    /// <summary>One message of so many must drive a bad site out of bounds.</summary>
    public const int BadMessages = 200_000;

    /// <summary>So many messages must bring a good site to its line; more are tried until they do, up to as many as for a bad one.</summary>
    public const int Reaching = 20;

    // Enough to say that the other side is what breaks.
    private const int OnTheOtherSide = 1_000;

    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(2);

    /// <summary>A sentence for each site that contradicts its mark. Empty when all marks are true.</summary>
    /// <param name="lines">The marked lines that are asked about, which need not be reached: a fix may refuse every message. Null for all, which must be.</param>
    public static IReadOnlyList<string> Contradictions(MarkedSource source, IReadOnlyCollection<int>? lines = null) =>
        [.. Instrumented.Of(source).Sites.Where(site => lines?.Contains(site.Site.Line) != false).Select(site => Contradiction(site.Site, site.Call, lines is null ? Reaching : 0)).Where(sentence => sentence is not null).Select(sentence => $"{source.Name}.{sentence}")];

    private static string? Contradiction(Site site, Action<Run> call, int reaching)
    {
        using var shadow = new Shadow();
        var messages = new Messages(Seed(site.Name), site.Named);
        var run = new Run(messages, shadow);
        var clock = Stopwatch.StartNew();
        var (bad, other, reached) = (site.Ids.Count > 0, 0, 0);
        for (var number = 0; number < BadMessages && other < OnTheOtherSide && (bad || number < GoodMessages || reached < reaching); number++)
        {
            if (!shadow.Reset((ulong)number))
                return $"{site.Name}: guard bytes were overwritten without a violation, at message {number - 1}";
            if (clock.Elapsed > Slow)
                return $"{site.Name}: still running after {number} messages";
            run.Start(number);
            var unexpected = Call(call, run);
            if (unexpected is not null)
                return $"{site.Name}: {unexpected}, at message {number}";
            reached += shadow.Reached ? 1 : 0;
            if (shadow.Violation is not { } violation)
                continue;
            var where = Where(violation);
            if (!bad)
                return $"{site.Name} is marked good, but {violation.Message}, at lines {string.Join(", ", where)}, message {number}";
            if (!where.Contains(site.Line))
                return $"{site.Name} is marked bad in line {site.Line}, but {violation.Message}, at lines {string.Join(", ", where)}, message {number}";
            if (IsNamed(violation.Access, site.Ids))
                return shadow.Reset(0) ? null : $"{site.Name}: guard bytes were overwritten before the violation";
            other++;
        }
        if (!bad)
            return reached < reaching ? $"{site.Name} is marked good, but only {reached} messages reach its line" : null;
        return $"{site.Name} is marked bad, but no message drove it out of bounds as {string.Join(" or ", site.Ids)}{(other > 0 ? $" ({other} did on another side)" : "")}";
    }

    /// <summary>
    /// A sentence for each site that treats a good message, one that did not drive it out of bounds before, otherwise than it did: it refuses it, or answers or writes something else.
    /// </summary>
    /// <param name="messages">Messages a site.</param>
    public static IReadOnlyList<string> Changes(MarkedSource before, MarkedSource after, int messages = 2_000)
    {
        var repaired = Instrumented.Of(after).Sites.ToDictionary(site => site.Site.Call, site => site.Call);
        return [.. Instrumented.Of(before).Sites.Select(site => Change(site.Site, site.Call, repaired[site.Site.Call], messages)).OfType<string>().Select(sentence => $"{after.Name}.{sentence}")];
    }

    private static string? Change(Site site, Action<Run> before, Action<Run> after, int messages)
    {
        using var shadow = new Shadow(isZeroed: true);
        var run = new Run(new Messages(Seed(site.Name), site.Named), shadow);
        for (var number = 0; number < messages; number++)
        {
            if (Outcome(before) is not { } old || old == "refused" || Outcome(after) is not { } now || now == old)
                continue;
            return $"{site.Name}: {old} before, {now} after, at message {number}";

            string? Outcome(Action<Run> call)
            {
                shadow.Reset((ulong)number);
                run.Start(number);
                try
                {
                    call(run);
                }
                catch (Exception e)
                {
                    return shadow.Violation is null && e is not OutOfFuelException ? "refused" : null;
                }
                return shadow.Violation is null ? $"{run.Answer ?? "done"} and {run.Written}" : null;
            }
        }
        return null;
    }

    // Refusing a message by any exception is what a good site does.
    private static string? Call(Action<Run> call, Run run)
    {
        try
        {
            call(run);
            return null;
        }
        catch (OutOfFuelException)
        {
            return "it does not end";
        }
        catch (Exception e) when (e is NullReferenceException or AccessViolationException or MissingMemberException or TypeLoadException or InvalidProgramException)
        {
            return e.Message;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static bool IsNamed(Access access, IReadOnlyList<string> ids) => access switch
    {
        Access.Allocation => ids.Contains("POLP2004"),
        Access.Store => ids.Contains("POLP2001") || ids.Contains("POLP2003"),
        Access.Load => ids.Contains("POLP2002") || ids.Contains("POLP2003"),
        _ => ids.Any(id => id != "POLP2004"),
    };

    private static int[] Where(OutOfBoundsException violation) => [.. new StackTrace(violation, fNeedFileInfo: true).GetFrames()
        .Where(frame => frame.GetMethod()?.Module.Assembly.GetName().Name?.StartsWith("Instrumented", StringComparison.Ordinal) == true)
        .Select(frame => frame.GetFileLineNumber()).Where(line => line > 0)];

    // The same in every process, unlike a string's hash code.
    private static ulong Seed(string name) => name.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211);
}
