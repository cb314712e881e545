using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Tells the structs that are laid over a message from the program's own.</summary>
internal static class MessageLayout
{
    /// <summary>
    /// True for a struct whose bytes are laid out on purpose, packed or with a fixed buffer of bytes, and that holds no pointer:
    /// no address comes in a message.
    /// </summary>
    public static bool IsLaidOverMessages(this ITypeSymbol? type)
    {
        if (type is not { TypeKind: TypeKind.Struct, IsUnmanagedType: true, SpecialType: SpecialType.None })
            return false;
        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst).ToList();
        return fields.All(field => field.IsFixedSizeBuffer || field.Type is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol) && field.Type.SpecialType is not (SpecialType.System_IntPtr or SpecialType.System_UIntPtr))
            && (IsPacked(type) || fields.Any(field => field is { IsFixedSizeBuffer: true, Type: IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Byte or SpecialType.System_SByte } }));
    }

    private static bool IsPacked(ITypeSymbol type) => type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "StructLayoutAttribute") is { } layout
        && layout.NamedArguments.Any(argument => argument is { Key: "Pack", Value.Value: 1 });
}
