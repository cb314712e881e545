using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

internal sealed partial class ReachWalk
{
    private const string Accessor = "System.Runtime.CompilerServices.UnsafeAccessorAttribute";
    private const string AccessorType = "System.Runtime.CompilerServices.UnsafeAccessorTypeAttribute";

    // As the attribute's kinds are numbered.
    private enum AccessorKind
    {
        Constructor,
        Method,
        StaticMethod,
        Field,
        StaticField,
    }

    /// <summary>
    /// A method without a body that stands for a private member of another type: its attribute names the member, its signature the type, unless
    /// a second attribute names that by a string. No member reference says so.
    /// </summary>
    private bool ReachPrivate(MethodMember method)
    {
        var module = method.Module;
        if (method.Definition.GetCustomAttributes().FirstOrDefault(a => module.AttributeName(a) == Accessor) is not { IsNil: false } attribute)
            return false;
        Charge(method, new("UnsafeAccessor", ["REFLECT"]));
        var value = module.Metadata.GetBlobReader(module.Metadata.GetCustomAttribute(attribute).Value);
        value.ReadUInt16();
        var kind = (AccessorKind)value.ReadInt32();
        var name = Named(ref value) ?? method.MetadataName;
        var types = TypeNode.Member(module.Metadata, method.Definition.Signature);
        var position = kind == AccessorKind.Constructor ? 0 : 1;
        if ((position < types.Count ? Owner(method, types[position], position) : null) is not { } owner)
            BlindSpots.Accessor(DisplayName.Quoted(method));
        else if (kind is AccessorKind.Field or AccessorKind.StaticField)
            AccessField(owner, name);
        else
            AccessMethod(method, owner, kind == AccessorKind.Constructor ? ".ctor" : name, kind, types.Count - 1);
        return true;
    }

    // One named argument at most: Name, a string (ECMA-335, II.23.3).
    private static string? Named(ref BlobReader value)
    {
        if (value.RemainingBytes < 2 || value.ReadUInt16() == 0)
            return null;
        value.ReadUInt16();
        value.ReadSerializedString();
        return value.ReadSerializedString();
    }

    private TypeUse? Owner(MethodMember method, TypeNode written, int position)
    {
        var module = method.Module;
        foreach (var parameter in method.Definition.GetParameters().Select(module.Metadata.GetParameter).Where(p => p.SequenceNumber == position))
        {
            foreach (var attribute in parameter.GetCustomAttributes().Where(a => module.AttributeName(a) == AccessorType))
            {
                var value = module.Metadata.GetBlobReader(module.Metadata.GetCustomAttribute(attribute).Value);
                value.ReadUInt16();
                return Written(method, value.ReadSerializedString() ?? "");
            }
        }
        return written.AllNamed.FirstOrDefault() is { IsNil: false } named ? module.Resolve(named) : null;
    }

    // "Namespace.Outer+Inner, Assembly"; type arguments stand in brackets, and no assembly means the accessor's own.
    private TypeUse? Written(MethodMember method, string text)
    {
        var open = text.IndexOf('[');
        var comma = text.IndexOf(',', open < 0 ? 0 : Math.Max(0, text.LastIndexOf(']')));
        var name = (open >= 0 ? text[..open] : comma >= 0 ? text[..comma] : text).Trim();
        var assembly = comma >= 0 ? text[(comma + 1)..].Split(',')[0].Trim() : method.Module.Name;
        return application.Find(assembly)?.Type(name);
    }

    private void AccessField(TypeUse owner, string name)
    {
        Initialise(owner, onlyPrecise: false);
        if (!owner.Module.IsFramework)
            return;
        foreach (var handle in owner.Definition.GetFields())
        {
            if (owner.Module.Metadata.StringComparer.Equals(owner.Module.Metadata.GetFieldDefinition(handle).Name, name) && charges.Of(owner.Module, handle) is { } leaf)
                Charge((owner.Module, handle), leaf);
        }
    }

    // Overloads with as many parameters are all taken: telling them apart would need the string's types resolved.
    private void AccessMethod(MethodMember accessor, TypeUse owner, string name, AccessorKind kind, int parameters)
    {
        var wanted = kind == AccessorKind.Constructor ? parameters : parameters - 1;
        foreach (var target in owner.Definition.GetMethods().Select(owner.Module.Member).Where(m => m.MetadataName == name && m.ParameterCount == wanted && !m.IsAbstract))
        {
            if (target.Module.IsFramework)
                Platform(accessor, target);
            else if (target.IsVirtual)
                CallVirtual(target, null, EdgeKind.Virtual);
            else
                Call(target);
            if (kind == AccessorKind.Constructor)
                Create(owner);
        }
    }
}
