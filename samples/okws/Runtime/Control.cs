using System.Text.Json;
using System.Text.Json.Serialization;

namespace Okws.Runtime;

/// <summary>What okld and a program it started say to each other on the control channel.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Handoff), "handoff")]
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Connect), "connect")]
[JsonDerivedType(typeof(GivenUp), "given-up")]
public abstract record Control
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Wire.Default.Control);

    /// <summary>Throws <see cref="JsonException"/> on anything else than a control message.</summary>
    public static Control Parse(ReadOnlySpan<byte> payload) =>
        JsonSerializer.Deserialize(payload, Wire.Default.Control) ?? throw new JsonException("A control message is null.");
}

/// <summary>First message to a child: who it is and what it may do. The listening socket, if the child has one, rides on it.</summary>
/// <param name="Name">The process's name in the manifest.</param>
/// <param name="Secrets">Tokens by name.</param>
/// <param name="Calls">For each peer, the methods this process may call there.</param>
/// <param name="Routes">For the demultiplexer: the process that serves each path.</param>
public sealed record Handoff(
    string Name,
    Dictionary<string, byte[]> Secrets,
    Dictionary<string, string[]> Calls,
    Dictionary<string, string> Routes) : Control;

/// <summary>From the child: it has read its files and serves.</summary>
public sealed record Ready : Control;

/// <summary>A fresh channel to a peer rides on this message and replaces any earlier one.</summary>
/// <param name="Peer">The process at the other end, on the launcher's word.</param>
/// <param name="Granted">The methods the peer may call here.</param>
/// <param name="Secret">The token the caller must show first, by name.</param>
public sealed record Connect(string Peer, string[] Granted, string? Secret) : Control;

/// <summary>The peer has crashed too often and will not come back.</summary>
public sealed record GivenUp(string Peer) : Control;
