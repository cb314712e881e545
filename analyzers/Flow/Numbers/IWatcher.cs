using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What a rule hears while a method is walked, with the state at that point.</summary>
internal interface IWatcher
{
    /// <summary>A call of a method that the rule's table knows; returns the facts that hold once it has come back.</summary>
    IEnumerable<Linear> Call(IInvocationOperation call, Func<int, Value> argument, State state);

    /// <summary>A store through a pointer, inside the loops given.</summary>
    void Store(IOperation store, Pointer target, int? bytes, State state, IReadOnlyList<Loop> loops);
}
