using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>The function that a P/Invoke calls.</summary>
internal static class NativeEntryPoint
{
    /// <summary>The leaf a P/Invoke method is.</summary>
    public static Leaf Of(AssemblyModule module, MethodDefinition method)
    {
        var import = method.GetImport();
        var name = module.Metadata.GetString(import.Name.IsNil ? method.Name : import.Name);
        var library = import.Module.IsNil ? "" : module.Metadata.GetString(module.Metadata.GetModuleReference(import.Module).Name) + "!";
        return new(library + name, NativeFunction.Capabilities(name));
    }
}
