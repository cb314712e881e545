using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>How a place in the code names what binding a value needs: with the namespace where no using brings it in.</summary>
internal sealed class BindingNames(SemanticModel model, int position)
{
    /// <summary>The expression of what the database is given.</summary>
    public string Bound(SqlParameter parameter) =>
        parameter.Bound(model.GetNullableContext(position).AnnotationsEnabled() ? "object?" : "object", Of("System", "DBNull"));

    public string Of(INamedTypeSymbol type) => Of(type.ContainingNamespace.ToDisplayString(), type.Name);

    /// <summary>True when nothing of the name is in reach, nor declared further down.</summary>
    public bool IsFree(string name) =>
        model.LookupSymbols(position, name: name).IsEmpty && !CommandHistory.Member(model.SyntaxTree.GetRoot().FindToken(position).Parent!).DescendantTokens().Any(token => token.ValueText == name);

    public string Of(string space, string type) => model.LookupNamespacesAndTypes(position, name: type).IsEmpty ? $"{space}.{type}" : type;
}
