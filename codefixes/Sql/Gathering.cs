using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Everything that a method does with a local that gathers a text.</summary>
internal sealed class Gathering
{
    private readonly GatheredLocal gathered;
    private readonly SemanticModel model;
    private readonly SyntaxNode block;
    private readonly ImmutableArray<Fragment>.Builder fragments = ImmutableArray.CreateBuilder<Fragment>();
    private bool isAsked;

    private Gathering(GatheredLocal gathered, SemanticModel model, SyntaxNode block) => (this.gathered, this.model, this.block) = (gathered, model, block);

    /// <summary>What fills the local, in order of the source; null when the local is used in any other way, or filled in a way that cannot be followed.</summary>
    public static ImmutableArray<Fragment>? Of(GatheredLocal gathered, SemanticModel model)
    {
        var declaration = gathered.Declaration;
        var member = CommandHistory.Member(gathered.Read);
        var statement = (LocalDeclarationStatementSyntax)declaration.Parent!.Parent!;
        var block = statement.Parent is GlobalStatementSyntax ? statement.SyntaxTree.GetRoot() : statement.Parent!;
        if (!block.Contains(gathered.Read) || CommandHistory.Repeats(gathered.Read, declaration) || member.DescendantNodes().Any(node => node is GotoStatementSyntax))
            return null;
        var gathering = new Gathering(gathered, model, block);
        return gathering.Declared(declaration, statement)
            && member.DescendantNodes().OfType<IdentifierNameSyntax>().Where(gathering.IsLocal).All(gathering.Used)
            && gathering.fragments.All(fragment => fragment.Statement!.Span.End <= gathered.Read.SpanStart)
            && (!gathering.isAsked || gathering.IsEmptyAsBefore())
            ? gathering.fragments.ToImmutable()
            : null;
    }

    private bool IsLocal(IdentifierNameSyntax name) =>
        name.Identifier.ValueText == gathered.Local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, gathered.Local);

    private bool Declared(VariableDeclaratorSyntax declaration, StatementSyntax statement) => declaration.Initializer?.Value switch
    {
        null => gathered.Local.Type.SpecialType == SpecialType.System_String,
        var text when gathered.Local.Type.SpecialType == SpecialType.System_String => Add(text, statement),
        var chain when TextRoot.IsBuilder(gathered.Local.Type) => Chain(chain, statement),
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: var items } => items is null || items.Expressions.All(item => Add(item, statement)),
        CollectionExpressionSyntax { Elements: var items } => items.All(item => item is ExpressionElementSyntax { Expression: var element } && Add(element, statement)),
        _ => false,
    };

    // Every name of the local: it is read once, filled, or asked whether it is empty.
    private bool Used(IdentifierNameSyntax name) => name == gathered.Read || Emptiness.IsAsked(name) && (isAsked = true) || name.Parent switch
    {
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } assignment when assignment.Left == name => Assigned(assignment, statement),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } when TextRoot.IsBuilder(gathered.Local.Type) =>
            name.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement && Chain(statement.Expression, statement),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var item }], Parent: ExpressionStatementSyntax statement } }
            when GatheredLocal.IsList(gathered.Local.Type) => Add(item, statement),
        _ => IsHead(name),
    };

    private bool Assigned(AssignmentExpressionSyntax assignment, StatementSyntax statement)
    {
        if (assignment.IsKind(SyntaxKind.AddAssignmentExpression))
            return Add(assignment.Right, statement);
        if (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
            return false;
        var own = assignment.Right.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Where(IsLocal).ToArray();
        return own.Length == 0 ? Add(assignment.Right, statement, resets: true) : own.Length == 1 && IsHead(own[0]) && Add(assignment.Right, statement, isHeaded: true);
    }

    // A parameter's name is never empty, what it stands for may be: some text of the source must be there before or with it. How long a list is does not depend on texts.
    private bool IsEmptyAsBefore() => GatheredLocal.IsList(gathered.Local.Type) || fragments.Select((fragment, i) => (fragment, i)).Where(open => open.fragment.IsOpen)
        .All(open => Held(open.i).Any(held => held.IsNeverEmpty && held.Conditions.SequenceEqual(open.fragment.Conditions.Take(held.Conditions.Length))));

    // A fragment and what the local may hold before it.
    private IEnumerable<Fragment> Held(int at)
    {
        for (; at >= 0; at--)
        {
            yield return fragments[at];
            if (fragments[at].Resets)
                yield break;
        }
    }

    // sql in sql = sql + more and sql = $"{sql} more".
    private static bool IsHead(IdentifierNameSyntax name)
    {
        SyntaxNode at = name;
        while (at.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum && sum.Left == at
            || at.Parent is InterpolationSyntax { AlignmentClause: null, FormatClause: null } || at.Parent is InterpolatedStringExpressionSyntax text && text.Contents[0] == at)
            at = at.Parent;
        return at != name && at.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax target, Parent: ExpressionStatementSyntax }
            && target.Identifier.ValueText == name.Identifier.ValueText;
    }

    // builder.Append(a).AppendLine(b), or new StringBuilder(a).Append(b).
    private bool Chain(ExpressionSyntax chain, StatementSyntax statement)
    {
        var calls = new Stack<InvocationExpressionSyntax>();
        var at = chain;
        for (; at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var root } } call; at = root)
            calls.Push(call);
        var isKnown = at switch
        {
            IdentifierNameSyntax name => IsLocal(name),
            BaseObjectCreationExpressionSyntax { Initializer: null } creation => (creation.ArgumentList?.Arguments.Count ?? 0) == 0
                || creation.ArgumentList!.Arguments is [{ Expression: var first }] && (model.GetTypeInfo(first).Type?.SpecialType != SpecialType.System_String || Add(first, statement)),
            _ => false,
        };
        return isKnown && calls.All(call => Called(call, statement));
    }

    private bool Called(InvocationExpressionSyntax call, StatementSyntax statement)
    {
        var arguments = call.ArgumentList.Arguments;
        if (model.GetOperation(call) is not IInvocationOperation { TargetMethod: var method } operation || !TextRoot.IsBuilder(method.ContainingType) || arguments.Any(argument => argument.NameColon is not null))
            return false;
        return method.Name switch
        {
            "Append" => arguments.Count == 1 && IsText(method) && Add(arguments[0].Expression, statement),
            "AppendLine" => (arguments.Count == 0 || arguments.Count == 1 && IsText(method) && Add(arguments[0].Expression, statement)) && Add(null, null, statement),
            "AppendFormat" => WrittenText.OfFormat(operation, call.ArgumentList) is { } format && Add(format, call.ArgumentList, statement),
            _ => false,
        };
    }

    private static bool IsText(IMethodSymbol append) =>
        append.Parameters[0].Type is { SpecialType: not SpecialType.None and not SpecialType.System_Object } or { Name: "AppendInterpolatedStringHandler" };

    private bool Add(ExpressionSyntax text, StatementSyntax statement, bool resets = false, bool isHeaded = false) =>
        model.GetOperation(text) is { } operation && WrittenText.Of(operation, isHeaded ? gathered.Local : null) is { } written && Add(written, text, statement, resets);

    private bool Add(WrittenText? written, SyntaxNode? node, StatementSyntax statement, bool resets = false)
    {
        if (Condition.Of(statement, block, gathered.Read) is not { } conditions)
            return false;
        fragments.Add(new(written, node, statement, conditions) { Resets = resets });
        return true;
    }
}
