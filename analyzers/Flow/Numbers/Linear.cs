using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

/// <summary><c>constant + sum of coefficient * root</c>, over mathematical integers.</summary>
internal sealed partial class Linear : IEquatable<Linear>
{
    // Combinations are made by the million; each takes one array of the right size.
    [ThreadStatic]
    private static Term[]? scratch;

    private readonly int termsHash;

    [MethodImpl(Optimized.FromTheStart)]
    private Linear(Whole constant, ImmutableArray<Term> terms)
    {
        Constant = constant;
        Terms = terms;
        IsNear = true;
        aboutMax = (double)constant;
        var size = Math.Abs(aboutMax);
        isSmall = terms.Length <= MostSmall;
        foreach (var term in terms)
        {
            termsHash = unchecked(termsHash * 31 + term.Root.Id * 7 + term.Coefficient.GetHashCode());
            var most = (double)term.Coefficient * (term.Coefficient.Sign > 0 ? term.Root.AboutMost : term.Root.AboutLeast);
            aboutMax += most;
            size += Math.Abs(most);
            IsNear &= term.Root.IsNear;
            isSmall &= IsFew(term.Coefficient);
            marks |= 1UL << (term.Root.Id * 2 + (term.Coefficient.Sign > 0 ? 1 : 0));
        }
        error = size * Rounding;
    }

    internal readonly record struct Term(Root Root, Whole Coefficient);

    public static Linear Zero { get; } = new(0, []);

    public Whole Constant { get; }

    /// <summary>In order of root; no coefficient is zero.</summary>
    public ImmutableArray<Term> Terms { get; }

    public IEnumerable<Root> Roots => Terms.Select(term => term.Root);

    public bool IsConstant => Terms.IsEmpty;

    public static implicit operator Linear(Root root) => new(0, [new(root, 1)]);
    public static implicit operator Linear(Whole constant) => new(constant, []);
    public static implicit operator Linear(int constant) => new(constant, []);

    public static Linear operator +(Linear a, Linear b) => Combine(a, 1, b, 1);
    public static Linear operator -(Linear a, Linear b) => Combine(a, 1, b, -1);
    public static Linear operator -(Linear a) => a * -1;
    public static Linear operator *(Linear a, Whole k) =>
        k.IsZero ? Zero : k.IsOne ? a : new(a.Constant * k, [.. a.Terms.Select(term => new Term(term.Root, term.Coefficient * k))]);

    [MethodImpl(Optimized.FromTheStart)]
    public static Linear Combine(Linear a, Whole factorA, Linear b, Whole factorB)
    {
        var most = a.Terms.Length + b.Terms.Length;
        if (scratch is null || scratch.Length < most)
            scratch = new Term[Math.Max(most, 16)];
        var count = 0;
        for (var pair = new Merge(a, factorA, b, factorB); pair.Next();)
            scratch[count++] = new(pair.Root, pair.Coefficient);
        return new(a.Constant * factorA + b.Constant * factorB, ImmutableArray.Create(scratch, 0, count));
    }

    public Whole Coefficient(Root root)
    {
        foreach (var term in Terms)
        {
            if (term.Root == root)
                return term.Coefficient;
        }
        return 0;
    }

    /// <summary>The same with the root replaced by its value.</summary>
    public Linear Substitute(Root root, Linear value) =>
        Coefficient(root) is { IsZero: false } k ? Combine(this - (Linear)root * k, 1, value, k) : this;

    /// <summary>The same with all roots that the map knows replaced at once.</summary>
    public Linear Substitute(IReadOnlyDictionary<Root, Linear> values)
    {
        foreach (var term in Terms)
        {
            if (values.ContainsKey(term.Root))
                return Terms.Aggregate((Linear)Constant, (sum, term) => Combine(sum, 1, values.TryGetValue(term.Root, out var value) ? value : term.Root, term.Coefficient));
        }
        return this;
    }

    /// <summary>The same, had none of the arithmetic that the roots come from overflowed.</summary>
    /// <param name="assumed">Says for which roots to take that for granted.</param>
    public Linear Unwrapped(Func<Root, bool> assumed)
    {
        var value = this;
        while (value.Roots.FirstOrDefault(root => root.Overflow is not null && assumed(root)) is { Exact: { } exact } root)
            value = value.Substitute(root, exact);
        return value;
    }

    /// <summary>What the ranges of the roots alone allow.</summary>
    public Interval Range
    {
        get
        {
            var min = Constant;
            foreach (var (root, k) in Terms)
                min += k * (k.Sign > 0 ? root.Range.Min : root.Range.Max);
            return new(min, Max);
        }
    }

    /// <summary>The upper end of <see cref="Range"/>.</summary>
    public Whole Max
    {
        get
        {
            var max = Constant;
            foreach (var (root, k) in Terms)
                max += Most(root, k);
            return max;
        }
    }

    /// <summary><c>this &lt;= 0</c> with the greatest common divisor of the coefficients taken out.</summary>
    public Linear Tightened()
    {
        var divisor = Terms.Aggregate(Whole.Zero, (d, term) => Whole.GreatestCommonDivisor(d, term.Coefficient));
        return divisor <= Whole.One ? this : new(-Whole.Floor(-Constant, divisor), [.. Terms.Select(term => new Term(term.Root, term.Coefficient / divisor))]);
    }

    [MethodImpl(Optimized.FromTheStart)]
    public bool SameTerms(Linear other)
    {
        if (termsHash != other.termsHash || Terms.Length != other.Terms.Length)
            return false;
        for (var i = 0; i < Terms.Length; i++)
        {
            if (Terms[i].Root != other.Terms[i].Root || Terms[i].Coefficient != other.Terms[i].Coefficient)
                return false;
        }
        return true;
    }

    public bool Equals(Linear? other) => other is not null && (ReferenceEquals(this, other) || Constant == other.Constant && SameTerms(other));

    public override bool Equals(object? obj) => Equals(obj as Linear);

    public override int GetHashCode() => unchecked(termsHash * 31 + Constant.GetHashCode());

    public override string ToString() => Terms.Aggregate(Constant.ToString(), (text, term) => $"{text}+{term.Coefficient}#{term.Root.Id}");

    private static Whole Most(Root root, Whole k) => k * (k.Sign > 0 ? root.Range.Max : root.Range.Min);

    /// <summary>The terms of a combination in order of root, without those that cancel out.</summary>
    private struct Merge(Linear a, Whole factorA, Linear b, Whole factorB)
    {
        private int i;
        private int j;

        public Root Root { get; private set; } = null!;
        public Whole Coefficient { get; private set; }

        [MethodImpl(Optimized.FromTheStart)]
        public bool Next()
        {
            while (i < a.Terms.Length || j < b.Terms.Length)
            {
                var order = i == a.Terms.Length ? 1 : j == b.Terms.Length ? -1 : a.Terms[i].Root.Id.CompareTo(b.Terms[j].Root.Id);
                Root = order <= 0 ? a.Terms[i].Root : b.Terms[j].Root;
                Coefficient = (order <= 0 ? a.Terms[i++].Coefficient * factorA : 0) + (order >= 0 ? b.Terms[j++].Coefficient * factorB : 0);
                if (!Coefficient.IsZero)
                    return true;
            }
            return false;
        }
    }
}
