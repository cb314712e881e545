using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>The check that a copy lacks, in front of it, in the form that cannot overflow.</summary>
internal sealed class MissingCheck : IMemoryRepair
{
    private readonly SyntaxNode place;
    private readonly ExpressionSyntax length;
    private readonly string? local;
    private readonly ITypeSymbol type;
    private readonly string condition;
    private readonly Exit exit;
    private readonly string side;

    private MissingCheck(SyntaxNode place, ExpressionSyntax length, string? local, ITypeSymbol type, string condition, Exit exit, string side) =>
        (this.place, this.length, this.local, this.type, this.condition, this.exit, this.side) = (place, length, local, type, condition, exit, side);

    public string Title => $"Check '{Wording.Bare(length)}' against the {side} first";

    public object Identity => local is null ? (place.SpanStart, condition) : this;

    public bool NeedsUsing => exit.NeedsUsing;

    /// <summary>The check for a diagnostic; none where the size of the memory is not known for certain, or no statement can stand before the copy.</summary>
    public static IEnumerable<MissingCheck> For(Diagnostic diagnostic, SyntaxNode site, SemanticModel model)
    {
        string? Given(string key) => diagnostic.Properties.TryGetValue(key, out var value) ? value : null;

        var room = Given(MemoryReport.Room);
        var side = Given(MemoryReport.OpenSide) ?? "destination";
        var checks = site switch
        {
            AssignmentExpressionSyntax store when room is not null && Given(MemoryReport.LengthBeforeLoop) is { } name =>
                ForLoop(store, name, Given(MemoryReport.IsNegativeHarmless) == "true", room, side, model),
            InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => ForCall((ExpressionSyntax)site, room, Given(MemoryReport.IsRoomSigned) == "true", side, model),
            _ => null,
        };
        return checks is null ? [] : [checks];
    }

    private static MissingCheck? ForCall(ExpressionSyntax site, string? room, bool isRoomSigned, string side, SemanticModel model)
    {
        if (room is null || Sized.Of(site, model) is not { } sized || CheckPlace.Of(site, sized.Size) is not { } place)
            return null;
        var variable = Variable(sized.Size, model);
        var local = variable is null ? FreeName.From("length", name => model.LookupSymbols(site.SpanStart, name: name).IsEmpty) : null;
        return New(place, site, sized.Size, local, variable ?? sized.Type, room, isRoomSigned, side, isNegativeHarmless: false, model);
    }

    /// <summary>In front of the loop, where the length still is what it was read as.</summary>
    private static MissingCheck? ForLoop(AssignmentExpressionSyntax store, string name, bool isNegativeHarmless, string room, string side, SemanticModel model)
    {
        if (store.Ancestors().FirstOrDefault(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax) is not StatementSyntax { Parent: not (GlobalStatementSyntax or LabeledStatementSyntax) } loop
            || MayEndEarly(loop)
            || model.LookupSymbols(loop.SpanStart, name: name) is not [var symbol]
            || ((symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type) is not { } type)
            return null;
        return New(loop, loop, SyntaxFactory.IdentifierName(name), null, type, room, isRoomSigned: false, side, isNegativeHarmless, model);
    }

    /// <summary>True when a loop may stop before its length is used up, so that a length that is too large may do no harm.</summary>
    private static bool MayEndEarly(StatementSyntax loop) => loop.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(node => node is BreakStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression });

    private static MissingCheck New(SyntaxNode place, SyntaxNode site, ExpressionSyntax length, string? local, ITypeSymbol type, string room, bool isRoomSigned, string side, bool isNegativeHarmless, SemanticModel model)
    {
        var isChecked = model.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true }
            || site.AncestorsAndSelf().OfType<CheckedStatementSyntax>().FirstOrDefault() is { RawKind: (int)SyntaxKind.CheckedStatement };
        var roomType = model.GetSpeculativeTypeInfo(site.SpanStart, SyntaxFactory.ParseExpression(room), SpeculativeBindingOption.BindAsExpression).Type;
        var name = local ?? Wording.Bare(length).ToString();
        var isSigned = Interval.Of(type) is { Min.Sign: < 0 };
        var condition = isNegativeHarmless && isSigned ? $"{name} > {room}"
            : isRoomSigned ? (isSigned ? $"{name} < 0 || " : "") + $"{name} > {room}"
            : Condition(name, type, room, roomType, isChecked);
        return new(place, length, local, type, condition, Exit.At(site, $"exceeds the {side}", model), side);
    }

    public void Apply(SyntaxEditor editor)
    {
        var added = new List<StatementSyntax>();
        if (local is not null)
            added.Add(Parse($"{type.ToDisplayString()} {local} = {length};\n"));
        added.Add(exit.When(condition).WithAdditionalAnnotations(Formatter.Annotation));

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
        copy.DescendantNodes().OfType<ArgumentSyntax>().Where(a => a.RefKindKeyword.IsKind(SyntaxKind.None)).Select(a => a.Expression).Where(e => e.IsEquivalentTo(length)),
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
    private static ITypeSymbol? Variable(ExpressionSyntax length, SemanticModel model)
    {
        if (Wording.Bare(length) is not IdentifierNameSyntax name || model.GetSymbolInfo(name).Symbol is not (ILocalSymbol or IParameterSymbol)
            || model.GetTypeInfo(name).Type is not { } type || Interval.SizeOf(type) is not { } size || length is PostfixUnaryExpressionSyntax)
            return null;
        return length.DescendantNodesAndSelf().OfType<CastExpressionSyntax>().All(cast => Interval.SizeOf(model.GetTypeInfo(cast).Type) is not { } cut || cut >= size) ? type : null;
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
        return char.IsDigit(room[0]) ? $"{left} > {room}" : $"{left} > ({unsigned}){(room.Contains(' ') ? $"({room})" : room)}";
    }
}
