namespace Polp.Analyzers;

/// <summary>The work one method may cost, counted in facts looked at, so that the same source always gives the same answer.</summary>
internal sealed class Budget(int steps)
{
    private int left = steps;

    /// <summary>True once a question was left unanswered for want of work.</summary>
    public bool IsSpent => left <= 0;

    public bool Take(int steps) => (left -= steps) > 0;
}
