using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Text that is constant although the language does not call it so: <c>static readonly</c> fields and get-only properties made from literals.</summary>
internal static class ClosedWorld
{
    /// <summary>The text, or null when it is not known to be constant.</summary>
    public static string? Text(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsReadOnly: true } field } => field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String }
            ? ""
            : field.DeclaringSyntaxReferences.Length == 1 && !AssignedInConstructor(field) ? Literal((field.DeclaringSyntaxReferences[0].GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value) : null,
        IPropertyReferenceOperation { Property: { SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: [var declared] } } =>
            declared.GetSyntax() is PropertyDeclarationSyntax property ? Literal(property.ExpressionBody?.Expression ?? property.Initializer?.Value) : null,
        _ => null,
    };

    private static bool AssignedInConstructor(IFieldSymbol field) => field.ContainingType.Constructors.Any(constructor =>
        constructor.IsStatic == field.IsStatic && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantNodes()
            .OfType<AssignmentExpressionSyntax>().Any(a => a.Left is IdentifierNameSyntax name && name.Identifier.ValueText == field.Name
                || a.Left is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == field.Name)));

    private static string? Literal(ExpressionSyntax? expression) => expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        ParenthesizedExpressionSyntax parenthesized => Literal(parenthesized.Expression),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Literal(sum.Left) is { } left && Literal(sum.Right) is { } right ? left + right : null,
        _ => null,
    };
}
