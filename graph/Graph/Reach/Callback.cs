namespace Polp.Graph;

/// <summary>Which members of an application's objects the framework may call back without being seen to.</summary>
internal static class Callback
{
    // Nearly every type has these and nearly none does work in them; charging them to whoever creates an object drowns what matters.
    private static readonly HashSet<string> Exempt = new(StringComparer.Ordinal)
    {
        "System.Object", "System.ValueType", "System.Exception", "System.IDisposable", "System.IAsyncDisposable", "System.IConvertible",
        "System.ICloneable", "System.IFormattable", "System.ISpanFormattable", "System.Runtime.Serialization.ISerializable",
        "System.Collections.IList", "System.Collections.ICollection",
    };

    public static bool IsCharged(MethodMember member) => !Exempt.Contains(member.Type) || IsFinalizer(member);

    // The one member of every object that runs without anybody calling it: creating the object is enough.
    private static bool IsFinalizer(MethodMember member) => member is { Type: "System.Object", MetadataName: "Finalize" };
}
