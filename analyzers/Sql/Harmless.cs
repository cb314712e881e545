using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Values whose text cannot end a literal or start a clause: numbers, booleans, enums, Guid, dates, and sequences of them.</summary>
internal static class Harmless
{
    public static bool Is(IOperation operation) => Type(operation.Type) || operation switch
    {
        // Digits and letters, whatever the bytes are.
        IInvocationOperation { TargetMethod: { Name: "ToHexString" or "ToHexStringLower" or "ToBase64String", ContainingType.Name: "Convert" } or { Name: "ToString", ContainingType.Name: "BitConverter" } or { Name: "GetName" or "Format", ContainingType.Name: "Enum" } } => true,
        IInvocationOperation { TargetMethod.Name: "Replace" } replace when WordPattern.IsRegex(replace.TargetMethod.ContainingType) => WordPattern.Cleans(replace),
        IConversionOperation { OperatorMethod: null } conversion => Type(conversion.Operand.Type) || Is(conversion.Operand),
        IConditionalAccessOperation access => Type(access.WhenNotNull.Type) || Is(access.WhenNotNull),
        IInvocationOperation { TargetMethod: { Name: "ToString" }, Instance: { } instance } => Type(instance.Type),
        IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" } } select => Projection(select) is { } value && Generated(value),
        IInvocationOperation { TargetMethod: { Name: "Repeat", ContainingType.Name: "Enumerable" }, Arguments: [{ Value: var repeated }, ..] } => Generated(repeated),
        IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToList", ContainingType.Name: "Enumerable" }, Arguments: [{ Value: var sequence }] } => Is(sequence),
        _ => false,
    };

    public static bool Type(ITypeSymbol? type) => type switch
    {
        null => false,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => Type(nullable.TypeArguments[0]),
        { TypeKind: TypeKind.Enum } => true,
        { SpecialType: SpecialType.System_Boolean or SpecialType.System_DateTime or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or (>= SpecialType.System_SByte and <= SpecialType.System_Double) } => true,
        { Name: "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Int128" or "UInt128" or "BigInteger", ContainingNamespace: { Name: "System" or "Numerics" } } => true,
        ITypeParameterSymbol { ConstraintTypes: var constraints } => constraints.Any(c => c.SpecialType == SpecialType.System_Enum),
        IArrayTypeSymbol array => Type(array.ElementType),
        INamedTypeSymbol named => named.AllInterfaces.Append(named).FirstOrDefault(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T) is { } sequence
            && Type(sequence.TypeArguments[0]),
        _ => false,
    };

    private static IOperation? Projection(IInvocationOperation select) =>
        select.Arguments.Last().Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } value }] } } ? value : null;

    /// <summary>Text from constants and counters alone, as placeholders are: <c>"@p" + i</c>.</summary>
    public static bool Generated(IOperation value) => value switch
    {
        { ConstantValue.HasValue: true } => true,
        IBinaryOperation sum => Generated(sum.LeftOperand) && Generated(sum.RightOperand),
        IInterpolatedStringOperation text => text.Parts.All(p => p is IInterpolatedStringTextOperation || p is IInterpolationOperation hole && Generated(hole.Expression)),
        _ => Is(value),
    };
}
