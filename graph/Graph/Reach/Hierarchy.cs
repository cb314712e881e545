using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>Finds members along base classes the way the runtime does (ECMA-335, II.10.3 and II.22.25).</summary>
internal static class Hierarchy
{
    /// <summary>Longest chain of base classes followed; a longer one is a loop made by damage.</summary>
    public const int DepthLimit = 256;

    // Compilers list every interface a type implements, so that deeper ones only occur in hand-written IL.
    private const int InterfaceDepthLimit = 4;

    /// <summary>The method that introduced the slot a virtual method occupies: itself, or the one it finally overrides.</summary>
    public static MethodMember Slot(MethodMember method)
    {
        var definition = method.Definition;
        if ((definition.Attributes & MethodAttributes.Virtual) == 0 || (definition.Attributes & MethodAttributes.NewSlot) != 0)
            return method;

        var slot = method;
        var text = method.Module.MethodText(method.Handle);
        var depth = 0;
        for (var type = method.DeclaringType.Base; type is { } at && depth < DepthLimit; type = at.Base, depth++)
        {
            if (FindVirtual(at, method.MetadataName, text) is not { } found)
                continue;
            slot = found;
            if ((found.Definition.Attributes & MethodAttributes.NewSlot) != 0)
                break;
        }
        return slot;
    }

    public static bool IsSame(TypeUse one, TypeUse other) => one.Module == other.Module && one.Handle == other.Handle;

    /// <summary>True when the type is the other, derives from it or implements it; type arguments are not compared.</summary>
    public static bool IsA(TypeUse type, TypeUse other)
    {
        var depth = 0;
        for (TypeUse? next = type; next is { } at && depth < DepthLimit; next = at.Base, depth++)
        {
            if (IsSame(at, other) || (other.IsInterface && Implements(at, other, 0)))
                return true;
        }
        return false;
    }

    private static bool Implements(TypeUse type, TypeUse other, int depth) =>
        depth < InterfaceDepthLimit && type.Interfaces.Any(i => IsSame(i, other) || Implements(i, other, depth + 1));

    /// <summary>The method a reference names, in the type or the nearest base class.</summary>
    public static MethodMember? Find(TypeUse type, string name, AssemblyModule from, BlobHandle signature)
    {
        var shape = SignatureText.Shape(from.Metadata, signature);
        var depth = 0;
        for (TypeUse? next = type; next is { } at && depth < DepthLimit; next = at.Base, depth++)
        {
            if (Overload(at, name, from, signature, shape) is { } found)
                return found;
        }
        return null;
    }

    public static MethodMember? FindVirtual(TypeUse type, string name, string text, bool isStatic = false)
    {
        var metadata = type.Module.Metadata;
        foreach (var handle in type.Definition.GetMethods())
        {
            var method = metadata.GetMethodDefinition(handle);
            if ((method.Attributes & (isStatic ? MethodAttributes.Static : MethodAttributes.Virtual)) != 0
                && metadata.StringComparer.Equals(method.Name, name)
                && type.MethodText(handle) == text)
                return type.Module.Member(handle);
        }
        return null;
    }

    // Signatures are only spelled out where a name has several overloads of the same shape.
    private static MethodMember? Overload(TypeUse type, string name, AssemblyModule from, BlobHandle signature, (int, int) shape)
    {
        var metadata = type.Module.Metadata;
        MethodDefinitionHandle only = default;
        List<MethodDefinitionHandle>? more = null;
        foreach (var handle in type.Definition.GetMethods())
        {
            var method = metadata.GetMethodDefinition(handle);
            if (!metadata.StringComparer.Equals(method.Name, name) || SignatureText.Shape(metadata, method.Signature) != shape)
                continue;
            if (only.IsNil)
                only = handle;
            else
                (more ??= [only]).Add(handle);
        }

        if (more is null)
            return only.IsNil ? null : type.Module.Member(only);
        var text = SignatureText.Method(from, signature).Whole;
        foreach (var handle in more)
        {
            if (type.Module.MethodText(handle) == text)
                return type.Module.Member(handle);
        }
        return null;
    }
}
