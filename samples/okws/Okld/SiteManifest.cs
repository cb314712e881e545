using System.Text.Json;

namespace Okld;

/// <summary>A program to start. <c>Jail</c> names its folder.</summary>
internal sealed record SiteProcess(string Name, string Project, string Jail, IReadOnlyList<string> Secrets, IReadOnlyList<string> Routes, bool Listens);

/// <summary>A channel on which one process calls methods of another, and the secret it must show there.</summary>
internal sealed record SiteChannel(string Name, string Caller, string Server, string[] Methods, string? Secret);

/// <summary>What to start and how to plumb it, read from privileges.json and checked.</summary>
internal sealed record SiteManifest(string System, IReadOnlyList<SiteProcess> Processes, IReadOnlyList<SiteChannel> Channels)
{
    private const int KnownVersion = 1;

    /// <summary>Throws <see cref="LaunchException"/> that names the file and the place.</summary>
    public static SiteManifest Load(string path)
    {
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(path), ManifestJson.Default.ManifestFile);
            return file is null ? throw new LaunchException($"{path}: the manifest is null.") : new Check(path, file).Resolve();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LaunchException($"{path}: {e.Message}");
        }
        catch (JsonException e)
        {
            throw new LaunchException($"{path}({e.LineNumber + 1},{e.BytePositionInLine + 1}): {e.Message}");
        }
    }

    /// <summary>The methods that one process may call, by the process that serves them.</summary>
    public Dictionary<string, string[]> CallsOf(string process) =>
        Channels.Where(channel => channel.Caller == process).ToDictionary(channel => channel.Server, channel => channel.Methods);

    /// <summary>Turns names into things; a name that leads nowhere is an error.</summary>
    private sealed class Check(string path, ManifestFile file)
    {
        private readonly Dictionary<string, ManifestFile.Channel> channels = file.Channels ?? [];
        private readonly Dictionary<string, ManifestFile.Interface> interfaces = file.Rpc ?? [];

        public SiteManifest Resolve()
        {
            Require(file.Version == KnownVersion, $"version {file.Version} is unknown; this launcher reads version {KnownVersion}");
            var launcher = file.Processes.Where(p => p.Value.SpawnedBy is null).Select(p => p.Key).ToArray();
            Require(launcher.Length == 1, "one process, the launcher, must have no 'spawnedBy'");

            var children = file.Processes.Where(p => p.Value.SpawnedBy is not null).Select(Child).ToArray();
            var taken = children.SelectMany(child => child.Routes).GroupBy(route => route).FirstOrDefault(route => route.Count() > 1);
            Require(taken is null, $"the route '{taken?.Key}' belongs to two processes");

            var between = channels.Where(channel => !channel.Value.Ends.Contains(launcher[0])).Select(Channel).ToArray();
            var twice = between.GroupBy(channel => (channel.Caller, channel.Server)).FirstOrDefault(pair => pair.Count() > 1);
            Require(twice is null, $"two channels lead from '{twice?.Key.Caller}' to '{twice?.Key.Server}'");
            return new(file.System, children, between);
        }

        private SiteProcess Child(KeyValuePair<string, ManifestFile.Process> entry)
        {
            var (name, process) = entry;
            Require(file.Processes.ContainsKey(process.SpawnedBy!), $"processes.{name}.spawnedBy: there is no process '{process.SpawnedBy}'");
            Require(process.Jail is not null && Path.GetFileName(process.Jail) == process.Jail && process.Jail is not ("" or "." or ".."),
                $"processes.{name}.jail: must name a jail");
            foreach (var route in process.Routes ?? [])
                Require(route is ['/', _, ..] && !route.EndsWith('/'), $"processes.{name}.routes: '{route}' must begin, and not end, with a slash");

            var listeners = (file.Listeners ?? []).Values.Count(listener => listener.Process == name);
            Require(listeners <= 1, $"processes.{name}: a process can have one listener");
            return new(name, Path.GetFileNameWithoutExtension(process.Project), process.Jail!, process.Secrets ?? [], process.Routes ?? [], listeners == 1);
        }

        private SiteChannel Channel(KeyValuePair<string, ManifestFile.Channel> entry)
        {
            var (name, channel) = entry;
            Require(channel.Ends is [var a, var b] && a != b && channel.Ends.All(file.Processes.ContainsKey), $"channels.{name}.ends: must name two processes");
            Require(channel.Calls is { Count: 1 }, $"channels.{name}.calls: one end must call and the other serve");

            var (caller, methods) = channel.Calls!.Single();
            Require(channel.Ends.Contains(caller), $"channels.{name}.calls: '{caller}' is not an end");
            var server = channel.Ends.Single(end => end != caller);
            foreach (var method in methods)
            {
                Require(method.Split('.') is [var face, var member] && interfaces.TryGetValue(face, out var known)
                    && known.Server == server && known.Methods.ContainsKey(member), $"channels.{name}.calls: '{server}' does not serve '{method}'");
            }
            return new(name, caller, server, methods, Secret(name, channel));
        }

        private string? Secret(string name, ManifestFile.Channel channel)
        {
            if (channel.Auth is null or "none")
                return null;
            Require(channel.Auth.StartsWith("secret:", StringComparison.Ordinal), $"channels.{name}.auth: must be 'none' or 'secret:NAME'");
            var secret = channel.Auth["secret:".Length..];
            foreach (var end in channel.Ends)
                Require(file.Processes[end].Secrets?.Contains(secret) == true, $"channels.{name}.auth: '{end}' does not hold the secret '{secret}'");
            return secret;
        }

        private void Require(bool condition, string problem)
        {
            if (!condition)
                throw new LaunchException($"{path}: {problem}.");
        }
    }
}
