namespace Polp.Testing.Oracle;

/// <summary>What was done to memory.</summary>
public enum Access
{
    Store,
    Load,

    /// <summary>A span that can be read and written.</summary>
    View,
    Allocation,
}

/// <summary>Bytes that belong to one object: a message, a buffer, an array.</summary>
/// <param name="Start">Address of the first byte; stable while the run lasts.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Guarded">Whether guard bytes stand before and behind it.</param>
internal readonly record struct Region(nuint Start, nuint Length, bool Guarded)
{
    public bool Holds(nuint address, nuint length) =>
        address >= Start && address - Start <= Length && length <= Length - (address - Start);

    public bool Overlaps(nuint address, nuint length) => address < Start + Length && Start < address + length;
}

/// <summary>A message drove the program out of bounds. Recorded before it is thrown, so catching it hides nothing.</summary>
internal sealed class OutOfBoundsException(Access access, string what) : Exception(what)
{
    public Access Access { get; } = access;
}

/// <summary>The program reached into memory more often than any message deserves.</summary>
internal sealed class OutOfFuelException : Exception;
