using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class Evaluator
{
    /// <summary>Values, facts and places of a called function in terms of its caller.</summary>
    private sealed partial class SummaryImport
    {
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
                IsShared = region.IsShared,
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
                IsUnseen = root.IsUnseen,
                IsLimited = root.IsLimited,
                OrOperands = [.. root.OrOperands.Select(Translate)],
            });
            numbers[root] = own;
            foreach (var ancestor in Root.Ancestry(root.Parents).Where(a => a != root && (numbers.ContainsKey(a) || told.Contains(a) || a.Read is not null || a.IsVague || a.IsLimited)).OrderBy(a => a.Id))
                own.ComesFrom(Translate(ancestor).Roots);
            return own;
        }
    }
}
