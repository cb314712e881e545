using System.Buffers;
using Polp.Testing.Oracle;

namespace Corpus.Memory;

/// <summary>Stands before the platform's type of this name in the instrumented corpus: what is rented is rounded up, as there.</summary>
public sealed class ArrayPool<T> where T : unmanaged
{
    public static ArrayPool<T> Shared { get; } = new();

    public T[] Rent(int minimumLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimumLength);
        if (minimumLength > 1 << 20)
            return Watch.Array<T>(minimumLength);
        return Watch.Array<T>(Math.Max(16, (long)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)minimumLength)));
    }

    public void Return(T[] array, bool clearArray = false)
    {
    }
}

/// <summary>Stands before the platform's type of this name in the instrumented corpus: what is rented is rounded up, as there.</summary>
public static class MemoryPool<T> where T : unmanaged
{
    public static PooledMemory<T> Shared { get; } = new();
}

/// <summary>The one memory pool.</summary>
public sealed class PooledMemory<T> where T : unmanaged
{
    public IMemoryOwner<T> Rent(int minBufferSize = -1) => new Owner(ArrayPool<T>.Shared.Rent(minBufferSize < 0 ? 4096 : minBufferSize));

    private sealed class Owner(T[] array) : IMemoryOwner<T>
    {
        public Memory<T> Memory => array;

        public void Dispose()
        {
        }
    }
}

/// <summary>Stands before the platform's type of this name in the instrumented corpus: a buffer of at least what was asked for.</summary>
public sealed class ArrayBufferWriter<T> : IBufferWriter<T> where T : unmanaged
{
    private T[] array = [];

    public int WrittenCount { get; private set; }

    public void Advance(int count) => WrittenCount += count;

    public Memory<T> GetMemory(int sizeHint = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        var larger = Watch.Array<T>(WrittenCount + Math.Max(sizeHint, 256L));
        array.AsSpan(0, WrittenCount).CopyTo(larger);
        array = larger;
        return array.AsMemory(WrittenCount);
    }

    public Span<T> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
