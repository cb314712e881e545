using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Polp.Testing.Oracle;
using Platform = System.Runtime.CompilerServices.Unsafe;

namespace Corpus.Memory;

/// <summary>Stands before the platform's type of this name in the instrumented corpus, and looks before it touches.</summary>
public static unsafe class Unsafe
{
    public static T ReadUnaligned<T>(void* source) where T : unmanaged => *Checked<T>(source, Access.Load);
    public static T ReadUnaligned<T>(ref readonly byte source) where T : unmanaged => *Checked<T>(Address(in source), Access.Load);
    public static T Read<T>(void* source) where T : unmanaged => *Checked<T>(source, Access.Load);
    public static void WriteUnaligned<T>(void* destination, T value) where T : unmanaged => *Checked<T>(destination, Access.Store) = value;
    public static void WriteUnaligned<T>(ref byte destination, T value) where T : unmanaged => *Checked<T>(Address(in destination), Access.Store) = value;
    public static void Write<T>(void* destination, T value) where T : unmanaged => *Checked<T>(destination, Access.Store) = value;

    public static void CopyBlock(void* destination, void* source, uint byteCount) => Watch.Memcpy(destination, source, byteCount);
    public static void CopyBlock(ref byte destination, ref readonly byte source, uint byteCount) => Watch.Memcpy(Address(in destination), Address(in source), byteCount);
    public static void CopyBlockUnaligned(void* destination, void* source, uint byteCount) => Watch.Memcpy(destination, source, byteCount);
    public static void CopyBlockUnaligned(ref byte destination, ref readonly byte source, uint byteCount) => Watch.Memcpy(Address(in destination), Address(in source), byteCount);
    public static void InitBlock(void* start, byte value, uint byteCount) => Watch.Memset(start, value, byteCount);
    public static void InitBlock(ref byte start, byte value, uint byteCount) => Watch.Memset(Address(in start), value, byteCount);
    public static void InitBlockUnaligned(void* start, byte value, uint byteCount) => Watch.Memset(start, value, byteCount);
    public static void InitBlockUnaligned(ref byte start, byte value, uint byteCount) => Watch.Memset(Address(in start), value, byteCount);

    public static ref T Add<T>(ref T source, int elementOffset) => ref Platform.Add(ref source, elementOffset);
    public static ref T Add<T>(ref T source, nint elementOffset) => ref Platform.Add(ref source, elementOffset);
    public static ref T Add<T>(ref T source, nuint elementOffset) => ref Platform.Add(ref source, elementOffset);
    public static void* Add<T>(void* source, int elementOffset) where T : unmanaged => (T*)source + elementOffset;
    public static ref T AddByteOffset<T>(ref T source, nint byteOffset) => ref Platform.AddByteOffset(ref source, byteOffset);
    public static ref T AddByteOffset<T>(ref T source, nuint byteOffset) => ref Platform.AddByteOffset(ref source, byteOffset);
    public static ref T Subtract<T>(ref T source, int elementOffset) => ref Platform.Subtract(ref source, elementOffset);
    public static ref T SubtractByteOffset<T>(ref T source, nint byteOffset) => ref Platform.SubtractByteOffset(ref source, byteOffset);
    public static nint ByteOffset<T>(ref readonly T origin, ref readonly T target) => Platform.ByteOffset(in origin, in target);
    public static bool IsAddressLessThan<T>(ref readonly T left, ref readonly T right) => Platform.IsAddressLessThan(in left, in right);
    public static bool IsAddressGreaterThan<T>(ref readonly T left, ref readonly T right) => Platform.IsAddressGreaterThan(in left, in right);
    public static bool AreSame<T>(ref readonly T left, ref readonly T right) => Platform.AreSame(in left, in right);

    public static ref TTo As<TFrom, TTo>(ref TFrom source) => ref Platform.As<TFrom, TTo>(ref source);
    [return: NotNullIfNotNull(nameof(value))]
    public static T? As<T>(object? value) where T : class => Platform.As<T>(value);
    public static ref T AsRef<T>(void* source) => ref Platform.AsRef<T>(source);
    public static ref T AsRef<T>(scoped ref readonly T source) => ref Platform.AsRef(in source);
    public static void* AsPointer<T>(ref readonly T source) => Platform.AsPointer(ref Platform.AsRef(in source));
    public static int SizeOf<T>() => Platform.SizeOf<T>();
    public static ref T NullRef<T>() => ref Platform.NullRef<T>();
    public static bool IsNullRef<T>(ref readonly T source) => Platform.IsNullRef(in source);
    public static void SkipInit<T>(out T value) => Platform.SkipInit(out value);

    private static void* Address(ref readonly byte reference) => Platform.AsPointer(ref Platform.AsRef(in reference));

    private static T* Checked<T>(void* address, Access access) where T : unmanaged
    {
        Shadow.Current.Check(address, (nuint)sizeof(T), access);
        return (T*)address;
    }
}
