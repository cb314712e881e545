using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>The members of a type that reflection of a given kind finds.</summary>
internal static class ReflectedMembers
{
    private const DynamicallyAccessedMemberTypes PublicAccessors = DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicEvents;
    private const DynamicallyAccessedMemberTypes OtherAccessors = DynamicallyAccessedMemberTypes.NonPublicProperties | DynamicallyAccessedMemberTypes.NonPublicEvents;

    /// <summary>The methods and constructors that may run, those of base classes included.</summary>
    public static IEnumerable<MethodMember> Of(TypeUse type, DynamicallyAccessedMemberTypes members, TypeLayouts.Layout layout)
    {
        var depth = 0;
        for (TypeUse? next = type; next is { Module.IsFramework: false } at && depth < Hierarchy.DepthLimit; next = at.Base, depth++)
        {
            foreach (var handle in at.Definition.GetMethods())
            {
                var method = at.Module.Member(handle);
                var isOverridden = method.IsVirtual && layout.Classes.TryGetValue(method.Slot, out var last) && last != method;
                if (!method.IsAbstract && !isOverridden && (members & Kind(method, isInherited: depth > 0)) != 0)
                    yield return method;
            }
        }
    }

    /// <summary>The application types that the type's properties and public fields are made of.</summary>
    public static IEnumerable<TypeUse> Parts(TypeUse type)
    {
        var depth = 0;
        for (TypeUse? next = type; next is { Module.IsFramework: false } at && depth < Hierarchy.DepthLimit; next = at.Base, depth++)
        {
            var properties = at.Definition.GetProperties().Select(p => TypeNode.Member(at.Module.Metadata, at.Module.Metadata.GetPropertyDefinition(p).Signature)[0]);
            var fields = at.Definition.GetFields().Select(at.Module.Metadata.GetFieldDefinition)
                .Where(f => (f.Attributes & (FieldAttributes.FieldAccessMask | FieldAttributes.Static)) == FieldAttributes.Public)
                .Select(f => TypeNode.Field(at.Module.Metadata, f.Signature));
            foreach (var part in Own(at.Module, properties.Concat(fields)))
                yield return part;
        }
    }

    /// <summary>The application types among the parameters of a method.</summary>
    public static IEnumerable<TypeUse> Parameters(MethodMember method) =>
        Own(method.Module, TypeNode.Member(method.Module.Metadata, method.Definition.Signature).Skip(1));

    private static IEnumerable<TypeUse> Own(AssemblyModule module, IEnumerable<TypeNode> nodes)
    {
        foreach (var handle in nodes.SelectMany(n => n.AllNamed))
        {
            if (module.Resolve(handle) is { Module.IsFramework: false } type)
                yield return type;
        }
    }

    private static DynamicallyAccessedMemberTypes Kind(MethodMember method, bool isInherited)
    {
        var isPublic = (method.Definition.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public;
        if (method.MetadataName == ".cctor")
            return DynamicallyAccessedMemberTypes.None;
        if (method.MetadataName == ".ctor")
        {
            // What creates an object runs one of its own constructors.
            return isInherited ? DynamicallyAccessedMemberTypes.None
                : !isPublic ? DynamicallyAccessedMemberTypes.NonPublicConstructors
                : method.ParameterCount == 0 ? DynamicallyAccessedMemberTypes.PublicParameterlessConstructor
                : DynamicallyAccessedMemberTypes.PublicConstructors & ~DynamicallyAccessedMemberTypes.PublicParameterlessConstructor;
        }
        var accessors = method.AccessorOf is null ? DynamicallyAccessedMemberTypes.None : isPublic ? PublicAccessors : OtherAccessors;
        return accessors | (isPublic ? DynamicallyAccessedMemberTypes.PublicMethods : DynamicallyAccessedMemberTypes.NonPublicMethods);
    }
}
