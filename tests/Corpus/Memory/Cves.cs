using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Corpus.Memory.Cves;

// Each pair is written from the public description of a published bug: the shape of the mistake in C#,
// and beside it the check that the correction brought.

/// <summary>Transport security.</summary>
public static unsafe class TransportSecurity
{
    // CVE-2002-0656: the master key and the session id of SSL 2 are copied into fields of fixed size by lengths from the hello.
    public static int SessionId(byte* message, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 2)
            return 0;
        int n = message[0] << 8 | message[1];
        if (n > length - 2)
            return 0;
        Buffer.MemoryCopy(message + 2, id, n, n); // BAD POLP2001
        return n;
    }

    public static int SessionIdCorrected(byte* message, int length)
    {
        byte* id = stackalloc byte[32];
        if (length < 2)
            return 0;
        int n = message[0] << 8 | message[1];
        if (n > length - 2 || n > 32)
            return 0;
        Buffer.MemoryCopy(message + 2, id, n, n); // GOOD
        return n;
    }

    // CVE-2014-0160: a heartbeat says how long its payload is, and as much is sent back, whatever the record holds.
    public static byte[]? Heartbeat(byte* message, int length)
    {
        if (length < 3 || message[0] != 1)
            return null;
        int payload = message[1] << 8 | message[2];
        var response = new byte[3 + payload + 16];
        fixed (byte* d = response)
        {
            d[0] = 2;
            d[1] = (byte)(payload >> 8);
            d[2] = (byte)payload;
            Buffer.MemoryCopy(message + 3, d + 3, payload, payload); // BAD POLP2002
        }
        return response;
    }

    public static byte[]? HeartbeatCorrected(byte* message, int length)
    {
        if (length < 3 || message[0] != 1)
            return null;
        int payload = message[1] << 8 | message[2];
        if (1 + 2 + payload + 16 > length)
            return null;
        var response = new byte[3 + payload + 16];
        fixed (byte* d = response)
        {
            d[0] = 2;
            d[1] = (byte)(payload >> 8);
            d[2] = (byte)payload;
            Buffer.MemoryCopy(message + 3, d + 3, payload, payload); // GOOD
        }
        return response;
    }

    // CVE-2014-3466: the session id of a server hello is held against the message and not against the 32 bytes that keep it.
    public static int ServerHello(ReadOnlySpan<byte> message)
    {
        Span<byte> session = stackalloc byte[32];
        if (message.Length < 35)
            return 0;
        int n = message[34];
        if (message.Length - 35 < n)
            return 0;
        Unsafe.CopyBlock(ref session[0], ref Unsafe.Add(ref MemoryMarshal.GetReference(message), 35), (uint)n); // BAD POLP2001
        return n;
    }

    public static int ServerHelloCorrected(ReadOnlySpan<byte> message)
    {
        Span<byte> session = stackalloc byte[32];
        if (message.Length < 35)
            return 0;
        int n = message[34];
        if (message.Length - 35 < n || n > session.Length)
            return 0;
        Unsafe.CopyBlock(ref session[0], ref Unsafe.Add(ref MemoryMarshal.GetReference(message), 35), (uint)n); // GOOD
        return n;
    }
}

/// <summary>Names and options of network protocols.</summary>
public static unsafe class Network
{
    // CVE-2001-0144: the number of entries that a packet needs is kept in 16 bits, and the table of none is indexed by a mask of all.
    public static int AttackDetector(byte* message, int length)
    {
        if (length < 8)
            return 0;
        uint packet = *(uint*)message;
        if (packet > 256 * 1024)
            return 0;
        uint entries = 4096;
        while (entries < packet / 8 * 3 / 2)
            entries <<= 2;
        ushort n = (ushort)entries;
        var table = new short[n];
        uint hash = *(uint*)(message + 4);
        fixed (short* d = table)
            d[hash & (uint)(n - 1)] = 1; // BAD POLP2001 POLP2003
        return n;
    }

    public static int AttackDetectorCorrected(byte* message, int length)
    {
        if (length < 8)
            return 0;
        uint packet = *(uint*)message;
        if (packet > 256 * 1024)
            return 0;
        uint entries = 4096;
        while (entries < packet / 8 * 3 / 2)
            entries <<= 2;
        int n = (int)entries;
        var table = new short[n];
        uint hash = *(uint*)(message + 4);
        fixed (short* d = table)
            d[hash & (uint)(n - 1)] = 1; // GOOD
        return n;
    }

    // CVE-2020-1350: the size of a signature record is added up in 16 bits, and the sum that wraps decides how much is allocated.
    public static byte[]? SignatureRecord(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
            return null;
        ushort name = BinaryPrimitives.ReadUInt16BigEndian(message);
        ushort signature = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        ushort size = (ushort)(name + signature + 20);
        var record = new byte[size];
        fixed (byte* d = record)
            Unsafe.InitBlock(d + 20, 0, (uint)(name + signature)); // BAD POLP2001 POLP2003
        return record;
    }

    public static byte[]? SignatureRecordCorrected(ReadOnlySpan<byte> message)
    {
        if (message.Length < 4)
            return null;
        ushort name = BinaryPrimitives.ReadUInt16BigEndian(message);
        ushort signature = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        int size = name + signature + 20;
        if (size > ushort.MaxValue)
            return null;
        var record = new byte[size];
        fixed (byte* d = record)
            Unsafe.InitBlock(d + 20, 0, (uint)(name + signature)); // GOOD
        return record;
    }

    // CVE-2017-14493: an option of a DHCPv6 relay message is copied into a field of fixed size by the option's own length.
    public static int ClientAddress(byte* message, int length)
    {
        byte* mac = stackalloc byte[16];
        if (length < 4)
            return 0;
        int n = message[2] << 8 | message[3];
        if (n < 2 || n > length - 4)
            return 0;
        Unsafe.CopyBlock(mac, message + 6, (uint)(n - 2)); // BAD POLP2001
        return mac[0];
    }

    public static int ClientAddressCorrected(byte* message, int length)
    {
        byte* mac = stackalloc byte[16];
        if (length < 4)
            return 0;
        int n = message[2] << 8 | message[3];
        if (n < 2 || n > length - 4 || n - 2 > 16)
            return 0;
        Unsafe.CopyBlock(mac, message + 6, (uint)(n - 2)); // GOOD
        return mac[0];
    }

    // CVE-2020-0796: the header of a compressed SMB message gives a size and an offset whose sum wraps before it is allocated.
    public static byte[]? Decompressed(byte* message, int length)
    {
        if (length < 8)
            return null;
        uint original = *(uint*)message, offset = *(uint*)(message + 4);
        if (offset > (uint)(length - 8))
            return null;
        uint size = original + offset;
        if (size > 1 << 20)
            return null;
        var plain = new byte[size];
        fixed (byte* d = plain)
            Unsafe.CopyBlock(d, message + 8, offset); // BAD POLP2001 POLP2003
        return plain;
    }

    public static byte[]? DecompressedCorrected(byte* message, int length)
    {
        if (length < 8)
            return null;
        uint original = *(uint*)message, offset = *(uint*)(message + 4);
        if (offset > (uint)(length - 8))
            return null;
        uint size;
        try
        {
            size = checked(original + offset);
        }
        catch (OverflowException)
        {
            return null;
        }
        if (size > 1 << 20)
            return null;
        var plain = new byte[size];
        fixed (byte* d = plain)
            Unsafe.CopyBlock(d, message + 8, offset); // GOOD
        return plain;
    }

    // CVE-2020-24490: an extended advertising report of Bluetooth is longer than the 31 bytes that keep an ordinary one.
    public static int Advertisement(byte* message, int length)
    {
        byte* data = stackalloc byte[31];
        if (length < 1)
            return 0;
        int n = message[0];
        if (n > length - 1)
            return 0;
        Unsafe.CopyBlock(data, message + 1, (uint)n); // BAD POLP2001
        return n;
    }

    public static int AdvertisementCorrected(byte* message, int length)
    {
        byte* data = stackalloc byte[31];
        if (length < 1)
            return 0;
        int n = message[0];
        if (n > length - 1 || n > 31)
            return 0;
        Unsafe.CopyBlock(data, message + 1, (uint)n); // GOOD
        return n;
    }

    // CVE-2017-1000251: each option of a configuration response is appended to an answer of fixed size, without asking what is left of it.
    public static int ConfigurationResponse(byte* message, int length)
    {
        byte* answer = stackalloc byte[64];
        int offset = 0, written = 0;
        while (length - offset >= 2)
        {
            int n = message[offset + 1] + 2;
            if (n > length - offset)
                break;
            Unsafe.CopyBlock(answer + written, message + offset, (uint)n); // BAD POLP2001
            written += n;
            offset += n;
        }
        return written;
    }

    public static int ConfigurationResponseCorrected(byte* message, int length)
    {
        byte* answer = stackalloc byte[64];
        int offset = 0, written = 0;
        while (length - offset >= 2)
        {
            int n = message[offset + 1] + 2;
            if (n > length - offset || n > 64 - written)
                break;
            Unsafe.CopyBlock(answer + written, message + offset, (uint)n); // GOOD
            written += n;
            offset += n;
        }
        return written;
    }

    // CVE-2003-0352: the name of a server is copied up to its delimiter into a buffer for 32 characters.
    public static int ServerName(char* message, int count)
    {
        char* name = stackalloc char[32];
        int i = 0;
        while (i < count && message[i] != '\\')
        {
            name[i] = message[i]; // BAD POLP2001
            i++;
        }
        return i;
    }

    public static int ServerNameCorrected(char* message, int count)
    {
        char* name = stackalloc char[32];
        int i = 0;
        while (i < count && i < 32 && message[i] != '\\')
        {
            name[i] = message[i]; // GOOD
            i++;
        }
        return i;
    }
}

/// <summary>Images, fonts and archives.</summary>
public static unsafe class Files
{
    // CVE-2004-0597: the transparency chunk of a PNG is copied into 256 entries whatever length it has.
    public static int Transparency(byte* message, int length)
    {
        byte* alpha = stackalloc byte[256];
        if (length < 8)
            return 0;
        uint n = BinaryPrimitives.ReverseEndianness(*(uint*)message);
        if (n > (uint)(length - 8))
            return 0;
        Unsafe.CopyBlock(alpha, message + 8, n); // BAD POLP2001
        return alpha[0];
    }

    public static int TransparencyCorrected(byte* message, int length)
    {
        byte* alpha = stackalloc byte[256];
        if (length < 8)
            return 0;
        uint n = BinaryPrimitives.ReverseEndianness(*(uint*)message);
        if (n > (uint)(length - 8) || n > 256)
            return 0;
        Unsafe.CopyBlock(alpha, message + 8, n); // GOOD
        return alpha[0];
    }

    // CVE-2004-0200: the length of a JPEG comment counts its own two bytes, and a smaller one becomes a huge count.
    public static byte[]? Comment(byte* message, int length)
    {
        if (length < 2)
            return null;
        int segment = message[0] << 8 | message[1];
        if (segment > length)
            return null;
        var comment = new byte[segment];
        fixed (byte* d = comment)
            Unsafe.CopyBlock(d, message + 2, (uint)(segment - 2)); // BAD POLP2001 POLP2002 POLP2003
        return comment;
    }

    public static byte[]? CommentCorrected(byte* message, int length)
    {
        if (length < 2)
            return null;
        int segment = message[0] << 8 | message[1];
        if (segment > length || segment < 2)
            return null;
        var comment = new byte[segment];
        fixed (byte* d = comment)
            Unsafe.CopyBlock(d, message + 2, (uint)(segment - 2)); // GOOD
        return comment;
    }

    // CVE-2006-3459: the count of a TIFF entry decides how many values are read into two.
    public static int Pair(byte* message, int length)
    {
        ushort* values = stackalloc ushort[2];
        if (length < 8)
            return 0;
        uint count = *(uint*)message;
        if (count > (uint)(length - 8) / 2)
            return 0;
        for (uint i = 0; i < count; i++)
            values[i] = *(ushort*)(message + 8 + i * 2); // BAD POLP2001
        return values[0];
    }

    public static int PairCorrected(byte* message, int length)
    {
        ushort* values = stackalloc ushort[2];
        if (length < 8)
            return 0;
        uint count = *(uint*)message;
        if (count != 2 || count > (uint)(length - 8) / 2)
            return 0;
        for (uint i = 0; i < count; i++)
            values[i] = *(ushort*)(message + 8 + i * 2); // GOOD
        return values[0];
    }

    // CVE-2015-1538: the count of a table is multiplied by the size of an entry in 32 bits, and the wrapped size is allocated.
    public static uint[]? SampleTable(byte* message, int length)
    {
        if (length < 4)
            return null;
        uint count = BinaryPrimitives.ReverseEndianness(*(uint*)message);
        uint size = count * 2 * sizeof(uint);
        if (size > (uint)(length - 4))
            return null;
        var table = new uint[size / sizeof(uint)];
        fixed (uint* d = table)
        {
            for (uint i = 0; i < count * 2UL && i < 100_000; i++)
                d[i] = 0; // BAD POLP2003 POLP2001
        }
        return table;
    }

    public static uint[]? SampleTableCorrected(byte* message, int length)
    {
        if (length < 4)
            return null;
        uint count = BinaryPrimitives.ReverseEndianness(*(uint*)message);
        ulong size = count * 2UL * sizeof(uint);
        if (size > (uint)(length - 4))
            return null;
        var table = new uint[size / sizeof(uint)];
        fixed (uint* d = table)
        {
            for (uint i = 0; i < count * 2UL && i < 100_000; i++)
                d[i] = 0; // GOOD
        }
        return table;
    }

    // CVE-2020-15999: the width and height of a PNG in a font are cut to 16 bits for the allocation, and the picture is decoded in full.
    public static byte[]? EmbeddedBitmap(byte* message, int length)
    {
        if (length < 8)
            return null;
        int width = *(int*)message, height = *(int*)(message + 4);
        if (width <= 0 || height <= 0)
            return null;
        ushort rows = (ushort)height, pitch = (ushort)width;
        if (rows * pitch > 1 << 20)
            return null;
        var bitmap = new byte[rows * pitch];
        fixed (byte* d = bitmap)
        {
            for (int y = 0; y < height && y < 1000; y++)
                Unsafe.InitBlock(d + (long)y * pitch, 0, (uint)width); // BAD POLP2003 POLP2001
        }
        return bitmap;
    }

    public static byte[]? EmbeddedBitmapCorrected(byte* message, int length)
    {
        if (length < 8)
            return null;
        int width = *(int*)message, height = *(int*)(message + 4);
        if (width <= 0 || height <= 0 || width > 0x7FFF || height > 0x7FFF)
            return null;
        ushort rows = (ushort)height, pitch = (ushort)width;
        if (rows * pitch > 1 << 20)
            return null;
        var bitmap = new byte[rows * pitch];
        fixed (byte* d = bitmap)
        {
            for (int y = 0; y < height && y < 1000; y++)
                Unsafe.InitBlock(d + (long)y * pitch, 0, (uint)width); // GOOD
        }
        return bitmap;
    }

    // CVE-2023-4863: the code lengths in a WebP picture fill more entries of a Huffman table than a well-formed code would.
    public static int CodeTable(byte* message, int length)
    {
        int* table = stackalloc int[256];
        int filled = 0;
        for (int i = 0; i < length; i++)
        {
            int bits = message[i] & 15;
            if (bits == 0)
                continue;
            for (int k = 0; k < 1 << (8 - Math.Min(bits, 8)); k++)
                table[filled++] = i; // BAD POLP2001
        }
        return filled;
    }

    public static int CodeTableCorrected(byte* message, int length)
    {
        int* table = stackalloc int[256];
        int filled = 0;
        for (int i = 0; i < length; i++)
        {
            int bits = message[i] & 15;
            if (bits == 0)
                continue;
            int entries = 1 << (8 - Math.Min(bits, 8));
            if (entries > 256 - filled)
                return 0;
            for (int k = 0; k < entries; k++)
                table[filled++] = i; // GOOD
        }
        return filled;
    }

    // CVE-2021-3156: a backslash at the end takes the character behind it along, which is the terminator, and the copy goes on.
    public static int Unescaped(byte* message, int length)
    {
        var text = new byte[length + 1];
        int from = 0, to = 0;
        fixed (byte* d = text)
        {
            while (from < length)
            {
                if (message[from] == '\\')
                    from++;
                d[to++] = message[from++]; // BAD POLP2002
            }
        }
        return to;
    }

    public static int UnescapedCorrected(byte* message, int length)
    {
        var text = new byte[length + 1];
        int from = 0, to = 0;
        fixed (byte* d = text)
        {
            while (from < length)
            {
                if (message[from] == '\\' && from + 1 < length)
                    from++;
                d[to++] = message[from++]; // GOOD
            }
        }
        return to;
    }
}
