namespace Polp.Analyzers.Tests.Memory;

/// <summary>Puts statements into a method that is handed a message with its length, as a pointer and as a span, and room for an answer.</summary>
internal static class MessageSnippet
{
    public static string Of(string body, string members = "") => $$"""
        using System.Buffers;
        using System.Buffers.Binary;
        using System.Diagnostics;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using System.Text;

        struct Header { public int len; public int type; }

        unsafe class Reader
        {
            {{members}}

            bool Read(byte* msg, int msgLen, ReadOnlySpan<byte> input, Span<byte> output, byte[] array, BinaryReader reader, byte* bare)
            {
                byte* buf = stackalloc byte[256];
                {{body}}
                return true;
            }
        }
        """;
}
