using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What a rule hears while a method is walked, with the state at that point.</summary>
internal interface IWatcher
{
    /// <summary>A call or an object creation, before it runs; returns the facts that hold once it has come back.</summary>
    IEnumerable<Linear> Call(IOperation site, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Func<int, Value> argument, State state);

    /// <summary>A demand that a called function passes on.</summary>
    void Ask(Demand demand, State state);

    /// <summary>The demands that could not be proved, with what is known there.</summary>
    IEnumerable<(Demand Demand, State State)> Unproved { get; }

    /// <summary>What was heard so far no longer counts.</summary>
    void Clear();

    /// <summary>The walk that counts is over.</summary>
    void Decide();

    /// <summary>A store through a pointer, inside the loops given.</summary>
    void Store(IOperation store, IOperation place, Pointer target, int? bytes, State state, IReadOnlyList<Loop> loops);

    /// <summary>A load through a pointer or a reference.</summary>
    void Load(IOperation load, Pointer source, int? bytes, State state, IReadOnlyList<Loop> loops);

    /// <summary>An allocation of so many units, before it is made.</summary>
    void Allocate(IOperation site, Linear count, int unit, bool isOnStack, State state);

    /// <summary>What a call that is not there in every build says holds.</summary>
    void Assert(IOperation site, IEnumerable<Linear> facts);
}
