using System.Data.Common;
using System.Text;

namespace Corpus.OutAndRef;

public class Arguments(DbCommand command)
{
    private static void Narrow(ref string sql, string name) => sql += " WHERE name = '" + name + "'";

    private static void Order(ref string sql) => sql += " ORDER BY id";

    private static bool TryBuild(string name, out string sql)
    {
        sql = "SELECT * FROM t WHERE name = '" + name + "'";
        return name.Length > 0;
    }

    private static void Constant(int kind, out string table) => table = kind == 1 ? "books" : "films";

    public void ByRef(string name)
    {
        var sql = "SELECT * FROM t";
        Narrow(ref sql, name);
        command.CommandText = sql; // BAD
    }

    public void ByRefConstant()
    {
        var sql = "SELECT * FROM t";
        Order(ref sql);
        command.CommandText = sql; // GOOD
    }

    public void ByOut(string name)
    {
        if (TryBuild(name, out var sql))
            command.CommandText = sql; // BAD
    }

    public void ByOutConstant(int kind)
    {
        Constant(kind, out var table);
        command.CommandText = "SELECT * FROM " + table; // GOOD
    }

    public void ByOutNumber(string text)
    {
        if (!int.TryParse(text, out var id))
            return;
        command.CommandText = "SELECT * FROM t WHERE id = " + id; // GOOD
    }

    public void ByOutKey(string text)
    {
        Guid.TryParse(text, out var key);
        command.CommandText = $"SELECT * FROM t WHERE key = '{key}'"; // GOOD
    }

    public void ByOutLookup(Dictionary<string, string> known, string wanted)
    {
        if (known.TryGetValue(wanted, out var column))
            command.CommandText = "SELECT * FROM t ORDER BY " + column; // BAD
    }

    public void RefLocal(string name)
    {
        var a = "SELECT 1";
        ref var alias = ref a;
        alias = "SELECT '" + name + "'";
        command.CommandText = a; // BAD
    }

    public void In(in string name) => command.CommandText = "SELECT * FROM t WHERE name = '" + name + "'"; // BAD

    public void InNumber(in int id) => command.CommandText = "SELECT * FROM t WHERE id = " + id; // GOOD

    public void Span(ReadOnlySpan<char> name) => command.CommandText = string.Concat("SELECT * FROM t WHERE name = '", name, "'"); // BAD

    public void SpanConstant() => command.CommandText = string.Concat("SELECT * FROM t".AsSpan(), " WHERE id = 1".AsSpan()); // GOOD

    public void Created(string name) =>
        command.CommandText = string.Create(20 + name.Length, name, (span, n) => ("SELECT * FROM t -- " + n).AsSpan().CopyTo(span)); // BAD

    public void Written(string name)
    {
        Span<char> buffer = stackalloc char[200];
        buffer.TryWrite($"SELECT * FROM t WHERE name = '{name}'", out var length);
        command.CommandText = new string(buffer[..length]); // BAD
    }

    private static void Append(StringBuilder into, string text) => into.Append(text);

    public void ByBuilder(string name)
    {
        var sql = new StringBuilder("SELECT * FROM t WHERE name = '");
        Append(sql, name);
        Append(sql, "'");
        command.CommandText = sql.ToString(); // BAD
    }

    public void CreatedAround(string name) => command.CommandText = "SELECT * FROM t WHERE name = '" + string.Create(name.Length, 0, (span, _) => name.AsSpan().CopyTo(span)) + "'"; // BAD

    public void CreatedOfConstants() => command.CommandText = "SELECT * FROM t ORDER BY " + string.Create(2, 7, (span, n) => n.TryFormat(span, out _)); // GOOD

    public void Endings(string ending) => command.CommandText = "SELECT *\nFROM t".ReplaceLineEndings(ending); // BAD

    public void EndingsOfThePlatform() => command.CommandText = "SELECT *\nFROM t".ReplaceLineEndings(); // GOOD
}
