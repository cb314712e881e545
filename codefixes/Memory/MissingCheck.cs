using System.Collections.Immutable;
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
    private readonly ExpressionStatementSyntax statement;
    private readonly ExpressionSyntax length;
    private readonly string? local;
    private readonly ITypeSymbol type;
    private readonly string condition;
    private readonly string consequence;

    private MissingCheck(ExpressionStatementSyntax statement, ExpressionSyntax length, string? local, ITypeSymbol type, string condition, string consequence, bool needsUsing) =>
        (this.statement, this.length, this.local, this.type, this.condition, this.consequence, NeedsUsing) = (statement, length, local, type, condition, consequence, needsUsing);

    /// <summary>The length as the code writes it.</summary>
    public string Length => Wording.Bare(length).ToString();

    /// <summary>True when the exception is not in scope yet.</summary>
    public bool NeedsUsing { get; }

    /// <summary>The check for a diagnostic, or null where the destination's size is not known for certain or no statement can stand before the copy.</summary>
    public static async Task<MissingCheck?> For(Document document, Diagnostic diagnostic, CancellationToken token)
    {
        if (!diagnostic.Properties.TryGetValue(UncheckedCopy.Room, out var room) || room is null
            || await document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model)
            return null;
        var root = await model.SyntaxTree.GetRootAsync(token).ConfigureAwait(false);
        if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: not GlobalStatementSyntax } statement } invocation
            || model.GetOperation(invocation, token) is not IInvocationOperation call
            || CopyTable.Of(model.Compilation).Find(call.TargetMethod) is not { } api
            || call.Arguments.First(a => a.Parameter?.Ordinal == api.Size).Syntax is not ArgumentSyntax { Expression: var length })
            return null;

        var parameter = call.TargetMethod.Parameters[api.Size].Type;
        var variable = Variable(length, model, token);
        var local = variable is null ? FreeName(model, statement.SpanStart) : null;
        var type = variable ?? parameter;
        var isChecked = model.Compilation.Options is CSharpCompilationOptions { CheckOverflow: true }
            || statement.AncestorsAndSelf().OfType<CheckedStatementSyntax>().FirstOrDefault() is { RawKind: (int)SyntaxKind.CheckedStatement };
        var roomType = model.GetSpeculativeTypeInfo(statement.SpanStart, SyntaxFactory.ParseExpression(room), SpeculativeBindingOption.BindAsExpression).Type;
        var exits = Refusal(statement);
        return new(
            statement, length, local, type, Condition(local ?? Wording.Bare(length).ToString(), type, room, roomType, isChecked), exits ?? Throw,
            exits is null && model.LookupNamespacesAndTypes(statement.SpanStart, name: "InvalidDataException").IsEmpty);
    }

    private const string Throw = "throw new InvalidDataException(\"The length in the data exceeds the destination\");";

    public void Insert(SyntaxEditor editor)
    {
        var copy = statement;
        var added = new List<StatementSyntax>();
        if (local is not null)
        {
            added.Add(Parse($"{type.ToDisplayString()} {local} = {length};\n"));
            copy = copy.ReplaceNodes(
                copy.DescendantNodes().OfType<ArgumentSyntax>().Select(a => a.Expression).Where(e => e.IsEquivalentTo(length)),
                (old, _) => SyntaxFactory.IdentifierName(local).WithTriviaFrom(old));
        }
        added.Add(Parse($"if ({condition})\n{(consequence.Contains('\n') ? consequence : "    " + consequence)}\n"));

        if (statement.Parent is BlockSyntax or SwitchSectionSyntax)
        {
            added[0] = added[0].WithLeadingTrivia(statement.GetLeadingTrivia());
            editor.InsertBefore(statement, added);
            editor.ReplaceNode(statement, copy.WithoutLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation));
        }
        else
        {
            editor.ReplaceNode(statement, SyntaxFactory.Block(added.Append(copy.WithoutLeadingTrivia())).WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

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

    private static string FreeName(SemanticModel model, int position)
    {
        var taken = model.LookupSymbols(position).Select(symbol => symbol.Name).ToImmutableHashSet();
        return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? "length" : "length" + i).First(name => !taken.Contains(name));
    }
}
