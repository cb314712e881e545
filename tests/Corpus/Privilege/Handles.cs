using System.IO.Pipes;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Corpus.Privilege.Handles;

// POLP3008: a number is not a handle; whoever may turn one into the other owns every inherited descriptor.

[Polp.Service]
public class Forging
{
    public SafeFileHandle File(nint number) => new(number, true); // BAD POLP3008
    public FileStream FileOf(SafeFileHandle handed) => new(handed, FileAccess.Read); // GOOD
    public SafeSocketHandle Socket(nint number) => new(number, true); // BAD POLP3008
    public Socket SocketOf(SafeSocketHandle handed) => new(handed); // GOOD
    public SafePipeHandle Pipe(nint number) => new(number, true); // BAD POLP3008
    public AnonymousPipeClientStream PipeOf(SafePipeHandle handed) => new(PipeDirection.In, handed); // GOOD
    public SafeWaitHandle Wait(nint number) => new(number, true); // BAD POLP3008
    public bool Waited(WaitHandle handed) => handed.WaitOne(0); // GOOD
    public AnonymousPipeClientStream Text(string number) => new(PipeDirection.In, number); // BAD POLP3008
    public string Number(AnonymousPipeServerStream handed) => handed.GetClientHandleAsString(); // GOOD
    public nint Taken(SafeHandle handed) => handed.DangerousGetHandle(); // BAD POLP3008
    public bool IsClosed(SafeHandle handed) => handed.IsClosed; // GOOD
    public HandleRef Reference(object holder, nint number) => new(holder, number); // BAD POLP3008
    public bool IsInvalid(SafeHandle handed) => handed.IsInvalid; // GOOD
    public Socket Duplicated(SocketInformation information) => new(information); // BAD POLP3008
    public void Closed(SafeHandle handed) => handed.Dispose(); // GOOD
    public nint Zero() => nint.Zero; // GOOD
    public SafeFileHandle Empty() => new(); // GOOD
    public nint Sum(nint a) => a + 1; // GOOD
}

[Polp.Service]
public class Numbered : SafeHandle
{
    public Numbered(nint number) : base(0, true) => SetHandle(number); // BAD POLP3008

    public override bool IsInvalid => handle == 0; // GOOD

    protected override bool ReleaseHandle() => true; // GOOD
}
