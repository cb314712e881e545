namespace Polp.Testing.Oracle;

/// <summary>One call of one site: what the call may be handed, made when it is asked for.</summary>
public sealed unsafe class Run
{
    /// <summary>A bare pointer without a length beside it points to a receive buffer of so many bytes, all of them readable.</summary>
    public const int ReceiveBuffer = 128 * 1024;

    private readonly byte[] bytes = new byte[Oracle.Messages.Longest];
    private readonly Messages messages;
    private readonly Shadow shadow;
    private byte* destination;
    private byte* message;

    internal Run(Messages messages, Shadow shadow) => (this.messages, this.shadow) = (messages, shadow);

    /// <summary>Bytes of the message.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes of the destination.</summary>
    public int Capacity { get; private set; }

    /// <summary>A number that the caller vouches for.</summary>
    public int Number => messages.Draw(300);

    public bool Flag => messages.Draw(2) == 0;

    /// <summary>What the site returned, if that is a plain value.</summary>
    public object? Answer { get; set; }

    /// <summary>A number that is the same where the same bytes were written to the destination.</summary>
    internal ulong Written
    {
        get
        {
            var hash = 14695981039346656037UL;
            if (destination != null)
            {
                foreach (var value in new ReadOnlySpan<byte>(destination, Capacity))
                    hash = (hash ^ value) * 1099511628211;
            }
            return hash;
        }
    }

    public byte* Message => message = Filled(message, Length);
    public byte* End => Message + Length;

    /// <summary>The message in memory that another thread writes to.</summary>
    public byte* Shared
    {
        get
        {
            shadow.Share(Message, (nuint)Length);
            return Message;
        }
    }

    public byte* Received => message = Filled(message, ReceiveBuffer);

    public byte* Destination => destination = destination == null ? shadow.Native((nuint)Capacity) : destination;
    public byte* DestinationEnd => Destination + Capacity;

    public byte[] Array
    {
        get
        {
            var array = shadow.Array<byte>(Length);
            bytes.AsSpan(0, Length).CopyTo(array);
            return array;
        }
    }

    public byte[] DestinationArray => shadow.Array<byte>(Capacity);
    public Span<byte> Span => new(Message, Length);
    public Span<byte> DestinationSpan => new(Destination, Capacity);
    public ReadOnlyMemory<byte> Memory => Array;
    public MemoryStream Stream => new(bytes, 0, Length, writable: false);
    public BinaryReader Reader => new(Stream);

    internal void Start(int number)
    {
        message = destination = null;
        Answer = null;
        Length = messages.Write(number, bytes);
        Capacity = messages.Capacity(Length);
    }

    private byte* Filled(byte* start, int length)
    {
        if (start != null)
            return start;
        start = shadow.Native((nuint)length);
        bytes.AsSpan(0, Length).CopyTo(new(start, length));
        return start;
    }
}
