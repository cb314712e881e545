namespace Polp.Analyzers.Tests;

/// <summary>Puts statements into a method that has a message, a buffer of 32 bytes and some that are not its own.</summary>
internal static class Snippet
{
    public static string Of(string body, string members = "") => $$"""
        using System.Buffers;
        using System.Buffers.Binary;
        using System.Diagnostics;
        using System.Diagnostics.CodeAnalysis;
        using System.Net;
        using System.Numerics;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        struct Header { public int len; public ushort small; public unsafe fixed byte name[16]; }

        unsafe class Reader
        {
            int limit;
            readonly byte[] own = new byte[64];
            byte[] shared = new byte[64];
            readonly byte[] given = new byte[Environment.ProcessorCount];

            {{members}}

            bool Read(byte* msg, int left, ReadOnlySpan<byte> input, byte[] dst, byte* end, byte* bare, Stream stream, int cap, BinaryReader reader)
            {
                byte* id = stackalloc byte[32];
                {{body}}
                return true;
            }
        }
        """;
}
