using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Okws.Runtime;

/// <summary>A remote method: its name in the manifest and the shape of what goes in and comes out.</summary>
public sealed record RpcMethod<TArguments, TResult>(string Name, JsonTypeInfo<TArguments> Arguments, JsonTypeInfo<TResult> Result);

/// <summary>Every method of the site. What a process may call of them is decided by the manifest.</summary>
public static class Rpc
{
    public static RpcMethod<LogEntry, Nothing> AppendLog { get; } = new("log.append", Wire.Default.LogEntry, Wire.Default.Nothing);

    public static RpcMethod<TemplateName, TemplateText> GetTemplate { get; } = new("templates.get", Wire.Default.TemplateName, Wire.Default.TemplateText);

    public static RpcMethod<Order, Nothing> InsertOrder { get; } = new("data.insert_order", Wire.Default.Order, Wire.Default.Nothing);

    public static RpcMethod<Nothing, PostList> ListPosts { get; } = new("data.list_posts", Wire.Default.Nothing, Wire.Default.PostList);

    public static RpcMethod<PostId, FoundPost> GetPost { get; } = new("data.get_post", Wire.Default.PostId, Wire.Default.FoundPost);

    public static RpcMethod<Post, Answer> UpdatePost { get; } = new("data.update_post", Wire.Default.Post, Wire.Default.Answer);

    public static RpcMethod<Credentials, Answer> CheckEditor { get; } = new("data.check_editor", Wire.Default.Credentials, Wire.Default.Answer);

    /// <summary>Hands a service the connection that rides on the call.</summary>
    public static RpcMethod<Nothing, Nothing> Serve(string service) => new($"{service}-http.serve", Wire.Default.Nothing, Wire.Default.Nothing);
}

public sealed record RpcRequest(long Id, string Method, JsonElement Arguments);

public sealed record RpcReply(long Id, JsonElement? Result, RpcFault? Fault, string? Message);

/// <summary>Why a call has no result.</summary>
public enum RpcFault
{
    /// <summary>The caller was not granted the method.</summary>
    Refused,

    /// <summary>The arguments are out of range.</summary>
    Invalid,

    /// <summary>The server takes no more now.</summary>
    Busy,

    /// <summary>The server failed.</summary>
    Failed,

    /// <summary>No answer in time, or the server went away; whether the call took effect is unknown.</summary>
    Unavailable,

    /// <summary>The server has crashed too often.</summary>
    GivenUp,
}

public sealed class RpcException(RpcFault fault, string message) : Exception(message)
{
    public RpcFault Fault => fault;
}
