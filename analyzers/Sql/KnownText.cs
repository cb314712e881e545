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
        _ => null,
    };
}
