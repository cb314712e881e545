using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;
using Polp.Capabilities;

namespace Polp.CodeFixes;

/// <summary>What a body does before it opens something, that opening it earlier would not see.</summary>
internal static class EarlierTouches
{
    private static readonly string[] Harmless = ["System.ArgumentNullException", "System.ArgumentException", "System.ObjectDisposedException", "System.IO.Path", "string"];

    /// <summary>True when something else is acquired that changes what is there, a parameter that names it is handed on, or is written at all.</summary>
    public static bool Any(SyntaxNode declaration, Acquisition acquisition, SemanticModel model, Verdicts verdicts)
    {
        var before = acquisition.Written.SpanStart;
        // Opened earlier, a file would be empty for all that runs before, and stay so where that throws.
        if (acquisition.Writes && declaration.DescendantNodes().OfType<ExpressionSyntax>().Any(node => node != acquisition.Written && (node.Span.End <= before || acquisition.Written.Contains(node)) && !IsQuiet(model.GetOperation(node), verdicts)))
            return true;
        var named = acquisition.Parts.SelectMany(part => part.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()).Select(name => model.GetSymbolInfo(name).Symbol).OfType<IParameterSymbol>().ToList();
        foreach (var node in declaration.DescendantNodes().OfType<ExpressionSyntax>())
        {
            switch (model.GetOperation(node))
            {
                case IParameterReferenceOperation reference when named.Contains(reference.Parameter, SymbolEqualityComparer.Default) && IsWritten(reference):
                    return true;
                case IInvocationOperation call when node.Span.End <= before:
                    if (verdicts.For(call.TargetMethod) is { Acquires: true } row && !row.Capabilities.All(capability => capability is "FILES/READ")
                        || !Harmless.Contains(call.TargetMethod.ContainingType.ToDisplayString()) && verdicts.For(call.TargetMethod) is not { Capabilities: ["FILES/READ"] }
                        && call.Arguments.Any(argument => argument.Descendants().OfType<IParameterReferenceOperation>().Any(reference => named.Contains(reference.Parameter, SymbolEqualityComparer.Default))))
                        return true;
                    break;
                case IObjectCreationOperation { Constructor: { } constructor } when node.Span.End <= before && verdicts.For(constructor) is { Acquires: true } made && !made.Capabilities.All(capability => capability is "FILES/READ"):
                    return true;
            }
        }
        return false;
    }

    private static bool IsQuiet(IOperation? operation, Verdicts verdicts) => operation switch
    {
        IInvocationOperation call => Harmless.Contains(call.TargetMethod.ContainingType.ToDisplayString()) || verdicts.For(call.TargetMethod) is { Kind: ApiKind.Pure },
        IObjectCreationOperation { Constructor: { } constructor } => verdicts.For(constructor) is { Kind: ApiKind.Pure },
        IDynamicInvocationOperation or IAwaitOperation => false,
        _ => true,
    };

    private static bool IsWritten(IParameterReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };
}
