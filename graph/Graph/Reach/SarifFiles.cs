using System.Text.Json;

namespace Polp.Graph;

/// <summary>Turns the locations of a SARIF log into places named relative to a directory.</summary>
internal sealed class SarifFiles(string baseDirectory)
{
    private readonly string below = baseDirectory.Replace('\\', '/').TrimEnd('/') + "/";

    /// <summary>The place, or null for a location that names no file.</summary>
    public Source? Place(JsonElement location)
    {
        if (!location.TryGetProperty("physicalLocation", out var physical)
            || !physical.TryGetProperty("artifactLocation", out var artifact)
            || !artifact.TryGetProperty("uri", out var uri))
            return null;
        var region = physical.TryGetProperty("region", out var found) ? found : default;
        return new(Name(uri.GetString() ?? ""), Number(region, "startLine"), Number(region, "startColumn"));
    }

    private string Name(string uri)
    {
        const string scheme = "file://";
        var path = uri;
        if (uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            path = uri[scheme.Length..];
            // file:///C:/x has a slash before the drive, file:///x/y one that belongs to the path.
            if (path is ['/', _, ':', ..])
                path = path[1..];
        }
        path = Uri.UnescapeDataString(path).Replace('\\', '/');
        return path.StartsWith(below, StringComparison.Ordinal) ? path[below.Length..] : path;
    }

    private static int Number(JsonElement region, string name) =>
        region.ValueKind == JsonValueKind.Object && region.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
}
