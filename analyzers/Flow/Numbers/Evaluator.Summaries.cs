using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Calls of functions whose code is in sight.</summary>
internal sealed partial class Evaluator
{
    /// <summary>More implementations of one method than this are not looked into.</summary>
    private const int MostTargets = 8;

    /// <summary>What is known about functions with code; null where nothing is.</summary>
    public FunctionSummaries? Summaries { get; init; }

    /// <summary>The function that is being summarized, if one is.</summary>
    public IMethodSymbol? Caller { get; init; }

    /// <summary>What the type parameters of that function stand for, where that is known.</summary>
    public GenericInstance? Instance { get; init; }

    private IReadOnlyList<IMethodSymbol> Targets(IMethodSymbol method, bool isVirtual) => [.. Summaries?.Code.TargetsInSource(method, isVirtual).Take(MostTargets + 1) ?? []];

    /// <summary>The value of a call by the summaries of all that it may run, with the state behind it; null when one of them is not known.</summary>
    private Value? Summarized(IOperation call, IReadOnlyList<IMethodSymbol> targets, IOperation? receiver, ImmutableArray<IArgumentOperation> operations, Dictionary<int, Value> arguments, IMethodSymbol? named = null)
    {
        if (IsDead || targets.Count is 0 or > MostTargets)
            return null;
        named ??= Named(call);
        var instance = targets.Count == 1 ? GenericInstance.Of(named, Instance) : null;
        var summaries = targets.Select(target => Summaries!.Find(target, Caller, instance)).OfType<Summary>().ToList();
        if (summaries.Count < targets.Count)
            return null;

        var before = State;
        var ends = new List<State>();
        foreach (var summary in summaries)
        {
            State = before;
            ends.AddRange(new SummaryImport(this, summary, new(call, instance?.Method ?? named, call is IObjectCreationOperation ? null : Owner(receiver), operations, arguments)).Run());
        }
        IsDead = ends.Count == 0;
        if (IsDead)
            return Opaque.Instance;
        // A place of its own in the keys of what is joined, so that it is not taken for a block's.
        State = new Join(roots, budget).Merge(ends, -2 - call.Syntax.SpanStart);
        var result = State.Variables[Walker.Result];
        State = State with { Variables = State.Variables.Remove(Walker.Result) };
        return result is Forgotten ? Fresh(call, call.Type, call, isVague: true) : result;
    }

    private static IMethodSymbol Named(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor!,
        _ => ((IPropertyReferenceOperation)call).Property.GetMethod!,
    };

    /// <summary>A method of a struct may change it.</summary>
    private void ForgetObject(IOperation? instance)
    {
        if (Owner(instance) is { } owner && IsOwned(owner))
            State = State.Set(owner, Structure.Unknown);
    }
}
