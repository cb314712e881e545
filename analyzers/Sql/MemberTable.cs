using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>The lines of one kind, resolved in a compilation: by name first, by symbol after.</summary>
internal sealed class MemberTable
{
    private readonly Dictionary<string, List<(INamedTypeSymbol Type, SqlLine Line)>> members = new(StringComparer.Ordinal);
    private readonly Dictionary<INamedTypeSymbol, List<SqlLine>> types = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, SqlLine?> found = new(SymbolEqualityComparer.Default);

    public MemberTable(Compilation compilation, IEnumerable<SqlLine> lines)
    {
        var resolved = new Dictionary<(string, IAssemblySymbol?), INamedTypeSymbol[]>();
        foreach (var line in lines)
        {
            if (!resolved.TryGetValue((line.TypeName, line.Declarer), out var named))
                resolved.Add((line.TypeName, line.Declarer), named = [.. line.Types(compilation)]);
            foreach (var type in named)
            {
                if (line.IsType)
                    Add(types, type, line);
                else
                    Add(members, line.MemberName, (type, line));
            }
        }
    }

    public bool IsEmpty => members.Count == 0 && types.Count == 0;

    /// <summary>The names of the assemblies that declare what the lines mean.</summary>
    public IEnumerable<string> Assemblies() => members.SelectMany(named => named.Value).Select(line => line.Type).Concat(types.Keys).Select(type => type.ContainingAssembly.Name).Distinct();

    /// <summary>The members that the lines mean and the compilation knows; an extension twice, as it is called on what it extends and as the static method that it is.</summary>
    public IEnumerable<SinkMember> Members => members.SelectMany(named => named.Value.SelectMany(line => line.Type.GetMembers(named.Key).Where(line.Line.Means).SelectMany(member => Named(line.Type, member, line.Line))))
        .Concat(types.SelectMany(type => type.Value.SelectMany(line => type.Key.GetMembers().OfType<IMethodSymbol>().SelectMany(method => Named(type.Key, method, line)))));

    private static IEnumerable<SinkMember> Named(INamedTypeSymbol type, ISymbol member, SqlLine line)
    {
        if (member is not IMethodSymbol method)
            yield return new(type, member.Name, -1);
        else if (method.Parameters.FirstOrDefault(parameter => parameter.Name == line.Text) is { Ordinal: var ordinal })
        {
            yield return new(type, method.Name, ordinal);
            if (method.IsExtensionMethod)
                yield return new(type, method.Name, ordinal - 1);
        }
    }

    /// <summary>The most specific line about a member, or about what it overrides or implements. Remembered.</summary>
    public SqlLine? Find(ISymbol member) => IsEmpty ? null : found.GetOrAdd(member.OriginalDefinition, m => Search(m, ordinal: -1));

    /// <summary>The most specific line about a method's parameter. Not remembered.</summary>
    public SqlLine? Find(IMethodSymbol method, int ordinal) => IsEmpty ? null : Search(method.OriginalDefinition, ordinal);

    /// <summary>The line about a type itself.</summary>
    public SqlLine? FindType(ITypeSymbol type) =>
        type.OriginalDefinition is INamedTypeSymbol named && types.TryGetValue(named, out var lines) ? lines[lines.Count - 1] : null;

    private SqlLine? Search(ISymbol member, int ordinal)
    {
        if (types.Count == 0 && !members.ContainsKey(Unqualified(member.MetadataName)))
            return null;
        SqlLine? best = null;
        foreach (var declaration in Declarations.Of(member))
        {
            var parameter = ordinal < 0 ? null : ((IMethodSymbol)declaration).Parameters[ordinal].Name;
            if (types.TryGetValue(declaration.ContainingType, out var wide))
            {
                foreach (var line in wide)
                    Consider(line);
            }
            if (members.TryGetValue(declaration.MetadataName, out var named))
            {
                foreach (var (type, line) in named)
                {
                    if (SymbolEqualityComparer.Default.Equals(type, declaration.ContainingType) && line.Means(declaration))
                        Consider(line);
                }
            }

            void Consider(SqlLine line)
            {
                if ((parameter is null || line.Text == parameter) && (best is null || line.Specificity >= best.Specificity))
                    best = line;
            }
        }
        return best;
    }

    // The name of an explicit implementation holds that of its interface.
    private static string Unqualified(string name) => name.LastIndexOf('.') is var dot and > 0 ? name.Substring(dot + 1) : name;

    private static void Add<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key, T item)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        list.Add(item);
    }
}
