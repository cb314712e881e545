using System.Data;
using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Corpus.WholeStatements;

/// <summary>A text that is run as it came: out of a stranger's hand, or out of a file of the program's own.</summary>
public class WholeStatements(DbConnection connection, DbContext context, string folder)
{
    private static readonly string Schema = new StreamReader(typeof(WholeStatements).Assembly.GetManifestResourceStream("schema.sql")!).ReadToEnd();

    public void Terminal() => connection.Execute(Console.ReadLine()!); // BAD

    public void TerminalInSteps()
    {
        var line = Console.ReadLine() ?? "";
        var sql = line.Trim();
        connection.Execute(sql); // BAD
    }

    public void TerminalChosen()
    {
        var sql = Console.ReadLine() switch { "all" => "SELECT * FROM t", _ => "SELECT 1" };
        connection.Query(sql); // GOOD
    }

    public void Input() => connection.Execute(Console.In.ReadToEnd()); // BAD

    public void Variable() => connection.Execute(Environment.GetEnvironmentVariable("STATEMENT")!); // BAD

    public void Number() => connection.Execute("DELETE FROM t WHERE id = " + int.Parse(Environment.GetEnvironmentVariable("ID")!)); // GOOD

    public void Listener(HttpListenerRequest request)
    {
        connection.Execute(request.QueryString["sql"]!); // BAD
        connection.Execute("SELECT * FROM t WHERE n = @n", new { n = request.QueryString["n"] }); // GOOD
    }

    public void Raw(HttpListenerRequest request) => context.Database.ExecuteSqlRaw(request.RawUrl!); // BAD

    public async Task Answer(HttpClient http) => await connection.ExecuteAsync(await http.GetStringAsync("http://example.org/update.sql")); // BAD

    public void StoredStatement(DbDataReader reader)
    {
        while (reader.Read())
            connection.Execute(reader.GetString(0)); // BAD
    }

    public void StoredByIndexer(IDataReader reader)
    {
        using var command = connection.CreateCommand();
        command.CommandText = (string)reader["statement"]; // BAD
        command.ExecuteNonQuery();
    }

    public void StoredScalar(SqliteConnection other)
    {
        var statement = (string)new SqliteCommand("SELECT statement FROM jobs", other).ExecuteScalar()!; // GOOD
        connection.Execute(statement); // BAD
    }

    public void StoredCell(DataRow row) => connection.Execute(row["statement"].ToString()!); // BAD

    public void Script() => connection.Execute(File.ReadAllText(Path.Combine(folder, "schema.sql"))); // GOOD

    public void ScriptOfLines()
    {
        foreach (var line in File.ReadLines(Path.Combine(folder, "schema.sql")))
            connection.Execute(line); // GOOD
    }

    public void ScriptOfStream()
    {
        using var reader = new StreamReader(Path.Combine(folder, "schema.sql"));
        connection.Execute(reader.ReadToEnd()); // GOOD
    }

    public void ScriptOfBytes() => connection.Execute(Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, "schema.sql")))); // GOOD

    public void Resource() => connection.Execute(Schema); // GOOD

    public void Generated(IQueryable<int> query) => connection.Query(query.ToQueryString()); // GOOD

    public void GeneratedElsewhere(ISqlWriter writer) => connection.Execute(writer.Write()); // GOOD

    public void HandedOver(string sql) => connection.Execute(sql); // GOOD

    public void Delegated(Func<string> sql) => connection.Execute(sql()); // GOOD

    public void HandedTerminal() => HandedOver(Console.ReadLine()!); // BAD

    public void HandedScript() => HandedOver(File.ReadAllText("schema.sql")); // GOOD

    public void Limited(DbDataReader reader) => connection.Query("SELECT * FROM t LIMIT " + reader.GetInt32(0)); // GOOD
}

public interface ISqlWriter
{
    string Write();
}
