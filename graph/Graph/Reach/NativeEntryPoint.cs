using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>The function that a P/Invoke calls.</summary>
internal static class NativeEntryPoint
{
    /// <summary>The leaf a P/Invoke method is.</summary>
    public static Leaf Of(AssemblyModule module, MethodDefinition method)
    {
        var import = method.GetImport();
        var name = Name(module, method);
        var library = import.Module.IsNil ? "" : module.Metadata.GetString(module.Metadata.GetModuleReference(import.Module).Name) + "!";
        return new(library + name, NativeFunction.Capabilities(name));
    }

    public static string Name(AssemblyModule module, MethodDefinition method) =>
        module.Metadata.GetString(method.GetImport().Name is { IsNil: false } named ? named : method.Name);
}
