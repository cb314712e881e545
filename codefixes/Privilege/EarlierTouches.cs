using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>What a body does before it opens something, that opening it earlier would not see.</summary>
internal static class EarlierTouches
{
    /// <summary>True when something else is acquired that changes what is there, what names it is handed on, or is written at all.</summary>
    public static bool Any(SyntaxNode declaration, Acquisition acquisition, SemanticModel model, Verdicts verdicts)
    {
        var before = acquisition.Written.SpanStart;
        var named = Touched.Named(acquisition, model);
        // Opened earlier, a file would be empty for all that runs before, and stay so where that throws; and what a field says may not be true yet.
        if ((acquisition.Writes || named.Any(MayChange)) && declaration.DescendantNodes().OfType<ExpressionSyntax>().Any(node => node != acquisition.Written && (node.Span.End <= before || acquisition.Writes && acquisition.Written.Contains(node)) && !Touched.IsQuiet(model.GetOperation(node), verdicts)))
            return true;
        foreach (var node in declaration.DescendantNodes().OfType<ExpressionSyntax>())
        {
            var operation = model.GetOperation(node);
            if (operation is not null && Touched.Symbol(operation) is { } symbol && named.Contains(symbol, SymbolEqualityComparer.Default) && IsWritten(operation)
                || operation is not null && node.Span.End <= before && (Touched.Changes(operation, verdicts) || Touched.IsHeld(operation)))
                return true;
            if (operation is IInvocationOperation call && node.Span.End <= before && !Touched.IsHarmless(call.TargetMethod) && verdicts.For(call.TargetMethod) is not { Capabilities: ["FILES/READ"] }
                && call.Arguments.Any(argument => argument.Descendants().Any(part => Touched.Symbol(part) is IParameterSymbol parameter && named.Contains(parameter, SymbolEqualityComparer.Default))))
                return true;
        }
        return false;
    }

    private static bool MayChange(ISymbol symbol) => symbol is IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol;

    private static bool IsWritten(IOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == reference,
        IIncrementOrDecrementOperation or ITupleOperation => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };
}
