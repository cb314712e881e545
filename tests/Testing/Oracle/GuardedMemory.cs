using System.Runtime.InteropServices;

namespace Polp.Testing.Oracle;

/// <summary>Native memory with guard bytes round every block; all of it goes back at the end of the run.</summary>
internal sealed unsafe class GuardedMemory : IDisposable
{
    private const int Guard = 64;
    private const byte Pattern = 0xC7;
    private const nuint ArenaSize = 1 << 20;

    private readonly byte* arena = (byte*)NativeMemory.AlignedAlloc(ArenaSize, 64);
    private readonly List<nint> large = [];
    private readonly List<(nint Start, nuint Length)> blocks = [];
    private nuint used;

    /// <summary>Whether new memory is zeroed, so that two runs find the same in it.</summary>
    public bool IsZeroed { get; init; }

    /// <summary>Bytes that nothing has written in this run; not zeroed unless asked for.</summary>
    public byte* Allocate(nuint length)
    {
        var whole = (length + 2 * Guard + 15) & ~(nuint)15;
        byte* block;
        if (whole <= ArenaSize - used)
        {
            block = arena + used;
            used += whole;
        }
        else
        {
            block = (byte*)NativeMemory.Alloc(whole);
            large.Add((nint)block);
        }
        var start = block + Guard;
        new Span<byte>(block, Guard).Fill(Pattern);
        new Span<byte>(start + length, Guard).Fill(Pattern);
        if (IsZeroed)
            NativeMemory.Clear(start, length);
        blocks.Add(((nint)start, length));
        return start;
    }

    /// <summary>Whether every guard byte is as it was: what the instrumentation missed would show here.</summary>
    public bool IsWhole()
    {
        foreach (var (start, length) in blocks)
        {
            if (new ReadOnlySpan<byte>((byte*)start - Guard, Guard).ContainsAnyExcept(Pattern)
                || new ReadOnlySpan<byte>((byte*)start + length, Guard).ContainsAnyExcept(Pattern))
                return false;
        }
        return true;
    }

    public void Reset()
    {
        foreach (var block in large)
            NativeMemory.Free((void*)block);
        large.Clear();
        blocks.Clear();
        used = 0;
    }

    public void Dispose()
    {
        Reset();
        NativeMemory.AlignedFree(arena);
    }
}
