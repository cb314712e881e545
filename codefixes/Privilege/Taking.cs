using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The method or constructor that can be handed what it acquires, and what makes its parameters its own to change.</summary>
internal static class Taking
{
    /// <summary>Null where the parameters are a promise to somebody else, or the acquisition is not certain to happen.</summary>
    public static async Task<(IMethodSymbol Method, SyntaxNode Declaration)?> Of(Document document, Acquisition acquisition, SemanticModel model, Verdicts verdicts, CancellationToken token)
    {
        var member = acquisition.Written.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var (declaration, method) = member switch
        {
            MethodDeclarationSyntax or ConstructorDeclarationSyntax => (member, model.GetDeclaredSymbol(member, token) as IMethodSymbol),
            // An initialiser runs in the primary constructor.
            TypeDeclarationSyntax { ParameterList: not null } type and not RecordDeclarationSyntax => (type, Primary(model.GetDeclaredSymbol(type, token), type)),
            { Parent: TypeDeclarationSyntax { ParameterList: not null } type and not RecordDeclarationSyntax } when IsInitialiser(acquisition.Written, member) => (type, Primary(model.GetDeclaredSymbol(type, token), type)),
            _ => (member, null),
        };
        if (method is null || declaration is null || !IsFree(method) || SymbolEqualityComparer.Default.Equals(model.Compilation.GetEntryPoint(token), method)
            || declaration is BaseMethodDeclarationSyntax && !Evaluation.IsCertain(acquisition.Written, declaration) || declaration.DescendantNodes().OfType<YieldStatementSyntax>().Any()
            || declaration is BaseMethodDeclarationSyntax && EarlierTouches.Any(declaration, acquisition, model, verdicts) || acquisition.IsClosed && LaterTouches.Any(declaration, acquisition, model, verdicts))
            return null;
        return await IsCalledSilently(method, document.Project.Solution, token).ConfigureAwait(false) ? null : (method, declaration);
    }

    /// <summary>True for a constructor that a derived class calls without a word.</summary>
    public static async Task<bool> IsCalledSilently(IMethodSymbol method, Solution solution, CancellationToken token) => method.MethodKind == MethodKind.Constructor
        && (await SymbolFinder.FindDerivedClassesAsync(method.ContainingType, solution, cancellationToken: token).ConfigureAwait(false))
            .Any(type => type.InstanceConstructors.Any(constructor => SymbolEqualityComparer.Default.Equals(ImplicitBaseCall.Called(constructor), method)));

    private static IMethodSymbol? Primary(INamedTypeSymbol? type, TypeDeclarationSyntax declaration) =>
        type?.InstanceConstructors.FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == declaration));

    private static bool IsInitialiser(ExpressionSyntax written, MemberDeclarationSyntax member) => !member.Modifiers.Any(SyntaxKind.StaticKeyword) && Evaluation.IsCertain(written, member) && member switch
    {
        FieldDeclarationSyntax => true,
        PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Contains(written),
        _ => false,
    };

    /// <summary>True where nothing but its calls says what parameters it has.</summary>
    public static bool IsFree(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary or MethodKind.Constructor, IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false, PartialDefinitionPart: null, PartialImplementationPart: null, IsVararg: false } and not { IsStatic: true, Name: "Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName }
        && method is not { IsStatic: true, MethodKind: MethodKind.Constructor } && method.ContainingType is { TypeKind: TypeKind.Class or TypeKind.Struct } type && !method.IsPartialDefinition
        && method.ExplicitInterfaceImplementations.IsEmpty && !method.GetAttributes().Any(attribute => IsPromise(attribute.AttributeClass))
        && !type.AllInterfaces.SelectMany(contract => contract.GetMembers(method.Name)).Any(promised => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(promised), method));

    // A route, a test, an export: something calls it that no call shows.
    private static bool IsPromise(INamedTypeSymbol? attribute) =>
        attribute?.ContainingNamespace.ToDisplayString() is not ("System.Diagnostics.CodeAnalysis" or "System.Runtime.CompilerServices" or "System.Diagnostics") && attribute is not { Name: "ObsoleteAttribute" };
}
