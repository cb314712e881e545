namespace Polp.Capabilities;

/// <summary>What a P/Invoke needs, judged by the name of the function it calls.</summary>
public static class NativeFunction
{
    private static readonly (string Capability, string[] Names)[] Known =
    [
        ("FILES", ["open", "openat", "openat2", "open64", "fopen", "fopen64", "creat", "creat64", "unlink", "unlinkat", "rename", "renameat",
            "mkdir", "rmdir", "link", "symlink", "chmod", "chown", "truncate", "opendir", "CreateFile", "DeleteFile"]),
        ("NETWORK", ["socket", "connect", "bind", "listen", "getaddrinfo", "gethostbyname", "WSASocket", "WSAConnect"]),
        ("EXEC", ["execve", "execv", "execvp", "execvpe", "execl", "execlp", "execle", "fexecve", "posix_spawn", "posix_spawnp", "system", "popen",
            "CreateProcess", "ShellExecute"]),
        ("DEBUG", ["ptrace", "process_vm_readv", "process_vm_writev", "ReadProcessMemory", "WriteProcessMemory"]),
        ("PROCESS_CONTROL", ["kill", "tkill", "tgkill", "killpg", "pidfd_send_signal", "TerminateProcess", "OpenProcess"]),
        ("LOAD_CODE", ["dlopen", "dlmopen", "LoadLibrary", "LoadLibraryEx"]),
        ("IDENTITY", ["setuid", "seteuid", "setreuid", "setresuid", "setgid", "setegid", "setregid", "setresgid", "setgroups", "initgroups",
            "setfsuid", "setfsgid"]),
    ];

    private static readonly Dictionary<string, string> ByName =
        Known.SelectMany(k => k.Names.Select(name => (name, k.Capability))).ToDictionary(k => k.name, k => k.Capability, StringComparer.Ordinal);

    /// <summary>NATIVE, and what the function's name says beyond that.</summary>
    public static IReadOnlyList<string> Capabilities(string name) => Beyond(name) is { } capability ? ["NATIVE", capability] : ["NATIVE"];

    // The Windows API has each function that takes text twice, with A and with W at its end.
    private static string? Beyond(string name) =>
        ByName.TryGetValue(name, out var capability) || name.Length > 1 && name[name.Length - 1] is 'A' or 'W' && ByName.TryGetValue(name.Substring(0, name.Length - 1), out capability) ? capability : null;
}
