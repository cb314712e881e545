using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>A number the analysis does not look into: a parameter, a length, one read of memory, a joined variable, a result that may have wrapped.</summary>
/// <param name="id">Orders the roots of one method.</param>
/// <param name="range">All values the root can have.</param>
/// <param name="birth">The block in which the root first arose.</param>
internal sealed class Root(int id, Interval range, int birth)
{
    private const long Far = 1L << 41;

    private readonly List<Root> parents = [];
    private readonly long plain = (long)Whole.Max(-Far, Whole.Min(Far, Whole.Max(range.Min, Whole.Min(range.Max, 0))));

    public int Id => id;

    public override int GetHashCode() => id;

    public Interval Range => range;
    public int Birth => birth;

    /// <summary>The lower end of the range, rounded.</summary>
    public double AboutLeast { get; } = (double)range.Min;

    /// <summary>The upper end of the range, rounded.</summary>
    public double AboutMost { get; } = (double)range.Max;

    /// <summary>The lowest number that is tried for the root.</summary>
    public long Low { get; } = (long)Whole.Max(-Far, Whole.Min(Far, range.Min));

    /// <summary>The highest number that is tried for the root.</summary>
    public long High { get; } = (long)Whole.Max(-Far, Whole.Min(Far, range.Max));

    /// <summary>False when no number is tried for it.</summary>
    public bool IsNear { get; } = id >= 0 && range.Min <= Far && range.Max >= -Far;

    /// <summary>The number chosen for the root, or the one nearest to zero when none was.</summary>
    public long At(Numbers chosen) => chosen[Id] ?? plain;

    /// <summary>The read of the data that gave the root, if one did.</summary>
    public SyntaxNode? Read { get; init; }

    /// <summary>True for what came out of the heap or an unknown call: a check against it may well be the right one.</summary>
    public bool IsVague { get; init; }

    /// <summary>True for what came out of a call whose code was not followed, although it is in sight: nothing is said about what depends on it.</summary>
    public bool IsUnseen { get; set; }

    /// <summary>True when the code itself keeps the value small, as <c>n % 64</c> does.</summary>
    public bool IsLimited { get; init; }

    /// <summary>For the length of an array or span that is handed in, or what stands beside a pointer for it, where that is declared; for what a pool hands out, the call.</summary>
    public SyntaxNode? Input { get; set; }

    /// <summary>True for the length of what a pool has handed out: at least what was asked for.</summary>
    public bool IsLeast => Input is InvocationExpressionSyntax;

    /// <summary>True for a variable at the head of a loop that changes it.</summary>
    public bool IsInduction { get; init; }

    /// <summary>True for a product of two numbers that are both unknown: what it says about either is not linear.</summary>
    public bool IsProduct => Factors.Count > 0;

    /// <summary>The type whose size in bytes the root is.</summary>
    public ITypeSymbol? Measured { get; init; }

    /// <summary>The memory that begins there, if the root is an address.</summary>
    public Region? Memory { get; set; }

    /// <summary>The value the root would have, had the machine not wrapped.</summary>
    public Linear? Exact { get; init; }

    /// <summary>The arithmetic whose result the root is, if it may overflow; null where a cast made the root.</summary>
    public SyntaxNode? Overflow { get; init; }

    /// <summary>The cast that made the root, if one did that may change the value.</summary>
    public SyntaxNode? Cast { get; init; }

    /// <summary>The piece of memory that the root was read from, if that has a name.</summary>
    public object? Place { get; init; }

    /// <summary>Operands of a bitwise or: none of them is negative when the root is not.</summary>
    public IReadOnlyList<Linear> OrOperands { get; init; } = [];

    /// <summary>For a variable where paths meet, what it is on each of them.</summary>
    public IReadOnlyList<Linear> Alternatives { get; set; } = [];

    /// <summary>The two numbers that the root is the product of.</summary>
    public IReadOnlyList<Linear> Factors { get; init; } = [];

    /// <summary>The root equals <see cref="Exact"/> when it is at least this.</summary>
    public Whole? ExactFrom { get; init; }

    /// <summary>The root equals <see cref="Exact"/> when it is at most this.</summary>
    public Whole? ExactUpTo { get; init; }

    /// <summary>The roots this one was computed from.</summary>
    public IReadOnlyList<Root> Parents => parents;

    public void ComesFrom(IEnumerable<Root> roots)
    {
        foreach (var root in roots)
        {
            if (root != this && !parents.Contains(root))
                parents.Add(root);
        }
    }

    /// <summary>True when the value depends on the data.</summary>
    public bool IsTainted => Ancestry([this]).Any(root => root.Read is not null);

    /// <summary>The roots given and all that they were computed from.</summary>
    public static HashSet<Root> Ancestry(IEnumerable<Root> roots) => Ancestry(roots, _ => true);

    /// <summary>The same, but not beyond a root that keeps what it was computed from small: whoever looks at it does not see that.</summary>
    public static HashSet<Root> Visible(IEnumerable<Root> roots) => Ancestry(roots, root => !root.IsLimited || root.Exact is not null);

    private static HashSet<Root> Ancestry(IEnumerable<Root> roots, Func<Root, bool> goesOn)
    {
        var all = new HashSet<Root>();
        var open = new Stack<Root>(roots);
        while (open.Count > 0)
        {
            if (open.Pop() is var root && all.Add(root) && goesOn(root))
            {
                foreach (var parent in root.Parents)
                    open.Push(parent);
            }
        }
        return all;
    }
}
