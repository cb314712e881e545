namespace Okd;

/// <summary>Which service a path belongs to: the one whose route is the path or its longest leading segments.</summary>
internal sealed class Routes(IReadOnlyDictionary<string, string> services)
{
    public string? Find(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (services.TryGetValue(path[..end], out var service))
                return service;
        }
        return null;
    }
}
