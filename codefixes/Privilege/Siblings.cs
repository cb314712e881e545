using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>The other methods of a name, one of which a call could mean once the parameters change.</summary>
internal static class Siblings
{
    /// <summary>True when one may be called with as many arguments as the method with its parameters changed.</summary>
    /// <param name="removed">The parameters that go, where one comes.</param>
    public static bool Compete(IMethodSymbol method, IReadOnlyCollection<int> removed)
    {
        var kept = method.Parameters.Where(parameter => !removed.Contains(parameter.Ordinal)).ToList();
        var (least, most) = Counts(kept);
        return Named(method).Where(other => !SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, method.OriginalDefinition) && !other.IsImplicitlyDeclared)
            .Select(other => Counts(other.Parameters)).Any(other => other.Least <= most + 1 && least + 1 <= other.Most);
    }

    private static (int Least, int Most) Counts(IReadOnlyCollection<IParameterSymbol> parameters) =>
        (parameters.Count(parameter => !parameter.IsOptional && !parameter.IsParams), parameters.Any(parameter => parameter.IsParams) ? short.MaxValue : parameters.Count);

    private static IEnumerable<IMethodSymbol> Named(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.Constructor)
            return method.ContainingType.InstanceConstructors;
        var found = new List<IMethodSymbol>();
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
            found.AddRange(type.GetMembers(method.Name).OfType<IMethodSymbol>());
        return found;
    }
}
