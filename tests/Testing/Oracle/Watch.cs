using System.Runtime.CompilerServices;
using System.Text;

namespace Polp.Testing.Oracle;

/// <summary>What the rewritten program calls at each access that the language leaves unchecked.</summary>
public static unsafe class Watch
{
    public static void Reached() => Shadow.Current.Reached = true;

    public static T Reached<T>(T value)
    {
        Reached();
        return value;
    }

    public static T* Load<T>(T* pointer) where T : unmanaged
    {
        Shadow.Current.Check(pointer, (nuint)sizeof(T), Access.Load);
        return pointer;
    }

    public static T* Store<T>(T* pointer) where T : unmanaged
    {
        Shadow.Current.Check(pointer, (nuint)sizeof(T), Access.Store);
        return pointer;
    }

    public static ref readonly T Read<T>(ref readonly T reference)
    {
        Shadow.Current.Check(Unsafe.AsPointer(ref Unsafe.AsRef(in reference)), (nuint)Unsafe.SizeOf<T>(), Access.Load);
        return ref reference;
    }

    public static ref T Write<T>(ref T reference)
    {
        Shadow.Current.Check(Unsafe.AsPointer(ref reference), (nuint)Unsafe.SizeOf<T>(), Access.Store);
        return ref reference;
    }

    /// <summary>An element of a fixed buffer, which ends before the struct round it does.</summary>
    public static T* Element<T>(T* buffer, long index, int length, Access access) where T : unmanaged
    {
        if (index < 0 || index >= length)
            Shadow.Current.Fail(access, $"{access} of element {index} of a fixed buffer of {length}");
        return buffer + index;
    }

    /// <summary>A fixed buffer or a variable whose address is taken.</summary>
    public static T* Own<T>(T* start, int length = 1) where T : unmanaged
    {
        Shadow.Current.Own(start, (nuint)length * (nuint)sizeof(T));
        return start;
    }

    public static T* StackPointer<T>(int length) where T : unmanaged
    {
        if (length < 0 || (long)length * sizeof(T) > Shadow.LargestStack)
            Shadow.Current.Fail(Access.Allocation, $"stackalloc of {length} elements");
        return (T*)Shadow.Current.Native((nuint)length * (nuint)sizeof(T));
    }

    public static Span<T> StackSpan<T>(int length) where T : unmanaged => new(StackPointer<T>(length), length);

    public static T[] Array<T>(long length) where T : unmanaged
    {
        if (length < 0)
            throw new OverflowException();
        Heap((ulong)length, sizeof(T));
        return Shadow.Current.Array<T>(checked((int)length));
    }

    public static T[] Copied<T>(T[] array) where T : unmanaged
    {
        var copy = Shadow.Current.Array<T>(array.Length);
        array.CopyTo(copy, 0);
        return copy;
    }

    public static T[] Kept<T>(T[] array) where T : unmanaged => Shadow.Keep(array);

    /// <summary>A heap allocation of so many elements of so many bytes.</summary>
    public static void Heap(ulong length, long size)
    {
        if ((UInt128)length * (ulong)size > (ulong)Shadow.LargestHeap)
            Shadow.Current.Fail(Access.Allocation, $"heap allocation of {length} elements of {size} bytes");
    }

    /// <summary>A block that somebody else reads or writes: all of it must be there.</summary>
    public static void Block(void* start, ulong length, Access access) => Shadow.Current.Check(start, (nuint)length, access);

    public static Span<T> Span<T>(void* start, int length) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        View(start, (ulong)length * (ulong)sizeof(T), Access.View);
        return new(start, length);
    }

    public static ReadOnlySpan<T> ReadOnlySpan<T>(void* start, int length) where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        View(start, (ulong)length * (ulong)sizeof(T), Access.Load);
        return new(start, length);
    }

    public static UnmanagedMemoryStream Stream(byte* start, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        View(start, (ulong)length, Access.Load);
        return new(start, length);
    }

    public static string String(sbyte* start, int index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Block(start + index, (ulong)length, Access.Load);
        return new(start, index, length);
    }

    public static string String(char* start, int index, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Block(start + index, (ulong)length * 2, Access.Load);
        return new(start, index, length);
    }

    public static string GetString(Encoding encoding, byte* start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Block(start, (ulong)length, Access.Load);
        return encoding.GetString(start, length);
    }

    public static int GetChars(Encoding encoding, byte* bytes, int byteCount, char* chars, int charCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        ArgumentOutOfRangeException.ThrowIfNegative(charCount);
        Block(chars, (ulong)charCount * 2, Access.Store);
        Block(bytes, (ulong)byteCount, Access.Load);
        return encoding.GetChars(bytes, byteCount, chars, charCount);
    }

    // What native libraries export. A size is a size_t, whatever the declaration calls it.
    public static void* Memcpy(void* destination, void* source, nuint length)
    {
        Block(destination, length, Access.Store);
        Block(source, length, Access.Load);
        Buffer.MemoryCopy(source, destination, length, length);
        return destination;
    }

    public static nint Memcpy(nint destination, nint source, nuint length) => (nint)Memcpy((void*)destination, (void*)source, length);

    public static void* Memset(void* destination, int value, nuint length)
    {
        Block(destination, length, Access.Store);
        System.Runtime.InteropServices.NativeMemory.Fill(destination, length, (byte)value);
        return destination;
    }

    // A view on nothing is harmless wherever it points.
    private static void View(void* start, ulong length, Access access)
    {
        if (length > 0)
            Block(start, length, access);
    }
}
