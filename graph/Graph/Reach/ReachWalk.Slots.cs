using System.Reflection.Metadata;

namespace Polp.Graph;

internal sealed partial class ReachWalk
{
    private readonly Dictionary<MethodMember, Slot> slots = [];

    public List<Slot> Slots { get; } = [];

    /// <summary>What may run when a virtual method is called, given the types that exist; narrowed where the receiver's type is known.</summary>
    public sealed class Slot(int number)
    {
        private readonly HashSet<int> known = [];

        public int Number => number;
        public bool Called { get; set; }
        public List<int> Targets { get; } = [];
        public List<(TypeUse Type, int Method)> Filled { get; } = [];
        public List<(TypeUse Receiver, Slot Slot)> Narrowed { get; } = [];

        public bool Add(int method)
        {
            if (!known.Add(method))
                return false;
            Targets.Add(method);
            return true;
        }
    }

    /// <summary>Says that a type of the process runs the method in the slot of <paramref name="member"/>; -1 when that is nothing to follow.</summary>
    private int Fill(MethodMember member, MethodMember method, TypeUse type)
    {
        if (method.IsAbstract || method.Module.IsFramework)
            return -1;
        Pass(member, method);
        var number = Application.Number(method);
        var slot = SlotOf(member);
        slot.Filled.Add((type, number));
        Add(slot, number);
        foreach (var (receiver, narrowed) in slot.Narrowed)
        {
            if (Hierarchy.IsA(type, receiver))
                Add(narrowed, number);
        }
        return number;
    }

    private void Add(Slot slot, int method)
    {
        if (slot.Add(method) && slot.Called)
            Reach(method);
    }

    private void CallVirtual(MethodMember method, TypeUse? receiver, EdgeKind kind)
    {
        var slot = SlotOf(method.Slot);
        if (receiver is { } type)
            slot = Narrow(slot, type);
        Edges.Add(kind, slot.Number);
        if (slot.Called)
            return;
        slot.Called = true;
        foreach (var target in slot.Targets)
            Reach(target);
    }

    private Slot SlotOf(MethodMember member) => slots.TryGetValue(member, out var slot) ? slot : slots[member] = NewSlot();

    private Slot Narrow(Slot slot, TypeUse receiver)
    {
        foreach (var (known, existing) in slot.Narrowed)
        {
            if (Hierarchy.IsSame(known, receiver))
                return existing;
        }
        var narrowed = NewSlot();
        slot.Narrowed.Add((receiver, narrowed));
        foreach (var (type, method) in slot.Filled)
        {
            if (Hierarchy.IsA(type, receiver))
                narrowed.Add(method);
        }
        return narrowed;
    }

    private Slot NewSlot()
    {
        var slot = new Slot(Slots.Count);
        Slots.Add(slot);
        return slot;
    }

    /// <summary>The declared type of a local variable, or null where nothing is named.</summary>
    private static TypeUse? LocalType(AssemblyModule module, StandaloneSignatureHandle locals, int index) =>
        !locals.IsNil && SignatureText.Local(module, locals, index) is { IsNil: false } named ? module.Resolve(named) : null;
}
