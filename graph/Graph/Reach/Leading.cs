using System.Reflection;

namespace Polp.Graph;

/// <summary>Which methods, types and slots of the walked libraries matter to whoever calls them: those that acquire something, or hand out what does.</summary>
internal sealed class Leading
{
    // A factory of factories is seen; what lies deeper is not looked for.
    private const int Rounds = 2;

    private readonly MemberReach reach;
    private readonly ReachWalk walk;
    private readonly bool[] acquires;
    private readonly bool[] passes;
    private readonly HashSet<int> types = [];
    private readonly HashSet<int> filled = [];
    private readonly HashSet<int> methods = [];
    private readonly HashSet<MethodMember> slots = [];
    private readonly Dictionary<int, bool> known = [];

    public Leading(ReachWalk walk, MemberReach reach)
    {
        (this.walk, this.reach) = (walk, reach);
        var callers = new CallersOf(walk, reach);
        acquires = callers.Of((kind, number) => kind == EdgeKind.Leaf && walk.Leaves[number].Capabilities.Any(SummaryCapability.IsTold));
        passes = [];
        Look(Acquires);
        for (var round = 0; round < Rounds && types.Count > 0; round++)
        {
            passes = callers.Of((kind, number) => kind == EdgeKind.Creation && types.Contains(number));
            known.Clear();
            if (!Look(Makes))
                break;
        }
        passes = callers.Of((kind, number) => kind == EdgeKind.Creation ? types.Contains(number) : kind is EdgeKind.Virtual or EdgeKind.VirtualDelegate && IsLeading(reach.Slots[number]));
    }

    /// <summary>True when whoever holds an object of the type may acquire something by calling it.</summary>
    public bool IsLeading(int type) => types.Contains(type);

    /// <summary>True when something that matters runs in the objects of the type, be it that the platform calls it back.</summary>
    public bool IsFilled(int type) => filled.Contains(type);

    /// <summary>True when callers outside can call what others run in the slot's place.</summary>
    public static bool IsOpen(MethodMember slot) =>
        !slot.Module.IsFramework && (slot.Definition.Attributes & MethodAttributes.Final) == 0 && SummaryAccess.IsOpen(slot.DeclaringType, toFriends: false);

    /// <summary>Slots of the platform are another matter: what fills them is called back.</summary>
    public bool IsLeading(MethodMember slot) => !slot.Module.IsFramework && slots.Contains(slot);

    /// <summary>True when the method, where it runs in place of a slot's, matters.</summary>
    public bool FillsALeadingSlot(int method) => methods.Contains(method);

    /// <summary>Follows a method if there is anything to find; false when there is not.</summary>
    public bool From(int method)
    {
        var self = Self(method);
        if (!May(acquires, method, self) && !May(passes, method, self))
            return false;
        reach.From(method, self, SummaryCapability.IsTold);
        return true;
    }

    private bool Look(Func<int, int, bool> leads)
    {
        var found = false;
        for (var type = 0; type < reach.Types.Length; type++)
        {
            if (ReachWalk.IsAbstract(reach.Types[type]))
                continue;
            var isHeld = walk.IsHeld(reach.Types[type]);
            foreach (var filling in reach.Fillings[type])
            {
                // Objects are called from outside only through what can be named there.
                if (filling.IsDecided || (!filling.IsCallback && (isHeld || !IsOpen(filling.Declared))))
                    continue;
                if (!known.TryGetValue(filling.Method, out var does))
                    known[filling.Method] = does = leads(filling.Method, type);
                if (!does)
                    continue;
                found |= methods.Add(filling.Method) | slots.Add(filling.Declared) | (!filling.IsCallback && types.Add(type));
                filled.Add(type);
            }
        }
        return found;
    }

    private bool Acquires(int method, int type)
    {
        var self = Self(method);
        if (!May(acquires, method, self))
            return false;
        reach.From(method, self, SummaryCapability.IsTold);
        return reach.Capabilities.Count > 0;
    }

    private bool Makes(int method, int type)
    {
        var self = Self(method);
        if (!May(passes, method, self))
            return false;
        reach.From(method, self, SummaryCapability.IsTold);
        return reach.Created.Any(made => made != type && types.Contains(made));
    }

    private int Self(int method) => walk.Application.Method(method) is { IsStatic: false } member ? walk.CreatedNumber(member.DeclaringType) : -1;

    private bool May(bool[] leads, int method, int self) =>
        leads.Length > 0 && (leads[method] || (self >= 0 && reach.Fillings[self].Any(filling => leads[filling.Method])));
}
