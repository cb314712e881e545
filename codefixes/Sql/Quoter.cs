using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Finds something in reach that quotes names: a command builder in a local, a parameter or a field.</summary>
internal static class Quoter
{
    /// <summary>The method to call, or null when nothing at the place has one for certain.</summary>
    public static string? At(int position, SemanticModel model, SqlSinks sinks)
    {
        var isStatic = model.GetEnclosingSymbol(position) is { IsStatic: true };
        return model.LookupSymbols(position)
            .Select(symbol => (symbol, Rank(symbol, position, isStatic), Method(symbol, sinks)))
            .Where(found => found.Item2 > 0 && found.Item3 is not null && !MayBeNull(found.symbol, position, model))
            .OrderBy(found => found.Item2).ThenBy(found => found.symbol.Name, StringComparer.Ordinal)
            .Select(found => $"{found.symbol.Name}.{found.Item3!.Name}").FirstOrDefault();
    }

    // The nearest first; nought for what cannot be read here.
    private static int Rank(ISymbol symbol, int position, bool isStatic) => symbol switch
    {
        ILocalSymbol { DeclaringSyntaxReferences: [var declared] } => declared.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } made } && made.Span.End <= position
            && made is not LiteralExpressionSyntax and not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression } ? 1 : 0,
        IParameterSymbol => 2,
        IFieldSymbol or IPropertySymbol => symbol.IsStatic || !isStatic ? 3 : 0,
        _ => 0,
    };

    private static bool MayBeNull(ISymbol symbol, int position, SemanticModel model) =>
        symbol is IParameterSymbol { HasExplicitDefaultValue: true }
        || model.GetSpeculativeTypeInfo(position, SyntaxFactory.IdentifierName(symbol.Name), SpeculativeBindingOption.BindAsExpression).Nullability.FlowState == NullableFlowState.MaybeNull;

    private static IMethodSymbol? Method(ISymbol symbol, SqlSinks sinks)
    {
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol { IsIndexer: false } property => property.Type,
            _ => null,
        };
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(method => method is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Parameters: [{ Type.SpecialType: SpecialType.System_String }] }
                && method.ReturnType.SpecialType == SpecialType.System_String && sinks.IsQuoter(method)) is { } found)
                return found;
        }
        return null;
    }
}
