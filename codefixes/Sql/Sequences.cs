using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>The fragments that run together, for every combination of the choices they depend on.</summary>
internal static class Sequences
{
    /// <summary>The combinations, those in which more runs first; null for too many, and where a part that comes from outside may be thrown away again.</summary>
    public static IReadOnlyList<IReadOnlyList<Fragment>>? Of(ImmutableArray<Fragment> fragments, int most)
    {
        if (Ways(fragments, 0, most) is not { } ways)
            return null;
        var sequences = new List<IReadOnlyList<Fragment>>();
        foreach (var way in ways)
        {
            var last = way.FindLastIndex(fragment => fragment.Resets);
            if (way.Take(Math.Max(last, 0)).Any(fragment => fragment.IsOpen))
                return null;
            sequences.Add(last > 0 ? way.GetRange(last, way.Count - last) : way);
        }
        return sequences;
    }

    private static List<List<Fragment>>? Ways(ImmutableArray<Fragment> fragments, int depth, int most)
    {
        var ways = new List<List<Fragment>> { new() };
        for (var i = 0; i < fragments.Length;)
        {
            if (fragments[i].Conditions.Length == depth)
            {
                ways.ForEach(way => way.Add(fragments[i]));
                i++;
                continue;
            }
            var group = fragments[i].Conditions[depth].Group;
            var run = fragments.Skip(i).TakeWhile(fragment => fragment.Conditions.Length > depth && fragment.Conditions[depth].Group == group).ToImmutableArray();
            var options = run.GroupBy(fragment => fragment.Conditions[depth].Option).ToArray();
            var choices = new List<List<Fragment>>();
            foreach (var option in options)
            {
                if (Ways([.. option], depth + 1, most) is not { } inner)
                    return null;
                choices.AddRange(inner);
            }
            if (!Condition.IsExhaustive(group, [.. options.Select(option => option.Key)]))
                choices.Add([]);
            if (ways.Count * choices.Count > most)
                return null;
            ways = [.. ways.SelectMany(way => choices.Select(choice => way.Concat(choice).ToList()))];
            i += run.Length;
        }
        return ways;
    }
}
