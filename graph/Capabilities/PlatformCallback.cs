namespace Polp.Capabilities;

/// <summary>Which members of an object the platform may call back without being seen to.</summary>
public static class PlatformCallback
{
    // Nearly every type has these and nearly none does work in them; charging them to whoever creates an object drowns what matters.
    private static readonly HashSet<string> Exempt = new(StringComparer.Ordinal)
    {
        "System.Object", "System.ValueType", "System.Exception", "System.IDisposable", "System.IAsyncDisposable", "System.IConvertible",
        "System.ICloneable", "System.IFormattable", "System.ISpanFormattable", "System.Runtime.Serialization.ISerializable",
        "System.Collections.IList", "System.Collections.ICollection",
    };

    /// <summary>True when overriding or implementing a member of the type is charged to whoever creates the object.</summary>
    /// <param name="type">As in documentation-comment ids.</param>
    public static bool IsCharged(string type) => !Exempt.Contains(type);
}
