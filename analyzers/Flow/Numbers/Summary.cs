using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>
/// What a function does, as far as its callers have to know: told once in terms of what it is given, and read at each call with what is handed over there.
/// </summary>
/// <param name="Function">The function.</param>
/// <param name="Given">What comes from outside, with the roots that stand for it: by parameter, by place, by variable of a function around it.</param>
internal sealed record Summary(IMethodSymbol Function, ImmutableArray<KeyValuePair<object, Value>> Given)
{
    /// <summary>The ways in which it comes back; none when it never does.</summary>
    public ImmutableArray<SummaryExit> Exits { get; init; } = [];

    /// <summary>What must hold at each call.</summary>
    public ImmutableArray<Precondition> Preconditions { get; init; } = [];
}

/// <summary>One way in which a function comes back.</summary>
internal sealed record SummaryExit
{
    /// <summary>What it returns; for a constructor the object.</summary>
    public Value Result { get; init; } = Opaque.Instance;

    /// <summary>What lies in its out and ref parameters.</summary>
    public ImmutableArray<KeyValuePair<IParameterSymbol, Value>> Outs { get; init; } = [];

    /// <summary>What holds.</summary>
    public ImmutableArray<Linear> Facts { get; init; } = [];

    /// <summary>What a check of unknown meaning has looked at.</summary>
    public ImmutableHashSet<Root> Vetted { get; init; } = ImmutableHashSet<Root>.Empty;

    /// <summary>What lies in memory.</summary>
    public ImmutableArray<KeyValuePair<Place, Value>> Memory { get; init; } = [];

    /// <summary>False when all memory that was there before is as it was.</summary>
    public bool HasStored { get; init; }
}

/// <summary>What an operation inside a function demands of what the function is given.</summary>
/// <param name="Demand">The demand, in terms of what is given.</param>
/// <param name="Facts">What is known where the operation stands, in the same terms.</param>
internal sealed record Precondition(Demand Demand, ImmutableArray<Linear> Facts);

/// <summary>The memory that a ref or in parameter lies in.</summary>
internal sealed record Referred(IParameterSymbol Parameter);
