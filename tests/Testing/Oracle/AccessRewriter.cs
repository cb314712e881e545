using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Polp.Testing.Oracle;

/// <summary>Puts a look at the shadow memory before every access through a pointer or a reference. Line numbers stay.</summary>
/// <remarks>Library calls need no rewriting: the instrumented program finds the types in <c>Shims</c> before those of the platform.</remarks>
internal sealed partial class AccessRewriter(SemanticModel model, IEnumerable<int> marked) : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.PointerIndirectionExpression))
            return Indirection(node, Seen(node.Operand));
        if (!node.IsKind(SyntaxKind.AddressOfExpression))
            return base.VisitPrefixUnaryExpression(node);
        return node.Operand switch
        {
            ElementAccessExpressionSyntax element when IsPointer(element.Expression) && FixedBuffer(element.Expression) is null =>
                ParenthesizedExpression(Offset(element)).WithTriviaFrom(node),
            MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.PointerMemberAccessExpression } member =>
                node.WithOperand(member.WithExpression(Seen(member.Expression))),
            _ when IsVariable(node.Operand) && node.Parent is not EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax } => Call("Own", node, node),
            _ => base.VisitPrefixUnaryExpression(node),
        };
    }

    public override SyntaxNode? VisitElementAccessExpression(ElementAccessExpressionSyntax node)
    {
        if (FixedBuffer(node.Expression) is { } buffer)
        {
            var access = ParseExpression($"global::Polp.Testing.Oracle.Access.{(AccessContexts.Of(node, model) == AccessContext.Load ? "Load" : "Store")}");
            var start = node.Expression is MemberAccessExpressionSyntax member ? member.WithExpression(Seen(member.Expression)) : node.Expression;
            return Star(Call("Element", node, start, Seen(node.ArgumentList.Arguments[0].Expression), Number(buffer.FixedSize), access), node);
        }
        return IsPointer(node.Expression) ? Indirection(node, Offset(node)) : base.VisitElementAccessExpression(node);
    }

    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        var viaPointer = node.IsKind(SyntaxKind.PointerMemberAccessExpression);
        if (FixedBuffer(node) is { } buffer)
        {
            var start = node.WithExpression(Seen(node.Expression));
            return IsPinned(node) ? start : Call("Own", node, start, Number(buffer.FixedSize));
        }
        if (!viaPointer)
            return base.VisitMemberAccessExpression(node);
        var pointer = Seen(node.Expression);
        if (model.GetSymbolInfo(node).Symbol is not IFieldSymbol)
            return node.WithExpression(Call("Load", node.Expression, pointer));
        return AccessContexts.Of(node, model) switch
        {
            AccessContext.Address => node.WithExpression(pointer),
            var context => Star(Call(context.ToString(), node, PrefixUnaryExpression(SyntaxKind.AddressOfExpression, node.WithExpression(pointer).WithoutTrivia())), node),
        };
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        model.GetSymbolInfo(node).Symbol switch
        {
            ILocalSymbol { IsRef: true } => Reference(node, node),
            IFieldSymbol { IsFixedSizeBuffer: true } buffer when node.Parent is not MemberAccessExpressionSyntax && !IsPinned(node) =>
                Call("Own", node, node, Number(buffer.FixedSize)),
            _ => base.VisitIdentifierName(node),
        };

    public override SyntaxNode? VisitFixedStatement(FixedStatementSyntax node)
    {
        var seen = (FixedStatementSyntax)base.VisitFixedStatement(node)!;
        // What the platform pins for us is no array of ours: say that it is valid once it stands still.
        var owned = node.Declaration.Variables.Select(variable => (variable.Identifier.Text, Source: variable.Initializer!.Value)).Select(variable => variable.Source switch
        {
            _ when FixedBuffer(variable.Source) is { } buffer => $"{variable.Text}, {buffer.FixedSize}",
            _ when model.GetTypeInfo(variable.Source).Type?.SpecialType == SpecialType.System_String => $"{variable.Text}, ({variable.Source}).Length",
            PrefixUnaryExpressionSyntax { Operand: var operand } when model.GetSymbolInfo(operand).Symbol is IFieldSymbol => variable.Text,
            _ => null,
        }).Where(arguments => arguments is not null).Select(arguments => ParseStatement($"global::Polp.Testing.Oracle.Watch.Own({arguments}); ")).ToArray();
        if (owned.Length == 0)
            return seen;
        var open = Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(Space);
        return seen.WithStatement(Block(open, [.. owned, seen.Statement.WithoutTrailingTrivia()], Token(SyntaxKind.CloseBraceToken)).WithTrailingTrivia(seen.Statement.GetTrailingTrivia()));
    }

    private ExpressionSyntax Indirection(ExpressionSyntax node, ExpressionSyntax pointer) => AccessContexts.Of(node, model) switch
    {
        AccessContext.Address => Star(ParenthesizedExpression(pointer), node),
        var context => Star(Call(context.ToString(), node, pointer), node),
    };

    // The platform defines p[i] as *(p + i).
    private BinaryExpressionSyntax Offset(ElementAccessExpressionSyntax node) => BinaryExpression(SyntaxKind.AddExpression,
        ParenthesizedExpression(Seen(node.Expression)), ParenthesizedExpression(Seen(node.ArgumentList.Arguments[0].Expression)));

    private ExpressionSyntax Reference(ExpressionSyntax node, ExpressionSyntax seen)
    {
        if (AccessContexts.Of(node, model) is var context && context == AccessContext.Address)
            return seen;
        var write = context == AccessContext.Store;
        var keyword = Token(write ? SyntaxKind.RefKeyword : SyntaxKind.InKeyword).WithTrailingTrivia(Space);
        return InvocationExpression(Watch(write ? "Write" : "Read"), ArgumentList(SingletonSeparatedList(Argument(null, keyword, seen.WithoutTrivia())))).WithTriviaFrom(node);
    }

    private ExpressionSyntax Seen(ExpressionSyntax node) => (ExpressionSyntax)Visit(node)!;

    private bool IsPointer(ExpressionSyntax node) => model.GetTypeInfo(node).Type is IPointerTypeSymbol;

    private bool IsVariable(ExpressionSyntax node) => node switch
    {
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } member => model.GetSymbolInfo(member).Symbol is IFieldSymbol { IsStatic: false } && IsVariable(member.Expression),
        IdentifierNameSyntax => model.GetSymbolInfo(node).Symbol is ILocalSymbol { IsRef: false } or IParameterSymbol { RefKind: RefKind.None },
        _ => false,
    };

    private IFieldSymbol? FixedBuffer(ExpressionSyntax node) =>
        node is MemberAccessExpressionSyntax or IdentifierNameSyntax && model.GetSymbolInfo(node).Symbol is IFieldSymbol { IsFixedSizeBuffer: true } field ? field : null;

    private static bool IsPinned(SyntaxNode node) => node.Parent is EqualsValueClauseSyntax { Parent.Parent.Parent: FixedStatementSyntax };

    private static ParenthesizedExpressionSyntax Star(ExpressionSyntax pointer, SyntaxNode node) =>
        ParenthesizedExpression(PrefixUnaryExpression(SyntaxKind.PointerIndirectionExpression, pointer.WithoutTrivia())).WithTriviaFrom(node);

    private static LiteralExpressionSyntax Number(int value) => LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(value));

    private static ExpressionSyntax Watch(string method) => ParseExpression("global::Polp.Testing.Oracle.Watch." + method);

    private static InvocationExpressionSyntax Call(string method, SyntaxNode node, params ExpressionSyntax[] arguments) =>
        InvocationExpression(Watch(method), ArgumentList(SeparatedList(arguments.Select(Argument)))).WithTriviaFrom(node);
}
