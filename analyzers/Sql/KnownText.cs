using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Members of the platform whose text no one outside the program chooses.</summary>
internal static class KnownText
{
    /// <summary>Their text, or a stand-in for it; null for any other member.</summary>
    public static string? Of(ISymbol member) => member switch
    {
        IFieldSymbol { HasConstantValue: true } field => field.ConstantValue?.ToString() ?? "",
        IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } => "",
        IPropertySymbol { Name: "NewLine", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } => "\n",
        // The names of code.
        IPropertySymbol { Name: "Name", ContainingType: { Name: "MemberInfo" or "Type" or "PropertyInfo", ContainingNamespace.Name: "Reflection" or "System" } } => "name",
        // What stands in an attribute is written in code.
        IPropertySymbol { Type.SpecialType: SpecialType.System_String, IsStatic: false } written when IsAttribute(written.ContainingType) => "name",
        _ => null,
    };

    private static bool IsAttribute(INamedTypeSymbol? type)
    {
        for (var at = type?.BaseType; at is not null; at = at.BaseType)
        {
            if (at is { Name: "Attribute", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        }
        return false;
    }
}
