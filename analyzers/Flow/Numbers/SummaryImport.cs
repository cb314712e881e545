using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class Evaluator
{
    /// <summary>Reads the summary of a called function with what is handed over at one call.</summary>
    private sealed partial class SummaryImport(Evaluator caller, Summary summary, CallSite site)
    {
        private readonly Dictionary<Root, Linear> numbers = [];
        private readonly Dictionary<Root, Flag> bits = [];
        private readonly Dictionary<Region, Pointer> pointers = [];
        private readonly Dictionary<Region, (Sequence Whole, ITypeSymbol? Element)> sequences = [];
        private readonly HashSet<Root> told = [.. summary.Exits.SelectMany(exit => exit.Facts).SelectMany(fact => fact.Roots)];

        /// <summary>Carries the caller's state over the call: one state for each way back that is possible here, with what comes back.</summary>
        public IEnumerable<State> Run()
        {
            foreach (var (key, formal) in summary.Given.Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Key is Place))
                Bind(key, formal);
            foreach (var precondition in summary.Preconditions)
                Ask(precondition);
            var before = caller.State;
            foreach (var exit in summary.Exits)
            {
                caller.State = before;
                if (Leave(exit) is { } value)
                    yield return caller.State.Set(Walker.Result, value);
            }
        }

        private Value? Leave(SummaryExit exit)
        {
            if (Translate(new Outcome(exit.Facts, exit.Vetted)) is not { } implied || caller.State.After(implied, caller.budget) is not { } after)
                return null;
            caller.State = after;
            foreach (var joined in numbers.Where(entry => entry.Key.Alternatives.Count > 0).OrderBy(entry => entry.Key.Id).ToList())
            {
                // What is handed over may settle what the function could not know.
                if (joined.Key.Alternatives.All(value => caller.Proves(-Translate(value))))
                    caller.State = caller.State.With(-joined.Value);
            }
            if (exit.HasStored)
            {
                caller.State = caller.State.ForgetMemory();
                if (site.Owner is { } owner && (caller.IsOwned(owner) || owner is This))
                    caller.State = caller.State.Set(owner, Structure.Unknown);
            }
            foreach (var (place, value) in exit.Memory.Select(entry => (Translate(entry.Key), entry.Value)))
            {
                if (place is not null && Translate(value) is var known and not Opaque)
                    caller.Keep(place, known, isCertain: false);
            }
            foreach (var (parameter, value) in exit.Outs.Select(o => (o.Key, o.Value)))
            {
                if (site.Operation(parameter) is { } argument)
                    caller.Assign(argument.Value, Typed(Translate(value), argument.Value.Type, (argument, "after")), site.Call);
            }
            return Typed(Translate(exit.Result), site.Call.Type, site.Call);
        }

        private void Bind(object key, Value formal)
        {
            switch (key)
            {
                case IParameterSymbol parameter when IsOwn(parameter):
                    Bind(formal, site.Value(parameter, caller), ElementType(parameter.Type));
                    break;
                case Referred { Parameter: var parameter }:
                    Bind(formal, site.Argument(parameter.Ordinal), null);
                    break;
                case ISymbol outer:
                    Bind(formal, caller.Variable(outer, site.Call), ElementType((outer as ILocalSymbol)?.Type ?? (outer as IParameterSymbol)?.Type));
                    break;
                case Place { Owner: IParameterSymbol parameter } place when IsOwn(parameter) && parameter.Type.IsStructure():
                    if (site.Value(parameter, caller) is Structure structure)
                        Bind(formal, structure.Find(place.Path) ?? (structure.IsDataAt(place.Path) ? Data(formal, place) : Opaque.Instance), null);
                    break;
                case Place place when Translate(place) is { } there:
                    if (caller.Known(there) is { } known)
                        Bind(formal, known, null);
                    else if (there.Owner is Region { IsData: true } region && formal is Number { Linear.Terms: [{ Root: var read }] } && (region.IsShared || region.IsSized && read.Read is null))
                        numbers[read] = ReadThere(there, read, !region.IsShared && !summary.Exits.Any(exit => exit.HasStored));
                    else
                        Find(there, Translate(formal));
                    break;
            }
        }

        private bool IsOwn(IParameterSymbol parameter) => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, summary.Function);

        private void Bind(Value formal, Value actual, ITypeSymbol? element)
        {
            switch (formal, actual)
            {
                case (Number { Linear.Terms: [{ Root: var root }] }, Number number):
                    numbers[root] = number.Linear;
                    break;
                case (Flag { WhenTrue.Facts: [{ Terms: [{ Root: var bit }] }] }, Flag flag):
                    bits[bit] = flag;
                    break;
                case (Pointer { Region: var region }, Pointer pointer):
                    pointers[region] = pointer;
                    break;
                case (Sequence { Region: var memory, Length.Terms: [{ Root: var length }] }, Sequence sequence):
                    numbers[length] = sequence.Length;
                    sequences[memory] = (sequence, element);
                    break;
            }
        }

        /// <summary>A value that the function found where the caller has not looked yet.</summary>
        private void Find(Place there, Value value)
        {
            if (caller.Caller is not null && caller.IsGiven(there, isCertain: false) && !caller.Given.ContainsKey(there))
                caller.Given.Add(there, value);
            if (!summary.Exits.Any(exit => exit.HasStored))
                caller.Keep(there, value, isCertain: false);
        }

        /// <summary>What the function reads where the caller knows data to lie.</summary>
        private Linear ReadThere(Place there, Root read, bool isKept)
        {
            var root = caller.roots.Get((site.Call, there, "read"), (id, birth) => new(id, read.Range, birth) { Read = read.Read ?? site.Call.Syntax, Place = there });
            if (isKept)
                caller.Keep(there, new Number(root), isCertain: false);
            return root;
        }

        /// <summary>A member of an argument that was read out of the data as a whole.</summary>
        private Value Data(Value formal, Place place) => formal is Number { Linear.Terms: [{ Root: var root }] }
            ? new Number(caller.roots.Get((site.Call, place, "data"), (id, birth) => new(id, root.Range, birth) { Read = site.Call.Syntax }))
            : Opaque.Instance;

        private void Ask(Precondition precondition)
        {
            var demand = precondition.Demand;
            var memory = Translate(demand.Memory) as Pointer ?? demand.Memory;
            var count = Translate(demand.Count);
            var state = caller.State.With(Settled()).With(precondition.Facts.Where(fact => !fact.Roots.Any(bits.ContainsKey)).Select(Translate));
            caller.watcher.Ask(demand.AskedBy(site, summary, memory, count, demand.Limit is { } limit ? Translate(limit) : null), state);
        }

        /// <summary>Between what plain numbers a value lies that the function could not know better, now that all it can be is known.</summary>
        private IEnumerable<Linear> Settled()
        {
            foreach (var (root, value) in numbers.Where(entry => entry.Key.Alternatives.Count > 0).OrderBy(entry => entry.Key.Id).Select(entry => (entry.Key, entry.Value)).ToList())
            {
                var ranges = root.Alternatives.Select(alternative => caller.Known(Translate(alternative))).ToList();
                yield return value - (Linear)ranges.Max(range => range.Max);
                yield return (Linear)ranges.Min(range => range.Min) - value;
            }
        }

        /// <summary>The value as one of the type that the caller sees, which may be what a type parameter stands for.</summary>
        private Value Typed(Value value, ITypeSymbol? type, object key) => value switch
        {
            Structure { IsData: true, Members.Count: 0 } when !type.IsStructure() && type is not ITypeParameterSymbol => caller.Fresh(key, type, site.Call, site.Call.Syntax),
            Opaque => type.IsStructure() ? Structure.Unknown : caller.Fresh(key, type, site.Call, isVague: true),
            _ => value,
        };
    }
}
