namespace Polp.Graph;

/// <summary>Which members of an application's objects the framework may call back.</summary>
internal static class Callback
{
    public static bool IsCharged(MethodMember member) => PlatformCallback.IsCharged(member.Type) || IsFinalizer(member);

    // The one member of every object that runs without anybody calling it: creating the object is enough.
    private static bool IsFinalizer(MethodMember member) => member is { Type: "System.Object", MetadataName: "Finalize" };
}
