using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Which parameter gives the size of the memory that a pointer parameter leads to, by the way programs name them. A guess, and called so.</summary>
internal static class PairedParameter
{
    private static readonly string[] Words = ["Length", "Len", "Size", "Capacity", "Cap", "Count", "Bytes"];

    /// <summary>The number of bytes: <c>pLength</c> beside <c>p</c>, or what comes next and bears such a name; null when there is none.</summary>
    public static IParameterSymbol? Size(IParameterSymbol pointer)
    {
        var all = ParametersOf(pointer);
        return all.FirstOrDefault(other => IsNumber(other) && Words.Any(word => Is(other.Name, pointer.Name + word) || Is(other.Name, pointer.Name + "_" + word)))
            ?? (Next(all, pointer) is { } next && IsNumber(next) && Words.Any(word => Ends(next.Name, word)) ? next : null);
    }

    /// <summary>The pointer behind the last byte: <c>pEnd</c> beside <c>p</c>, or <c>end</c> that comes next; null when there is none.</summary>
    public static IParameterSymbol? End(IParameterSymbol pointer)
    {
        var all = ParametersOf(pointer);
        return all.FirstOrDefault(other => IsSame(other) && (Is(other.Name, pointer.Name + "End") || Is(other.Name, pointer.Name + "_end")))
            ?? (Next(all, pointer) is { } next && IsSame(next) && Is(next.Name, "end") ? next : null);

        bool IsSame(IParameterSymbol other) => other.RefKind == RefKind.None && SymbolEqualityComparer.Default.Equals(other.Type, pointer.Type);
    }

    private static IReadOnlyList<IParameterSymbol> ParametersOf(IParameterSymbol pointer) => pointer.ContainingSymbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static IParameterSymbol? Next(IReadOnlyList<IParameterSymbol> all, IParameterSymbol pointer) => pointer.Ordinal + 1 < all.Count ? all[pointer.Ordinal + 1] : null;

    private static bool IsNumber(IParameterSymbol parameter) => parameter.RefKind == RefKind.None && Interval.SizeOf(parameter.Type) >= 2 && Interval.Of(parameter.Type) is not null || parameter.Type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    private static bool Is(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for <c>length</c>, <c>msgLength</c> and <c>msg_length</c>, not for <c>discount</c>.</summary>
    private static bool Ends(string name, string word) => Is(name, word) || name.EndsWith(word, StringComparison.Ordinal) || name.EndsWith("_" + word, StringComparison.OrdinalIgnoreCase);
}
