using System.Text;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>However a text is written, the fixed one says what it said: generated texts of every notation, compared with each value put back.</summary>
public class WrittenTextTests
{
    private static readonly string[] Conditions =
    [
        "n = '§'", "n LIKE '%§'", "m = 'it''s §'", "n <> N'§'", "id = #", "k = '#'", "n = '§-§'", "\"q\" = '§'", "x = '{y}'", "1 = 1", "n = '§' -- {z}\n", "id IN (#, #)",
    ];

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task FixedText_SaysTheSame(int seed)
    {
        var random = new Random(seed);
        var sql = "SELECT a FROM t WHERE " + string.Join(" AND ", Enumerable.Range(0, random.Next(1, 6)).Select(_ => Conditions[random.Next(Conditions.Length)])) + " OR n = '§'";
        var source = Program(Write(sql, random));

        var repaired = await Fixing.Apply("POLP1001", source);

        Assert.True((await AnalyzerHost.Run(repaired)).IsEmpty, repaired);
        Assert.NotEqual(source, repaired);
        var (before, _) = GeneratedCode.Run(source);
        var (after, parameters) = GeneratedCode.Run(repaired);
        Assert.Equal(before.Replace("N'", "'"), Substituted(after, parameters).Replace("N'", "'"));
    }

    private static string Substituted(string sql, IReadOnlyDictionary<string, string> parameters) => parameters.OrderByDescending(p => p.Key.Length)
        .Aggregate(sql, (text, parameter) => text.Replace(parameter.Key, $"'{parameter.Value.Replace("'", "''")}'"));

    /// <summary>The text as C#: cut at random places, each piece in a notation of its own.</summary>
    private static string Write(string sql, Random random)
    {
        if (random.Next(6) == 0)
            return $"string.Format({Quote(Braced(sql).Replace("§", "{0}").Replace("#", "{1}"), random.Next(2) == 0)}, name{(sql.Contains('#') ? ", id" : "")})";
        var operands = new List<string>();
        foreach (var piece in Pieces(sql, random))
        {
            operands.Add(piece switch
            {
                "§" when random.Next(2) == 0 => "name",
                "#" when random.Next(2) == 0 => random.Next(2) == 0 ? "id" : "(id)",
                _ when piece.Contains('§') || piece.Contains('#') || random.Next(3) == 0 => Interpolated(piece, random),
                _ => Quote(piece, random.Next(2) == 0),
            });
        }
        operands[0] = operands[0] is "name" or "id" or "(id)" ? "\"\" + " + operands[0] : operands[0];
        return string.Concat(operands.Select((operand, i) => i == 0 ? operand : (random.Next(4) switch { 0 => " +\n            ", 1 => "\n            + ", _ => " + " }) + operand));
    }

    private static IEnumerable<string> Pieces(string sql, Random random)
    {
        for (var at = 0; at < sql.Length;)
        {
            var length = sql[at] is '§' or '#' && random.Next(2) == 0 ? 1 : Math.Min(random.Next(1, 25), sql.Length - at);
            // A doubled quote or a prefix that is cut in two gets no fix.
            if (at + length < sql.Length && sql[at + length] == '\'' && sql[at + length - 1] is '\'' or 'N')
                length++;
            yield return sql.Substring(at, length);
            at += length;
        }
    }

    private static string Interpolated(string piece, Random random)
    {
        var text = Braced(piece).Replace("\"", "\u0001").Replace("\n", "\u0002").Replace("§", random.Next(2) == 0 ? "{name}" : "{(name)}").Replace("#", "{id}");
        return random.Next(3) switch
        {
            0 => "$@\"" + text.Replace("\u0001", "\"\"").Replace("\u0002", "\n") + "\"",
            1 => "@$\"" + text.Replace("\u0001", "\"\"").Replace("\u0002", "\n") + "\"",
            _ => "$\"" + text.Replace("\u0001", "\\\"").Replace("\u0002", "\\n") + "\"",
        };
    }

    private static string Quote(string text, bool isVerbatim) =>
        isVerbatim ? "@\"" + text.Replace("\"", "\"\"") + "\"" : "\"" + text.Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";

    private static string Braced(string text) => new StringBuilder(text).Replace("{", "{{").Replace("}", "}}").ToString();

    private static string Program(string text) => $$"""
        using Microsoft.Data.Sqlite;

        public static class Program
        {
            public static SqliteCommand Run(string name, int id)
            {
                var command = new SqliteCommand();
                command.CommandText = {{text}};
                return command;
            }
        }
        """;
}
