using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The check that a copy lacks, in the style of its method: it throws, or returns false where the method is called <c>Try…</c>.</summary>
internal sealed class MissingCheck
{
    private readonly SyntaxNode place;
    private readonly ExpressionSyntax length;
    private readonly string? local;
    private readonly ITypeSymbol type;
    private readonly string condition;
    private readonly string consequence;

    private MissingCheck(SyntaxNode place, ExpressionSyntax length, string? local, ITypeSymbol type, string condition, string consequence, bool needsUsing, string side) =>
        (Side, this.place, this.length, this.local, this.type, this.condition, this.consequence, NeedsUsing) = (side, place, length, local, type, condition, consequence, needsUsing);

    /// <summary>The memory that the length is held against: destination or source.</summary>
    public string Side { get; }

    /// <summary>The length as the code writes it.</summary>
    public string Length => Wording.Bare(length).ToString();

    /// <summary>True when the length gets a local of its own.</summary>
    public bool HasLocal => local is not null;

    /// <summary>The same for two copies that one check serves, such as two stores in a loop.</summary>
    public (int Position, string Condition) Identity => (place.SpanStart, condition);

    /// <summary>True when the exception is not in scope yet.</summary>
    public bool NeedsUsing { get; }

    /// <summary>The check for a diagnostic, or null where the destination's size is not known for certain or no statement can stand before the copy.</summary>
    public static async Task<MissingCheck?> For(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        if (!diagnostic.Properties.TryGetValue(MemoryReport.Room, out var room) || room is null
            || await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model)
            return null;
        var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
        var side = diagnostic.Properties.TryGetValue(MemoryReport.OpenSide, out var open) && open is not null ? open : "destination";
        return root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) switch
        {
            InvocationExpressionSyntax call => ForCall(call, room, side, model, token),
            AssignmentExpressionSyntax store when diagnostic.Properties.TryGetValue(MemoryReport.LengthBeforeLoop, out var name) && name is not null =>
                ForLoop(store, name, diagnostic.Properties[MemoryReport.IsNegativeHarmless] == "true", room, side, model),
            _ => null,
        };
    }

    private static MissingCheck? ForCall(InvocationExpressionSyntax invocation, string room, string side, SemanticModel model, CancellationToken token)
    {
        SyntaxNode? place = invocation.Parent switch
        {
            ExpressionStatementSyntax { Parent: not GlobalStatementSyntax } statement => statement,
            ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax } arrow => arrow.Parent,
            LambdaExpressionSyntax lambda => lambda,
            _ => null,
        };
        if (place is null || model.GetOperation(invocation, token) is not IInvocationOperation call
            || OperationTable.Of(model.Compilation).Find(call.TargetMethod) is not { Size: { } size }
            || call.Arguments.First(a => a.Parameter?.Ordinal == size).Syntax is not ArgumentSyntax { Expression: var length })
            return null;

        var parameter = call.TargetMethod.Parameters[size].Type;
        var variable = Variable(length, model, token);
        var local = variable is null ? FreeName.From("length", name => model.LookupSymbols(invocation.SpanStart, name: name).IsEmpty) : null;
        return New(place, invocation, length, local, variable ?? parameter, room, side, isNegativeHarmless: false, model);
    }

    /// <summary>In front of the loop, where the length still is what it was read as.</summary>
    private static MissingCheck? ForLoop(AssignmentExpressionSyntax store, string name, bool isNegativeHarmless, string room, string side, SemanticModel model)
    {
        if (store.Ancestors().FirstOrDefault(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax) is not StatementSyntax { Parent: not (GlobalStatementSyntax or LabeledStatementSyntax) } loop
            || model.LookupSymbols(loop.SpanStart, name: name) is not [var symbol]
            || ((symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type) is not { } type)
            return null;
        return New(loop, loop, SyntaxFactory.IdentifierName(name), null, type, room, side, isNegativeHarmless, model);
    }

    private static MissingCheck New(SyntaxNode place, SyntaxNode site, ExpressionSyntax length, string? local, ITypeSymbol type, string room, string side, bool isNegativeHarmless, SemanticModel model)
    {
        var isChecked = model.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true }
            || site.AncestorsAndSelf().OfType<CheckedStatementSyntax>().FirstOrDefault() is { RawKind: (int)SyntaxKind.CheckedStatement };
        var roomType = model.GetSpeculativeTypeInfo(site.SpanStart, SyntaxFactory.ParseExpression(room), SpeculativeBindingOption.BindAsExpression).Type;
        var exits = Refusal(site);
        var name = local ?? Wording.Bare(length).ToString();
        var condition = isNegativeHarmless && Interval.Of(type) is { Min.Sign: < 0 } ? $"{name} > {room}" : Condition(name, type, room, roomType, isChecked);
        return new(
            place, length, local, type, condition, exits ?? Throw(side),
            exits is null && model.LookupNamespacesAndTypes(site.SpanStart, name: "InvalidDataException").IsEmpty, side);
    }

    private static string Throw(string side) => $"throw new InvalidDataException(\"The length in the data exceeds the {side}\");";

    public void Insert(SyntaxEditor editor)
    {
        var added = new List<StatementSyntax>();
        if (local is not null)
            added.Add(Parse($"{type.ToDisplayString()} {local} = {length};\n"));
        added.Add(Parse($"if ({condition})\n{(consequence.Contains('\n') ? consequence : "    " + consequence)}\n"));

        switch (place)
        {
            case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement and not LocalFunctionStatementSyntax:
                added[0] = added[0].WithLeadingTrivia(statement.GetLeadingTrivia());
                editor.InsertBefore(statement, added);
                editor.ReplaceNode(statement, (current, _) => WithLocal((StatementSyntax)current).WithoutLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation));
                break;
            case StatementSyntax statement and not LocalFunctionStatementSyntax:
                editor.ReplaceNode(statement, (current, _) => Block(added, WithLocal((StatementSyntax)current).WithoutLeadingTrivia()));
                break;
            default:
                editor.ReplaceNode(place, (current, _) => WithBlock(current, added));
                break;
        }
    }

    /// <summary>The copy, with the local in place of the length.</summary>
    private T WithLocal<T>(T copy) where T : SyntaxNode => local is null ? copy : copy.ReplaceNodes(
        copy.DescendantNodes().OfType<ArgumentSyntax>().Select(a => a.Expression).Where(e => e.IsEquivalentTo(length)),
        (old, _) => SyntaxFactory.IdentifierName(local).WithTriviaFrom(old));

    private static BlockSyntax Block(List<StatementSyntax> added, StatementSyntax last) =>
        SyntaxFactory.Block(added.Append(last)).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>What was an expression after an arrow as a block.</summary>
    private SyntaxNode WithBlock(SyntaxNode owner, List<StatementSyntax> added)
    {
        BlockSyntax Body(ExpressionSyntax expression) => Block(added, SyntaxFactory.ExpressionStatement(WithLocal(expression.WithoutTrivia())));
        return owner switch
        {
            MethodDeclarationSyntax { ExpressionBody: { } body } method => method.WithExpressionBody(null).WithSemicolonToken(default).WithParameterList(Trim(method.ParameterList)).WithBody(Body(body.Expression)).WithTrailingTrivia(method.GetTrailingTrivia()),
            LocalFunctionStatementSyntax { ExpressionBody: { } body } function => function.WithExpressionBody(null).WithSemicolonToken(default).WithParameterList(Trim(function.ParameterList)).WithBody(Body(body.Expression)).WithTrailingTrivia(function.GetTrailingTrivia()),
            ConstructorDeclarationSyntax { ExpressionBody: { } body } constructor => constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(body.Expression)).WithTrailingTrivia(constructor.GetTrailingTrivia()),
            AccessorDeclarationSyntax { ExpressionBody: { } body } accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Body(body.Expression)).WithTrailingTrivia(accessor.GetTrailingTrivia()),
            ParenthesizedLambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithExpressionBody(null).WithBlock(Body(body)),
            SimpleLambdaExpressionSyntax { ExpressionBody: { } body } lambda => lambda.WithExpressionBody(null).WithBlock(Body(body)),
            _ => owner,
        };
    }

    private static ParameterListSyntax Trim(ParameterListSyntax list) => list.WithTrailingTrivia(SyntaxFactory.ElasticMarker);

    private static StatementSyntax Parse(string text) => SyntaxFactory.ParseStatement(text).WithAdditionalAnnotations(Formatter.Annotation);

    /// <summary>The type of the length if it is a plain variable that no cast cuts short, so that no second read is needed.</summary>
    private static ITypeSymbol? Variable(ExpressionSyntax length, SemanticModel model, CancellationToken token)
    {
        if (Wording.Bare(length) is not IdentifierNameSyntax name || model.GetSymbolInfo(name, token).Symbol is not (ILocalSymbol or IParameterSymbol)
            || model.GetTypeInfo(name, token).Type is not { } type || Interval.SizeOf(type) is not { } size || length is PostfixUnaryExpressionSyntax)
            return null;
        return length.DescendantNodesAndSelf().OfType<CastExpressionSyntax>().All(cast => Interval.SizeOf(model.GetTypeInfo(cast, token).Type) is not { } cut || cut >= size) ? type : null;
    }

    /// <summary>One unsigned comparison, which also refuses a negative length; where casts are checked, two plain ones.</summary>
    private static string Condition(string length, ITypeSymbol type, string room, ITypeSymbol? roomType, bool isChecked)
    {
        var isSigned = Interval.Of(type) is { Min.Sign: < 0 };
        if (isSigned && isChecked)
            return $"{length} < 0 || {length} > {room}";
        var width = Math.Max(Interval.SizeOf(type) ?? 8, Interval.SizeOf(roomType) ?? 8);
        if (!isSigned && Interval.SizeOf(type) is 1 or 2 && width <= 4)
            return $"{length} > {room}";
        var unsigned = width <= 4 ? "uint" : type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr ? "nuint" : "ulong";
        var left = isSigned ? $"({unsigned}){length}" : length;
        return char.IsDigit(room[0]) ? $"{left} > {room}" : $"{left} > ({unsigned}){room}";
    }

    /// <summary>How a method that says no by its answer does so; null for all others.</summary>
    private static string? Refusal(SyntaxNode statement)
    {
        var function = statement.Ancestors().FirstOrDefault(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax);
        var (name, result, parameters) = function switch
        {
            MethodDeclarationSyntax method => (method.Identifier.Text, method.ReturnType, method.ParameterList.Parameters),
            LocalFunctionStatementSyntax local => (local.Identifier.Text, local.ReturnType, local.ParameterList.Parameters),
            _ => ("", null, default),
        };
        if (!name.StartsWith("Try", StringComparison.Ordinal) || result is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.BoolKeyword })
            return null;
        var outs = parameters.Where(p => p.Modifiers.Any(SyntaxKind.OutKeyword)).Select(p => p.Identifier.Text + " = default!;").ToList();
        return outs.Count == 0 ? "return false;" : "{\n    " + string.Join("\n    ", outs) + "\n    return false;\n}";
    }
}
