using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Whether a value is, where it is passed, what it was where the text was written.</summary>
internal static class KeptValues
{
    // Calls on these leave the values of a text alone.
    private static readonly string[] Data = ["System.Data.IDbConnection", "System.Data.IDbCommand", "System.Data.IDbTransaction"];

    /// <summary>True when the values are at the end what they were at the start.</summary>
    public static bool Are(IEnumerable<IOperation> values, int start, int end)
    {
        var reads = values.SelectMany(value => value.DescendantsAndSelf()).ToArray();
        if (!reads.All(SideEffects.None))
            return false;
        var variables = reads.Select(Variable).OfType<ISymbol>().ToArray();
        var readsMembers = reads.Any(read => read is IMemberReferenceOperation or IArrayElementReferenceOperation or IParameterReferenceOperation { Parameter.RefKind: not RefKind.None });
        var body = reads[0];
        while (body.Parent is { } parent)
            body = parent;
        // A local function or lambda that writes a variable may run anywhere.
        return body.Descendants().Where(o => o.Syntax.SpanStart >= start).All(operation =>
            !Written(operation).Any(target => variables.Contains(Variable(target), SymbolEqualityComparer.Default))
            && (!readsMembers || operation.Syntax.SpanStart >= end || !MayWriteMembers(operation)));
    }

    private static IEnumerable<IOperation> Written(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation assignment => assignment.Target.DescendantsAndSelf(),
        IAssignmentOperation assignment => [assignment.Target],
        IIncrementOrDecrementOperation step => [step.Target],
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => [argument.Value],
        IAddressOfOperation address => [address.Reference],
        IVariableDeclaratorOperation { Symbol.IsRef: true } alias => alias.Descendants(),
        _ => [],
    };

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static bool MayWriteMembers(IOperation operation) => operation switch
    {
        IInvocationOperation call => !IsData(call.Instance?.Type) && !IsText(call.TargetMethod.ContainingType),
        IObjectCreationOperation creation => !IsData(creation.Type) && !IsText(creation.Type),
        IAssignmentOperation { Target: IMemberReferenceOperation member } => !IsData(member.Instance?.Type),
        IAssignmentOperation assignment => assignment.Target is not ILocalReferenceOperation,
        IIncrementOrDecrementOperation => true,
        _ => false,
    };

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String || TextRoot.IsBuilder(type) || GatheredLocal.IsList(type);

    private static bool IsData(ITypeSymbol? type) => type is not null && type.AllInterfaces.Concat([type]).Any(i => Data.Contains(i.ToDisplayString()));
}
