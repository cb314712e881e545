using System.Collections.Specialized;
using System.Data.Common;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Dapper;

namespace Corpus.Sources;

public record Lookup(string Name, int Page);

public interface IEndpoints
{
    void MapGet(string pattern, Delegate handler);
}

public static class Sources
{
    public static void Main(string[] args, DbConnection db)
    {
        db.Query("SELECT * FROM t WHERE name = '" + args[0] + "'"); // BAD
        db.Query("SELECT * FROM t WHERE name = @name", new { name = args[0] }); // GOOD
        db.Query("SELECT * FROM t LIMIT " + int.Parse(args[1])); // GOOD
    }

    public static void Terminal(DbConnection db)
    {
        Console.Write("name: ");
        var name = Console.ReadLine();
        db.Query($"SELECT * FROM t WHERE name = '{name}'"); // BAD
        db.Query("SELECT * FROM t WHERE name = @name", new { name }); // GOOD
        db.Query("SELECT * FROM t WHERE key = " + Console.Read()); // GOOD
    }

    public static void Socket(Socket socket, DbConnection db)
    {
        var buffer = new byte[1024];
        var length = socket.Receive(buffer);
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        db.Query("SELECT * FROM t WHERE name = '" + text + "'"); // BAD
        db.Query("UPDATE stats SET received = " + length); // GOOD
    }

    public static async Task Client(TcpClient client, DbConnection db)
    {
        using var reader = new StreamReader(client.GetStream());
        while (await reader.ReadLineAsync() is { } line)
        {
            var fields = line.Split('\t');
            await db.ExecuteAsync($"INSERT INTO t VALUES ('{fields[0]}', {fields.Length})"); // BAD
            await db.ExecuteAsync("INSERT INTO t VALUES (@name)", new { name = fields[0] }); // GOOD
        }
    }

    public static void Files(string folder, DbConnection db)
    {
        foreach (var path in Directory.GetFiles(folder))
        {
            db.Execute("INSERT INTO files VALUES ('" + Path.GetFileName(path) + "')"); // BAD
            db.Execute("INSERT INTO sizes VALUES (" + new FileInfo(path).Length + ")"); // GOOD
        }
    }

    public static void Csv(string path, DbConnection db)
    {
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(';');
            db.Execute(string.Format("INSERT INTO csv VALUES ({0}, '{1}')", cells[0], cells[1])); // BAD
        }
    }

    public static async Task Http(HttpClient http, DbConnection db)
    {
        var answer = await http.GetStringAsync("http://example.org/rate");
        await db.ExecuteAsync("UPDATE rates SET rate = " + answer); // BAD
        await db.ExecuteAsync("UPDATE rates SET rate = " + decimal.Parse(answer).ToString(System.Globalization.CultureInfo.InvariantCulture)); // GOOD
    }

    public static void Map(IEndpoints app, DbConnection db)
    {
        app.MapGet("/users", () => db.Query("SELECT * FROM users")); // GOOD
        app.MapGet("/users/{id}", (int id) => db.Query($"SELECT * FROM users WHERE id = {id}")); // GOOD
        app.MapGet("/users/by/{name}", (string name) => db.Query($"SELECT * FROM users WHERE name = '{name}'")); // BAD
        app.MapGet("/users/of/{name}", (string name) => db.Query("SELECT * FROM users WHERE name = @name", new { name })); // GOOD
        app.MapGet("/search", (Lookup query) => db.Query("SELECT * FROM users WHERE name LIKE '" + query.Name + "%' LIMIT " + query.Page)); // BAD
        app.MapGet("/pages", (Lookup query) => db.Query("SELECT * FROM users LIMIT " + query.Page)); // GOOD
    }

    public static void Message(ReadOnlyMemory<byte> body, DbConnection db)
    {
        var lookup = JsonSerializer.Deserialize<Lookup>(body.Span)!;
        db.Query("SELECT * FROM t WHERE name = '" + lookup.Name + "'"); // BAD
        db.Query("SELECT * FROM t LIMIT 20 OFFSET " + 20 * lookup.Page); // GOOD
    }

    public static void Xml(XElement order, DbConnection db)
    {
        db.Execute("INSERT INTO orders VALUES ('" + order.Attribute("customer")?.Value + "')"); // BAD
        db.Execute("INSERT INTO orders VALUES (" + (int)order.Attribute("id")! + ")"); // GOOD
    }

    public static void Settings(NameValueCollection settings, DbConnection db)
    {
        db.Query("SELECT * FROM " + settings["table"]); // BAD
        db.Query("SELECT * FROM t LIMIT " + settings.Count); // GOOD
    }

    public static void Child(Process process, DbConnection db)
    {
        db.Execute("INSERT INTO output VALUES ('" + process.StandardOutput.ReadToEnd() + "')"); // BAD
        db.Execute("INSERT INTO exits VALUES (" + process.ExitCode + ")"); // GOOD
    }

    public static void Failure(Exception e, DbConnection db)
    {
        db.Execute("INSERT INTO errors VALUES ('" + e.Message + "')"); // BAD
        db.Execute("INSERT INTO errors VALUES (@message)", new { message = e.Message }); // GOOD
        db.Execute("INSERT INTO errors VALUES (" + e.HResult + ")"); // GOOD
    }

    public static void Clock(DbConnection db)
    {
        db.Execute("INSERT INTO ticks VALUES (" + Environment.TickCount64 + ")"); // GOOD
        db.Execute($"INSERT INTO ticks VALUES ('{DateTime.UtcNow:O}')"); // GOOD
        db.Execute($"INSERT INTO ticks VALUES ('{Guid.NewGuid()}')"); // GOOD
        db.Execute($"INSERT INTO ticks VALUES ('{Environment.UserName}')"); // BAD
    }
}
