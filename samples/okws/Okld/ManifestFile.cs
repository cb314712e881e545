using System.Text.Json.Serialization;

namespace Okld;

/// <summary>The part of privileges.json that a launcher needs, as it is written.</summary>
internal sealed record ManifestFile(
    int Version,
    string System,
    Dictionary<string, ManifestFile.Process> Processes,
    Dictionary<string, ManifestFile.Channel>? Channels = null,
    Dictionary<string, ManifestFile.Interface>? Rpc = null,
    Dictionary<string, ManifestFile.Listener>? Listeners = null)
{
    internal sealed record Process(
        string Project, string? SpawnedBy = null, string? Jail = null, string[]? Secrets = null, string[]? Routes = null);

    internal sealed record Channel(string[] Ends, Dictionary<string, string[]>? Calls = null, string? Auth = null);

    internal sealed record Interface(string Server, Dictionary<string, object> Methods);

    internal sealed record Listener(string Process);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ManifestFile))]
internal sealed partial class ManifestJson : JsonSerializerContext;
