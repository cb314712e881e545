using System.Collections.Immutable;
using System.Numerics;

namespace Polp.Analyzers;

/// <summary><c>constant + sum of coefficient * root</c>, over mathematical integers.</summary>
internal sealed class Linear : IEquatable<Linear>
{
    private readonly int hash;

    private Linear(BigInteger constant, ImmutableArray<Term> terms)
    {
        Constant = constant;
        Terms = terms;
        hash = terms.Aggregate(constant.GetHashCode(), (sum, term) => unchecked(sum * 31 + term.Root.Id * 7 + term.Coefficient.GetHashCode()));
    }

    internal readonly record struct Term(Root Root, BigInteger Coefficient);

    public static Linear Zero { get; } = new(0, []);

    public BigInteger Constant { get; }

    /// <summary>In order of root; no coefficient is zero.</summary>
    public ImmutableArray<Term> Terms { get; }

    public IEnumerable<Root> Roots => Terms.Select(term => term.Root);

    public bool IsConstant => Terms.IsEmpty;

    public static implicit operator Linear(Root root) => new(0, [new(root, 1)]);
    public static implicit operator Linear(BigInteger constant) => new(constant, []);
    public static implicit operator Linear(int constant) => new(constant, []);

    public static Linear operator +(Linear a, Linear b) => Combine(a, 1, b, 1);
    public static Linear operator -(Linear a, Linear b) => Combine(a, 1, b, -1);
    public static Linear operator -(Linear a) => a * -1;
    public static Linear operator *(Linear a, BigInteger k) =>
        k.IsZero ? Zero : k.IsOne ? a : new(a.Constant * k, [.. a.Terms.Select(term => new Term(term.Root, term.Coefficient * k))]);

    public static Linear Combine(Linear a, BigInteger factorA, Linear b, BigInteger factorB)
    {
        var terms = ImmutableArray.CreateBuilder<Term>(a.Terms.Length + b.Terms.Length);
        for (int i = 0, j = 0; i < a.Terms.Length || j < b.Terms.Length;)
        {
            var takeA = j == b.Terms.Length || i < a.Terms.Length && a.Terms[i].Root.Id <= b.Terms[j].Root.Id;
            var takeB = i == a.Terms.Length || j < b.Terms.Length && b.Terms[j].Root.Id <= a.Terms[i].Root.Id;
            var root = takeA ? a.Terms[i].Root : b.Terms[j].Root;
            var sum = (takeA ? a.Terms[i++].Coefficient * factorA : 0) + (takeB ? b.Terms[j++].Coefficient * factorB : 0);
            if (!sum.IsZero)
                terms.Add(new(root, sum));
        }
        return new(a.Constant * factorA + b.Constant * factorB, terms.ToImmutable());
    }

    public BigInteger Coefficient(Root root)
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
    public Linear Substitute(IReadOnlyDictionary<Root, Linear> values) =>
        Terms.Aggregate((Linear)Constant, (sum, term) => Combine(sum, 1, values.TryGetValue(term.Root, out var value) ? value : term.Root, term.Coefficient));

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
            var (min, max) = (Constant, Constant);
            foreach (var (root, k) in Terms)
            {
                min += k * (k.Sign > 0 ? root.Range.Min : root.Range.Max);
                max += k * (k.Sign > 0 ? root.Range.Max : root.Range.Min);
            }
            return new(min, max);
        }
    }

    /// <summary><c>this &lt;= 0</c> with the greatest common divisor of the coefficients taken out.</summary>
    public Linear Tightened()
    {
        var divisor = Terms.Aggregate(BigInteger.Zero, (d, term) => BigInteger.GreatestCommonDivisor(d, term.Coefficient));
        if (divisor <= 1)
            return this;
        var floor = BigInteger.DivRem(-Constant, divisor, out var rest);
        if (rest.Sign < 0)
            floor--;
        return new(-floor, [.. Terms.Select(term => new Term(term.Root, term.Coefficient / divisor))]);
    }

    public bool SameTerms(Linear other) => Terms.SequenceEqual(other.Terms);

    public bool Equals(Linear? other) => other is not null && (ReferenceEquals(this, other) || hash == other.hash && Constant == other.Constant && SameTerms(other));

    public override bool Equals(object? obj) => Equals(obj as Linear);

    public override int GetHashCode() => hash;

    public override string ToString() => Terms.Aggregate(Constant.ToString(), (text, term) => $"{text}+{term.Coefficient}#{term.Root.Id}");
}
