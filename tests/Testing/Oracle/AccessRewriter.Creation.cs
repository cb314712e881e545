using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Polp.Testing.Oracle;

/// <summary>Allocations, views and calls of native code.</summary>
internal sealed partial class AccessRewriter
{
    private static readonly Dictionary<string, string> Native = new()
    {
        ["memcpy"] = "Memcpy", ["memmove"] = "Memcpy", ["RtlMoveMemory"] = "Memcpy", ["CopyMemory"] = "Memcpy", ["memset"] = "Memset",
    };

    public override SyntaxNode? VisitStackAllocArrayCreationExpression(StackAllocArrayCreationExpressionSyntax node)
    {
        if (node.Type is not ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [var size] }] } array || node.Initializer is not null)
            return base.VisitStackAllocArrayCreationExpression(node);
        var pointer = model.GetTypeInfo(node) is { ConvertedType: IPointerTypeSymbol } or { Type: IPointerTypeSymbol, ConvertedType: null };
        return Call($"{(pointer ? "StackPointer" : "StackSpan")}<{array.ElementType}>", node, Seen(size));
    }

    public override SyntaxNode? VisitArrayCreationExpression(ArrayCreationExpressionSyntax node)
    {
        if (model.GetTypeInfo(node).Type is not IArrayTypeSymbol { Rank: 1, ElementType.IsUnmanagedType: true })
            return base.VisitArrayCreationExpression(node);
        var seen = (ArrayCreationExpressionSyntax)base.VisitArrayCreationExpression(node)!;
        if (node.FirstAncestorOrSelf<FieldDeclarationSyntax>()?.Modifiers.Any(SyntaxKind.StaticKeyword) == true)
            return Call("Kept", node, seen.WithoutTrivia());
        if (node.Initializer is not null)
            return Call("Copied", node, seen.WithoutTrivia());
        return Call($"Array<{node.Type.ElementType}>", node, CastExpression(ParseTypeName("long"), ParenthesizedExpression(seen.Type.RankSpecifiers[0].Sizes[0])));
    }

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node) =>
        Created(node) ?? base.VisitObjectCreationExpression(node);

    public override SyntaxNode? VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node) =>
        Created(node) ?? base.VisitImplicitObjectCreationExpression(node);

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol method)
            return base.VisitInvocationExpression(node);
        var arguments = node.ArgumentList.Arguments.Select(argument => argument.Expression);
        if (method.IsExtern && method.GetDllImportData() is { } import && Native.TryGetValue(import.EntryPointName ?? method.Name, out var native))
            return Call(native, node, [.. arguments.Select(Seen)]);
        if (method.ContainingType.Name == "Encoding" && method.Parameters is [{ Type: IPointerTypeSymbol }, ..] && node.Expression is MemberAccessExpressionSyntax encoding)
            return Call(method.Name, node, [Seen(encoding.Expression), .. arguments.Select(Seen)]);
        var seen = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        return method.ReturnsByRef || method.ReturnsByRefReadonly ? Reference(node, seen) : seen;
    }

    private InvocationExpressionSyntax? Created(BaseObjectCreationExpressionSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol { Parameters: [{ Type: IPointerTypeSymbol }, ..] } constructor)
            return null;
        var method = constructor.ContainingType switch
        {
            { Name: "Span" or "ReadOnlySpan" } type => $"{type.Name}<{type.TypeArguments[0].ToDisplayString()}>",
            { Name: "UnmanagedMemoryStream" } => "Stream",
            { SpecialType: SpecialType.System_String } => "String",
            _ => null,
        };
        return method is null ? null : Call(method, node, [.. node.ArgumentList!.Arguments.Select(argument => Seen(argument.Expression))]);
    }
}
