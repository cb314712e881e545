using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Loops;

public class Batches(DbConnection db, SqliteCommand command)
{
    public void Rows(int rows)
    {
        var sql = "INSERT INTO numbers VALUES ";
        for (var i = 0; i < rows; i++)
        {
            if (i > 0)
                sql += ", ";
            sql += "(" + i + ")";
        }
        command.CommandText = sql; // GOOD
    }

    public void Texts(string[] texts)
    {
        var sql = "INSERT INTO texts VALUES ";
        var first = true;
        foreach (var text in texts)
        {
            sql += (first ? "" : ", ") + "('" + text + "')";
            first = false;
        }
        command.CommandText = sql; // BAD
    }

    public void Parameters(string[] texts)
    {
        var sql = "INSERT INTO texts VALUES ";
        var values = new DynamicParameters();
        for (var i = 0; i < texts.Length; i++)
        {
            sql += i == 0 ? $"(@t{i})" : $", (@t{i})";
            values.Add("t" + i, texts[i]);
        }
        db.Execute(sql, values); // GOOD
    }

    public void EachInTurn(string[] texts)
    {
        foreach (var text in texts)
            command.CommandText = "INSERT INTO texts VALUES ('" + text + "')"; // BAD
    }

    public void EachConstant()
    {
        foreach (var table in new[] { "a", "b", "c" })
            command.CommandText = "DELETE FROM " + table; // GOOD
    }

    public void EachOfNumbers(IReadOnlyList<long> ids)
    {
        foreach (var id in ids)
            command.CommandText = "DELETE FROM a WHERE id = " + id; // GOOD
    }

    public void While(TextReader input)
    {
        string? line;
        while ((line = input.ReadLine()) != null)
            command.CommandText = "INSERT INTO lines VALUES ('" + line + "')"; // BAD
    }

    public void Carried(string[] names)
    {
        var previous = "";
        foreach (var name in names)
        {
            command.CommandText = "UPDATE chain SET next = 1 WHERE name = '" + previous + "'"; // BAD
            previous = name;
        }
    }

    public void CarriedNumber(int[] ids)
    {
        var previous = "0";
        foreach (var id in ids)
        {
            command.CommandText = "UPDATE chain SET next = 1 WHERE id = " + previous; // GOOD
            previous = id.ToString();
        }
    }

    public void Do(int depth)
    {
        var sql = "SELECT 1";
        do
        {
            sql = "SELECT * FROM (" + sql + ")";
        }
        while (--depth > 0);
        command.CommandText = sql; // GOOD
    }

    public void Wrapped(string inner, int depth)
    {
        var sql = inner;
        while (depth-- > 0)
            sql = "SELECT * FROM (" + sql + ")";
        command.CommandText = sql; // BAD
    }

    public void Months()
    {
        for (var month = 1; month <= 12; month++)
            command.CommandText = $"CREATE TABLE sales_{month:00} (id INTEGER)"; // GOOD
    }

    public void Deconstructed(Dictionary<string, int> counts)
    {
        foreach (var (key, count) in counts)
        {
            command.CommandText = $"UPDATE counts SET n = {count}"; // GOOD
            command.CommandText = $"UPDATE counts SET n = {count} WHERE key = '{key}'"; // BAD
        }
    }

    public void Pairs()
    {
        foreach (var (table, column) in new[] { ("a", "id"), ("b", "key") })
            command.CommandText = $"CREATE INDEX ix_{table} ON {table} ({column})"; // GOOD
    }

    public void Breaks(string[] names)
    {
        var found = "none";
        foreach (var name in names)
        {
            if (name.StartsWith('x'))
            {
                found = name;
                break;
            }
        }
        command.CommandText = "DELETE FROM t WHERE name = '" + found + "'"; // BAD
    }

    public void ForEach(List<string> names) => names.ForEach(n => db.Execute("DELETE FROM t WHERE name = '" + n + "'")); // BAD

    public void ForEachNumber(List<int> ids) => ids.ForEach(n => db.Execute("DELETE FROM t WHERE id = " + n)); // GOOD
}
