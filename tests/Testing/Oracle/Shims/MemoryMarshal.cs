using System.Diagnostics.CodeAnalysis;
using Polp.Testing.Oracle;
using Platform = System.Runtime.InteropServices.MemoryMarshal;

namespace Corpus.Memory;

/// <summary>Stands before the platform's type of this name in the instrumented corpus, and looks before it touches.</summary>
public static unsafe class MemoryMarshal
{
    public static Span<T> CreateSpan<T>(scoped ref T reference, int length) where T : unmanaged
    {
        View(ref reference, length, Access.View);
        return Platform.CreateSpan(ref System.Runtime.CompilerServices.Unsafe.AsRef(in reference), length);
    }

    public static ReadOnlySpan<T> CreateReadOnlySpan<T>(scoped ref readonly T reference, int length) where T : unmanaged
    {
        ref var start = ref System.Runtime.CompilerServices.Unsafe.AsRef(in reference);
        View(ref start, length, Access.Load);
        return Platform.CreateReadOnlySpan(ref start, length);
    }

    public static ref T GetReference<T>(Span<T> span) => ref Platform.GetReference(span);
    public static ref T GetReference<T>(ReadOnlySpan<T> span) => ref Platform.GetReference(span);
    public static ref T GetArrayDataReference<T>(T[] array) => ref Platform.GetArrayDataReference(array);
    public static T Read<T>(ReadOnlySpan<byte> source) where T : unmanaged => Platform.Read<T>(source);
    public static bool TryRead<T>(ReadOnlySpan<byte> source, out T value) where T : unmanaged => Platform.TryRead(source, out value);
    public static void Write<T>(Span<byte> destination, in T value) where T : unmanaged => Platform.Write(destination, in value);
    public static Span<byte> AsBytes<T>(Span<T> span) where T : unmanaged => Platform.AsBytes(span);
    public static ReadOnlySpan<byte> AsBytes<T>(ReadOnlySpan<T> span) where T : unmanaged => Platform.AsBytes(span);
    public static ref readonly T AsRef<T>(ReadOnlySpan<byte> span) where T : unmanaged => ref Platform.AsRef<T>(span);
    public static Span<TTo> Cast<TFrom, TTo>(Span<TFrom> span) where TFrom : unmanaged where TTo : unmanaged => Platform.Cast<TFrom, TTo>(span);
    public static ReadOnlySpan<TTo> Cast<TFrom, TTo>(ReadOnlySpan<TFrom> span) where TFrom : unmanaged where TTo : unmanaged => Platform.Cast<TFrom, TTo>(span);

    // The platform accepts a negative length, and what reads the span then has no bound.
    private static void View<T>(ref T reference, int length, Access access) where T : unmanaged
    {
        if (length < 0)
            Shadow.Current.Fail(access, $"a span of {length} elements");
        if (length > 0)
            Watch.Block(System.Runtime.CompilerServices.Unsafe.AsPointer(ref reference), (ulong)length * (ulong)sizeof(T), access);
    }
}
