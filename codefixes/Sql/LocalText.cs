using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>A local that does nothing but carry a text to its command.</summary>
internal static class LocalText
{
    // Calls on these leave the values of a text alone.
    private static readonly string[] Data = ["System.Data.IDbConnection", "System.Data.IDbCommand", "System.Data.IDbTransaction"];

    /// <summary>The local, or null when it is read elsewhere too, or when its reader may run more often than it is set.</summary>
    public static ILocalSymbol? Of(IOperation text) =>
        text is ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declared], IsRef: false } local, Syntax: var use }
        && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null, Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax } } variable
        && CommandHistory.Member(use).DescendantNodes().OfType<IdentifierNameSyntax>().Count(name => name.Identifier.ValueText == local.Name) == 1
        && !CommandHistory.Repeats(use, variable)
            ? local
            : null;

    /// <summary>The text that the local is given.</summary>
    public static ExpressionSyntax Initializer(ILocalSymbol local) => ((VariableDeclaratorSyntax)local.DeclaringSyntaxReferences[0].GetSyntax()).Initializer!.Value;

    /// <summary>True when the values are at the end what they were at the start.</summary>
    public static bool KeepsValues(IEnumerable<IOperation> values, int start, int end)
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
        IInvocationOperation call => !IsData(call.Instance?.Type),
        IObjectCreationOperation creation => !IsData(creation.Type),
        IAssignmentOperation { Target: IMemberReferenceOperation member } => !IsData(member.Instance?.Type),
        IAssignmentOperation assignment => assignment.Target is not ILocalReferenceOperation,
        IIncrementOrDecrementOperation => true,
        _ => false,
    };

    private static bool IsData(ITypeSymbol? type) => type is not null && type.AllInterfaces.Concat([type]).Any(i => Data.Contains(i.ToDisplayString()));
}
