using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>What may run when a virtual method is called: by the types that exist, and what is known of the objects on which it is called.</summary>
internal sealed class Slot
{
    public List<(INamedTypeSymbol Type, IMethodSymbol Runs)> Filled { get; } = [];

    public HashSet<INamedTypeSymbol> Receivers { get; } = new(SymbolEqualityComparer.Default);

    public bool IsCalled { get; set; }

    public bool MayRun(INamedTypeSymbol type) => IsCalled || Receivers.Any(receiver => IsA(type, receiver));

    /// <summary>What runs in objects of which no more is known than the receiver, or of that type.</summary>
    public IEnumerable<IMethodSymbol> Targets(INamedTypeSymbol? receiver) =>
        Filled.Where(filled => receiver is null || IsA(filled.Type, receiver)).Select(filled => filled.Runs).Distinct<IMethodSymbol>(SymbolEqualityComparer.Default);

    private static bool IsA(INamedTypeSymbol type, INamedTypeSymbol receiver)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, receiver))
                return true;
        }
        return type.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, receiver));
    }
}
