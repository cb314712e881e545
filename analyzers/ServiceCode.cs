using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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

    /// <summary>The properties of a diagnostic reported in service code.</summary>
    public static readonly ImmutableDictionary<string, string?> InService = ImmutableDictionary<string, string?>.Empty.Add(Property, "true");

    // A dozen rules ask, and the answer is the same for all of them.
    private static readonly ConditionalWeakTable<Compilation, StrongBox<bool>> MayMarks = new();

    private static readonly int Short = Mentions.Hash("Service");
    private static readonly int Long = Mentions.Hash("ServiceAttribute");

    private readonly bool everything;
    private readonly bool marks;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> marked = new(SymbolEqualityComparer.Default);

    private ServiceCode(bool everything, bool marks) => (this.everything, this.marks) = (everything, marks);

    /// <summary>False when the compilation has no service code at all, so that rules about it register nothing.</summary>
    public bool Any => everything || marks;

    /// <summary>True when all code of the compilation is service code, so that every acquisition is reported at its own place.</summary>
    public bool IsEverything => everything;

    // A base or interface may bear the mark of a referenced assembly, so any attribute of the name will do.
    public static ServiceCode Of(Compilation compilation, AnalyzerOptions options) => new(
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PolpRole", out var role)
            && string.Equals(role.Trim(), "Service", StringComparison.OrdinalIgnoreCase)
            || Has(compilation.Assembly),
        MayMarks.GetValue(compilation, c => new(MayMark(c))).Value);

    // The package brings the attribute to every project, and most mark nothing: their bodies need not be looked at. What a reference marks
    // is handed down without a word.
    private static bool MayMark(Compilation compilation)
    {
        var attributes = compilation.GetTypesByMetadataName("Polp.ServiceAttribute");
        if (attributes.Any(attribute => attribute.DeclaringSyntaxReferences.IsEmpty))
            return true;
        var declaring = attributes.SelectMany(attribute => attribute.DeclaringSyntaxReferences).Select(reference => reference.SyntaxTree).ToList();
        return declaring.Count > 0 && compilation.SyntaxTrees.Except(declaring).Select(Mentions.In).Any(mentions => mentions.Has(Short) || mentions.Has(Long));
    }

    /// <summary>True when the symbol stands in service code.</summary>
    public bool Contains(ISymbol? symbol) => everything || marks && Type(symbol) is { } type && marked.GetOrAdd(type, IsMarked);

    /// <summary>The properties of a diagnostic reported inside the symbol.</summary>
    public ImmutableDictionary<string, string?> Properties(ISymbol? symbol) =>
        Contains(symbol) ? InService : ImmutableDictionary<string, string?>.Empty;

    private static INamedTypeSymbol? Type(ISymbol? symbol) => symbol as INamedTypeSymbol ?? symbol?.ContainingType;

    private static bool IsMarked(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            for (var ancestor = outer; ancestor is not null; ancestor = ancestor.BaseType)
            {
                if (Has(ancestor))
                    return true;
            }
            if (outer.AllInterfaces.Any(Has))
                return true;
        }
        return false;
    }

    // By name: the package gives every assembly an internal attribute of its own.
    private static bool Has(ISymbol symbol) => symbol.GetAttributes().Any(a => a.AttributeClass is
    {
        Name: "ServiceAttribute", ContainingType: null, ContainingNamespace: { Name: "Polp", ContainingNamespace.IsGlobalNamespace: true },
    });
}
