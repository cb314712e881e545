using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

internal sealed partial class ReachWalk
{
    // What only a whole program can decide, such as which types a convention finds, is left out: no member of a library may be charged for it.
    private readonly bool ofLibraries;
    private readonly Dictionary<int, bool> held = [];

    private ReachWalk(Application application, Charges charges, IReadOnlyCollection<AssemblyModule> wanted)
        : this(application, charges)
    {
        ofLibraries = true;
        foreach (var module in wanted)
        {
            foreach (var handle in module.Metadata.TypeDefinitions)
            {
                var type = new TypeUse(module, handle, []);
                // Objects of every class may exist: a member works on one, whoever made it.
                if (!type.IsInterface && !StateMachine.Is(type))
                    Create(type);
            }
            foreach (var handle in module.Metadata.MethodDefinitions)
                Reach(Application.Number(module.Member(handle)));
        }
        Drain();
    }

    /// <summary>A method that runs in the objects of a type when a slot is called on them.</summary>
    /// <param name="Slot">The number of the slot, or of one of those that a known receiver narrows it to.</param>
    /// <param name="Declared">The member that introduced the slot.</param>
    /// <param name="Method">The method.</param>
    /// <param name="IsCallback">True when the platform may call it unseen.</param>
    /// <param name="IsDecided">True when the catalogue says what calling the slot needs.</param>
    public readonly record struct Filling(int Slot, MethodMember Declared, int Method, bool IsCallback, bool IsDecided);

    /// <summary>What members cost by the catalogue.</summary>
    public Charges Charges => charges;

    /// <summary>Follows every member of the wanted libraries, none of which is the start of anything.</summary>
    public static ReachWalk Over(Application application, Charges charges, IReadOnlyCollection<AssemblyModule> wanted) => new(application, charges, wanted);

    /// <summary>The types that are created somewhere, by the number of their <see cref="LiveType"/>.</summary>
    public TypeUse[] CreatedTypes()
    {
        var types = new TypeUse[LiveTypes.Count];
        foreach (var module in application.Modules)
        {
            foreach (var handle in module.Metadata.TypeDefinitions)
            {
                var type = new TypeUse(module, handle, []);
                if (live[Application.Number(type)] is { } known)
                    types[known.Number] = type;
            }
        }
        return types;
    }

    /// <summary>The number of a type among those that are created, or -1.</summary>
    public int CreatedNumber(TypeUse type) => live[Application.Number(type)]?.Number ?? -1;

    /// <summary>What runs in objects of the type.</summary>
    public IReadOnlyList<Filling> Fillings(TypeUse type)
    {
        var result = new List<Filling>();
        foreach (var (declared, method) in layouts.Of(type).All)
        {
            if (method.IsAbstract || method.Module.IsFramework || method.IsStatic)
                continue;
            var (slot, number) = (SlotOf(declared), Application.Number(method));
            var isDecided = charges.DecidesCalls(declared);
            result.Add(new(slot.Number, declared, number, IsCalledBack(declared) && !isDecided, isDecided));
            foreach (var (receiver, narrowed) in slot.Narrowed)
            {
                if (Hierarchy.IsA(type, receiver))
                    result.Add(new(narrowed.Number, declared, number, false, isDecided));
            }
        }
        return result;
    }

    /// <summary>True for what holds an authority by what it derives from, as a stream or a connection does: working through it is what it is for.</summary>
    public bool IsHeld(TypeUse type)
    {
        if (!held.TryGetValue(Application.Number(type), out var isHeld))
            held[Application.Number(type)] = isHeld = Platform(type).SelectMany(at => at.Definition.GetMethods().Select(at.Module.Member)).Any(IsSlotOfHeld);
        return isHeld;
    }

    private bool IsSlotOfHeld(MethodMember method) =>
        (method.Definition.Attributes & (MethodAttributes.Virtual | MethodAttributes.NewSlot)) == (MethodAttributes.Virtual | MethodAttributes.NewSlot)
        && charges.DecidesCalls(method);

    private static IEnumerable<TypeUse> Platform(TypeUse type)
    {
        var depth = 0;
        for (TypeUse? next = type; next is { } at && depth < Hierarchy.DepthLimit; next = at.Base, depth++)
        {
            if (at.Module.IsFramework && at.Name != "System.Object")
                yield return at;
        }
    }

    // What a class of the platform does not leave open, or keep for those that derive from it, it does not call on others.
    private static bool IsCalledBack(MethodMember declared) =>
        declared.Module.IsFramework && Callback.IsCharged(declared)
        && (declared.IsAbstract || (declared.Definition.Attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Family or MethodAttributes.FamORAssem);

    /// <summary>The member that introduced each slot, by the slot's number.</summary>
    public MethodMember[] DeclaredSlots()
    {
        var declared = new MethodMember[Slots.Count];
        foreach (var (member, slot) in slots)
        {
            declared[slot.Number] = member;
            foreach (var (_, narrowed) in slot.Narrowed)
                declared[narrowed.Number] = member;
        }
        return declared;
    }

    public static bool IsAbstract(TypeUse type) => (type.Definition.Attributes & TypeAttributes.Abstract) != 0;
}
