using System.Buffers.Binary;

namespace Polp.Testing.Oracle;

/// <summary>Messages for one site, the same in every run: random bytes in which some fields hold boundary values, lengths of what follows, or numbers that the code names.</summary>
internal sealed class Messages(ulong seed, IReadOnlyList<long> named)
{
    public const int Longest = 1600;

    private static readonly long[] Boundaries =
    [
        0, 1, 2, 3, 4, 7, 8, 0x7E, 0x7F, 0x80, 0xFE, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000,
        int.MaxValue, int.MaxValue - 1, int.MaxValue - 3, int.MaxValue - 7, int.MaxValue - 15, int.MinValue, int.MinValue + 1, int.MinValue + 8,
        -1, -2, -4, -8, -16, -64, uint.MaxValue, uint.MaxValue - 3, uint.MaxValue - 7, uint.MaxValue - 15, 1L << 32, (1L << 32) + 4,
        0x10000000, 0x15555556, 0x20000000, 0x20000001, 0x2AAAAAAB, 0x40000000, 0x40000001, 0x55555556, 0x80000001, long.MaxValue, long.MinValue,
    ];

    private ulong state;
    private long last;

    /// <summary>A draw from the numbers of the message that was made last.</summary>
    public int Draw(int below) => (int)((UInt128)Next() * (uint)below >> 64);

    /// <summary>Writes the message with this number and returns its length.</summary>
    public int Write(int number, Span<byte> buffer)
    {
        (state, last) = (seed ^ ((ulong)number * 0x9E3779B97F4A7C15), 0);
        var length = number == 0 ? 0 : Draw(20) switch { < 4 => Draw(9), < 10 => Draw(33), < 15 => Draw(81), < 19 => Draw(300), _ => Draw(Longest) };
        var message = buffer[..length];
        Fill(message);
        if (Draw(2) == 0)
            WriteHeader(message);
        for (var fields = Draw(4); fields > 0 && length > 0; fields--)
            WriteField(message, Draw(3) > 0 ? Draw(Math.Min(length, 12)) : Draw(length), 1 << Draw(4), Draw(2) == 0);
        return length;
    }

    /// <summary>A capacity that is near what the message may ask for.</summary>
    public int Capacity(int length) => Draw(10) switch
    {
        0 => 0,
        1 => 1,
        2 => length,
        3 => Math.Max(0, length - 1 - Draw(8)),
        4 => length + 1,
        5 => 1 << Draw(9),
        6 => Draw(2048),
        _ => Draw(100),
    };

    private void Fill(Span<byte> message)
    {
        switch (Draw(5))
        {
            case 0:
                message.Clear();
                break;
            case 1:
                foreach (ref var value in message)
                    value = (byte)Draw(6);
                break;
            case 2:
                message.Fill((byte)Draw(256));
                break;
            default:
                for (; message.Length >= 8; message = message[8..])
                    BinaryPrimitives.WriteUInt64LittleEndian(message, Next());
                foreach (ref var value in message)
                    value = (byte)Next();
                break;
        }
    }

    // Fields of one width, one behind the other.
    private void WriteHeader(Span<byte> message)
    {
        var (offset, width, little) = (Draw(2) == 0 ? 0 : Draw(6), 1 << Draw(4), Draw(2) == 0);
        for (var fields = 1 + Draw(4); fields > 0 && offset < message.Length; fields--, offset += width)
            WriteField(message, offset, width, little);
    }

    private void WriteField(Span<byte> message, int offset, int width, bool little)
    {
        var left = message.Length - offset;
        var value = Draw(8) switch
        {
            0 or 1 => Boundaries[Draw(Boundaries.Length)],
            2 or 3 or 4 when named.Count > 0 => named[Draw(named.Count)] + (Draw(2) == 0 ? 0 : Draw(5) - 2),
            2 => Draw(64),
            3 => Draw(1024),
            4 or 5 => left - width - Draw(6),
            6 => left - width + Draw(4),
            _ => Draw(2) == 0 ? Draw(64) : last >> Draw(4),
        };
        last = value;
        Span<byte> field = stackalloc byte[8];
        if (little)
            BinaryPrimitives.WriteInt64LittleEndian(field, value);
        else
            BinaryPrimitives.WriteInt64BigEndian(field, value << (64 - width * 8));
        field[..Math.Min(width, left)].CopyTo(message[offset..]);
    }

    // SplitMix64.
    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
