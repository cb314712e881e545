using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>The command that a text is given to, and the statement after which its parameters can be added.</summary>
/// <param name="Statement">A statement, or the using statement at the head of whose body they go.</param>
/// <param name="Command">The command as the code names it.</param>
/// <param name="Type">Its type in the code.</param>
/// <param name="IsFresh">True when the command can have no parameters of an earlier text.</param>
/// <param name="Others">What is evaluated between the text and the statement's end.</param>
internal sealed record CommandSite(StatementSyntax Statement, ExpressionSyntax Command, INamedTypeSymbol Type, bool IsFresh, ImmutableArray<IOperation> Others)
{
    /// <summary>True when no call that makes a value can come upon the command.</summary>
    public bool IsOutOfReach(SemanticModel model) => IsFresh && model.LookupSymbols(Statement.Span.End - 1, name: Command.ToString()).Any(symbol => symbol is ILocalSymbol);

    /// <summary>The command of a text, or null where it is no plain variable.</summary>
    public static CommandSite? Of(FlaggedText text)
    {
        var (use, model) = (text.Use, text.Model);
        return text.Sink.Syntax switch
        {
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation } } => Made(creation, use, model),
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var command }, Parent: ExpressionStatementSyntax statement } =>
                Plain(statement, command, model, CommandHistory.IsFresh(command, statement, model), []),
            BaseObjectCreationExpressionSyntax or InvocationExpressionSyntax => Made((ExpressionSyntax)text.Sink.Syntax, use, model),
            _ => null,
        };
    }

    private static CommandSite? Made(ExpressionSyntax maker, ExpressionSyntax text, SemanticModel model)
    {
        var others = maker.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(e => e.SpanStart > text.Span.End && e is not InitializerExpressionSyntax and not AssignmentExpressionSyntax)
            .Select(e => model.GetOperation(e)).OfType<IOperation>().ToImmutableArray();
        // Two texts for one command: which one counts is not for the fix to say.
        if (maker is BaseObjectCreationExpressionSyntax { Initializer.Expressions: var settings }
            && settings.OfType<AssignmentExpressionSyntax>().Any(s => s.Left.ToString() == "CommandText" && s.Right != text && !s.Right.Contains(text)))
            return null;
        return maker.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: StatementSyntax statement } } variable }
                when statement is LocalDeclarationStatementSyntax or UsingStatementSyntax =>
                Plain(statement, SyntaxFactory.IdentifierName(variable.Identifier.WithoutTrivia()), (model.GetDeclaredSymbol(variable) as ILocalSymbol)?.Type, true, others),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: var command, Parent: ExpressionStatementSyntax statement } =>
                Plain(statement, command, model, true, others),
            _ => null,
        };
    }

    private static CommandSite? Plain(StatementSyntax statement, ExpressionSyntax command, SemanticModel model, bool? isFresh, ImmutableArray<IOperation> others) =>
        isFresh is not null && command is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && isFresh is { } fresh
        && model.GetSymbolInfo(command).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol
            ? Plain(statement, command, model.GetTypeInfo(command).Type, fresh, others)
            : null;

    private static CommandSite? Plain(StatementSyntax statement, ExpressionSyntax command, ITypeSymbol? type, bool isFresh, ImmutableArray<IOperation> others) =>
        type is INamedTypeSymbol named ? new(statement, command, named, isFresh, others) : null;
}
