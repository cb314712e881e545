using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Text that is constant although the language does not call it so.</summary>
internal static class ClosedWorld
{
    /// <summary>The text, or one of the texts it can be; null when it is not known to be constant.</summary>
    public static string? Text(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: var field } => new DeclaredText().Of(field),
        IPropertyReferenceOperation { Property: { Name: "NewLine", ContainingType: { Name: "Environment", ContainingNamespace.Name: "System" } } } => "\n",
        IPropertyReferenceOperation { Property.Name: "Name", Instance: ITypeOfOperation { TypeOperand: var type } } => type.MetadataName,
        IPropertyReferenceOperation { Property: var property } => new DeclaredText().Of(property),
        IInvocationOperation { TargetMethod: var method } => new DeclaredText().Of(method),
        IObjectCreationOperation { Type.SpecialType: SpecialType.System_String, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: char character } }, ..] } => character.ToString(),
        _ => null,
    };
}
