using Microsoft.CodeAnalysis;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>Holds a row of a project's own table against what the project references.</summary>
internal static class CapabilityLine
{
    /// <summary>What is wrong with the row, with the nearest valid id; null where it names something, or something of a library that is not referenced here.</summary>
    public static string? Problem(ApiRow row, Compilation compilation)
    {
        var name = row.Pattern.Substring(2);
        if (row.Pattern[0] == 'N')
            return Namespace(name.EndsWith(".*", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name, compilation);
        var path = name.Split('(')[0];
        if (row.Pattern[0] == 'T')
            return path.IndexOf('*') >= 0 ? null : Type(path, compilation);
        var dot = path.LastIndexOf('.');
        if (dot < 0)
            return "names a member without its type; write the full name of the type before it";
        var owner = path.Substring(0, dot);
        if (owner.IndexOf('*') >= 0)
            return null;
        if (Type(owner, compilation) is { } problem)
            return problem;
        var ids = Types(owner, compilation).SelectMany(type => type.GetMembers()).Select(member => member.GetDocumentationCommentId()).OfType<string>().ToArray();
        if (ids.Length == 0 || ids.Any(id => Pattern.Matches(row.Pattern, id)))
            return null;
        // Held against the names alone: the parameters would count as mistakes.
        var named = ids.Where(id => id[0] == row.Pattern[0]).ToLookup(id => id.Split('(')[0], StringComparer.Ordinal);
        return $"names no member of '{owner}'" + (Misspelling.Nearest(row.Pattern.Split('(', '*')[0], named.Select(group => group.Key)) is { } near
            ? $"; did you mean '{named[near].First()}'?" : "; delete it or correct it");
    }

    private static string? Type(string name, Compilation compilation)
    {
        if (Types(name, compilation).Length > 0)
            return null;
        var space = name.LastIndexOf('.') is var dot and > 0 ? name.Substring(0, dot) : "";
        // A file may be shared by projects of which not all reference the library.
        if (Find(space, compilation) is not { } holder)
            return null;
        var types = holder.GetTypeMembers().Select(type => type.GetDocumentationCommentId()?.Substring(2)).OfType<string>();
        return $"names the type '{name}', which is not found" + Meant(name, types);
    }

    private static string? Namespace(string name, Compilation compilation)
    {
        if (Find(name, compilation) is not null)
            return null;
        var space = name.LastIndexOf('.') is var dot and > 0 ? name.Substring(0, dot) : "";
        return Find(space, compilation) is not INamespaceSymbol holder || space.Length == 0 ? null
            : $"names the namespace '{name}', which is not found" + Meant(name, holder.GetNamespaceMembers().Select(inner => inner.ToDisplayString()));
    }

    private static INamedTypeSymbol[] Types(string name, Compilation compilation) =>
        [.. DocumentationCommentId.GetSymbolsForDeclarationId("T:" + name, compilation).OfType<INamedTypeSymbol>()];

    private static INamespaceOrTypeSymbol? Find(string name, Compilation compilation) =>
        name.Length == 0 ? compilation.GlobalNamespace
        : DocumentationCommentId.GetFirstSymbolForDeclarationId("N:" + name, compilation) as INamespaceSymbol ?? (INamespaceOrTypeSymbol?)Types(name, compilation).FirstOrDefault();

    private static string Meant(string written, IEnumerable<string> valid) =>
        Misspelling.Nearest(written, valid.Distinct()) is { } near ? $"; did you mean '{near}'?" : "; delete it or correct it";
}
