using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Pointers to memory that another thread or process writes to while it is read, by the way programs name them. A guess, as for sizes.</summary>
internal static class SharedMemory
{
    private static readonly string[] Words = ["shared", "shm"];

    public static bool IsNamedShared(this ISymbol variable) => IsNamed(variable.Name);

    /// <param name="key">What the pointer is the value of.</param>
    /// <param name="place">Where it was read from, if from a member.</param>
    public static bool IsNamed(object key, Place? place) => key is ISymbol variable && IsNamed(variable.Name) || place is not null && IsNamed(place.Path.Substring(place.Path.LastIndexOf('.') + 1));

    /// <summary>True for <c>shared</c>, <c>sharedRing</c>, <c>_shm</c>, <c>viewShared</c>; not for <c>unshared</c>.</summary>
    private static bool IsNamed(string name)
    {
        foreach (var word in Words)
        {
            for (var at = name.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = name.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var (begins, end) = (at == 0 || !char.IsLetter(name[at - 1]) || char.IsUpper(name[at]), at + word.Length);
                if (begins && (end == name.Length || !char.IsLower(name[end])))
                    return true;
            }
        }
        return false;
    }
}
