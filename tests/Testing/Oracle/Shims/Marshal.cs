using Polp.Testing.Oracle;
using Platform = System.Runtime.InteropServices.Marshal;

namespace Corpus.Memory;

/// <summary>Stands before the platform's type of this name in the instrumented corpus, and looks before it touches.</summary>
public static unsafe class Marshal
{
    public static nint AllocHGlobal(int cb) => AllocHGlobal((nint)cb);

    public static nint AllocHGlobal(nint cb)
    {
        Watch.Heap((nuint)cb, 1);
        return (nint)Shadow.Current.Native((nuint)cb);
    }

    public static nint AllocCoTaskMem(int cb)
    {
        Watch.Heap((nuint)(nint)cb, 1);
        return (nint)Shadow.Current.Native((uint)cb);
    }

    public static void FreeHGlobal(nint hglobal) => NativeMemory.Free((void*)hglobal);
    public static void FreeCoTaskMem(nint ptr) => NativeMemory.Free((void*)ptr);

    public static void Copy(byte[] source, int startIndex, nint destination, int length) => Out(source, startIndex, destination, length);
    public static void Copy(char[] source, int startIndex, nint destination, int length) => Out(source, startIndex, destination, length);
    public static void Copy(short[] source, int startIndex, nint destination, int length) => Out(source, startIndex, destination, length);
    public static void Copy(int[] source, int startIndex, nint destination, int length) => Out(source, startIndex, destination, length);
    public static void Copy(long[] source, int startIndex, nint destination, int length) => Out(source, startIndex, destination, length);
    public static void Copy(nint source, byte[] destination, int startIndex, int length) => In(source, destination, startIndex, length);
    public static void Copy(nint source, char[] destination, int startIndex, int length) => In(source, destination, startIndex, length);
    public static void Copy(nint source, short[] destination, int startIndex, int length) => In(source, destination, startIndex, length);
    public static void Copy(nint source, int[] destination, int startIndex, int length) => In(source, destination, startIndex, length);
    public static void Copy(nint source, long[] destination, int startIndex, int length) => In(source, destination, startIndex, length);

    public static byte ReadByte(nint ptr, int ofs = 0) => *At<byte>(ptr, ofs, Access.Load);
    public static short ReadInt16(nint ptr, int ofs = 0) => *At<short>(ptr, ofs, Access.Load);
    public static int ReadInt32(nint ptr, int ofs = 0) => *At<int>(ptr, ofs, Access.Load);
    public static long ReadInt64(nint ptr, int ofs = 0) => *At<long>(ptr, ofs, Access.Load);
    public static void WriteByte(nint ptr, byte val) => *At<byte>(ptr, 0, Access.Store) = val;
    public static void WriteByte(nint ptr, int ofs, byte val) => *At<byte>(ptr, ofs, Access.Store) = val;
    public static void WriteInt16(nint ptr, int ofs, short val) => *At<short>(ptr, ofs, Access.Store) = val;
    public static void WriteInt32(nint ptr, int ofs, int val) => *At<int>(ptr, ofs, Access.Store) = val;

    public static T PtrToStructure<T>(nint ptr) where T : unmanaged => *At<T>(ptr, 0, Access.Load);
    public static void StructureToPtr<T>(T structure, nint ptr, bool fDeleteOld) where T : unmanaged => *At<T>(ptr, 0, Access.Store) = structure;
    public static int SizeOf<T>() => Platform.SizeOf<T>();

    public static string PtrToStringAnsi(nint ptr, int len) => Text(ptr, len, 1, Platform.PtrToStringAnsi);
    public static string PtrToStringUTF8(nint ptr, int byteLen) => Text(ptr, byteLen, 1, Platform.PtrToStringUTF8);
    public static string PtrToStringUni(nint ptr, int len) => Text(ptr, len, 2, Platform.PtrToStringUni);

    private static string Text(nint ptr, int length, int size, Func<nint, int, string?> read)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Watch.Block((void*)ptr, (ulong)length * (ulong)size, Access.Load);
        return read(ptr, length)!;
    }

    private static void Out<T>(T[] source, int startIndex, nint destination, int length) where T : unmanaged
    {
        var from = source.AsSpan(startIndex, length);
        Watch.Block((void*)destination, (ulong)length * (ulong)sizeof(T), Access.Store);
        from.CopyTo(new((void*)destination, length));
    }

    private static void In<T>(nint source, T[] destination, int startIndex, int length) where T : unmanaged
    {
        var to = destination.AsSpan(startIndex, length);
        Watch.Block((void*)source, (ulong)length * (ulong)sizeof(T), Access.Load);
        new ReadOnlySpan<T>((void*)source, length).CopyTo(to);
    }

    private static T* At<T>(nint address, int offset, Access access) where T : unmanaged
    {
        var at = (T*)(address + offset);
        Watch.Block(at, (ulong)sizeof(T), access);
        return at;
    }
}
