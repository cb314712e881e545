using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>What a body does after it closed something, that would now be done while it is still open.</summary>
internal static class LaterTouches
{
    /// <summary>True when something is acquired that could meet what is open, or is handed what names it.</summary>
    public static bool Any(SyntaxNode declaration, Acquisition acquisition, SemanticModel model, Verdicts verdicts)
    {
        var written = acquisition.Written;
        var named = Touched.Named(acquisition, model);
        foreach (var operation in Touched.Run(declaration).Where(node => node.SpanStart >= Closes(written) || node.Contains(written) && node != written && !IsAwaited(node, written))
            .Select(node => model.GetOperation(node)).OfType<IOperation>())
        {
            if (acquisition.Writes ? !Touched.IsQuiet(operation, verdicts) : Touched.Changes(operation, verdicts) || IsHanded(operation, written, named, verdicts))
                return true;
        }
        return false;
    }

    /// <summary>Where what was opened is closed.</summary>
    private static int Closes(ExpressionSyntax written) => !Acquisition.IsResource(written) ? written.Span.End
        : written.FirstAncestorOrSelf<SyntaxNode>(node => node is UsingStatementSyntax or LocalDeclarationStatementSyntax) is LocalDeclarationStatementSyntax { Parent: { } block } ? block.Span.End
        : written.FirstAncestorOrSelf<UsingStatementSyntax>()!.Span.End;

    private static bool IsAwaited(SyntaxNode node, ExpressionSyntax written) => node is AwaitExpressionSyntax
        || node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var awaited } } && awaited == written;

    private static bool IsHanded(IOperation operation, ExpressionSyntax written, IReadOnlyCollection<ISymbol> named, Verdicts verdicts)
    {
        var (member, arguments) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, []),
        };
        if (member is null || Touched.IsQuiet(operation, verdicts) || verdicts.For(member) is { Capabilities: ["FILES/READ"] })
            return false;
        // A member of the object itself needs no argument to know what stands in its fields.
        return named.Any(symbol => symbol is IFieldSymbol { IsConst: false } or IPropertySymbol) && member.DeclaringSyntaxReferences.Length > 0
            || arguments.SelectMany(argument => argument.DescendantsAndSelf()).Any(part => !written.Span.Contains(part.Syntax.Span) && Touched.Symbol(part) is { } symbol && named.Contains(symbol, SymbolEqualityComparer.Default));
    }
}
