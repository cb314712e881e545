using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>What an access to a single value is told about where.</summary>
internal static class Indexed
{
    /// <summary>The indexes in an operation, with the bytes that each counts and its type; those of the side that is left come first.</summary>
    public static IEnumerable<(ExpressionSyntax Index, int Size, ITypeSymbol Type)> In(ExpressionSyntax site, Side side, SemanticModel model)
    {
        var accesses = site.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Select(access => Of(access, model)).OfType<(ExpressionSyntax Index, int Size, ITypeSymbol Type)>();
        return site is AssignmentExpressionSyntax { Right: var read } ? accesses.OrderBy(access => read.Contains(access.Index) == (side == Side.Destination)) : accesses;
    }

    private static (ExpressionSyntax Index, int Size, ITypeSymbol Type)? Of(ExpressionSyntax access, SemanticModel model)
    {
        switch (access)
        {
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: var index }] } when Interval.SizeOf(model.GetTypeInfo(access).Type) is { } size && size > 0:
                return TypeOf(index) is { } type ? (index, size, type) : null;
            case InvocationExpressionSyntax { ArgumentList.Arguments: [_, { Expression: var index }] } call when model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "Unsafe" } method:
                var moved = method.Name switch { "Add" => Interval.SizeOf(method.TypeArguments.FirstOrDefault()), "AddByteOffset" => 1, _ => null };
                return moved is > 0 and { } bytes && TypeOf(index) is { } number ? (index, bytes, number) : null;
            default:
                return null;
        }

        ITypeSymbol? TypeOf(ExpressionSyntax index) => model.GetTypeInfo(index).Type is { } type && Interval.Of(type) is not null ? type : null;
    }
}
