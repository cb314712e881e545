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

    private readonly StatementSyntax statement;
    private readonly string? condition;
    private readonly Exit exit;
    private readonly (StackAllocArrayCreationExpressionSyntax Site, string Size, string Local)? fallback;
    private readonly (ExpressionSyntax Size, string Local, ITypeSymbol Type)? computed;

    private AllocationCheck(
        StatementSyntax statement, string? condition, Exit exit,
        (StackAllocArrayCreationExpressionSyntax Site, string Size, string Local)? fallback = null, (ExpressionSyntax Size, string Local, ITypeSymbol Type)? computed = null) =>
        (this.statement, this.condition, this.exit, this.fallback, this.computed) = (statement, condition, exit, fallback, computed);

    public string Title => fallback is null ? $"Refuse the length if '{condition}'" : $"Keep {OnStack} elements on the stack, and take more from the heap";

    public object Identity => (nameof(AllocationCheck), statement.SpanStart, condition);

    public bool NeedsUsing => condition is not null && exit.NeedsUsing;

    /// <summary>The checks for an allocation on the stack. None for the heap, see <see cref="RemainderCheck"/>.</summary>
    public static IEnumerable<AllocationCheck> For(SyntaxNode site, SemanticModel model)
    {
        if (site is not StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { ElementType: var element, RankSpecifiers: [{ Sizes: [var size] }] }, Initializer: null } stack
            || TypeOf(size, model) is not { } type
            || site.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax or SwitchSectionSyntax } statement)
            yield break;
        var variable = Wording.Bare(size) as IdentifierNameSyntax;
        var length = variable?.Identifier.Text ?? FreeName.From("size", name => model.LookupSymbols(site.SpanStart, name: name).IsEmpty);
        var isSigned = Interval.Of(type) is { Min.Sign: < 0 };
        var isNegative = isSigned ? $"{length} < 0" : null;
        var exit = Exit.At(site, "The length in the data is out of range", model);
        if (isNegative is not null && variable is not null)
            yield return new(statement, isNegative, exit);
        // In a branch of a choice, the other branch may be right for what this one is not.
        if (statement is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration: { Variables: [{ Initializer.Value: var value } local] } declaration } || value != site)
            yield break;
        if (variable is not null && Interval.SizeOf(type) <= 4 && type.SpecialType is not SpecialType.System_UInt32 && model.GetTypeInfo(declaration.Type).Type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" })
        {
            foreach (var check in new[] { null, isNegative }.Distinct())
                yield return new(statement, check, exit, (stack, length, local.Identifier.Text));
        }
        if (Interval.SizeOf(model.GetTypeInfo(element).Type) is not { } unit || unit == 0)
            yield break;
        var isTrick = type.SpecialType == SpecialType.System_Int32 && model.Compilation.Options is CSharpCompilationOptions { CheckOverflow: false };
        yield return new(statement, $"{(isTrick ? "(uint)" : isSigned ? $"{length} < 0 || " : "")}{length} > {AllocationVerdict.MostOnStack / unit}", exit, computed: variable is null ? (size, length, type) : null);
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
        var added = new List<StatementSyntax> { exit.When(condition) };
        if (computed is var (expression, name, type))
        {
            added.Insert(0, SyntaxFactory.ParseStatement($"{type.ToDisplayString()} {name} = {expression};\n"));
            editor.ReplaceNode(expression, (current, _) => SyntaxFactory.IdentifierName(name).WithTriviaFrom(current));
        }
        added[0] = added[0].WithLeadingTrivia(statement.GetLeadingTrivia());
        editor.InsertBefore(statement, added.Select(one => one.WithAdditionalAnnotations(Formatter.Annotation)));
        editor.ReplaceNode(statement, (current, _) => current.WithoutLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static ITypeSymbol? TypeOf(ExpressionSyntax size, SemanticModel model) =>
        Wording.Bare(size) is IdentifierNameSyntax name ? LengthNames.TypeOf(model.GetSymbolInfo(name).Symbol) : model.GetTypeInfo(size).Type is { } type && Interval.Of(type) is not null ? type : null;
}
