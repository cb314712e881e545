using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A check of the size in front of an allocation; a span on the stack may also turn to the heap where it is large.</summary>
internal sealed class AllocationCheck : IMemoryRepair
{
    /// <summary>Elements of a buffer that always lies on the stack.</summary>
    private const int OnStack = 256;

    /// <summary>Bytes that the stack is taken to have left, as the rule takes it.</summary>
    private const int MostOnStack = 64 * 1024;

    private readonly StatementSyntax statement;
    private readonly string? condition;
    private readonly Exit exit;
    private readonly (StackAllocArrayCreationExpressionSyntax Site, string Size, string Local)? fallback;

    private AllocationCheck(StatementSyntax statement, string? condition, Exit exit, (StackAllocArrayCreationExpressionSyntax Site, string Size, string Local)? fallback = null) =>
        (this.statement, this.condition, this.exit, this.fallback) = (statement, condition, exit, fallback);

    public string Title => fallback is null ? $"Refuse the length if '{condition}'" : $"Keep {OnStack} elements on the stack, and take more from the heap";

    public object Identity => (nameof(AllocationCheck), statement.SpanStart, condition);

    public bool NeedsUsing => condition is not null && exit.NeedsUsing;

    public static IEnumerable<AllocationCheck> For(Diagnostic diagnostic, SyntaxNode site, SemanticModel model)
    {
        if (Size(site, model) is not { } size || Wording.Bare(size) is not IdentifierNameSyntax name || LengthNames.TypeOf(model.GetSymbolInfo(name).Symbol) is not { } type
            || site.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or SwitchSectionSyntax } statement)
            yield break;
        var length = name.Identifier.Text;
        var isSigned = Interval.Of(type) is { Min.Sign: < 0 };
        var isNegative = isSigned ? $"{length} < 0" : null;
        if (site is StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { ElementType: var element } } stack)
        {
            var exit = Exit.At(site, "is out of range", model);
            if (isNegative is not null)
                yield return new(statement, isNegative, exit);
            if (type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte && statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration: { Variables: [{ Initializer.Value: var value } local] } declaration }
                && value == site && model.GetTypeInfo(declaration.Type).Type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" })
            {
                foreach (var check in new[] { null, isNegative }.Distinct())
                    yield return new(statement, check, exit, (stack, length, local.Identifier.Text));
            }
            if (Interval.SizeOf(model.GetTypeInfo(element).Type) is { } unit and > 0)
                yield return new(statement, isSigned && type.SpecialType == SpecialType.System_Int32 && model.Compilation.Options is CSharpCompilationOptions { CheckOverflow: false } ? $"(uint){length} > {MostOnStack / unit}" : isSigned ? $"{length} < 0 || {length} > {MostOnStack / unit}" : $"{length} > {MostOnStack / unit}", exit);
        }
        else if (Remaining(diagnostic, site, model) is { } limit)
            yield return new(statement, $"{length} > {limit}", Exit.At(site, "exceeds what is left of it", model));
    }

    public void Apply(SyntaxEditor editor)
    {
        if (fallback is var (stack, size, local))
        {
            var element = ((ArrayTypeSyntax)stack.Type).ElementType;
            editor.ReplaceNode(stack, (current, _) => current.CopyAnnotationsTo(SyntaxFactory.ParseExpression($"{size} <= {OnStack} ? stackalloc {element}[{OnStack}] : new {element}[{size}]"))!
                .WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation));
            editor.InsertAfter(statement, SyntaxFactory.ParseStatement($"{local} = {local}[..{size}];\n").WithAdditionalAnnotations(Formatter.Annotation));
        }
        if (condition is null)
            return;
        var check = exit.When(condition).WithLeadingTrivia(statement.GetLeadingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
        editor.InsertBefore(statement, check);
        editor.ReplaceNode(statement, (current, _) => current.WithoutLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>The span or array that the length was read out of: no more than its length can be left of it.</summary>
    private static string? Remaining(Diagnostic diagnostic, SyntaxNode site, SemanticModel model)
    {
        if (diagnostic.AdditionalLocations.FirstOrDefault() is not { } place)
            return null;
        var read = site.SyntaxTree.GetRoot().FindNode(place.SourceSpan, getInnermostNodeForTie: true);
        return read.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => LengthNames.TypeOf(model.GetSymbolInfo(name).Symbol) is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } or INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [{ SpecialType: SpecialType.System_Byte }] }
                && model.LookupSymbols(site.SpanStart, name: name.Identifier.ValueText).Contains(model.GetSymbolInfo(name).Symbol!, SymbolEqualityComparer.Default))
            .Select(name => name.Identifier.Text + ".Length").FirstOrDefault();
    }

    private static ExpressionSyntax? Size(SyntaxNode site, SemanticModel model) => site switch
    {
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: [{ Sizes: [var size] }] }, Initializer: null } => size,
        ArrayCreationExpressionSyntax { Type.RankSpecifiers: [{ Sizes: [var size] }, ..], Initializer: null } => size,
        InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(a => a.Expression).FirstOrDefault(value => Interval.Of(model.GetTypeInfo(value).Type) is not null),
        _ => null,
    };
}
