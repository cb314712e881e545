using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Members of the platform whose text no one outside the program chooses.</summary>
internal static class KnownText
{
    /// <summary>Their text, or a stand-in for it; null for any other member.</summary>
    /// <param name="member">The field or property.</param>
    /// <param name="instance">Whose it is; an attribute's own code may set what it wants.</param>
    public static string? Of(ISymbol member, IOperation? instance = null) => member switch
    {
        IFieldSymbol { HasConstantValue: true } field => field.ConstantValue?.ToString() ?? "",
        IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } => "",
        IPropertySymbol { Name: "NewLine", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } => "\n",
        // The names of code.
        IPropertySymbol { Name: "Name", ContainingType: { Name: "MemberInfo" or "Type" or "PropertyInfo", ContainingNamespace.Name: "Reflection" or "System" } } => "name",
        // What stands in an attribute is written in code.
        IPropertySymbol { Type.SpecialType: SpecialType.System_String, IsStatic: false } written when instance is not IInstanceReferenceOperation && IsAttribute(written.ContainingType) => "name",
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
