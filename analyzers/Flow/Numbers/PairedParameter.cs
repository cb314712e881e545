using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Which parameter gives the size of the memory that a pointer parameter leads to, by the way programs name them. A guess, and called so.</summary>
internal static class PairedParameter
{
    private static readonly string[] Words = ["Length", "Len", "Size", "Capacity", "Cap", "Count", "Bytes"];

    private static readonly string[] Sources = ["src", "source", "input", "in"];

    private static readonly string[] Destinations = ["dst", "dest", "destination", "target", "output", "out"];

    /// <summary>
    /// The number of bytes: <c>pLength</c> beside <c>p</c>, else <c>outputSize</c> beside <c>dst</c>, else what comes next and bears such a name,
    /// unless it is named after another parameter; null when there is none.
    /// </summary>
    public static IParameterSymbol? Size(IParameterSymbol pointer)
    {
        var all = ParametersOf(pointer);
        return all.FirstOrDefault(other => IsNumber(other) && Words.Any(word => Is(other.Name, pointer.Name + word) || Is(other.Name, pointer.Name + "_" + word)))
            ?? all.FirstOrDefault(other => IsNumber(other) && Owner(other) is { Length: > 0 } owner && AreSameEnd(owner, pointer.Name) && !all.Any(p => Is(p.Name, owner)))
            ?? (Next(all, pointer) is { } next && IsNumber(next) && Owner(next) is { } named && !IsOfAnother(named, pointer, all) ? next : null);
    }

    /// <summary>What a size is named after: <c>src</c> of <c>srcSize</c>, nothing of <c>size</c>; null for what is not named as a size.</summary>
    private static string? Owner(IParameterSymbol size) =>
        Words.FirstOrDefault(word => Ends(size.Name, word)) is { } word ? size.Name.Substring(0, size.Name.Length - word.Length).TrimEnd('_') : null;

    private static bool IsOfAnother(string owner, IParameterSymbol pointer, IReadOnlyList<IParameterSymbol> all) => owner.Length > 0
        && (all.Any(other => !SymbolEqualityComparer.Default.Equals(other, pointer) && Is(other.Name, owner)) || IsEnd(owner) && IsEnd(pointer.Name) && !AreSameEnd(owner, pointer.Name));

    private static bool IsEnd(string name) => Sources.Concat(Destinations).Any(end => Is(name, end));

    private static bool AreSameEnd(string a, string b) => new[] { Sources, Destinations }.Any(ends => ends.Any(end => Is(a, end)) && ends.Any(end => Is(b, end)));

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
