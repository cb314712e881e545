using System.Runtime.CompilerServices;

namespace Polp.Analyzers;

/// <summary>Marks the few methods that most of the time is spent in: a compiler ends before the runtime would get round to optimizing them.</summary>
internal static class Optimized
{
    // AggressiveOptimization, which netstandard2.0 has no name for.
    public const MethodImplOptions FromTheStart = (MethodImplOptions)512;
}
