using System.Runtime.CompilerServices;
using Polp.Capabilities;
using Polp.Testing;

namespace Polp.Graph.Tests;

/// <summary>
/// The rules and the code reach answer from one catalogue, one from source and one from IL: of a program whose <c>Main</c> is service code they must name the same
/// capabilities. Where they may differ is a line, with its reason, in <c>differences.tsv</c>.
/// </summary>
internal static class Agreement
{
    private const string Usings = """
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;

        """;

    private static readonly Dictionary<string, string> Allowed = File.ReadLines(Path.Combine(Testing.Repository.Root, "tests", "Graph.Tests", "Reach", "differences.tsv"))
        .Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[1]);

    /// <summary>Fails where the two disagree and no line allows it, and where they agree though a line says that they do not.</summary>
    public static async Task Holds(Reach reach, string body, string rest, [CallerMemberName] string test = "")
    {
        var found = await AnalyzerHost.Run($"{Usings}[Polp.Service] static partial class Program {{ static void Main() {{ {body} }} }}\n{rest}");
        var source = Sorted(found.Where(d => d.Id.StartsWith("POLP3", StringComparison.Ordinal)).SelectMany(d => d.Properties["polp.needs"]!.Split(',')));
        var reached = Sorted(reach.Capabilities.Select(c => c.Capability).Where(c => Capability.RuleFor(c) is not null));

        if (Allowed.ContainsKey(test))
            Assert.NotEqual(reached, source);
        else
            Assert.Equal(reached, source);
    }

    private static string Sorted(IEnumerable<string> names) => string.Join(" ", names.Distinct().Order(StringComparer.Ordinal));
}
