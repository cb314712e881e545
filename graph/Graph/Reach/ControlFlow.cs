using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>The order in which the instructions of one method may run (ECMA-335, III.1.9 and I.12.4.2).</summary>
internal sealed class ControlFlow
{
    private readonly Dictionary<int, (int Next, int[] Targets)> instructions = [];
    private readonly MethodBodyBlock body;

    public ControlFlow(MethodMember method)
    {
        body = method.Module.Pe.GetMethodBody(method.Definition.RelativeVirtualAddress);
        var targets = new HashSet<int>();
        var il = new InstructionReader(body.GetILReader(), targets);
        (int Offset, bool Ends, int[] Targets)? last = null;
        while (il.Next())
        {
            if (last is { } before)
                instructions[before.Offset] = (before.Ends ? -1 : il.Offset, before.Targets);
            last = (il.Offset, Ends(il.Code), [.. targets]);
            targets.Clear();
        }
        if (last is { } final)
            instructions[final.Offset] = (-1, final.Targets);
        Straight = instructions.Where(i => i.Value.Targets.Length > 0).Select(i => i.Key)
            .Concat(instructions.Values.SelectMany(i => i.Targets)).Concat(body.ExceptionRegions.Select(r => r.TryOffset)).DefaultIfEmpty(int.MaxValue).Min();
    }

    /// <summary>What stands before this offset runs once, in order, whenever the method is called.</summary>
    public int Straight { get; }

    /// <summary>The offsets of all instructions that may run after one of those given; one of these is among them only if it may run again.</summary>
    public HashSet<int> After(IEnumerable<int> offsets)
    {
        var after = new HashSet<int>();
        var pending = new Stack<int>();
        foreach (var offset in offsets)
            Follow(offset);
        while (pending.TryPop(out var next))
        {
            if (after.Add(next))
                Follow(next);
        }
        return after;

        void Follow(int offset)
        {
            if (!instructions.TryGetValue(offset, out var instruction))
                return;
            if (instruction.Next >= 0)
                pending.Push(instruction.Next);
            foreach (var target in instruction.Targets)
                pending.Push(target);
            foreach (var region in body.ExceptionRegions)
            {
                if (offset < region.TryOffset || offset >= region.TryOffset + region.TryLength)
                    continue;
                pending.Push(region.HandlerOffset);
                if (region.Kind == ExceptionRegionKind.Filter)
                    pending.Push(region.FilterOffset);
            }
        }
    }

    // The end of a finally block goes where the block was left for: mostly what follows it.
    private static bool Ends(ILOpCode code) =>
        code is ILOpCode.Ret or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Jmp or ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s;
}
