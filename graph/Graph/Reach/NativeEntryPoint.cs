using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>What a P/Invoke needs beyond NATIVE, judged by the name of the function it calls.</summary>
internal static class NativeEntryPoint
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

    // The Windows API has each function that takes text twice, with A and with W at its end.
    private static string? Capability(string name) =>
        ByName.TryGetValue(name, out var capability) || (name is [.., 'A' or 'W'] && ByName.TryGetValue(name[..^1], out capability)) ? capability : null;

    /// <summary>The leaf a P/Invoke method is.</summary>
    public static Leaf Of(AssemblyModule module, MethodDefinition method)
    {
        var import = method.GetImport();
        var name = module.Metadata.GetString(import.Name.IsNil ? method.Name : import.Name);
        var library = import.Module.IsNil ? "" : module.Metadata.GetString(module.Metadata.GetModuleReference(import.Module).Name) + "!";
        return new(library + name, Capability(name) is { } capability ? ["NATIVE", capability] : ["NATIVE"]);
    }
}
