using System.Text.Json.Serialization;

namespace Okws.Runtime;

/// <summary>Everything that is written to a channel; generated, so that no reflection is needed and missing members are refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Control))]
[JsonSerializable(typeof(RpcRequest))]
[JsonSerializable(typeof(RpcReply))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(LogEntry))]
[JsonSerializable(typeof(TemplateName))]
[JsonSerializable(typeof(TemplateText))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(PostId))]
[JsonSerializable(typeof(Post))]
[JsonSerializable(typeof(FoundPost))]
[JsonSerializable(typeof(PostList))]
[JsonSerializable(typeof(Credentials))]
[JsonSerializable(typeof(Answer))]
public sealed partial class Wire : JsonSerializerContext;
