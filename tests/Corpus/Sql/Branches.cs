using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Branches;

public enum SortBy { Name, Date, Size }

public class Files(SqliteConnection connection)
{
    private void Use(string sql)
    {
        using var command = new SqliteCommand(sql, connection); // GOOD
        command.ExecuteNonQuery();
    }

    public void Ternary(bool down) => Use("SELECT * FROM files ORDER BY name " + (down ? "DESC" : "ASC")); // GOOD

    public void TernaryText(bool down, string by) => Use("SELECT * FROM files ORDER BY " + (down ? by : "name")); // BAD

    public void If(bool hidden)
    {
        string where;
        if (hidden)
            where = "WHERE hidden = 1";
        else
            where = "WHERE hidden = 0";
        Use("SELECT * FROM files " + where); // GOOD
    }

    public void IfText(bool named, string name)
    {
        var where = "";
        if (named)
            where = " WHERE name = '" + name + "'";
        Use("SELECT * FROM files" + where); // BAD
    }

    public void SwitchExpression(SortBy by)
    {
        var column = by switch
        {
            SortBy.Name => "name",
            SortBy.Date => "changed",
            _ => "size",
        };
        Use($"SELECT * FROM files ORDER BY {column}"); // GOOD
    }

    public void SwitchExpressionText(string by)
    {
        var column = by switch
        {
            "date" => "changed",
            "bytes" => "size",
            _ => by,
        };
        Use($"SELECT * FROM files ORDER BY {column}"); // BAD
    }

    public void SwitchThrows(string by)
    {
        var column = by switch
        {
            "date" => "changed",
            "bytes" => "size",
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
        Use($"SELECT * FROM files ORDER BY {column}"); // GOOD
    }

    public void SwitchStatement(string by)
    {
        string column;
        switch (by)
        {
            case "date":
                column = "changed";
                break;
            case "bytes":
                column = "size";
                break;
            default:
                column = "name";
                break;
        }
        Use("SELECT * FROM files ORDER BY " + column); // GOOD
    }

    public void Coalesced(string? owner) => Use("SELECT * FROM files WHERE owner = '" + (owner ?? "nobody") + "'"); // BAD

    public void CoalescedNumber(int? owner) => Use("SELECT * FROM files WHERE owner = " + (owner ?? 0)); // GOOD

    public void CoalescedConstant(Dictionary<string, int> limits, string name) =>
        Use("SELECT * FROM files LIMIT " + (limits.TryGetValue(name, out var limit) ? limit.ToString() : "ALL")); // GOOD

    public void Assigned(string? by)
    {
        string? column = null;
        if (by == "size")
            column = "size";
        column ??= "name";
        Use("SELECT * FROM files ORDER BY " + column); // GOOD
    }

    public void TwoUp(string name, bool exact, bool deep)
    {
        var condition = "1 = 1";
        if (exact)
            condition = "name = '" + name + "'";
        if (deep)
        {
            var sql = "SELECT * FROM files WHERE ";
            sql += condition;
            Use(sql); // BAD
        }
    }

    public void Returned(string name)
    {
        var sql = "SELECT * FROM files WHERE name = '" + name + "'";
        if (name.Length > 0)
            return;
        sql = "SELECT * FROM files";
        Use(sql); // GOOD
    }

    public void Tried(string name)
    {
        var sql = "SELECT * FROM files";
        try
        {
            sql += " WHERE id = " + int.Parse(name);
        }
        catch (FormatException)
        {
            sql += " WHERE id IS NULL";
        }
        Use(sql); // GOOD
    }

    public void Caught(string name)
    {
        var sql = "SELECT * FROM files";
        try
        {
            sql += " WHERE id = " + int.Parse(name);
        }
        catch (FormatException)
        {
            sql += " WHERE name = '" + name + "'";
        }
        Use(sql); // BAD
    }

    public void Pattern(object value)
    {
        if (value is int number)
            Use("SELECT * FROM files WHERE size = " + number); // GOOD
        else if (value is string text)
            Use("SELECT * FROM files WHERE name = '" + text + "'"); // BAD
    }

    public void Matched(object value)
    {
        var condition = value switch
        {
            int size => "size = " + size,
            DateTime changed => $"changed > '{changed:O}'",
            Guid key => "key = '" + key + "'",
            null => "owner IS NULL",
            _ => "0 = 1",
        };
        Use("SELECT * FROM files WHERE " + condition); // GOOD
    }

    public void MatchedText(object value)
    {
        var condition = value switch
        {
            int size => "size = " + size,
            _ => "name = '" + value + "'",
        };
        Use("SELECT * FROM files WHERE " + condition); // BAD
    }

    public void Jumped(int version)
    {
        var sql = "SELECT * FROM files";
        if (version < 2)
            goto run;
        sql += " WHERE version = 2";
    run:
        Use(sql); // GOOD
    }

    public void Finally(string name)
    {
        var sql = "SELECT 1";
        try
        {
            Console.WriteLine(name);
        }
        finally
        {
            sql = "DELETE FROM files WHERE name = '" + name + "'";
        }
        Use(sql); // BAD
    }
}
