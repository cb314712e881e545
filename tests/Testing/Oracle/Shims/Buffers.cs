using Polp.Testing.Oracle;

namespace Corpus.Memory;

/// <summary>Stands before the platform's type of this name in the instrumented corpus, and looks before it touches.</summary>
public static unsafe class Buffer
{
    public static void MemoryCopy(void* source, void* destination, long destinationSizeInBytes, long sourceBytesToCopy)
    {
        // As the platform does it.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(checked((ulong)sourceBytesToCopy), checked((ulong)destinationSizeInBytes));
        Watch.Memcpy(destination, source, (nuint)sourceBytesToCopy);
    }

    public static void MemoryCopy(void* source, void* destination, ulong destinationSizeInBytes, ulong sourceBytesToCopy)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sourceBytesToCopy, destinationSizeInBytes);
        Watch.Memcpy(destination, source, (nuint)sourceBytesToCopy);
    }

    public static void BlockCopy(Array src, int srcOffset, Array dst, int dstOffset, int count) => System.Buffer.BlockCopy(src, srcOffset, dst, dstOffset, count);
    public static int ByteLength(Array array) => System.Buffer.ByteLength(array);
}

/// <summary>Stands before the platform's type of this name in the instrumented corpus, and looks before it touches.</summary>
public static unsafe class NativeMemory
{
    public static void* Alloc(nuint byteCount) => Alloc(byteCount, 1);

    public static void* Alloc(nuint elementCount, nuint elementSize)
    {
        Watch.Heap(elementCount, (long)elementSize);
        return Shadow.Current.Native(elementCount * elementSize);
    }

    public static void* AllocZeroed(nuint byteCount) => AllocZeroed(byteCount, 1);

    public static void* AllocZeroed(nuint elementCount, nuint elementSize)
    {
        var memory = Alloc(elementCount, elementSize);
        System.Runtime.InteropServices.NativeMemory.Clear(memory, elementCount * elementSize);
        return memory;
    }

    public static void* Realloc(void* ptr, nuint byteCount)
    {
        var old = ptr == null ? 0 : Shadow.Current.LengthOf(ptr);
        var memory = Alloc(byteCount);
        System.Runtime.InteropServices.NativeMemory.Copy(ptr, memory, Math.Min(old, byteCount));
        Free(ptr);
        return memory;
    }

    public static void Free(void* ptr)
    {
        if (ptr != null)
            Shadow.Current.Free(ptr);
    }

    public static void Copy(void* source, void* destination, nuint byteCount) => Watch.Memcpy(destination, source, byteCount);
    public static void Fill(void* ptr, nuint byteCount, byte value) => Watch.Memset(ptr, value, byteCount);
    public static void Clear(void* ptr, nuint byteCount) => Watch.Memset(ptr, 0, byteCount);
}

/// <summary>Stands before the platform's type of this name in the instrumented corpus: arrays that do not move.</summary>
public static class GC
{
    public static T[] AllocateUninitializedArray<T>(int length, bool pinned = false) where T : unmanaged => Watch.Array<T>(length);
    public static T[] AllocateArray<T>(int length, bool pinned = false) where T : unmanaged => Watch.Array<T>(length);
    public static void KeepAlive(object? value) => System.GC.KeepAlive(value);
}
