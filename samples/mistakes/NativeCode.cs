using System.Runtime.InteropServices;

namespace Mistakes;

/// <summary>A service that hands what it received to a native decoder, which no type system holds back.</summary>
[Polp.Service]
public static unsafe class NativeCode
{
    public static int Decode(byte* message, int length) => decode(message, length); // POLP3006

    [DllImport("codec"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int decode(byte* data, int length);
}
