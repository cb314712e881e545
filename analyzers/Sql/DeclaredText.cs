using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>
/// The text of <c>static readonly</c> fields, get-only properties and methods that are made from literals and members of the same type alone.
/// Read from syntax, since the declaration may stand in another file.
/// </summary>
internal sealed class DeclaredText
{
    private const int Depth = 8;

    private int steps = 500;

    public string? Of(ISymbol? member) => Member(member, Depth);

    private string? Member(ISymbol? member, int depth) => member switch
    {
        IFieldSymbol { HasConstantValue: true } field => field.ConstantValue?.ToString() ?? "",
        IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } => "",
        IFieldSymbol { IsReadOnly: true } field => Text(ReadonlyField.OnlyInitializer(field), field.ContainingType, depth),
        IPropertySymbol { SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: [var declared] } property when declared.GetSyntax() is PropertyDeclarationSyntax syntax =>
            Text(syntax.ExpressionBody?.Expression ?? syntax.Initializer?.Value, property.ContainingType, depth),
        IMethodSymbol { ReturnType.SpecialType: SpecialType.System_String, IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: [var declared] } method => Method(method, declared.GetSyntax(), depth),
        _ => null,
    };

    private string? Method(IMethodSymbol method, SyntaxNode declared, int depth)
    {
        var names = declared.DescendantNodes().Select(node => node switch
        {
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            _ => null,
        });
        // A name that hides a member would be taken for it.
        if (names.Any(name => name is not null && !method.ContainingType.GetMembers(name).IsEmpty))
            return null;
        var arrow = declared switch
        {
            MethodDeclarationSyntax syntax => syntax.ExpressionBody,
            LocalFunctionStatementSyntax syntax => syntax.ExpressionBody,
            _ => null,
        };
        var returned = declared.DescendantNodes(node => node == declared || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>();
        return arrow is not null ? Text(arrow.Expression, method.ContainingType, depth) : First(returned.Select(statement => statement.Expression), method.ContainingType, depth);
    }

    private string? Text(ExpressionSyntax? expression, INamedTypeSymbol scope, int depth) => depth == 0 || steps-- == 0 ? null : expression switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
        ParenthesizedExpressionSyntax parenthesized => Text(parenthesized.Expression, scope, depth - 1),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) => Sum(sum, scope, depth),
        InterpolatedStringExpressionSyntax text => Interpolated(text, scope, depth),
        ConditionalExpressionSyntax choice => First([choice.WhenTrue, choice.WhenFalse], scope, depth),
        SwitchExpressionSyntax choice => First(choice.Arms.Select(arm => arm.Expression).Where(arm => arm is not ThrowExpressionSyntax), scope, depth),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: [var named] } => named.ToString().Split('.').Last(),
        IdentifierNameSyntax name => scope.GetMembers(name.Identifier.ValueText) is [var member] ? Member(member, depth - 1) : null,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name: var name } =>
            Neighbour(scope, type.Identifier.ValueText)?.GetMembers(name.Identifier.ValueText) is [var member] ? Member(member, depth - 1) : null,
        _ => null,
    };

    private string? Sum(BinaryExpressionSyntax sum, INamedTypeSymbol scope, int depth)
    {
        var texts = new List<string?>();
        ExpressionSyntax at = sum;
        for (; at is BinaryExpressionSyntax left && left.IsKind(SyntaxKind.AddExpression); at = left.Left)
            texts.Add(Text(left.Right, scope, depth - 1));
        texts.Add(Text(at, scope, depth - 1));
        texts.Reverse();
        return texts.Contains(null) ? null : string.Concat(texts);
    }

    private string? Interpolated(InterpolatedStringExpressionSyntax text, INamedTypeSymbol scope, int depth)
    {
        var joined = new StringBuilder();
        foreach (var part in text.Contents)
        {
            if ((part is InterpolatedStringTextSyntax literal ? literal.TextToken.ValueText : Text((part as InterpolationSyntax)?.Expression, scope, depth - 1)) is not { } known)
                return null;
            joined.Append(known);
        }
        return joined.ToString();
    }

    // One of several texts, if all of them are known.
    private string? First(IEnumerable<ExpressionSyntax?> choices, INamedTypeSymbol scope, int depth)
    {
        var texts = choices.Select(choice => Text(choice, scope, depth - 1)).ToArray();
        return texts.Contains(null) ? null : texts.FirstOrDefault();
    }

    private static INamedTypeSymbol? Neighbour(INamedTypeSymbol scope, string name) =>
        scope.Name == name ? scope : scope.GetTypeMembers(name).Concat(scope.ContainingNamespace.GetTypeMembers(name)).FirstOrDefault();
}
