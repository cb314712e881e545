using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

/// <summary>Facts by the roots that stand in them and their signs. One that only has more facts shares most of it with the one before.</summary>
internal sealed class FactIndex
{
    private const int Free = int.MinValue;

    private int[] keys;
    private FactUses[] uses;
    private int count;

    private FactIndex(int[] keys, FactUses[] uses, int count) => (this.keys, this.uses, this.count) = (keys, uses, count);

    public static FactIndex Of(ImmutableArray<Linear> facts)
    {
        var index = new FactIndex(Unused(64), new FactUses[64], 0);
        index.Add(facts, 0);
        return index;
    }

    /// <summary>The index of facts that begin with those of this one.</summary>
    [MethodImpl(Optimized.FromTheStart)]
    public FactIndex With(ImmutableArray<Linear> facts, int from)
    {
        var index = new FactIndex((int[])keys.Clone(), (FactUses[])uses.Clone(), count);
        index.Add(facts, from);
        return index;
    }

    public FactUses? Find(Root root, bool isPositive)
    {
        var at = Slot(Key(root, isPositive));
        return keys[at] == Free ? null : uses[at];
    }

    [MethodImpl(Optimized.FromTheStart)]
    private void Add(ImmutableArray<Linear> facts, int from)
    {
        for (var i = from; i < facts.Length; i++)
        {
            foreach (var (root, k) in facts[i].Terms)
                Add(Key(root, k.Sign > 0), new(facts[i], root, Whole.Abs(k)));
        }
    }

    [MethodImpl(Optimized.FromTheStart)]
    private void Add(int key, FactUse use)
    {
        var at = Slot(key);
        if (keys[at] != Free)
        {
            uses[at] = uses[at].With(use);
            return;
        }
        (keys[at], uses[at]) = (key, FactUses.Of(use));
        if (++count * 2 > keys.Length)
            Grow();
    }

    private void Grow()
    {
        var (oldKeys, oldUses) = (keys, uses);
        (keys, uses) = (Unused(oldKeys.Length * 2), new FactUses[oldKeys.Length * 2]);
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldKeys[i] != Free)
            {
                var at = Slot(oldKeys[i]);
                (keys[at], uses[at]) = (oldKeys[i], oldUses[i]);
            }
        }
    }

    [MethodImpl(Optimized.FromTheStart)]
    private int Slot(int key)
    {
        var at = unchecked(key * (int)0x9E3779B1 >> 7) & keys.Length - 1;
        while (keys[at] != key && keys[at] != Free)
            at = at + 1 & keys.Length - 1;
        return at;
    }

    private static int Key(Root root, bool isPositive) => root.Id * 2 + (isPositive ? 1 : 0);

    private static int[] Unused(int length)
    {
        var keys = new int[length];
        for (var i = 0; i < length; i++)
            keys[i] = Free;
        return keys;
    }
}
