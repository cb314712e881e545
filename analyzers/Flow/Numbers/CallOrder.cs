using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A function among those that call each other.</summary>
internal sealed class CallNode(IMethodSymbol function, Lazy<Summary?> summary)
{
    public IMethodSymbol Function => function;

    public Lazy<Summary?> Summary => summary;

    /// <summary>The same for all functions that can come to call each other; null as long as it is not known.</summary>
    public CallNode? Component { get; set; }

    /// <summary>When the function was first come upon; zero before.</summary>
    public int Index { get; set; }

    /// <summary>The least index of those still open that the function leads to.</summary>
    public int Low { get; set; }
}

/// <summary>The strongly connected components of the calls, by Tarjan's algorithm without recursion: what is called comes before what calls.</summary>
internal static class CallOrder
{
    /// <param name="start">Where to begin.</param>
    /// <param name="node">The node of a function.</param>
    /// <param name="code">The code in which the calls stand.</param>
    /// <param name="finished">Gets the functions, each after those that it calls.</param>
    public static void Visit(CallNode start, Func<IMethodSymbol, CallNode> node, SourceCode code, List<CallNode> finished)
    {
        var index = 0;
        var open = new Stack<CallNode>();
        var path = new Stack<(CallNode Node, IEnumerator<CallNode> Calls)>();
        Enter(start);
        while (path.Count > 0)
        {
            var (at, calls) = path.Peek();
            if (calls.MoveNext())
            {
                var next = calls.Current!;
                if (next.Index == 0)
                    Enter(next);
                else if (next.Component is null)
                    at.Low = Math.Min(at.Low, next.Index);
                continue;
            }
            path.Pop();
            if (path.Count > 0)
                path.Peek().Node.Low = Math.Min(path.Peek().Node.Low, at.Low);
            if (at.Low != at.Index)
                continue;
            CallNode member;
            do
            {
                member = open.Pop();
                member.Component = at;
                finished.Add(member);
            }
            while (member != at);
        }

        void Enter(CallNode entered)
        {
            if (entered.Component is not null)
                return;
            entered.Index = entered.Low = ++index;
            open.Push(entered);
            path.Push((entered, Calls(entered.Function)));
        }

        IEnumerator<CallNode> Calls(IMethodSymbol function) =>
            (!function.MaySummarize() ? [] : function.IsPrimary() ? code.Bodies(PrimaryConstructor.Initializers(function)).SelectMany(value => FunctionBody.CalledIn(value, code)).Select(node).ToList()
            : FunctionBody.Of(function, code) is { } body ? body.Called(code).Select(node).ToList() : []).GetEnumerator();
    }
}
