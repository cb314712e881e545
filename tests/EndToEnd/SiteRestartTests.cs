using System.Diagnostics;
using System.Net;

namespace Polp.EndToEnd;

/// <summary>What happens to the site when one of its processes ends.</summary>
public sealed class SiteRestartTests
{
    [Fact]
    public async Task KilledService_ComesBack_AndTheRequestOfThatMomentIsServed()
    {
        await using var site = await RunningSite.Okws(restartDelay: "1");
        await site.Http.GetStringAsync("/shop");
        var first = site.Pid("basket");

        Kill(first);
        await site.Printed(@"^okws: basket ended \(killed by signal 9\)");
        using var answer = await site.Http.GetAsync("/shop");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual(first, site.Pid("basket"));
        Assert.Single(site.Pids("viewer"));
    }

    [Theory]
    [InlineData("dbproxy")]
    [InlineData("pubd")]
    [InlineData("oklogd")]
    [InlineData("okd")]
    public async Task KilledDaemon_ComesBack_AndItsClientsUseItAgain(string daemon)
    {
        await using var site = await RunningSite.Okws();
        Kill(site.Pid(daemon));
        await site.Printed($"^okws: {daemon} +pid", times: 2);

        Assert.Contains("Who may write here", await site.Http.GetStringAsync("/blog"));
        Assert.Contains("Order", await site.Http.GetStringAsync("/shop"));
        await site.Logged(" basket GET /shop 200");
    }

    [Fact]
    public async Task ServiceThatCrashesTooOften_IsGivenUp_AndTheOthersServe()
    {
        await using var site = await RunningSite.Okws(restartDelay: "0");
        for (var life = 1; life <= 31; life++)
        {
            await site.Printed("^okws: viewer +pid", times: life);
            Kill(site.Pid("viewer"));
        }
        await site.Printed("^okws: viewer has crashed too often");

        using var blog = await site.Http.GetAsync("/blog");
        Assert.Equal(HttpStatusCode.InternalServerError, blog.StatusCode);
        Assert.Contains("Order", await site.Http.GetStringAsync("/shop"));
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task EndedLauncher_LeavesNoProcess(string signal)
    {
        await using var site = await RunningSite.Okws();
        var children = site.Pids();
        Assert.Equal(7, children.Count);

        Kill(site.Launcher.Id, signal);
        await site.Launcher.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(signal == "TERM" ? 0 : 137, site.Launcher.ExitCode);
        for (var clock = Stopwatch.StartNew(); children.Any(IsAlive) && clock.Elapsed < TimeSpan.FromSeconds(20);)
            await Task.Delay(50);
        Assert.DoesNotContain(children, IsAlive);
    }

    /// <summary>An orphan that nobody has waited for yet is dead.</summary>
    private static bool IsAlive(int pid) => File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ");

    private static void Kill(int pid, string signal = "KILL")
    {
        using var kill = Process.Start("kill", [$"-{signal}", pid.ToString()]);
        kill.WaitForExit();
    }
}
