using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>What reading an expression does besides.</summary>
internal static class SideEffects
{
    /// <summary>True when the expression only reads.</summary>
    public static bool None(IOperation value) => value.DescendantsAndSelf().All(Reads);

    /// <summary>True when all it may do is call: it declares nothing, assigns nothing and hands out no reference.</summary>
    public static bool AreKnown(IOperation value) => value.DescendantsAndSelf().All(operation => Reads(operation) || operation is IInvocationOperation or IAwaitOperation);

    private static bool Reads(IOperation operation) => operation switch
    {
        ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation
            or IInstanceReferenceOperation or IConditionalAccessOperation or IConditionalAccessInstanceOperation or ICoalesceOperation or IConditionalOperation or IBinaryOperation or INameOfOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is null or RefKind.None or RefKind.In,
        IConversionOperation conversion => conversion.OperatorMethod is null,
        IInvocationOperation { TargetMethod: { ContainingType.SpecialType: SpecialType.System_String } or { Name: "ToString", Parameters.IsEmpty: true } } => true,
        _ => false,
    };
}
