using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class Evaluator
{
    /// <summary>Reads the summary of a called function with what is handed over at one call.</summary>
    private sealed class SummaryImport(Evaluator caller, Summary summary, CallSite site)
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
                    else if (!summary.Exits.Any(exit => exit.HasStored))
                        caller.Keep(there, Translate(formal), isCertain: false);
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

        /// <summary>A member of an argument that was read out of the data as a whole.</summary>
        private Value Data(Value formal, Place place) => formal is Number { Linear.Terms: [{ Root: var root }] }
            ? new Number(caller.roots.Get((site.Call, place, "data"), (id, birth) => new(id, root.Range, birth) { Read = site.Call.Syntax }))
            : Opaque.Instance;

        private void Ask(Precondition precondition)
        {
            var demand = precondition.Demand;
            var memory = Translate(demand.Memory) as Pointer ?? demand.Memory;
            var state = caller.State.With(precondition.Facts.Where(fact => !fact.Roots.Any(bits.ContainsKey)).Select(Translate));
            caller.watcher.Ask(demand.AskedBy(site, summary, memory, Translate(demand.Count), demand.Limit is { } limit ? Translate(limit) : null), state);
        }

        /// <summary>What holds; facts about a bool that was handed over say which answer it must have been. Null when that is impossible.</summary>
        private Outcome? Translate(Outcome? outcome)
        {
            if (outcome is null)
                return null;
            Outcome? all = new([.. outcome.Facts.Where(fact => !fact.Roots.Any(bits.ContainsKey)).Select(Translate)], outcome.Vetted.SelectMany(root => Translate(root).Roots).ToImmutableHashSet());
            foreach (var fact in outcome.Facts)
            {
                if (fact.Terms is [{ Root: var bit }] && bits.TryGetValue(bit, out var flag))
                    all = Outcome.Both(all, fact.Coefficient(bit).Sign < 0 ? flag.WhenTrue : flag.WhenFalse);
            }
            return all;
        }

        private Place? Translate(Place place)
        {
            switch (place.Owner)
            {
                case Region region when pointers.TryGetValue(region, out var pointer) && place.Offset is { } offset:
                    return new(pointer.Region, place.Path, pointer.Offset + Translate(offset));
                case This:
                    return site.Owner is { } owner ? place with { Owner = owner } : null;
                case IParameterSymbol parameter when IsOwn(parameter):
                    return caller.Owner(site.Operation(parameter)?.Value) is { } argument ? place with { Owner = argument } : null;
                case ISymbol:
                    return place;
                default:
                    return null;
            }
        }

        private Value Translate(Value value) => value switch
        {
            Number number => new Number(Translate(number.Linear)),
            Flag flag => new Flag(Translate(flag.WhenTrue), Translate(flag.WhenFalse)),
            Pointer pointer => Translate(pointer),
            Sequence sequence => Translate(sequence),
            Structure structure => structure with { IsGiven = false, Members = structure.Members.SetItems(structure.Members.Select(m => new KeyValuePair<string, Value>(m.Key, Translate(m.Value)))) },
            _ => value,
        };

        private Pointer Translate(Pointer pointer)
        {
            var offset = Translate(pointer.Offset);
            if (pointers.TryGetValue(pointer.Region, out var actual))
                return actual with { Offset = actual.Offset + offset };
            if (sequences.TryGetValue(pointer.Region, out var sequence) && sequence.Element is { } element && caller.Pin(sequence.Whole, element) is var start)
                return start with { Offset = start.Offset + offset };
            return new(Translate(pointer.Region), offset);
        }

        private Sequence Translate(Sequence sequence)
        {
            var (offset, length) = (Translate(sequence.Offset), Translate(sequence.Length));
            if (sequences.TryGetValue(sequence.Region, out var actual))
                return actual.Whole with { Offset = actual.Whole.Offset + offset, Length = length };
            return pointers.TryGetValue(sequence.Region, out var pointer)
                ? new(pointer.Region, pointer.Offset + offset, length)
                : new(Translate(sequence.Region), offset, length);
        }

        /// <summary>Memory that the function made or found by itself.</summary>
        private Region Translate(Region region)
        {
            var capacity = region.Capacity is { } size ? Translate(size) : null;
            return caller.roots.Region((site.Call, region, capacity), address => new(address)
            {
                Capacity = capacity,
                IsCertain = region.IsCertain,
                IsSizedElsewhere = region.IsSizedElsewhere,
                AssumedFrom = region.AssumedFrom,
                IsData = region.IsData,
                Origin = region.Origin,
            });
        }

        private Linear Translate(Linear linear) => linear.Terms.Aggregate((Linear)linear.Constant, (sum, term) => sum + Translate(term.Root) * term.Coefficient);

        private Linear Translate(Root root)
        {
            if (numbers.TryGetValue(root, out var known))
                return known;
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (root.Memory is { } region)
                return numbers[root] = Translate(new Pointer(region, Linear.Zero)).Address;
            if (root.Exact is { } exact)
                return numbers[root] = caller.Fit(Translate(exact), root.Range, isChecked: false, root.Overflow, root.Cast);
            if (root.Factors is [var left, var right])
                return numbers[root] = caller.Arithmetic(BinaryOperatorKind.Multiply, Translate(left), Translate(right), root.Range, isChecked: false, site.Call);
            if (root.Measured is { } type)
                return numbers[root] = caller.SizeOf(site.Substitute(type));
            var own = caller.roots.Get((site.Call, root), (id, birth) => new(id, root.Range, birth)
            {
                Read = root.Read,
                IsVague = root.IsVague,
                IsLimited = root.IsLimited,
                OrOperands = [.. root.OrOperands.Select(Translate)],
            });
            numbers[root] = own;
            foreach (var ancestor in Root.Ancestry(root.Parents).Where(a => a != root && (numbers.ContainsKey(a) || told.Contains(a) || a.Read is not null || a.IsVague || a.IsLimited)).OrderBy(a => a.Id))
                own.ComesFrom(Translate(ancestor).Roots);
            return own;
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
