namespace Polp.Graph;

/// <summary>
/// Which capabilities a summary tells the callers of a library: authority over what lies outside the process. How a library works within it, by reflection, by
/// generated code or by calling native functions, is its own affair and no caller can hand it anything instead; the widest mode counts it.
/// </summary>
internal static class SummaryCapability
{
    private static readonly string[] Outside = ["FILES", "NETWORK", "IPC", "EXEC", "PROCESS_CONTROL", "DEBUG", "MODIFY_ENV", "REGISTRY", "IDENTITY", "KEYSTORE", "DATABASE"];

    public static bool IsTold(string capability) => Array.Exists(Outside, name => Capability.Covers(name, capability));
}
