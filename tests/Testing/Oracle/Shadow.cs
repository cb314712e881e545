using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Polp.Testing.Oracle;

/// <summary>The shadow memory of one thread: which bytes belong to live objects. Every access of the instrumented program is held against it.</summary>
public sealed unsafe class Shadow : IDisposable
{
    /// <summary>A stack allocation above this many bytes is a violation, as is a negative one.</summary>
    public const long LargestStack = 64 * 1024;

    /// <summary>A heap allocation above this many bytes is a violation: no message is longer than a few thousand bytes.</summary>
    public const long LargestHeap = 64 * 1024 * 1024;

    private const int Fuel = 300_000;

    [ThreadStatic]
    private static Shadow? current;
    private static Region[] kept = [];

    private readonly GuardedMemory memory;
    private readonly List<Action> whenDone = [];
    private readonly HashSet<nuint> seen = [];
    private Region[] regions = new Region[64];
    private Region last, shared;
    private int count, fuel;
    private ulong state;

    /// <param name="isZeroed">Whether native memory is zeroed, so that two runs on one message find the same in it.</param>
    public Shadow(bool isZeroed = false) => (current, memory) = (this, new() { IsZeroed = isZeroed });

    /// <summary>The shadow memory of the run on this thread.</summary>
    public static Shadow Current => current ?? throw new InvalidOperationException("No run is under way on this thread");

    /// <summary>The first violation of the run.</summary>
    internal OutOfBoundsException? Violation { get; private set; }

    /// <summary>Whether the run came to a marked line.</summary>
    internal bool Reached { get; set; }

    /// <summary>Forgets the run before. False when it broke a guard.</summary>
    internal bool Reset(ulong seed)
    {
        var whole = memory.IsWhole();
        memory.Reset();
        foreach (var action in whenDone)
            action();
        whenDone.Clear();
        (count, fuel, last, shared, Violation, Reached, state) = (0, Fuel, default, default, null, false, seed | 1);
        return whole;
    }

    /// <summary>New native memory that belongs to the program.</summary>
    public byte* Native(nuint length)
    {
        var start = memory.Allocate(length);
        Add(new((nuint)start, length, Guarded: true));
        return start;
    }

    /// <summary>A new array that belongs to the program.</summary>
    public T[] Array<T>(int length) where T : unmanaged
    {
        var array = PinnedArrays<T>.Take(length, whenDone);
        Add(Of(array));
        return array;
    }

    /// <summary>Memory that is valid although the program did not allocate it by any call that is watched.</summary>
    public void Own(void* start, nuint length)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (regions[i].Holds((nuint)start, length) && regions[i].Guarded)
                return;
            if (!regions[i].Guarded && regions[i].Overlaps((nuint)start, length))
                regions[i] = regions[--count];
        }
        last = default;
        Add(new((nuint)start, length, Guarded: false));
    }

    /// <summary>Takes native memory back; whatever reaches into it afterwards is a violation.</summary>
    public void Free(void* start)
    {
        last = default;
        for (var i = 0; i < count; i++)
        {
            if (regions[i].Start == (nuint)start)
                regions[i] = regions[--count];
        }
    }

    /// <summary>Length of the native block that begins at an address; 0 if there is none.</summary>
    public nuint LengthOf(void* start)
    {
        for (var i = 0; i < count; i++)
        {
            if (regions[i].Start == (nuint)start)
                return regions[i].Length;
        }
        return 0;
    }

    /// <summary>An array in a static field, which outlives the run.</summary>
    public static T[] Keep<T>(T[] array) where T : unmanaged
    {
        var copy = GC.AllocateArray<T>(array.Length, pinned: true);
        array.CopyTo(copy, 0);
        lock (typeof(Shadow))
            kept = [.. kept, Of(copy)];
        return copy;
    }

    /// <summary>From now on another thread changes what is read a second time at an address of this region.</summary>
    internal void Share(byte* start, nuint length)
    {
        shared = new((nuint)start, length, Guarded: true);
        seen.Clear();
    }

    /// <summary>Throws unless all the bytes belong to one live object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(void* address, nuint length, Access access)
    {
        if (--fuel < 0)
            throw new OutOfFuelException();
        if (!last.Holds((nuint)address, length) && length > 0)
            Find((nuint)address, length, access);
        if (access == Access.Load && shared.Length > 0)
            Change((byte*)address, length);
    }

    /// <summary>Records a violation and throws it.</summary>
    [System.Diagnostics.CodeAnalysis.DoesNotReturn]
    public void Fail(Access access, string what)
    {
        var violation = new OutOfBoundsException(access, what);
        Violation ??= violation;
        throw violation;
    }

    private static Region Of<T>(T[] array) where T : unmanaged =>
        new((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)), (nuint)array.Length * (nuint)sizeof(T), Guarded: false);

    private void Add(Region region)
    {
        if (count == regions.Length)
            System.Array.Resize(ref regions, count * 2);
        regions[count++] = region;
    }

    private void Find(nuint address, nuint length, Access access)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            if (regions[i].Holds(address, length))
            {
                last = regions[i];
                return;
            }
        }
        foreach (var region in kept)
        {
            if (region.Holds(address, length))
                return;
        }
        Fail(access, $"{access} of {length} bytes outside every object");
    }

    private void Change(byte* address, nuint length)
    {
        if (length > 8 || !shared.Holds((nuint)address, length) || seen.Add((nuint)address))
            return;
        state = state * 6364136223846793005 + 1442695040888963407;
        var value = (state >> 60) switch { < 4 => ulong.MaxValue, < 8 => 0x7FFFFFFF7FFFFFFFUL, < 12 => state >> 24, _ => (state >> 40) & 0xFFF };
        new ReadOnlySpan<byte>(&value, (int)length).CopyTo(new(address, (int)length));
    }

    public void Dispose()
    {
        current = null;
        memory.Dispose();
    }
}
