using Polp.Capabilities;

namespace Polp.Graph.Tests;

/// <summary>What is needed once, before the process serves, and what is needed as long as it does.</summary>
public sealed class PhaseTests
{
    private const string Loop = "while (true) Serve(listener.AcceptSocket());";
    private const string Listener = "var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 1); listener.Start();";
    private const string Helpers = """
        static partial class Program
        {
            static void Serve(System.Net.Sockets.Socket s) => s.Dispose();
            static void Load() => File.ReadAllText("a");
            static async Task LoadAsync() { await Task.Yield(); Load(); }
            static async ValueTask LoadValue() { await Task.Yield(); Load(); }
            static async Task Accept(System.Net.Sockets.TcpListener listener) { while (true) Serve(await listener.AcceptSocketAsync()); }
        }
        """;

    [Theory]
    [InlineData($"Load(); {Listener} {Loop}")]
    [InlineData($"{Listener} if (listener.ExclusiveAddressUse) Load(); {Loop}")]
    [InlineData($"for (var i = 0; i < 3; i++) Load(); {Listener} {Loop}")]
    [InlineData($"try {{ Load(); }} catch (IOException) {{ return; }} {Listener} {Loop}")]
    [InlineData($"{Listener} Load(); Accept(listener).Wait();")]
    [InlineData($"LoadAsync().Wait(); {Listener} {Loop}")]
    [InlineData($"LoadValue().GetAwaiter().GetResult(); {Listener} {Loop}")]
    [InlineData($"File.OpenRead(\"a\").Dispose(); {Listener} {Loop}")]
    public void WhatRunsBeforeTheLoop_IsStartUp(string body) => AssertPhase(Phase.StartUp, body);

    [Theory]
    [InlineData($"{Listener} while (true) {{ Load(); Serve(listener.AcceptSocket()); }}")]
    [InlineData($"{Listener} while (true) {{ Serve(listener.AcceptSocket()); Load(); }}")]
    [InlineData($"Load(); {Listener} while (true) {{ listener.AcceptSocket(); Load(); }}")]
    [InlineData($"{Listener} Accept(listener).Wait(); Load();")]
    [InlineData($"{Listener} var task = Accept(listener); Load(); task.Wait();")]
    [InlineData($"{Listener} try {{ {Loop} }} finally {{ Load(); }}")]
    [InlineData($"{Listener} try {{ {Loop} }} catch (IOException) {{ Load(); }}")]
    [InlineData($"{Listener} try {{ {Loop} }} catch (Exception e) when (e.Message.Length == File.ReadAllText(\"a\").Length) {{ }}")]
    public void WhatRunsInTheLoopOrAfterIt_IsServing(string body) => AssertPhase(Phase.Serving, body);

    [Theory]
    [InlineData($"new System.Threading.Thread(Load).Start(); {Listener} {Loop}")]
    [InlineData($"using var timer = new System.Threading.Timer(_ => Load()); {Listener} {Loop}")]
    [InlineData($"Task.Run(Load); {Listener} {Loop}")]
    [InlineData($"{Listener} Action load = Load; load(); {Loop}")]
    [InlineData($"Activator.CreateInstance<Loader>(); {Listener} {Loop}")]
    [InlineData($"new List<string>().Sort(new ByDate()); {Listener} {Loop}")]
    [InlineData($"foreach (var x in Each()) {{ }}")]
    [InlineData($"var all = Lazily(); {Listener} {Loop}")]
    [InlineData($"_ = LoadAsync(); {Listener} {Loop}")]
    [InlineData($"var task = LoadAsync(); Task.CompletedTask.Wait(); {Listener} {Loop}")]
    [InlineData($"LoadAndForget(); {Listener} {Loop}")]
    public void WhatSomebodyMayCallAtAnyTime_IsServing(string body) => AssertPhase(
        Phase.Serving, body,
        """
        public class Loader { public Loader() => File.ReadAllText("a"); }
        class ByDate : IComparer<string> { public int Compare(string? a, string? b) => File.ReadAllText(a!).Length; }
        static partial class Program { static async void LoadAndForget() { await Task.Yield(); Load(); } static IEnumerable<int> Lazily() { Load(); yield return 1; } }
        static partial class Program { static IEnumerable<int> Each() { Load(); yield return Console.Read(); } }
        """);

    [Fact]
    public void AProgramThatIsNotSeenToServe_IsServing() => AssertPhase(Phase.Serving, "Load();");

    [Theory]
    [InlineData($"Table.Get(); {Listener} while (true) {{ listener.AcceptSocket(); Table.Get(); }}", Phase.StartUp)]
    [InlineData($"Warm(); {Listener} while (true) {{ listener.AcceptSocket(); Table.Get(); }}", Phase.StartUp)]
    [InlineData($"{Listener} if (listener.ExclusiveAddressUse) Table.Get(); while (true) {{ listener.AcceptSocket(); Table.Get(); }}", Phase.Serving)]
    [InlineData($"{Listener} while (true) {{ listener.AcceptSocket(); Table.Get(); }}", Phase.Serving)]
    [InlineData($"{Listener} if (listener.ExclusiveAddressUse) Table.Get(); {Loop}", Phase.StartUp)]
    public void AStaticInitialiser_RunsInThePhaseThatTouchesItsTypeFirst(string body, Phase phase) => AssertPhase(
        phase, body,
        """
        static class Table { static readonly string All = File.ReadAllText("a"); public static string Get() => All; }
        static partial class Program { static void Warm() { Table.Get(); } }
        """);

    [Theory]
    [InlineData("new System.Net.Http.HttpClient();", "NETWORK/CONNECT", Phase.Serving)]
    [InlineData("new FileSystemWatcher(\"a\");", "FILES", Phase.Serving)]
    [InlineData("File.ReadLines(\"a\");", "FILES/READ", Phase.Serving)]
    [InlineData("File.ReadAllLines(\"a\");", "FILES/READ", Phase.StartUp)]
    [InlineData("File.ReadAllTextAsync(\"a\").Wait();", "FILES/READ", Phase.StartUp)]
    [InlineData("File.GetAttributes(\"a\");", "FILES/META", Phase.StartUp)]
    public void WhatIsPaidForWhenAnObjectIsMade_MayBeDoneWhileServing(string body, string capability, Phase phase) => Assert.Equal(
        phase, Compiled.Reach(Compiled.Body($"{body} {Listener} {Loop}", Helpers)).Capabilities.Single(c => c.Capability == capability).Phase);

    [Fact]
    public void WhatAHostIsSetUpWith_IsServing()
    {
        var reach = Compiled.WebProgram("WebApplication.CreateBuilder();", "", "");
        Assert.All(new[] { "HOST", "NETWORK/LISTEN", "READ_ENV" }, name => Assert.Equal(Phase.Serving, reach.Capabilities.Single(c => c.Capability == name).Phase));
    }

    [Theory]
    [InlineData("accept", Phase.StartUp)]
    [InlineData("getpid", Phase.Serving)]
    public void ANativeAccept_IsWhereServingBegins(string function, Phase phase) => AssertPhase(
        phase, "Load(); while (true) Libc.Go(0);", $$"""static class Libc { [DllImport("libc", EntryPoint = "{{function}}")] public static extern int Go(int x); }""");

    [Fact]
    public void AsyncMain_AwaitsItsStartUp()
    {
        var reach = Compiled.Reach(Compiled.Program(
            $$"""
            await Load(); {{Listener}} while (true) { (await listener.AcceptSocketAsync()).Dispose(); File.Delete("a"); }
            static async Task Load() { await Task.Yield(); File.ReadAllText("a"); }
            """));
        Assert.Equal(Phase.StartUp, reach.Capabilities.Single(c => c.Capability == "FILES/READ").Phase);
        Assert.Equal(Phase.Serving, reach.Capabilities.Single(c => c.Capability == "FILES/WRITE").Phase);
    }

    [Fact]
    public void AWebProgram_ServesFromRunOn()
    {
        var reach = Compiled.WebProgram(
            "File.ReadAllText(\"a\");", "app.MapGet(\"/\", () => File.Exists(\"a\"));", "class Worker : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(System.Threading.CancellationToken c) => Task.CompletedTask; }");
        Assert.Equal(Phase.StartUp, reach.Capabilities.Single(c => c.Capability == "FILES/READ").Phase);
        Assert.Equal(Phase.Serving, reach.Capabilities.Single(c => c.Capability == "FILES/META").Phase);
    }

    [Fact]
    public void AHostedService_Serves() => Assert.Equal(
        Phase.Serving,
        Compiled.WebProgram(
            "builder.Services.AddHostedService<Worker>();", "",
            "class Worker : Microsoft.Extensions.Hosting.BackgroundService { protected override Task ExecuteAsync(System.Threading.CancellationToken c) { File.ReadAllText(\"a\"); return Task.CompletedTask; } }")
            .Capabilities.Single(c => c.Capability == "FILES/READ").Phase);

    private static void AssertPhase(Phase phase, string body, string rest = "") =>
        Assert.Equal(phase, CodeReach.Of(Compiled.Process(Compiled.Body(body, Helpers + rest)), Grants.None).Capabilities.Single(c => c.Capability == "FILES/READ").Phase);
}
