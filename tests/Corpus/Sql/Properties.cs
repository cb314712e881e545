using System.Data.Common;
using Dapper;

namespace Corpus.Properties;

public class Report
{
    private readonly DbConnection connection;
    private string title = "";

    public Report(DbConnection connection, int year)
    {
        this.connection = connection;
        Year = year;
        Table = "reports_" + year;
        Heading = "h";
    }

    public int Year { get; }
    public string Table { get; }
    private string Heading { get; }
    public string Owner { get; set; } = "nobody";
    public string Condition { get; init; } = "1 = 1";
    public bool Descending { get; set; }
    public string Direction => Descending ? "DESC" : "ASC";
    public string Where => $"WHERE owner = '{Owner}'";
    private string Count { get { return "SELECT COUNT(*) FROM " + Table; } }
    public string Title { get => title; set => title = value; }
    private static string Kind { get; set; } = "plain";

    public void Numbered() => connection.Query("SELECT * FROM r WHERE year = " + Year); // GOOD

    public void OfTable() => connection.Query("SELECT * FROM " + Table); // GOOD

    public void Headed() => connection.Query("SELECT * FROM r AS " + Heading); // GOOD

    public void Owned() => connection.Query("SELECT * FROM r WHERE owner = '" + Owner + "'"); // BAD

    public void Conditioned() => connection.Query("SELECT * FROM r WHERE " + Condition); // BAD

    public void Directed() => connection.Query("SELECT * FROM r ORDER BY id " + Direction); // GOOD

    public void Computed() => connection.Query("SELECT * FROM r " + Where); // BAD

    public void Counted() => connection.Query(Count); // GOOD

    public void Titled() => connection.Query("SELECT * FROM r WHERE title = '" + Title + "'"); // BAD

    public void Flag() => connection.Query("UPDATE r SET down = " + Descending); // GOOD

    public void Kinds() => connection.Query("SELECT * FROM r WHERE kind = '" + Kind + "'"); // GOOD
}

public abstract class Entity(DbConnection connection)
{
    protected abstract string Table { get; }
    protected virtual string Key => "id";
    public static string Schema { get; } = "main";

    public void Scheme() => connection.Query("SELECT * FROM " + Schema + ".t"); // GOOD
}

public class Page
{
    public int Size { get; set; } = 10;
    public string Sort { get; set; } = "id";
    public string SafeSort => Sort switch { "name" => "name", "size" => "size", _ => "id" };
    public string? Cursor { get; set; }

    public void Apply(DbConnection connection)
    {
        connection.Query("SELECT * FROM t LIMIT " + Size); // GOOD
        connection.Query("SELECT * FROM t ORDER BY " + Sort); // BAD
        connection.Query("SELECT * FROM t ORDER BY " + SafeSort + " LIMIT " + Size); // GOOD
        connection.Query("SELECT * FROM t WHERE id > @cursor", new { cursor = Cursor }); // GOOD
    }
}

public class Indexed
{
    private readonly Dictionary<string, string> values = [];

    public string this[string name] { get => values[name]; set => values[name] = value; }

    public void Use(DbConnection connection, string name)
    {
        connection.Query("SELECT * FROM t WHERE v = '" + this["v"] + "'"); // BAD
        connection.Query("SELECT * FROM t WHERE v = @v", new { v = this[name] }); // GOOD
    }
}
