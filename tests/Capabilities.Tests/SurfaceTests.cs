using System.Text;
using Polp.Analyzers;
using Polp.Testing;

namespace Polp.Capabilities.Tests;

/// <summary>
/// Which members the platform had when the catalogue was last read against it: <c>surface.tsv</c> has a line a type, with two bytes of a hash for each of its members. Members that
/// came since then are decided by the row of their type or namespace, which nobody wrote with them in mind; this test names them. <c>POLP_ACCEPT=1</c> writes the file anew once
/// they have been looked at.
/// </summary>
public class SurfaceTests
{
    private static readonly string File = Path.Combine(Repository.Root, "tests", "Capabilities.Tests", "surface.tsv");

    [Fact]
    public void EveryMemberOfThePlatform_WasLookedAt()
    {
        if (Environment.GetEnvironmentVariable("POLP_ACCEPT") == "1")
            System.IO.File.WriteAllLines(File, Platform.All.GroupBy(member => member.Type, StringComparer.Ordinal).OrderBy(type => type.Key, StringComparer.Ordinal).Select(Line));

        var added = Added(System.IO.File.ReadLines(File));

        Assert.True(added.Length == 0, string.Join('\n', added.Select(member => $"{member.Id} is new: {Catalogue.Default.Find(member)}")));
    }

    [Fact]
    public void MemberThatCameSince_IsNamed()
    {
        const string Id = "M:System.IO.File.Open(System.String,System.IO.FileMode)";
        var older = Platform.All.Where(member => member.Id != Id && member.Type != "System.IO.Path").GroupBy(member => member.Type, StringComparer.Ordinal).Select(Line);

        Assert.Equal(Platform.All.Where(member => member.Id == Id || member.Type == "System.IO.Path").Select(member => member.Id).Order(), Added(older).Select(member => member.Id).Order());
    }

    private static SymbolMember[] Added(IEnumerable<string> lines)
    {
        var known = lines.Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => Hashes(fields[1]), StringComparer.Ordinal);
        return [.. Platform.All.Where(member => !known.TryGetValue(member.Type, out var hashes) || !hashes.Contains(Hash(member.Id)))];
    }

    private static string Line(IGrouping<string, SymbolMember> type) =>
        type.Key + '\t' + Convert.ToBase64String([.. type.Select(member => Hash(member.Id)).Distinct().Order().SelectMany(hash => new[] { (byte)(hash >> 8), (byte)hash })]);

    private static HashSet<ushort> Hashes(string text) => [.. Convert.FromBase64String(text).Chunk(2).Select(pair => (ushort)((pair[0] << 8) | pair[1]))];

    /// <summary>FNV-1a over the bytes of the id, folded to 16 bits; the same on every machine.</summary>
    private static ushort Hash(string id)
    {
        var hash = Encoding.UTF8.GetBytes(id).Aggregate(2166136261u, (hash, octet) => unchecked((hash ^ octet) * 16777619u));
        return (ushort)((hash >> 16) ^ hash);
    }
}
