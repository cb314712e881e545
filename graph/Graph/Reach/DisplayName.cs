using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>Names as the reader wrote them: compiler-made types and methods show as the method they were made from.</summary>
internal static class DisplayName
{
    /// <summary>How a path shows the method; empty when nothing the reader wrote stands behind it.</summary>
    public static string Of(MethodMember method)
    {
        var type = method.Module.Metadata.GetTypeDefinition(method.Definition.GetDeclaringType());
        var name = method.MetadataName;
        var typeName = method.Module.Metadata.GetString(type.Name);
        if (typeName == "<Module>")
            return name == ".cctor" ? "module initialiser of " + method.Module.Name : name;

        // The state machine of M is <M>d__1, its closure <>c__DisplayClass, its body <M>b__0; M stands in the type outside them all.
        var written = name.StartsWith('<') ? Demangled(name) : typeName.StartsWith('<') ? "" : name;
        for (var depth = 0; type.IsNested && typeName.StartsWith('<') && depth < Hierarchy.DepthLimit; depth++)
        {
            if (Demangled(typeName) is { Length: > 0 } kickoff)
                written = kickoff;
            type = method.Module.Metadata.GetTypeDefinition(type.GetDeclaringType());
            typeName = method.Module.Metadata.GetString(type.Name);
        }
        if (typeName.StartsWith('<') || written.Length == 0)
            return "";

        var owner = Nesting(method.Module, type);
        return written switch
        {
            ".ctor" => "new " + owner,
            ".cctor" => "static initialiser of " + owner,
            "Finalize" when method is { IsVirtual: true, ParameterCount: 0 } => "finalizer of " + owner,
            _ => owner + "." + Last(written),
        };
    }

    /// <summary>The method as a sentence names it.</summary>
    public static string Quoted(MethodMember method) => Of(method) is { Length: > 0 } name ? $"'{name}'" : $"'{method.Module.Name}'";

    /// <summary>A type's documentation-comment name without namespace and arity.</summary>
    public static string Short(string type) => WithoutArity(type[(type.LastIndexOf('.') + 1)..]);

    /// <summary>A type with those around it, without namespace and arity.</summary>
    public static string OfType(TypeUse type) => Nesting(type.Module, type.Definition);

    /// <summary>True for closures, state machines and whatever else nobody wrote.</summary>
    public static bool IsCompilerMade(TypeUse type) => type.Module.Metadata.GetString(type.Definition.Name).Contains('<');

    private static string Nesting(AssemblyModule module, TypeDefinition type)
    {
        var name = WithoutArity(module.Metadata.GetString(type.Name));
        for (var depth = 0; type.IsNested && depth < Hierarchy.DepthLimit; depth++)
        {
            type = module.Metadata.GetTypeDefinition(type.GetDeclaringType());
            name = WithoutArity(module.Metadata.GetString(type.Name)) + "." + name;
        }
        return name;
    }

    // <M>d__1, <M>b__0_0 and <<M>b__0>d give M; <M>g__Local|0_0 gives Local; <Main>$ and <Main> give Main; <>c gives nothing.
    private static string Demangled(string name)
    {
        while (name.StartsWith('<'))
        {
            var end = Closing(name);
            if (end < 0)
                return "";
            var rest = name[(end + 1)..];
            // Generators call what they add __PInvoke and the like.
            var isLocal = rest.StartsWith("g__", StringComparison.Ordinal) && !rest.StartsWith("g____", StringComparison.Ordinal);
            name = isLocal && rest.IndexOf('|') is var bar and > 0 ? rest[3..bar] : name[1..end];
        }
        return name;
    }

    private static int Closing(string name)
    {
        var open = 0;
        for (var i = 0; i < name.Length; i++)
        {
            open += name[i] switch { '<' => 1, '>' => -1, _ => 0 };
            if (open == 0)
                return i;
        }
        return -1;
    }

    // Explicit implementations carry the interface's name, accessors a prefix.
    private static string Last(string name)
    {
        if (name.LastIndexOf('.') is var dot and >= 0)
            name = name[(dot + 1)..];
        foreach (var prefix in (ReadOnlySpan<string>)["get_", "set_", "add_", "remove_"])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length)
                return name[prefix.Length..];
        }
        return name;
    }

    private static string WithoutArity(string name) => name.IndexOf('`') is var tick and >= 0 ? name[..tick] : name;
}
