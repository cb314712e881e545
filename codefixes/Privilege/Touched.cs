using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;
using Polp.Capabilities;

namespace Polp.CodeFixes;

/// <summary>What the operations of a body may do to something that is opened in it.</summary>
internal static class Touched
{
    private static readonly string[] Harmless = ["System.ArgumentNullException", "System.ArgumentException", "System.ObjectDisposedException", "System.IO.Path", "string"];

    /// <summary>What the expression that acquires is told by.</summary>
    public static IReadOnlyCollection<ISymbol> Named(Acquisition acquisition, SemanticModel model) =>
        [.. acquisition.Parts.SelectMany(part => part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            .Where(name => name.Parent is not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } set || set.Left != name).Select(name => model.GetSymbolInfo(name).Symbol).OfType<ISymbol>().Where(symbol => symbol is IParameterSymbol or IFieldSymbol or IPropertySymbol)];

    /// <summary>The expressions that run along with a declaration: of a type, its initialisers.</summary>
    public static IEnumerable<ExpressionSyntax> Run(SyntaxNode declaration) => declaration is not TypeDeclarationSyntax type ? declaration.DescendantNodes().OfType<ExpressionSyntax>()
        : type.Members.Where(member => member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }).SelectMany(member => member.DescendantNodes().OfType<ExpressionSyntax>());

    public static ISymbol? Symbol(IOperation operation) => operation switch
    {
        IParameterReferenceOperation reference => reference.Parameter,
        IFieldReferenceOperation reference => reference.Field,
        IPropertyReferenceOperation reference => reference.Property,
        _ => null,
    };

    public static bool IsHarmless(IMethodSymbol method) => Harmless.Contains(method.ContainingType.ToDisplayString());

    /// <summary>True when it does nothing that anybody outside could see.</summary>
    public static bool IsQuiet(IOperation? operation, Verdicts verdicts) => operation switch
    {
        IInvocationOperation call => IsHarmless(call.TargetMethod) || verdicts.For(call.TargetMethod) is { Kind: ApiKind.Pure },
        IObjectCreationOperation { Constructor: { } constructor } => verdicts.For(constructor) is { Kind: ApiKind.Pure },
        IDynamicInvocationOperation or IAwaitOperation => false,
        _ => true,
    };

    /// <summary>True when it acquires more than what only reads files.</summary>
    public static bool Changes(IOperation operation, Verdicts verdicts)
    {
        var member = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };
        return member is not null && verdicts.For(member) is { Acquires: true } row && !row.Capabilities.All(capability => capability is "FILES/READ");
    }

    /// <summary>True for a parameter that holds an open file, which may be the one that is meant.</summary>
    public static bool IsHeld(IOperation operation) => operation is IParameterReferenceOperation { Parameter.Type: var type } && CapabilityTypes.Of(type) is { } wide && CapabilityTypes.Stem(wide) is "stream" or "writer" or "handle";
}
