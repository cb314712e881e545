using Polp.Capabilities;

namespace Polp.Graph.Tests;

public sealed class WholeApplicationTests
{
    [Fact]
    public void OrderOfTheAssemblies_ChangesNothing()
    {
        var text = Compiled.Library("Site.Text", "public static class Templates { public static void Render(IComparer<string> c) { c.Compare(File.ReadAllText(\"a\"), null); } }");
        var data = Compiled.Library("Site.Data", "public class ByDate : IComparer<string> { public int Compare(string? a, string? b) => File.ReadAllText(\"a\").Length; }");
        var entry = Compiled.Program("Templates.Render(new ByDate()); System.Diagnostics.Process.Start(\"ls\");", text, data);

        var one = Text(Compiled.Reach(entry, text, data));
        Assert.Equal(one, Text(Compiled.Reach(entry, text, data)));
        Assert.Equal(one, Text(Compiled.Reach(entry, data, text)));
        Assert.Contains("FILES/READ", one);
    }

    [Fact]
    public void OneSessionOverSeveralProcesses_GivesWhatSeparateOnesGive()
    {
        var session = new CodeReachSession();
        foreach (var body in (string[])["File.ReadAllText(\"a\");", "Console.WriteLine();", "File.ReadAllText(\"a\"); new System.Net.Sockets.TcpClient(\"a\", 1);"])
        {
            var process = Compiled.Process(Compiled.Body(body));
            Assert.Equal(Text(CodeReach.Of(process, Grants.None)), Text(session.Of(process, Grants.None)));
        }
    }

    private static string Text(Reach reach) => string.Join("\n", reach.Capabilities.Select(c => $"{c.Capability} {c.Status} {string.Join(" -> ", c.Path)}").Concat(reach.BlindSpots)
        .Append($"{reach.Assemblies} {reach.Methods} {reach.Kloc}"));
}
