using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>Constructors that stand in the head of their type: the initializers are their code, and the methods of the type see their parameters.</summary>
internal static class PrimaryConstructor
{
    private static readonly ConditionalWeakTable<IParameterSymbol, StrongBox<bool>> Fixed = new();

    public static bool IsPrimary(this IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Constructor, DeclaringSyntaxReferences: [var declared] } && declared.GetSyntax() is TypeDeclarationSyntax;

    /// <summary>True for a parameter that belongs to the object, as every function but the constructor sees it.</summary>
    public static bool IsOfObject(this IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && constructor.IsPrimary();

    /// <summary>True for a parameter of the object that nothing in the type assigns or hands out by reference.</summary>
    public static bool IsFixed(this IParameterSymbol parameter) => Fixed.GetValue(parameter, p => new(!p.ContainingType.DeclaringSyntaxReferences.SelectMany(declared => declared.GetSyntax().DescendantNodes()).OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == p.Name && name.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == name,
            PostfixUnaryExpressionSyntax or RefExpressionSyntax => true,
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression } => true,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
            _ => false,
        }))).Value;

    /// <summary>The parameter of that name which an object of the type keeps, if it has one.</summary>
    public static IParameterSymbol? Of(ITypeSymbol type, string name) =>
        type.GetMembers(".ctor").OfType<IMethodSymbol>().FirstOrDefault(IsPrimary)?.Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>The values that fields and properties of each object begin with, in the order of the code.</summary>
    public static IEnumerable<SyntaxNode> Initializers(IMethodSymbol constructor) => constructor.ContainingType.GetMembers().Where(member => !member.IsStatic)
        .SelectMany(member => member.DeclaringSyntaxReferences).Select(declared => Declarations.Initializer(declared.GetSyntax())).OfType<SyntaxNode>().OrderBy(value => value.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(value => value.SpanStart);

    /// <summary>The object with the numbers that no initializer sets: they are zero once it is made.</summary>
    public static Structure WithZeros(this Structure made, IMethodSymbol constructor) =>
        constructor.ContainingType is { BaseType.SpecialType: SpecialType.System_Object or SpecialType.System_ValueType, IsRecord: false } type
            ? type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst && !field.IsImplicitlyDeclared && Interval.Of(field.Type) is not null
                    && field.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer: null } && made.Find("." + field.Name) is null)
                .Aggregate(made, (all, field) => all.With("." + field.Name, new Number(0)))
            : made;
}
