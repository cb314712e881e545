using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Okws.Runtime;

/// <summary>The system calls for which .NET has no name. Structures as 64-bit Linux lays them out.</summary>
internal static partial class Native
{
    public const int UnixDomain = 1;
    public const int Stream = 1;
    public const int CloseOnExec = 0x80000;

    public const int SocketLevel = 1;
    public const int Rights = 1;
    public const int DontWait = 0x40;
    public const int NoSignal = 0x4000;
    public const int ControlTruncated = 0x8;
    public const int ReceiveCloseOnExec = 0x40000000;

    public const int Interrupted = 4;
    public const int TryAgain = 11;

    public const int NoHang = 1;
    public const int KillSignal = 9;

    public const short SetGroup = 0x02;
    public const short SetSignalDefaults = 0x04;
    public const short SetSignalMask = 0x08;

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(nint descriptor);

    [LibraryImport("libc", EntryPoint = "socketpair", SetLastError = true)]
    public static partial int SocketPair(int domain, int type, int protocol, out TwoDescriptors pair);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(SafeHandle socket, in MessageHeader message, int flags);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(SafeHandle socket, ref MessageHeader message, int flags);

    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Spawn(out int process, string path, in Opaque actions, in Opaque attributes, string?[] arguments, string?[] environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    public static partial int InitActions(ref Opaque actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    public static partial int DestroyActions(ref Opaque actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddOpen(ref Opaque actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    public static partial int AddDuplicate(ref Opaque actions, nint descriptor, int target);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    public static partial int AddCloseFrom(ref Opaque actions, int first);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddChangeDirectory(ref Opaque actions, string path);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    public static partial int InitAttributes(ref Opaque attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    public static partial int DestroyAttributes(ref Opaque attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    public static partial int SetFlags(ref Opaque attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    public static partial int SetDefaults(ref Opaque attributes, in Opaque signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    public static partial int FillSignals(ref Opaque signals);

    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    public static partial int Wait(int process, out int status, int options);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    public static partial int Kill(int process, int signal);

    [StructLayout(LayoutKind.Sequential)]
    public struct TwoDescriptors
    {
        public int First;
        public int Second;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Segment
    {
        public nint Start;
        public nint Length;
    }

    /// <summary>struct msghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct MessageHeader
    {
        public nint Name;
        public uint NameLength;
        public nint Segments;
        public nint SegmentCount;
        public nint Control;
        public nint ControlLength;
        public int Flags;
    }

    /// <summary>struct cmsghdr with room for one descriptor, padded as CMSG_SPACE pads it.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 24)]
    public struct ControlMessage
    {
        /// <summary>CMSG_LEN of one descriptor: the header and four bytes.</summary>
        public const int WithOneDescriptor = 20;

        public nint Length;
        public int Level;
        public int Type;
        public int Descriptor;
    }

    /// <summary>Room for glibc's spawn attributes (336 bytes), file actions (80) or signal set (128).</summary>
    [InlineArray(64)]
    public struct Opaque
    {
        private long first;
    }
}
