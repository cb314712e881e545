using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>
/// Which code of a compilation is service code: all of it when <c>PolpRole</c> is <c>Service</c> or the assembly is marked,
/// else the types marked <c>[Polp.Service]</c>, in themselves, a containing type, a base type or an interface.
/// </summary>
internal sealed class ServiceCode
{
    /// <summary>The diagnostic property that says a finding stands in service code; it travels to the SARIF log.</summary>
    public const string Property = "polp.service";

    private static readonly ImmutableDictionary<string, string?> Yes = ImmutableDictionary<string, string?>.Empty.Add(Property, "true");

    private readonly bool everything;
    private readonly INamedTypeSymbol? mark;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> marked = new(SymbolEqualityComparer.Default);

    private ServiceCode(bool everything, INamedTypeSymbol? mark) => (this.everything, this.mark) = (everything, mark);

    /// <summary>False when the compilation has no service code at all, so that rules about it register nothing.</summary>
    public bool Any => everything || mark is not null;

    public static ServiceCode Of(Compilation compilation, AnalyzerOptions options)
    {
        var mark = compilation.GetTypeByMetadataName("Polp.ServiceAttribute");
        return new(
            options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PolpRole", out var role)
                && string.Equals(role.Trim(), "Service", StringComparison.OrdinalIgnoreCase)
                || Has(compilation.Assembly, mark),
            mark);
    }

    /// <summary>True when the symbol stands in service code.</summary>
    public bool Contains(ISymbol? symbol) => everything || mark is not null && Type(symbol) is { } type && marked.GetOrAdd(type, IsMarked);

    /// <summary>The properties of a diagnostic reported inside the symbol.</summary>
    public ImmutableDictionary<string, string?> Properties(ISymbol? symbol) =>
        Contains(symbol) ? Yes : ImmutableDictionary<string, string?>.Empty;

    private static INamedTypeSymbol? Type(ISymbol? symbol) => symbol as INamedTypeSymbol ?? symbol?.ContainingType;

    private bool IsMarked(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (var ancestor = outer; ancestor is not null; ancestor = ancestor.BaseType)
            {
                if (Has(ancestor, mark))
                    return true;
            }
            if (outer.AllInterfaces.Any(i => Has(i, mark)))
                return true;
        }
        return false;
    }

    private static bool Has(ISymbol symbol, INamedTypeSymbol? mark) =>
        mark is not null && symbol.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, mark));
}
