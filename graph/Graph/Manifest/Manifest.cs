namespace Polp.Graph;

/// <summary>What <c>privileges.json</c> declares, every reference resolved.</summary>
public sealed record Manifest(
    string System,
    string Path,
    IReadOnlyDictionary<string, PrincipalFact> Principals,
    IReadOnlyDictionary<string, JailFact> Jails,
    IReadOnlyDictionary<string, FileFact> Files,
    IReadOnlyDictionary<string, SecretFact> Secrets,
    IReadOnlyDictionary<string, DatabaseFact> Databases,
    IReadOnlyDictionary<string, MethodFact> Methods,
    IReadOnlyDictionary<string, ChannelFact> Channels,
    IReadOnlyDictionary<string, ListenerFact> Listeners,
    IReadOnlyDictionary<string, ProcessFact> Processes);

public sealed record PrincipalFact(string Name, int Uid, int Gid, IReadOnlyList<int> Groups, IReadOnlyList<string> Capabilities, Source Source);

public sealed record JailFact(string Name, string Root, Source Source);

/// <summary>A file, or a directory when the path ends in a slash. <c>Mode</c> holds the permission bits, set-uid and sticky included.</summary>
public sealed record FileFact(
    string Path, int Owner, int Group, int Mode, FileClass Class, bool AppendOnly, bool Immutable, double? Weight, Source Source)
{
    public bool IsDirectory => Path.EndsWith('/');
}

public enum FileClass
{
    Data,
    Secret,
    Log,
    Config,
    Template,
    Program,
    Core,
}

/// <summary>A key, token or password. <c>File</c> is where it also lies; without one it exists in memory only.</summary>
public sealed record SecretFact(string Name, Source Source, string? File = null);

/// <summary>An embedded database; whoever reads or writes its file reads or writes its tables.</summary>
public sealed record DatabaseFact(string Name, string? File, IReadOnlyDictionary<string, TableFact> Tables, Source Source);

public sealed record TableFact(string Name, bool Sensitive, Source Source);

/// <summary>An RPC method, <c>interface.method</c>. Effects name objects as <c>file:/path</c> or <c>table:database.table</c>; what is read may also be a <c>secret:name</c>.</summary>
public sealed record MethodFact(
    string Name, string Server, IReadOnlyList<string> Reads, IReadOnlyList<string> Writes, IReadOnlyList<string> Appends,
    IReadOnlyList<ForwardedCall> Calls, bool SingleRows, Source Source);

/// <summary>A method that a method calls on behalf of its caller, and whether the result goes back to that caller.</summary>
public sealed record ForwardedCall(string Method, bool ReturnsResult);

/// <summary>A connected pair of Unix sockets. <c>Calls</c> and <c>Passes</c> are keyed by the calling or passing end.</summary>
public sealed record ChannelFact(
    string Name, string First, string Second,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Calls,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Passes,
    Authentication Authentication, Source Source);

/// <summary>What a caller must show: nothing, a secret, or one of some user ids.</summary>
public sealed record Authentication(string? Secret, IReadOnlyList<int> PeerUids)
{
    public static Authentication None { get; } = new(null, []);
}

/// <summary>A socket that accepts connections. Exactly one of <c>Tcp</c>, <c>UnixPath</c> and <c>AbstractName</c> is set.</summary>
public sealed record ListenerFact(
    string Name, string Process, int? Tcp, string? UnixPath, string? AbstractName, NetworkReach From,
    Authentication Authentication, IReadOnlyList<string> Calls, IReadOnlyList<string> Parses, Source Source);

public enum NetworkReach
{
    None,
    Loopback,
    Lan,
    Untrusted,
}

public sealed record ProcessFact(
    string Name,
    string? Project,
    string? Assembly,
    string? Program,
    string Principal,
    string? SpawnedBy,
    string? Jail,
    string WorkingDirectory,
    bool NoNewPrivileges,
    bool Dumpable,
    bool Network,
    IReadOnlyList<string> BoundingSet,
    IReadOnlyList<string> DeniedSystemCalls,
    IReadOnlyList<HeldDescriptor> Holds,
    IReadOnlyList<string> Secrets,
    IReadOnlyList<string> Parses,
    IReadOnlyList<string> Grants,
    int Replicas,
    Source Source);

/// <summary>A descriptor a process has open. <c>Mode</c> is r, w, rw or a; a is append-only in fact.</summary>
public sealed record HeldDescriptor(string Object, string Mode, Source Source);
