using CsCheck;

namespace Polp.Graph.Tests;

/// <summary>A small system drawn at random, in a form that is easily changed: every process can hold, own, call or hide something.</summary>
internal sealed record Sketch(SketchProcess[] Processes, SketchFile[] Files, SketchCall[] Calls, SketchListener[] Listeners)
{
    private static readonly string[] Paths = ["/a", "/d/", "/d/b", "/j/", "/j/c", "/j/e/", "/j/e/f"];
    private static readonly string[] Capabilities = ["CAP_DAC_OVERRIDE", "CAP_DAC_READ_SEARCH", "CAP_FOWNER", "CAP_KILL", "CAP_SETGID", "CAP_SETUID", "CAP_SYS_CHROOT", "CAP_SYS_PTRACE", "CAP_LINUX_IMMUTABLE"];
    private static readonly string[] Denials = ["ptrace", "process_vm_writev", "socket"];
    private static readonly string[] Auths = ["none", "secret:s0", "secret:s1", "principal:p0", "principal:p2"];
    private static readonly Gen<string[]> SomeCapabilities = Few(Capabilities, 6);

    private static readonly Gen<SketchProcess> Process = Gen.Select(
        Gen.Int[0, 2], Gen.Int[1, 2], SomeCapabilities, Gen.Int[0, 63], Few(Denials, 2), Few(Paths, 3), Gen.Int[0, 5],
        (uid, gid, caps, flags, denies, holds, secret) => new SketchProcess(
            uid, gid, caps, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, (flags & 8) != 0, (flags & 16) != 0, (flags & 32) != 0, denies,
            [.. holds.Select((h, i) => new SketchHold(h, new[] { "r", "w", "rw", "a" }[(i + flags) % 4]))], secret));

    private static readonly Gen<SketchFile> File = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 0b1_111_111_111], Gen.Int[0, 7], (owner, group, mode, flag) => new SketchFile(owner, group, mode, flag == 0 ? "append-only" : flag == 1 ? "immutable" : ""));

    public static Gen<Sketch> Any { get; } = Gen.Select(
        Process.Array[4], File.Array[Paths.Length],
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], Gen.Int[0, 3], Gen.Int[0, Auths.Length - 1], (from, to, method, auth) => new SketchCall(from, (from + to) % 4, method, Auths[auth])).Array[0, 4],
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, Auths.Length - 1], Gen.Int[0, 3], (process, address, auth, from) => new SketchListener(process, address, Auths[auth], from)).Array[0, 3],
        (processes, files, calls, listeners) => new Sketch(processes, files, calls, listeners));

    public Sketch With(int process, Func<SketchProcess, SketchProcess> change) => this with { Processes = [.. Processes.Select((p, i) => i == process ? change(p) : p)] };

    public Sketch With(int file, Func<SketchFile, SketchFile> change) => this with { Files = [.. Files.Select((f, i) => i == file ? change(f) : f)] };

    public Manifest Manifest(Func<IEnumerable<string>, IEnumerable<string>>? order = null)
    {
        order ??= entries => entries;
        var sections = new (string Name, IEnumerable<string> Entries)[]
        {
            ("principals", Processes.Select((p, i) => $$""" "p{{i}}": { "uid": {{p.Uid}}, "gid": {{p.Gid}}, "capabilities": {{List(p.Capabilities)}} } """)),
            ("jails", [""" "j": { "root": "/j" } """]),
            ("files", Files.Select((f, i) => $$""" "{{Paths[i]}}": { "owner": "{{f.Owner}}", "group": "{{f.Group}}", "mode": "{{Convert.ToString(f.Mode, 8).PadLeft(4, '0')}}", "flags": {{List(f.Flag == "" ? [] : [f.Flag])}}, "class": "{{(i % 3 == 0 ? "log" : "secret")}}" } """).Append(""" "/s": { "mode": "0622" } """)),
            ("secrets", [""" "s0": {} """, """ "s1": { "file": "/a" } """, """ "s2": {} """]),
            ("databases", [""" "db": { "file": "/d/b", "tables": { "t": { "sensitive": true }, "u": {} } } """]),
            ("rpc", Enumerable.Range(0, 4).Select(i => $$""" "i{{i}}": { "server": "p{{i}}", "methods": { {{string.Join(", ", order(
                [
                    """ "m0": { "reads": ["table:db.t"], "rows": "one" } """, """ "m1": { "reads": ["secret:s2"], "appends": ["file:/a"] } """,
                    $$""" "m2": { "calls": {{List([$"i{(i + 1) % 4}.m1", $"i{(i + 2) % 4}.m3"])}} } """, $$""" "m3": { "writes": ["table:db.u"], "calls": [{ "method": "i{{(i + 1) % 4}}.m2", "returnsResult": false }] } """,
                ]))}} } } """)),
            ("channels", Calls.Select((c, i) => $$""" "c{{i}}": { "ends": ["p{{c.From}}", "p{{c.To}}"], "calls": { "p{{c.From}}": ["i{{c.To}}.m{{c.Method}}"] }, "auth": "{{c.Auth}}" } """)),
            ("listeners", Listeners.Select((l, i) => $$""" "l{{i}}": { "process": "p{{l.Process}}", {{new[] { "\"tcp\": 5", "\"unix\": \"/s\"", "\"abstract\": \"x\"" }[l.Address]}}, "auth": "{{l.Auth}}", "from": "{{(NetworkReach)l.From}}", "calls": ["i{{l.Process}}.m1"], "parses": ["http", "line"] } """.Replace("\"from\": \"" + (NetworkReach)l.From, "\"from\": \"" + ((NetworkReach)l.From).ToString().ToLowerInvariant()))),
            ("processes", Processes.Select((p, i) => $$""" "p{{i}}": { "principal": "p{{i}}", {{(p.Jailed ? "\"jail\": \"j\"," : "")}} "workingDirectory": "{{(p.InJail ? "/j" : "/")}}", "noNewPrivileges": {{Flag(p.NoNewPrivileges)}}, "dumpable": {{Flag(p.Dumpable)}}, "network": {{Flag(p.Network)}}, {{(p.Bounded ? "\"boundingSet\": []," : "")}} "denies": {{List(order(p.Denies))}}, "holds": [{{string.Join(", ", order(p.Holds.Select(h => $$"""{ "object": "file:{{h.Path}}", "mode": "{{h.Mode}}" }""")))}}], "secrets": {{List(p.Secret < 3 ? [$"s{p.Secret}"] : [])}} } """)),
        };
        return ManifestReader.Read("m.json", "{ \"version\": 1, \"system\": \"s\"" + string.Concat(order(sections.Select(s => $",\n\"{s.Name}\": {{\n{string.Join(",\n", order(s.Entries))}\n}}"))) + " }");
    }

    private static Gen<string[]> Few(string[] choices, int oneIn) =>
        Gen.Int[0, oneIn - 1].Array[choices.Length].Select(draws => choices.Where((_, i) => draws[i] == 0).ToArray());

    private static string List(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(v => $"\"{v}\"")) + "]";

    private static string Flag(bool value) => value ? "true" : "false";
}

internal sealed record SketchProcess(
    int Uid, int Gid, string[] Capabilities, bool Jailed, bool InJail, bool NoNewPrivileges, bool Dumpable, bool Network, bool Bounded, string[] Denies, SketchHold[] Holds, int Secret);

internal sealed record SketchHold(string Path, string Mode);

internal sealed record SketchFile(int Owner, int Group, int Mode, string Flag);

internal sealed record SketchCall(int From, int To, int Method, string Auth);

internal sealed record SketchListener(int Process, int Address, string Auth, int From);
