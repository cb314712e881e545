using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Follows a text from where it is handed over to the statements that write it. Knows no loops, and no more than so many ways.</summary>
internal sealed class BuiltTextReader(SemanticModel model)
{
    private const int MostPaths = 1024;
    private const int MostSteps = 100_000;

    private readonly ImmutableArray<Fragment>.Builder fragments = ImmutableArray.CreateBuilder<Fragment>();
    private readonly HashSet<ISymbol> entered = new(SymbolEqualityComparer.Default);
    private int length;

    /// <summary>What was read, in order of text.</summary>
    public ImmutableArray<Fragment> Fragments => fragments.ToImmutable();

    /// <summary>The paths of a text that is written where it is handed over.</summary>
    public ImmutableArray<TextPath>? Used(IOperation text, ExpressionSyntax use) =>
        WrittenText.Of(text) is { } written ? Paths(ImmutableArray.Create(new Fragment(written, use, use.FirstAncestorOrSelf<StatementSyntax>(), []) { IsUse = true }), "") : null;

    /// <summary>The paths of what a local holds where it is read.</summary>
    /// <param name="outer">The fragment that reads it; null where it is handed over.</param>
    public ImmutableArray<TextPath>? Gathered(GatheredLocal gathered, Fragment? outer)
    {
        if (!entered.Add(gathered.Local) || Gathering.Of(gathered, model) is not { } filled || Paths(filled, gathered.Separator) is not { } paths)
            return null;
        // What it holds would depend on its own choices and on the outer ones.
        var isOpen = outer is { Conditions: { IsEmpty: false } conditions } && !(conditions.Length == 1 && conditions[0].IsTestOf(gathered));
        return isOpen && paths.Any(path => path.Segments.Any(segment => segment.IsHole)) ? null : [.. paths.Select(path => Framed(path, gathered))];
    }

    private ImmutableArray<TextPath>? Paths(ImmutableArray<Fragment> unplaced, string separator)
    {
        if (fragments.Count + unplaced.Length > WrittenText.Most || fragments.Sum(f => f.Segments.Length) + unplaced.Sum(f => f.Segments.Length) > WrittenText.Most)
            return null;
        var placed = unplaced.Select(Placed).ToImmutableArray();
        if (Sequences.Of(placed, MostPaths) is not { } sequences || sequences.Sum(sequence => sequence.Count) > MostSteps)
            return null;
        var written = new Dictionary<Fragment, ImmutableArray<TextPath>>();
        foreach (var fragment in placed)
        {
            if (Written(fragment) is not { } paths)
                return null;
            written[fragment] = paths;
        }
        var all = ImmutableArray.CreateBuilder<TextPath>();
        foreach (var sequence in sequences)
        {
            var paths = new List<List<TextPath>> { new() };
            foreach (var fragment in sequence)
            {
                if (fragment != sequence[0] && separator.Length > 0)
                    paths.ForEach(path => path.Add(Fixed(separator)));
                if (paths.Count * written[fragment].Length > MostPaths)
                    return null;
                if (written[fragment] is [var only])
                    paths.ForEach(path => path.Add(only));
                else
                    paths = [.. paths.SelectMany(path => written[fragment].Select(next => path.Append(next).ToList()))];
            }
            all.AddRange(paths.Select(TextPath.Of));
            if (all.Count > MostPaths)
                return null;
        }
        return all.ToImmutable();
    }

    // What one fragment writes, with what the locals in it hold.
    private ImmutableArray<TextPath>? Written(Fragment fragment)
    {
        var paths = ImmutableArray.Create(TextPath.Empty);
        var at = fragment.Start;
        foreach (var segment in fragment.Segments)
        {
            if (segment.Gathered is { } gathered)
            {
                if (Gathered(gathered, fragment) is not { } inner || paths.Length * inner.Length > MostPaths)
                    return null;
                paths = [.. paths.SelectMany(path => inner.Select(path.With))];
            }
            else
            {
                paths = [.. paths.Select(path => path.With(segment, fragment, at))];
            }
            at += segment.Text.Length;
        }
        return paths;
    }

    private static TextPath Framed(TextPath path, GatheredLocal gathered) =>
        path.Segments.All(segment => segment.Text.Length == 0) || gathered is { Before: "", After: "" } ? path : Fixed(gathered.Before).With(path).With(Fixed(gathered.After));

    // Text that no parameter can take a part of.
    private static TextPath Fixed(string text) => TextPath.Empty.With(new TextSegment(text, null, "", null, IsHole: false), null, -1);

    private Fragment Placed(Fragment fragment)
    {
        var placed = fragment with { Start = length };
        length += fragment.Length;
        fragments.Add(placed);
        return placed;
    }
}
