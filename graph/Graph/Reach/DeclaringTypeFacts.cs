using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>What the catalogue asks about the type a member stands in.</summary>
internal static class DeclaringTypeFacts
{
    public static string NamespaceOf(AssemblyModule module, TypeDefinitionHandle handle)
    {
        var type = module.Metadata.GetTypeDefinition(handle);
        for (var depth = 0; type.IsNested && depth < Hierarchy.DepthLimit; depth++)
            type = module.Metadata.GetTypeDefinition(type.GetDeclaringType());
        return module.Metadata.GetString(type.Namespace);
    }

    public static bool IsAttributeEnumOrDelegate(TypeUse type) =>
        type.Base is { } parent && (parent.Name is "System.Enum" or "System.MulticastDelegate" || type.DerivesFrom("System.Attribute"));
}
