using System.Reflection;

namespace Polp.Graph;

/// <summary>What of a library can be named by those who reference it.</summary>
internal static class SummaryAccess
{
    public static bool IsOpen(TypeUse type, bool toFriends)
    {
        var metadata = type.Module.Metadata;
        var definition = type.Definition;
        for (var depth = 0; depth < Hierarchy.DepthLimit; depth++)
        {
            var isOpen = (definition.Attributes & TypeAttributes.VisibilityMask) switch
            {
                TypeAttributes.Public or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => true,
                TypeAttributes.NestedPrivate => false,
                _ => toFriends,
            };
            if (!isOpen || !definition.IsNested)
                return isOpen;
            definition = metadata.GetTypeDefinition(definition.GetDeclaringType());
        }
        return false;
    }

    public static bool IsAccessible(MethodAttributes access, bool toFriends) => access switch
    {
        MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem => true,
        MethodAttributes.Assembly or MethodAttributes.FamANDAssem => toFriends,
        _ => false,
    };
}
