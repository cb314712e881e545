using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>The catalogue's verdict on each member a compilation uses, found once and shared by all rules.</summary>
internal sealed class Verdicts
{
    private static readonly ConditionalWeakTable<Compilation, Verdicts> PerCompilation = new();

    private readonly ConcurrentDictionary<ISymbol, ApiRow?> rows = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol own;

    private Verdicts(IAssemblySymbol own) => this.own = own;

    public static Verdicts Of(Compilation compilation) => PerCompilation.GetValue(compilation, c => new(c.Assembly));

    /// <summary>The row that decides the member, or null when the catalogue has none.</summary>
    public ApiRow? For(ISymbol symbol) => rows.GetOrAdd(SymbolMember.Definition(symbol), Find);

    // The project's own code has no rows, whatever namespace it stands in; but its override of a platform member has the row of that member.
    private ApiRow? Find(ISymbol symbol)
    {
        if (SymbolMember.Of(symbol) is not { } member)
            return null;
        if (!SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, own))
            return Catalogue.Default.Find(member);
        return member.Root is SymbolMember root && !SymbolEqualityComparer.Default.Equals(root.Assembly, own) ? Catalogue.Default.FindMember(root) : null;
    }
}
