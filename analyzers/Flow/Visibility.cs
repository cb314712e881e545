using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Who can name a symbol.</summary>
internal static class Visibility
{
    /// <summary>True when other assemblies can call or derive from it.</summary>
    /// <param name="hasFriends">True when some of them see what is internal.</param>
    public static bool IsSeenOutside(ISymbol symbol, bool hasFriends = false)
    {
        for (var at = symbol; at is not null and not INamespaceSymbol; at = at.ContainingSymbol)
        {
            if (at is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction })
                return false;
            if (at.DeclaredAccessibility is Accessibility.Private || !hasFriends && at.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return false;
        }
        return true;
    }
}
