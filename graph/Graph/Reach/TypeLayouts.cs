using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>Which method of an application type runs when a slot is called on it: class slots and interface members, inherited ones included.</summary>
internal sealed class TypeLayouts
{
    private readonly Dictionary<int, Layout> layouts = [];

    public sealed class Layout
    {
        public static Layout Empty { get; } = new();

        /// <summary>The slot's first method to the most derived override.</summary>
        public Dictionary<MethodMember, MethodMember> Classes { get; } = [];

        /// <summary>The interface's method to the method that implements it, before overriding.</summary>
        public Dictionary<InterfaceSlot, MethodMember> Interfaces { get; } = [];

        public IEnumerable<MethodMember> Implementations(MethodMember slot) =>
            Classes.TryGetValue(slot, out var method) ? [method] : Interfaces.Where(i => i.Key.Member == slot).Select(i => Overridden(i.Value));

        /// <summary>Every slot and what runs there, framework slots included, application methods only.</summary>
        public IEnumerable<(MethodMember Slot, MethodMember Method)> All =>
            Classes.Select(c => (c.Key, c.Value)).Concat(Interfaces.Select(i => (i.Key.Member, Overridden(i.Value))));

        private MethodMember Overridden(MethodMember method) => method.IsVirtual && Classes.TryGetValue(method.Slot, out var last) ? last : method;
    }

    /// <summary>A member of an interface; one class may implement several instances of a generic interface.</summary>
    public readonly record struct InterfaceSlot(MethodMember Member, string Arguments);

    public Layout Of(TypeUse type) => Of(type, 0);

    private Layout Of(TypeUse type, int depth)
    {
        if (type.Module.IsFramework || depth > Hierarchy.DepthLimit)
            return Layout.Empty;
        var number = Application.Number(type);
        if (!layouts.TryGetValue(number, out var layout))
            layouts[number] = layout = Build(type with { Arguments = [] }, depth);
        return layout;
    }

    private Layout Build(TypeUse type, int depth)
    {
        var layout = new Layout();
        if (type.Base is { } parent && Of(parent, depth + 1) is var inherited)
        {
            foreach (var (slot, method) in inherited.Classes)
                layout.Classes[slot] = method;
            foreach (var (member, method) in inherited.Interfaces)
                layout.Interfaces[member] = method;
        }

        foreach (var handle in type.Definition.GetMethods())
        {
            var method = type.Module.Member(handle);
            if (method.IsVirtual && !method.IsStatic)
                layout.Classes[method.Slot] = method;
        }

        foreach (var (slot, body) in ExplicitImplementations(type))
        {
            if (slot.Member.DeclaringType.IsInterface)
                layout.Interfaces[slot] = body;
            else
                layout.Classes[slot.Member.Slot] = body;
        }

        var done = new HashSet<InterfaceSlot>(ExplicitImplementations(type).Keys);
        var visited = new HashSet<(AssemblyModule, TypeDefinitionHandle, string)>();
        foreach (var implemented in type.Interfaces)
            Implement(type, implemented, layout, done, visited);
        return layout;
    }

    private static void Implement(
        TypeUse type, TypeUse implemented, Layout layout, HashSet<InterfaceSlot> done, HashSet<(AssemblyModule, TypeDefinitionHandle, string)> visited)
    {
        if (visited.Count > Hierarchy.DepthLimit || !visited.Add((implemented.Module, implemented.Handle, string.Join(',', implemented.Arguments))))
            return;
        var metadata = implemented.Module.Metadata;
        foreach (var handle in implemented.Definition.GetMethods())
        {
            var member = implemented.Module.Member(handle);
            if (!member.IsVirtual || !done.Add(Slot(member, implemented)))
                continue;
            if (Implicit(type, member, implemented.MethodText(handle)) is { } found)
                layout.Interfaces[Slot(member, implemented)] = found;
            else if (!member.IsAbstract && !implemented.Module.IsFramework)
                layout.Interfaces.TryAdd(Slot(member, implemented), member);
        }

        // An interface may implement a member of one it extends.
        if (!implemented.Module.IsFramework)
        {
            foreach (var (slot, body) in ExplicitImplementations(implemented))
            {
                if (!layout.Interfaces.TryGetValue(slot, out var current) || current == slot.Member)
                    layout.Interfaces[slot] = body;
            }
        }
        foreach (var next in implemented.Interfaces)
            Implement(type, next, layout, done, visited);
    }

    private static InterfaceSlot Slot(MethodMember member, TypeUse type) => new(member, string.Join(',', type.Arguments));

    // The nearest public member of that name and signature; one that a framework base class brings is the framework's business.
    private static MethodMember? Implicit(TypeUse type, MethodMember member, string text)
    {
        var depth = 0;
        for (TypeUse? next = type; next is { Module.IsFramework: false } at && depth < Hierarchy.DepthLimit; next = at.Base, depth++)
        {
            if (Hierarchy.FindVirtual(at, member.MetadataName, text, member.IsStatic) is { } found
                && (found.Definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
                return found;
        }
        return null;
    }

    private static Dictionary<InterfaceSlot, MethodMember> ExplicitImplementations(TypeUse type)
    {
        var result = new Dictionary<InterfaceSlot, MethodMember>();
        var metadata = type.Module.Metadata;
        foreach (var handle in type.Definition.GetMethodImplementations())
        {
            var implementation = metadata.GetMethodImplementation(handle);
            if (implementation.MethodBody.Kind == HandleKind.MethodDefinition && Declaration(type, implementation.MethodDeclaration) is { } declaration)
                result[declaration] = type.Module.Member((MethodDefinitionHandle)implementation.MethodBody);
        }
        return result;
    }

    private static InterfaceSlot? Declaration(TypeUse type, EntityHandle handle)
    {
        var module = type.Module;
        if (handle.Kind == HandleKind.MethodDefinition)
            return new(module.Member((MethodDefinitionHandle)handle), "");
        var reference = module.Metadata.GetMemberReference((MemberReferenceHandle)handle);
        return type.In(module.Resolve(reference.Parent)) is { } owner
            && Hierarchy.Find(owner, module.Metadata.GetString(reference.Name), module, reference.Signature) is { } member
            ? Slot(member, owner)
            : null;
    }
}
