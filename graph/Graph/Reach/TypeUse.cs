using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>A type definition with the arguments it is used with, written as in documentation-comment ids; none for the definition itself.</summary>
internal readonly record struct TypeUse(AssemblyModule Module, TypeDefinitionHandle Handle, string[] Arguments)
{
    public TypeDefinition Definition => Module.Metadata.GetTypeDefinition(Handle);

    public string Name => Module.TypeName(Handle);

    public bool IsInterface => (Definition.Attributes & System.Reflection.TypeAttributes.Interface) != 0;

    /// <summary>The base class in terms of this use, or null at the root of the hierarchy or where it cannot be resolved.</summary>
    public TypeUse? Base => Definition.BaseType is { IsNil: false } handle ? In(Module.Resolve(handle)) : null;

    public IEnumerable<TypeUse> Interfaces
    {
        get
        {
            foreach (var handle in Definition.GetInterfaceImplementations())
            {
                if (In(Module.Resolve(Module.Metadata.GetInterfaceImplementation(handle).Interface)) is { } type)
                    yield return type;
            }
        }
    }

    public TypeUse? Nested(string name)
    {
        foreach (var handle in Definition.GetNestedTypes())
        {
            if (Module.Metadata.StringComparer.Equals(Module.Metadata.GetTypeDefinition(handle).Name, name))
                return new TypeUse(Module, handle, []);
        }
        return null;
    }

    public string MethodText(MethodDefinitionHandle method) => SignatureText.Substitute(Module.MethodText(method), Arguments);

    /// <summary>True when the type is, or comes after, the named class.</summary>
    public bool DerivesFrom(string name)
    {
        var depth = 0;
        for (TypeUse? type = this; type is { } at && depth < Hierarchy.DepthLimit; type = at.Base, depth++)
        {
            if (at.Name == name)
                return true;
        }
        return false;
    }

    /// <summary>True when the type, a base class of it or an interface of these bears that name.</summary>
    public bool IsOrImplements(string name)
    {
        var depth = 0;
        for (TypeUse? type = this; type is { } at && depth < Hierarchy.DepthLimit; type = at.Base, depth++)
        {
            if (at.Name == name || at.Interfaces.Any(i => i.Name == name))
                return true;
        }
        return false;
    }

    /// <summary>True when the type or a base class of it bears the attribute.</summary>
    public bool IsMarked(string attribute)
    {
        var depth = 0;
        for (TypeUse? type = this; type is { } at && depth < Hierarchy.DepthLimit; type = at.Base, depth++)
        {
            if (at.Definition.GetCustomAttributes().Any(a => at.Module.AttributeName(a) == attribute))
                return true;
        }
        return false;
    }

    /// <summary>A type that is written in terms of this one's parameters, with this use's arguments in their place.</summary>
    public TypeUse? In(TypeUse? type)
    {
        if (type is not { Arguments.Length: > 0 } generic || Arguments.Length == 0)
            return type;
        var arguments = Arguments;
        return generic with { Arguments = [.. generic.Arguments.Select(a => SignatureText.Substitute(a, arguments))] };
    }
}
