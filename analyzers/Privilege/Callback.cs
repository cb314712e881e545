using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Which members of an object the platform may call back without being seen to.</summary>
internal static class Callback
{
    // Nearly every type has these and nearly none does work in them; charging them to whoever creates an object drowns what matters.
    private static readonly HashSet<string> Exempt =
    [
        "System.Object", "System.ValueType", "System.Exception", "System.IDisposable", "System.IAsyncDisposable", "System.IConvertible",
        "System.ICloneable", "System.IFormattable", "System.ISpanFormattable", "System.Runtime.Serialization.ISerializable",
        "System.Collections.IList", "System.Collections.ICollection",
    ];

    /// <param name="declared">The member that is overridden or implemented.</param>
    public static bool IsCharged(IMethodSymbol declared) => !Exempt.Contains($"{declared.ContainingNamespace.ToDisplayString()}.{declared.ContainingType.Name}");
}
