using Polp.Graph;

namespace Polp.Reports.Tests;

/// <summary>An assessment like that of the reference runtime, made by hand: every kind of content occurs in it.</summary>
internal static class Okws
{
    public static Assessment Assessment { get; } = new(
        "okws", "privileges.json",
        [
            Service("basket", 51001, 71, ("append", "data.insert_order", "table:site.orders", Right.Append, 1)) with
            {
                Findings = [Sql],
                Reach = Code(["FORGE_HANDLE", "NATIVE"],
                    Granted("FORGE_HANDLE", "Basket.Program.Main", "Basket.Handed.Channel", "SafeSocketHandle.SafeSocketHandle(IntPtr, Boolean)"),
                    new("FILES/READ", GrantStatus.Missing, ["Basket.Program.Main", "Basket.Orders.Serve", "Basket.Prices.Load", "File.ReadAllText(String)"])
                    {
                        OtherPaths = [["Basket.Program.Main", "Basket.Handed.Channel", "File.OpenRead(String)"], ["Basket.Program.Main", "new Site", "Site.Banner", "File.ReadAllBytes(String)"]],
                    },
                    new("CLOCK", GrantStatus.Counted, ["Basket.Program.Main", "DateTime.UtcNow"])) with
                    {
                        Broad = [new("Orders", "constructor parameter 'services'", "IServiceProvider", "pass the one service instead")],
                    },
            },
            new("dbproxy", Confined("dbproxy", 50004, "/var/okws/db", 58), new(6, [new("structured requests from three services, parsed as RPC frames", 0.06, At(110))]),
                new(72.4, [new("sensitive table site.editors", 100, At(56)), new("sensitive table site.orders", 100, At(55)), new("secret basket-token", 100, At(46)), new("other table site.posts", 20, At(57))]),
                [new("secret basket-token", "", At(149)), new("secret editor-token", "", At(149)), new("channel basket-dbproxy", "rw", At(110))],
                [
                    .. Both("file:/var/okws/db/site.db", 0, At(41)),
                    .. Both("table:site.editors", 100, At(56)), .. Both("table:site.orders", 100, At(55)), .. Both("table:site.posts", 20, At(57)),
                    new(Right.Read, "secret:basket-token", 100, [new("R1", "dbproxy keeps the secret basket-token in its memory", At(149))]),
                ],
                [], Code(["DATABASE", "FILES", "FORGE_HANDLE", "NATIVE"],
                    Granted("DATABASE", "DbProxy.Program.Main", "DbProxy.Site.Open", "SqliteConnection.Open()") with { Phase = Phase.StartUp },
                    Granted("FILES/WRITE", "DbProxy.Program.Main", "DbProxy.Site.Open", "File.Create(String)") with { Phase = Phase.StartUp }) with
                {
                    Grants =
                    [
                        new("DATABASE", true, true, GrantUse.Needed, ["DATABASE"], []),
                        new("EXEC", true, false, GrantUse.Unused, [], []),
                        new("FILES", false, true, GrantUse.TooWide, ["FILES/WRITE"], []),
                        new("NATIVE", false, true, GrantUse.Unclear, [], ["REFLECT is reached, and a use may hide behind it: DbProxy.Program.Main -> MethodInfo.Invoke"]),
                    ],
                }),
            Service("editor", 51003, 71,
                ("read one row of", "data.check_editor", "table:site.editors", Right.Read, 10),
                ("write one row of", "data.update_post", "table:site.posts", Right.Write, 20)),
            new("okd", Confined("okd", 50003, "/var/okws/run", 70),
                new(62, [new("the untrusted network reaches it directly", 0.60, At(128)), new("parses one line of each request", 0.05, At(128))]),
                new(24.1, [new("sees all user traffic", 4, At(128)), new("append to a log", 1, At(93))]),
                [new("listener http (port 80)", "rw", At(167)), new("channel okd-oklogd", "rw", At(93))],
                [Log("okd", 93)], [], Code(["NATIVE", "FORGE_HANDLE"], Granted("NATIVE", "Okd.Program.Main", "Polp.Unix.Receive", "recvmsg (native)"))),
            new("okld", new("root", 0, 0, [], ["ALL"], null, "/", false, true, true, [], 1, At(132)), new(0, []),
                new(100, [new("root-equivalent", 1000, At(8)), new("secret /etc/shadow", 100, At(28))]),
                [new("the process that starts all others", "", At(132))],
                [
                    new(Right.RootEquivalent, "root", 1000, [new("R1", "okld runs as uid 0 with every capability", At(8))]),
                    new(Right.Read, "file:/etc/shadow", 100, Root("/etc/shadow")), new(Right.Write, "file:/etc/shadow", 100, Root("/etc/shadow")),
                    .. from name in new[] { "basket", "dbproxy", "editor", "okd", "oklogd", "pubd", "viewer" }
                       from right in new[] { Right.Enter, Right.Kill }
                       select new Gain(right, $"process:{name}", 15, [new("R1", "okld runs as uid 0 with every capability", At(8)), new(right == Right.Enter ? "R6" : "R7", $"so it may {(right == Right.Enter ? "attach to" : "signal")} {name}", At(140))]),
                    .. from n in Enumerable.Range(1, 9) select new Gain(Right.Read, $"file:/var/okws/htdocs/page{n}.html", 0, Root($"/var/okws/htdocs/page{n}.html")),
                ],
                [], Code(["EXEC", "FILES", "NATIVE", "PROCESS_CONTROL"], Granted("EXEC", "Okld.Program.Main", "Okld.Launcher.Start", "Process.Start(ProcessStartInfo)"))),
            new("oklogd", Confined("oklogd", 50001, "/var/okws/log", 140), new(3, [new("log lines of every process", 0.03, At(93))]),
                new(53.8, [new("erase the log /var/okws/log/access.log", 40, At(38))]), [new("channel okd-oklogd", "rw", At(93))],
                [new(Right.Write, "file:/var/okws/log/access.log", 40, [new("R1", "oklogd runs as uid 50001", At(9)), new("R2", "that uid owns /var/okws/log/access.log, mode 0640", At(38)), new("R3", "and the file is inside the jail /var/okws/log", At(21))])],
                [], Code(["FILES"], Granted("FILES/WRITE", "Oklogd.Program.Main", "File.OpenHandle(String, FileMode, FileAccess)"))),
            new("pubd", Confined("pubd", 50002, "/var/okws/htdocs", 149), new(3, [new("template names from three services", 0.03, At(104))]), new(0, []),
                [new("channel basket-pubd", "rw", At(104))],
                [new(Right.Read, "file:/var/okws/htdocs/shop.html", 0, [new("R2", "others may read /var/okws/htdocs/shop.html, mode 0644", At(34))])],
                [], Graph.Reach.NotAnalysed),
            Service("viewer", 51002, 71, ("read", "data.list_posts", "table:site.posts", Right.Read, 20)),
        ],
        [
            new("file:/etc/shadow", "secret", 100, [new("okld", Right.Read), new("okld", Right.Write)]),
            new("file:/var/okws/log/access.log", "log", 40,
                [new("basket", Right.Append), new("editor", Right.Append), new("okd", Right.Append), new("okld", Right.Write), new("oklogd", Right.Write), new("viewer", Right.Append)]),
            new("table:site.editors", "sensitive table", 100, [new("dbproxy", Right.Read), new("dbproxy", Right.Write), new("editor", Right.Read, SingleRows: true), new("okld", Right.Read)]),
            new("table:site.orders", "sensitive table", 100, [new("basket", Right.Append), new("dbproxy", Right.Read), new("dbproxy", Right.Write)]),
            new("table:site.posts", "table", 20, [new("dbproxy", Right.Write), new("editor", Right.Write, SingleRows: true), new("viewer", Right.Read)]),
            new("secret:vault", "secret", 100, []),
        ],
        ["pubd: no assembly was read, so what its code reaches is unknown"],
        2140);

    private static Finding Sql => new(
        "POLP1001", FindingLevel.Warning, "The SQL text of 'SqliteCommand.CommandText' is built from 'name', a parameter of type string",
        new("Basket/Orders.cs", 41, 17), true, [new("'name' comes from the request", new("Basket/Orders.cs", 22, 9)), new(null, new("Basket/Orders.cs", 41, 17))]);

    private static ProcessAssessment Service(string name, int uid, double exposure, params (string How, string Method, string Resource, Right Right, double Weight)[] calls) => new(
        name, Confined(name, uid, "/var/okws/run", 176),
        new(exposure,
        [
            new("the untrusted network reaches it; the demultiplexer only passes descriptors", 0.60, At(95)), new("parses http", 0.15, At(180)),
            new("14.2 KLOC of its own and of packages", 0.07, null),
        ]),
        new(12 + calls.Sum(c => c.Weight) / 4, [.. calls.Select(c => new ScoreRow($"{c.How} {c.Resource}", c.Weight, At(70))), new("append to a log", 1, At(99))]),
        [new($"secret {name}-token", "", At(179)), new($"channel {name}-dbproxy", "rw", At(110)), new($"channel {name}-oklogd", "rw", At(99))],
        [
            .. calls.Select(c => new Gain(c.Right, c.Resource, c.Weight,
            [
                new("R4", $"{name} holds its end of the channel {name}-dbproxy", At(110)),
                new("R13", $"it knows the secret {name}-token that the channel asks for", At(179)),
                new("R12", $"so it may call {c.Method}, which may {c.How} {c.Resource}", At(70)),
            ])),
            Log(name, 99),
        ],
        [], Code(["FORGE_HANDLE", "NATIVE"], Granted("NATIVE", $"{name}.Program.Main", "Polp.Unix.Receive", "recvmsg (native)")));

    private static Gain Log(string name, int line) => new(Right.Append, "file:/var/okws/log/access.log", 1,
        [new("R4", $"{name} holds its end of the channel {name}-oklogd", At(line)), new("R12", "so it may call log.append, which appends to /var/okws/log/access.log", At(64))]);

    private static IEnumerable<Gain> Both(string resource, double weight, Source source)
    {
        IReadOnlyList<Step> steps = [new("R1", "dbproxy runs as uid 50004", At(12)), new("R2", $"that uid owns the database file, which holds {resource}", source)];
        return [new(Right.Read, resource, weight, steps), new(Right.Write, resource, weight, steps)];
    }

    private static IReadOnlyList<Step> Root(string path) =>
        [new("R1", "okld runs as uid 0 with every capability", At(8)), new("R2", $"no mode stops that from reading and writing {path}", At(28))];

    private static Identity Confined(string name, int uid, string jail, int line) => new(
        name, uid, uid, [], [], jail, jail, true, false, false, ["execve", "ptrace", "socket"], 1, At(line));

    private static Reach Code(IReadOnlyList<string> declared, params CapabilityReach[] capabilities) =>
        new(true, capabilities, ["NATIVE"], declared, ["Type.GetType(String) in Microsoft.Extensions.Hosting: the type is chosen at run time"], 6, 3120, 14.2, IsService: true);

    private static CapabilityReach Granted(string capability, params string[] path) => new(capability, GrantStatus.Granted, path);

    private static Source At(int line) => new("privileges.json", line, 5);
}
