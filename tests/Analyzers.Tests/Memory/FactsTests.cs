namespace Polp.Analyzers.Tests.Memory;

/// <summary>The prover against brute force: over small numbers every assignment can be tried.</summary>
public class FactsTests
{
    private const int Least = -3;
    private const int Most = 3;

    private static readonly Root[] Roots = [.. Enumerable.Range(0, 3).Select(id => new Root(id, new(Least, Most), 0))];

    private static Budget Enough => new(1_000_000);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void WhatIsProved_HoldsForEveryAssignment(int seed)
    {
        var random = new Random(seed);
        var (proved, follows) = (0, 0);
        for (var round = 0; round < 2_000; round++)
        {
            var facts = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any(random)).ToArray();
            var known = facts.Aggregate(Facts.None, (all, fact) => all.With(fact.Linear));
            var allowed = Assignments().Where(numbers => Array.TrueForAll(facts, fact => fact.At(numbers) <= 0)).ToArray();
            for (var question = 0; question < 8; question++)
            {
                var goal = Any(random);
                var isProved = known.Prove(goal.Linear, Enough);
                var isTrue = Array.TrueForAll(allowed, numbers => goal.At(numbers) <= 0);

                Assert.True(!isProved || isTrue, $"{goal.Linear} <= 0 does not follow from {string.Join(" and ", known.All)}");
                proved += isProved ? 1 : 0;
                follows += isTrue && allowed.Length > 0 ? 1 : 0;
            }
        }
        // It need not find everything, but it has to find most.
        Assert.InRange(proved, follows * 6 / 10, int.MaxValue);
    }

    [Fact]
    public void SameQuestion_HasTheSameAnswerInAnyOrder()
    {
        var random = new Random(4);
        for (var round = 0; round < 300; round++)
        {
            var facts = Enumerable.Range(0, 5).Select(_ => Any(random).Linear).ToArray();
            var goals = Enumerable.Range(0, 6).Select(_ => Any(random).Linear).ToArray();

            var once = Facts.None.With(facts);
            var inOrder = goals.Select(goal => once.Prove(goal, Enough)).ToArray();
            var again = Facts.None.With(facts);
            var backwards = goals.Reverse().Select(goal => again.Prove(goal, Enough)).Reverse().ToArray();

            Assert.Equal(inOrder, backwards);
        }
    }

    private static (Linear Linear, Func<int[], int> At) Any(Random random)
    {
        var coefficients = Roots.Select(_ => random.Next(-2, 3)).ToArray();
        var constant = random.Next(-4, 5);
        return (
            Roots.Select((root, i) => (Linear)root * coefficients[i]).Aggregate((Linear)constant, (sum, term) => sum + term),
            numbers => constant + numbers.Select((number, i) => number * coefficients[i]).Sum());
    }

    private static IEnumerable<int[]> Assignments() =>
        from a in Enumerable.Range(Least, Most - Least + 1)
        from b in Enumerable.Range(Least, Most - Least + 1)
        from c in Enumerable.Range(Least, Most - Least + 1)
        select new[] { a, b, c };
}
