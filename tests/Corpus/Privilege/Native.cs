using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Privilege.Native;

// POLP3006: native code, refined by the function's name, and POLP3005 for what is private elsewhere.

[Polp.Service]
public unsafe partial class Imports
{
    [DllImport("codec")] private static extern int decode(byte* data, int length); // GOOD

    [DllImport("libc")] private static extern int getppid(); // GOOD

    [DllImport("libc", EntryPoint = "kill")] private static extern int Stop(int process, int signal); // GOOD

    [LibraryImport("libc", EntryPoint = "socket")] private static partial int Endpoint(int domain, int type, int protocol); // GOOD

    private static partial int Endpoint(int domain, int type, int protocol) => -1; // GOOD

    private static int Managed(byte* data, int length) => length; // GOOD

    public int Decode(byte* data, int length) => decode(data, length); // BAD POLP3006
    public int DecodeManaged(byte* data, int length) => Managed(data, length); // GOOD
    public int Parent() => getppid(); // BAD POLP3006
    public string NameOfParent() => nameof(getppid); // GOOD
    public int Kill(int process) => Stop(process, 9); // BAD POLP3003 POLP3006
    public int Socket() => Endpoint(2, 1, 0); // BAD POLP3002 POLP3006
    public Func<int> Later() => getppid; // BAD POLP3006
    public Func<int> LaterManaged() => static () => 1; // GOOD
    public nint Address() => (nint)(delegate*<int>)&getppid; // BAD POLP3006
    public nint AddressOfManaged() => (nint)(delegate*<byte*, int, int>)&Managed; // GOOD
    public int Through(delegate* unmanaged<int, int> function) => function(1); // BAD POLP3006
    public int ThroughManaged(delegate*<int, int> function) => function(1); // GOOD
    public int ThroughCdecl(delegate* unmanaged[Cdecl]<int> function) => function(); // BAD POLP3006
    public nint Passed(delegate* unmanaged<int, int> function) => (nint)function; // GOOD
    public Delegate FromPointer(nint pointer) => Marshal.GetDelegateForFunctionPointer(pointer, typeof(Action)); // BAD POLP3006
    public int Size() => Marshal.SizeOf<int>(); // GOOD
    public nint Library(string name) => NativeLibrary.Load(name); // BAD POLP3005 POLP3006
    public bool IsWindows() => OperatingSystem.IsWindows(); // GOOD
    public void Checked(int code) => Marshal.ThrowExceptionForHR(code); // GOOD
}

[Polp.Service]
public class Accessors
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "secret")] private static extern ref string Secret(Vault vault); // GOOD

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Open")] private static extern string Open(Vault vault); // GOOD

    public string Take(Vault vault) => Secret(vault); // BAD POLP3005
    public string Ask(Vault vault) => vault.Shown; // GOOD
    public string Call(Vault vault) => Open(vault); // BAD POLP3005
    public string CallShown(Vault vault) => vault.Show(); // GOOD
}

public class Vault
{
    private string secret = "";

    public string Shown => secret;

    public string Show() => Open();

    private string Open() => secret;
}
