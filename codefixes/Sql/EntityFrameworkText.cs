using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary>Entity Framework: the raw call becomes its sibling that makes parameters out of one interpolated string.</summary>
internal sealed class EntityFrameworkText : ISqlRepair
{
    private readonly FlaggedText text;
    private readonly SimpleNameSyntax name;
    private readonly string sibling;
    private readonly string interpolated;
    private readonly Fragment fragment;
    private readonly ImmutableArray<ArgumentSyntax> merged;

    private EntityFrameworkText(FlaggedText text, SimpleNameSyntax name, string sibling, string interpolated, Fragment fragment, ImmutableArray<ArgumentSyntax> merged) =>
        (this.text, this.name, this.sibling, this.interpolated, this.fragment, this.merged) = (text, name, sibling, interpolated, fragment, merged);

    public string Title => $"Use {sibling}, which makes parameters of what is interpolated";

    public static ISqlRepair? Of(FlaggedText text)
    {
        if (text.Sink is not IInvocationOperation { Syntax: InvocationExpressionSyntax syntax } call || Name(syntax.Expression) is not { } name
            || text.Built.Only is not { Written: { } written } only || written.Segments.Any(segment => segment.Gathered is not null)
            || Sibling(call.TargetMethod) is not { } sibling || Merged(call) is not { } merged
            || syntax.ArgumentList.Arguments.Any(a => a.NameColon is { Name.Identifier.ValueText: not ("sql" or "cancellationToken") }))
            return null;
        var values = merged.Select(argument => text.Model.GetOperation(argument.Expression)).ToImmutableArray();
        if (values.Contains(null)
            || merged.Any(argument => argument.DescendantTrivia().Any(trivia => !string.IsNullOrWhiteSpace(trivia.ToString())))
            // The values that were behind the text are read where they stand in it.
            || values.Length > 0 && (!only.IsUse || !written.Segments.Select(s => s.Embedded).Concat(values).OfType<IOperation>().All(SideEffects.None))
            || InterpolatedSql.Of(written, values!, SqlProvider.Unknown(text.Model.Compilation)) is not { } interpolated)
            return null;
        return new EntityFrameworkText(text, name, sibling, interpolated, only, merged);
    }

    public void Insert(SyntaxEditor editor, HashSet<string> taken)
    {
        fragment.Rewrite(editor, interpolated);
        if (!fragment.IsUse && fragment.Node!.FirstAncestorOrSelf<VariableDeclarationSyntax>() is { Type: var type })
            editor.ReplaceNode(type, SyntaxFactory.ParseTypeName(new BindingNames(text.Model, type.SpanStart).Of("System", "FormattableString")).WithTriviaFrom(type));
        editor.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier(sibling).WithTriviaFrom(name.Identifier)));
        foreach (var argument in merged)
            editor.RemoveNode(argument, SyntaxRemoveOptions.KeepNoTrivia);
    }

    private static SimpleNameSyntax? Name(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    // FromSqlRaw: FromSql, or FromSqlInterpolated where the version has no other.
    private static string? Sibling(IMethodSymbol raw)
    {
        var stem = raw.Name.Replace("Raw", "");
        var interpolated = stem.EndsWith("Async", StringComparison.Ordinal) ? stem.Replace("Async", "InterpolatedAsync") : stem + "Interpolated";
        return new[] { stem, interpolated }.FirstOrDefault(name => name != raw.Name && raw.ContainingType.GetMembers(name).OfType<IMethodSymbol>().Any(method =>
            method.DeclaredAccessibility == Accessibility.Public && method.Arity == raw.Arity
            && method.Parameters.Any(p => p is { Name: "sql", Type: { Name: "FormattableString", ContainingNamespace.Name: "System" } })
            && !method.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ObsoleteAttribute")));
    }

    // The values listed after the text; null when they come as a collection.
    private static ImmutableArray<ArgumentSyntax>? Merged(IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "parameters") is not { } parameters)
            return [];
        if (parameters is not { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer.ElementValues: var values } })
            return null;
        var arguments = values.Select(value => Operands.Written(value).Syntax.FirstAncestorOrSelf<ArgumentSyntax>()).ToImmutableArray();
        return arguments.Contains(null) ? null : arguments!;
    }
}
