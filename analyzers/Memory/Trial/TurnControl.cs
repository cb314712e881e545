using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Polp.Analyzers;

/// <summary>Which conditions decide, within one round of the loops, whether a block is reached.</summary>
internal sealed class TurnControl(ControlFlowGraph graph)
{
    private readonly Dictionary<(int From, int To), bool> decided = [];
    private readonly List<(int Head, int End)> loops = [.. graph.Blocks.SelectMany(block => block.Predecessors.Where(branch => branch.Source.Ordinal >= block.Ordinal).Select(branch => (block.Ordinal, branch.Source.Ordinal)))];

    /// <summary>The steps that the question costs: blocks looked at, the first time.</summary>
    public int CostOf(int condition, int block) => decided.ContainsKey((condition, block)) ? 1 : 1 + Math.Abs(block - condition);

    public bool Decides(int condition, int block)
    {
        if (decided.TryGetValue((condition, block), out var known))
            return known;
        // In a loop, only what is decided anew in its rounds counts: a condition before it does not say how often it goes round.
        var (head, end) = Around(block);
        var answer = condition < block ? head <= condition && Differs(condition, block)
            : condition <= end && Ways(condition).Any(next => head <= next && next <= block) && Ways(condition).Any(next => next > condition);
        decided[(condition, block)] = answer;
        return answer;
    }

    /// <summary>True when the block can be reached, or is bound to be, from one side of the condition only.</summary>
    private bool Differs(int condition, int block)
    {
        var (can, must) = (new bool[block + 1], new bool[block + 1]);
        (can[block], must[block]) = (true, true);
        for (var at = block - 1; at > condition; at--)
        {
            var ways = Ways(at).ToList();
            can[at] = ways.Exists(next => next > at && next <= block && can[next]);
            // Round a loop that lies between, and on.
            must[at] = ways.Count > 0 && ways.TrueForAll(next => next > condition && (next <= at || next <= block && must[next]));
        }
        return Ways(condition).Select(next => next > condition && next <= block && can[next]).Distinct().Count() > 1
            || Ways(condition).Select(next => next > condition && next <= block && must[next]).Distinct().Count() > 1;
    }

    /// <summary>The outermost loop that a block is in, or an empty one.</summary>
    private (int Head, int End) Around(int block)
    {
        var around = loops.FindAll(loop => loop.Head <= block && block <= loop.End);
        return around.Count == 0 ? (0, 0) : (around.Min(loop => loop.Head), around.Max(loop => loop.End));
    }

    private IEnumerable<int> Ways(int block)
    {
        foreach (var branch in new[] { graph.Blocks[block].ConditionalSuccessor, graph.Blocks[block].FallThroughSuccessor })
        {
            if (branch?.Destination is { Ordinal: var next })
                yield return next;
        }
    }
}
