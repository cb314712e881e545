using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Corpus.SecondOrder;

public class Member
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public DateTime Joined { get; set; }
}

public class Members(SqliteConnection connection, DbContext context)
{
    public void FromReader(DbDataReader reader)
    {
        while (reader.Read())
            connection.Execute("INSERT INTO copy VALUES ('" + reader.GetString(1) + "')"); // BAD
    }

    public void FromReaderSafely(DbDataReader reader)
    {
        while (reader.Read())
            connection.Execute("INSERT INTO copy VALUES (@name)", new { name = reader.GetString(1) }); // GOOD
    }

    public void IdFromReader(DbDataReader reader)
    {
        while (reader.Read())
            connection.Execute("INSERT INTO copy VALUES (" + reader.GetInt32(0) + ")"); // GOOD
    }

    public void ByIndexer(DbDataReader reader)
    {
        while (reader.Read())
            connection.Execute($"INSERT INTO copy VALUES ('{reader["name"]}')"); // BAD
    }

    public void CastFromReader(DbDataReader reader)
    {
        while (reader.Read())
            connection.Execute($"DELETE FROM copy WHERE id = {(long)reader["id"]}"); // GOOD
    }

    public void FromEntity(int id)
    {
        var member = context.Set<Member>().Single(m => m.Id == id);
        context.Database.ExecuteSqlRaw($"UPDATE log SET name = '{member.Name}'"); // BAD
        context.Database.ExecuteSqlRaw($"UPDATE log SET id = {member.Id}"); // GOOD
        context.Database.ExecuteSql($"UPDATE log SET name = {member.Name}"); // GOOD
    }

    public void FromQuery()
    {
        foreach (var name in connection.Query<string>("SELECT name FROM members")) // GOOD
            connection.Execute("DROP TABLE \"" + name + "\""); // BAD
    }

    public void IdsFromQuery()
    {
        var ids = connection.Query<int>("SELECT id FROM members").ToList(); // GOOD
        connection.Execute("DELETE FROM log WHERE member IN (" + string.Join(",", ids) + ")"); // GOOD
    }

    public void FromScalar()
    {
        var name = (string?)new SqliteCommand("SELECT name FROM members LIMIT 1", connection).ExecuteScalar(); // GOOD
        connection.Execute("DELETE FROM log WHERE name = '" + name + "'"); // BAD
    }

    public void NumberFromScalar()
    {
        var count = Convert.ToInt32(new SqliteCommand("SELECT COUNT(*) FROM members", connection).ExecuteScalar()); // GOOD
        connection.Execute("UPDATE stats SET members = " + count); // GOOD
    }

    public void FromJson(string json)
    {
        var member = JsonSerializer.Deserialize<Member>(json)!;
        connection.Execute("INSERT INTO members VALUES ('" + member.Name + "')"); // BAD
        connection.Execute($"INSERT INTO members VALUES ('{member.Joined:O}')"); // GOOD
    }

    public void FromElement(JsonElement element)
    {
        connection.Execute("INSERT INTO members VALUES (" + element.GetProperty("id").GetInt32() + ")"); // GOOD
        connection.Execute("INSERT INTO members VALUES ('" + element.GetProperty("name").GetString() + "')"); // BAD
        connection.Execute("INSERT INTO members VALUES ('" + element + "')"); // BAD
    }

    public void StoredStatement()
    {
        foreach (var statement in connection.Query<string>("SELECT statement FROM jobs")) // GOOD
            connection.Execute("EXPLAIN " + statement); // BAD
    }
}
