using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>Tells which members are charged where they are called, for what is done later through the object they make or change.</summary>
internal static class Deferral
{
    // These are opened where they are made, or say no more than what has been done.
    private static readonly HashSet<string> Settled = new(StringComparer.Ordinal)
    {
        "System.IO.FileStream", "System.IO.StreamReader", "System.IO.StreamWriter", "Microsoft.Win32.SafeHandles.SafeFileHandle",
        "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1",
    };

    /// <summary>True for a constructor, a factory, the setter of a property, and all that sets up a host.</summary>
    public static bool Is(MethodMember method, ApiRow row)
    {
        if (row.Capabilities.Contains("HOST"))
            return true;
        var module = method.Module;
        if (method.MetadataName == ".ctor")
            return !Settled.Contains(method.Type);
        return method.MetadataName.StartsWith("set_", StringComparison.Ordinal) || method.MetadataName.StartsWith("add_", StringComparison.Ordinal)
            || TypeNode.Member(module.Metadata, method.Definition.Signature)[0].AllNamed.Any(made => IsObject(module, made));
    }

    private static bool IsObject(AssemblyModule module, EntityHandle type) =>
        !Settled.Contains(module.TypeName(type)) && module.Resolve(type) is not { Base.Name: "System.ValueType" or "System.Enum" };
}
