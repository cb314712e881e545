using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>How a place in the code names what binding a value needs: with the namespace where no using brings it in, or something else bears the name there.</summary>
internal sealed class BindingNames(SemanticModel model, int position)
{
    /// <summary>The expression of what the database is given.</summary>
    public string Bound(SqlParameter parameter) =>
        parameter.Bound(NullableObject, Of("System", "DBNull"));

    /// <summary>The type of a value that may be null.</summary>
    public string NullableObject => model.GetNullableContext(position).AnnotationsEnabled() ? "object?" : "object";

    /// <param name="type">A name in full.</param>
    public string Of(string type) => Of(type.Substring(0, type.LastIndexOf('.')), type.Substring(type.LastIndexOf('.') + 1));

    public string Of(INamedTypeSymbol type) => Of(type.ContainingNamespace.ToDisplayString(), type.Name);

    /// <summary>True when nothing of the name is in reach, nor declared further down.</summary>
    public bool IsFree(string name) =>
        model.LookupSymbols(position, name: name).IsEmpty && !CommandHistory.Member(model.SyntaxTree.GetRoot().FindToken(position).Parent!).DescendantTokens().Any(token => token.ValueText == name);

    public string Of(string space, string type)
    {
        var found = model.LookupSymbols(position, name: type);
        if (!found.IsEmpty && found.All(symbol => symbol is INamedTypeSymbol { ContainingType: null } && symbol.ContainingNamespace.ToDisplayString() == space))
            return type;
        var isRoot = model.LookupSymbols(position, name: space.Split('.')[0]).All(symbol => symbol is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true });
        return $"{(isRoot ? "" : "global::")}{space}.{type}";
    }
}
