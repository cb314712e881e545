using System.Buffers;
using System.Text;

namespace Okd;

/// <summary>How far a request line can be read from the first bytes of a connection.</summary>
internal enum RequestLineState
{
    Incomplete,
    Malformed,
    Complete,
}

/// <summary>The one thing okd parses: method, target and version. It keeps the path alone, without the query.</summary>
internal static class RequestLine
{
    /// <summary>Bytes, the line's end included.</summary>
    public const int MaxLength = 4096;

    private const int MaxMethodLength = 16;

    private static readonly SearchValues<byte> MethodBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>Visible ASCII, as RFC 3986 allows no other byte in a target.</summary>
    private static readonly SearchValues<byte> TargetBytes = SearchValues.Create([.. Enumerable.Range(0x21, 0x5e).Select(b => (byte)b)]);

    public static RequestLineState Parse(ReadOnlySpan<byte> start, out string path)
    {
        path = "";
        var end = start.IndexOf("\r\n"u8);
        if (end < 0)
            return start.Length < MaxLength ? RequestLineState.Incomplete : RequestLineState.Malformed;

        var line = start[..end];
        var afterMethod = line.IndexOf((byte)' ');
        var beforeVersion = line.LastIndexOf((byte)' ');
        if (afterMethod is <= 0 or > MaxMethodLength || beforeVersion <= afterMethod || line[..afterMethod].ContainsAnyExcept(MethodBytes))
            return RequestLineState.Malformed;

        var target = line[(afterMethod + 1)..beforeVersion];
        var version = line[(beforeVersion + 1)..];
        if (target is not [(byte)'/', ..] || target.ContainsAnyExcept(TargetBytes) || !(version.SequenceEqual("HTTP/1.1"u8) || version.SequenceEqual("HTTP/1.0"u8)))
            return RequestLineState.Malformed;

        var query = target.IndexOf((byte)'?');
        path = Encoding.ASCII.GetString(query < 0 ? target : target[..query]);
        return RequestLineState.Complete;
    }
}
