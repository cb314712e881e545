using Microsoft.CodeAnalysis;

namespace Polp.CodeFixes;

/// <summary>What a call may see of the member that it calls.</summary>
/// <param name="IsSameProject">It stands in the same project.</param>
/// <param name="IsSameType">It stands in the same type.</param>
/// <param name="IsSameObject">It is a call on the object itself.</param>
internal sealed record CallPlace(bool IsSameProject, bool IsSameType, bool IsSameObject)
{
    public bool Sees(ISymbol symbol)
    {
        for (var at = symbol; at is not (null or INamespaceSymbol); at = at.ContainingType)
        {
            var isSeen = at.DeclaredAccessibility switch
            {
                Accessibility.Public or Accessibility.NotApplicable => true,
                Accessibility.Internal or Accessibility.ProtectedOrInternal => IsSameProject,
                _ => IsSameType,
            };
            if (!isSeen)
                return false;
        }
        return true;
    }
}
