using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The real capacity where a copy is handed the count for it, so that its own check can fire.</summary>
internal sealed class DeadCapacity : IMemoryRepair
{
    private readonly ExpressionSyntax given;
    private readonly string capacity;

    private DeadCapacity(ExpressionSyntax given, string capacity) => (this.given, this.capacity) = (given, capacity);

    public string Title => $"Pass '{capacity}' as the capacity";

    public object Identity => (nameof(DeadCapacity), given.SpanStart);

    public bool NeedsUsing => false;

    /// <summary>The capacity as the code around the call says it; none where it does not.</summary>
    public static DeadCapacity? For(SyntaxNode site, SemanticModel model)
    {
        if (model.GetOperation(site) is not IInvocationOperation call || OperationTable.Of(model.Compilation).Find(call.TargetMethod) is not { CapacityCheck: { } checkedAt, Destination: { } writtenAt }
            || Given(checkedAt) is not { } given || Given(writtenAt) is not { } destination)
            return null;
        return Size(Bare(destination), site, model) is { } size ? new(given, size) : null;

        ExpressionSyntax? Given(int position) => (call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == position)?.Syntax as ArgumentSyntax)?.Expression;
    }

    public void Apply(SyntaxEditor editor) => editor.ReplaceNode(given, (current, _) => SyntaxFactory.ParseExpression(capacity).WithTriviaFrom(current).WithAdditionalAnnotations(Formatter.Annotation));

    private static ExpressionSyntax Bare(ExpressionSyntax pointer) => Wording.Bare(pointer) as ExpressionSyntax ?? pointer;

    /// <summary>The bytes behind a pointer.</summary>
    private static string? Size(ExpressionSyntax pointer, SyntaxNode site, SemanticModel model)
    {
        if (pointer is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var start, Right: var offset } && Interval.SizeOf((model.GetTypeInfo(start).Type as IPointerTypeSymbol)?.PointedAtType) == 1
            && offset is LiteralExpressionSyntax or IdentifierNameSyntax)
            return Size(Bare(start), site, model) is { } whole ? $"{whole} - {offset}" : null;
        return model.GetSymbolInfo(pointer).Symbol switch
        {
            IFieldSymbol { IsFixedSizeBuffer: true, FixedSize: var count, Type: IPointerTypeSymbol { PointedAtType: var element } } when Interval.SizeOf(element) is { } unit => (count * unit).ToString(System.Globalization.CultureInfo.InvariantCulture),
            ILocalSymbol { Type: IPointerTypeSymbol } local when !IsSet(local.Name, site) => local.DeclaringSyntaxReferences.Select(d => d.GetSyntax()).OfType<VariableDeclaratorSyntax>().Select(d => Size(d, site, model)).FirstOrDefault(),
            // A count may be one of anything, and the capacity is one of bytes.
            IParameterSymbol { Type: IPointerTypeSymbol { PointedAtType: var pointed } } parameter when (pointed.SpecialType == SpecialType.System_Void || Interval.SizeOf(pointed) == 1) && !IsSet(parameter.Name, site)
                && PairedParameter.Size(parameter) is { } size && !size.Name.EndsWith("count", StringComparison.OrdinalIgnoreCase) && !IsSet(size.Name, site) => size.Name,
            _ => null,
        };
    }

    private static string? Size(VariableDeclaratorSyntax local, SyntaxNode site, SemanticModel model)
    {
        if (local.Initializer?.Value is StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { ElementType: var element, RankSpecifiers: [{ Sizes: [var count] }] } })
            return Times(count, model.GetTypeInfo(element).Type);
        if (local is not { Parent.Parent: FixedStatementSyntax, Initializer.Value: var pinned } || Wording.Bare(pinned) is not IdentifierNameSyntax name || IsSet(name.Identifier.Text, site))
            return null;
        return model.GetTypeInfo(name).Type switch
        {
            IArrayTypeSymbol { Rank: 1, ElementType: var of } => Times(SyntaxFactory.ParseExpression(name + ".Length"), of),
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [var of] } => Times(SyntaxFactory.ParseExpression(name + ".Length"), of),
            _ => null,
        };

        string? Times(ExpressionSyntax many, ITypeSymbol? of) => Interval.SizeOf(of) switch
        {
            1 when many is LiteralExpressionSyntax or MemberAccessExpressionSyntax || many is IdentifierNameSyntax size && !IsSet(size.Identifier.Text, site) => many.ToString(),
            { } unit when many is LiteralExpressionSyntax && model.GetConstantValue(many) is { Value: int constant } => ((long)constant * unit).ToString(System.Globalization.CultureInfo.InvariantCulture),
            { } unit when unit > 1 && many is MemberAccessExpressionSyntax => $"(long){many} * {unit}",
            _ => null,
        };
    }

    /// <summary>True when a variable gets another value somewhere in the function.</summary>
    private static bool IsSet(string name, SyntaxNode site) => LengthNames.Body(site).DescendantNodes().Any(node => node is not VariableDeclaratorSyntax && Writes.IsTo(node, name));
}
