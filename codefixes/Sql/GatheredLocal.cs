using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A local that statements of one method fill with text, where the text is read: a string, a builder's <c>ToString()</c>, or <c>string.Join</c> of a list.</summary>
/// <param name="Separator">What stands between its parts.</param>
/// <param name="Before">What stands before its text if it has any: <c>where != "" ? " WHERE " + where : ""</c>.</param>
/// <param name="After">What stands behind it then.</param>
/// <param name="Read">Its name where it is read.</param>
internal sealed record GatheredLocal(ILocalSymbol Local, string Separator, IdentifierNameSyntax Read, string Before = "", string After = "")
{
    public VariableDeclaratorSyntax Declaration => (VariableDeclaratorSyntax)Local.DeclaringSyntaxReferences[0].GetSyntax();

    /// <summary>The local that an expression reads as text, or null when it reads none.</summary>
    public static GatheredLocal? Of(IOperation text) => Operands.Written(text) switch
    {
        ILocalReferenceOperation { Type.SpecialType: SpecialType.System_String } local => Named(local, ""),
        IInvocationOperation { TargetMethod: { Name: "ToString", Parameters.IsEmpty: true }, Instance: ILocalReferenceOperation builder } when TextRoot.IsBuilder(builder.Type) => Named(builder, ""),
        IInvocationOperation { TargetMethod: { Name: "Join", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: var separator } }, { Value: var items }] } =>
            List(items, separator?.ToString() ?? ""),
        IInvocationOperation { TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String }, Arguments: [{ Value: var items }] } => List(items, ""),
        IConditionalOperation { Syntax: ConditionalExpressionSyntax { Condition: var test, WhenFalse: var otherwise }, WhenTrue: var some } when Emptiness.IsEmptyText(otherwise) =>
            Framed(some) is { } framed && Emptiness.IsTest(test, framed.Local.Name) ? framed : null,
        _ => null,
    };

    // " WHERE " + where: known text round one local.
    private static GatheredLocal? Framed(IOperation text)
    {
        GatheredLocal? gathered = null;
        foreach (var part in WrittenText.Flatten(Operands.Written(text)))
        {
            if (part.ConstantValue is { HasValue: true, Value: string known })
                gathered = gathered is null ? null : gathered with { After = gathered.After + known };
            else if (gathered is not null || (gathered = Of(part)) is not { Before: "", After: "" })
                return null;
        }
        var before = WrittenText.Flatten(Operands.Written(text)).TakeWhile(part => part.ConstantValue.HasValue).Select(part => part.ConstantValue.Value);
        return gathered is null ? null : gathered with { Before = string.Concat(before) };
    }

    /// <summary>True when a type is a list of texts that grows.</summary>
    public static bool IsList(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "List", ContainingNamespace: { Name: "Generic" }, TypeArguments: [{ SpecialType: SpecialType.System_String }] };

    private static GatheredLocal? List(IOperation items, string separator) =>
        Operands.Written(items) is ILocalReferenceOperation list && IsList(list.Type) ? Named(list, separator) : null;

    private static GatheredLocal? Named(ILocalReferenceOperation reference, string separator) =>
        reference is { Local: { IsRef: false, DeclaringSyntaxReferences: [var declared] } local, Syntax: IdentifierNameSyntax name }
        && declared.GetSyntax() is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } } }
            ? new(local, separator, name)
            : null;
}
