using System.Data.Common;
using System.Text;
using Dapper;

namespace Corpus.Fields;

public class Query(DbConnection connection)
{
    private string where = "";
    private string order = "";
    private readonly StringBuilder text = new("SELECT * FROM t");
    private readonly StringBuilder fixedText = new("SELECT * FROM t WHERE 1 = 1");

    public Query Where(string column, string value)
    {
        where += " AND " + column + " = '" + value + "'";
        return this;
    }

    public Query Newest()
    {
        order = " ORDER BY created DESC";
        return this;
    }

    public Query Oldest()
    {
        order = " ORDER BY created";
        return this;
    }

    public void Run() => connection.Query("SELECT * FROM t WHERE 1 = 1" + where); // BAD

    public void RunOrdered() => connection.Query("SELECT * FROM t" + order); // GOOD

    public void Add(string part) => text.Append(part);

    public void RunText() => connection.Query(text.ToString()); // BAD

    public void AddOpen() => fixedText.Append(" AND open = 1");

    public void RunFixedText() => connection.Query(fixedText.ToString()); // GOOD
}

public class Cached
{
    private readonly DbConnection connection;
    private string? sql;
    private string? constantSql;
    private int page;
    private readonly string prefix;
    private static string shared = "t";

    public Cached(DbConnection connection, string prefix)
    {
        this.connection = connection;
        this.prefix = prefix;
    }

    public void Prepare(string name) => sql = "SELECT * FROM t WHERE name = '" + name + "'";

    public void Execute() => connection.Query(sql ?? "SELECT 1"); // BAD

    public void Lazily()
    {
        constantSql ??= "SELECT * FROM " + "t";
        connection.Query(constantSql); // GOOD
    }

    public void Next() => page++;

    public void Page() => connection.Query("SELECT * FROM t LIMIT 10 OFFSET " + page * 10); // GOOD

    public void Prefixed() => connection.Query("SELECT * FROM " + prefix + "_t"); // BAD

    public static void Change(string table) => shared = table;

    public void Shared() => connection.Query("SELECT * FROM " + shared); // BAD

    private static readonly string Long = Build("a", "b");

    private static string Build(params string[] columns) => "SELECT " + string.Join(", ", columns) + " FROM t";

    public void Static() => connection.Query(Long); // GOOD
}

public static class Statements
{
    public static readonly string Select;
    public static readonly string Host;

    static Statements()
    {
        Select = "SELECT * FROM t";
        if (DateTime.UtcNow.Year > 2000)
            Select += " WHERE year > 2000";
        Host = "SELECT * FROM t WHERE host = '" + Environment.GetEnvironmentVariable("HOST") + "'";
    }

    public static void Use(DbConnection connection) => connection.Query(Select); // GOOD

    public static void UseHost(DbConnection connection) => connection.Query(Host); // BAD
}

public struct Counter
{
    private int next;
    private string last;

    public string Next() => "@p" + next++;

    public void Remember(string name) => last = name;

    public void Use(DbConnection connection)
    {
        connection.Query("SELECT * FROM t WHERE a = " + Next()); // GOOD
        connection.Query("SELECT * FROM t WHERE a = '" + last + "'"); // BAD
    }
}

public class Nested
{
    private class State
    {
        public string Condition = "1 = 1";
        public string Free = "1 = 1";
    }

    private readonly State state = new();

    public void Set(string free) => state.Free = free;

    public void Use(DbConnection connection)
    {
        connection.Query("SELECT * FROM t WHERE " + state.Condition); // GOOD
        connection.Query("SELECT * FROM t WHERE " + state.Free); // BAD
    }
}
