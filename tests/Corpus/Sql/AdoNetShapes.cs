using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Corpus.AdoNetShapes;

public class Audited : SqliteCommand
{
    public Audited(string sql, SqliteConnection connection) : base(sql, connection) { } // GOOD
}

public class Counting : SqliteCommand
{
    public Counting(string table, SqliteConnection connection)
        : base("SELECT COUNT(*) FROM " + table, connection) { } // BAD
}

public class Everything(SqliteConnection connection) : SqliteCommand("SELECT * FROM t", connection); // GOOD

public class Filtering(string filter) : SqliteCommand("SELECT * FROM t WHERE " + filter); // BAD

public class Shapes(SqliteConnection connection, DbDataSource source, IDbConnection old)
{
    public void Constructor(string name)
    {
        using var a = new SqliteCommand("SELECT 1"); // GOOD
        using var b = new SqliteCommand("SELECT '" + name + "'", connection); // BAD
        using SqliteCommand c = new($"SELECT '{name}'", connection); // BAD
        using var d = new SqliteCommand(connection: connection, commandText: "SELECT '" + name + "'"); // BAD
        using var e = new SqliteCommand("SELECT @name", connection, null); // GOOD
    }

    public object? AtOnce(string name) => new SqliteCommand("SELECT '" + name + "'", connection).ExecuteScalar(); // BAD

    public void Initialiser(string name)
    {
        using var a = new SqliteCommand { Connection = connection, CommandText = "SELECT '" + name + "'" }; // BAD
        using var b = new SqliteCommand { Connection = connection, CommandText = "SELECT @name" }; // GOOD
        using var c = new SqliteCommand
        {
            Connection = connection,
            CommandTimeout = 10,
            CommandText = "SELECT * FROM t ORDER BY " + name, // BAD
        };
    }

    public void Interface(string name)
    {
        using IDbCommand command = old.CreateCommand();
        command.CommandText = "SELECT '" + name + "'"; // BAD
        command.ExecuteScalar();
        command.CommandText = "SELECT @name"; // GOOD
        command.ExecuteScalar();
    }

    public void Appended(DbCommand command, string name)
    {
        command.CommandText = "SELECT * FROM t WHERE 1 = 1"; // GOOD
        command.CommandText += " AND id = 1"; // GOOD
        command.CommandText += " AND name = '" + name + "'"; // BAD
    }

    public void Batch(string name, DbBatch batch)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = "INSERT INTO t VALUES ('" + name + "')"; // BAD
        batch.BatchCommands.Add(command);
        var other = batch.CreateBatchCommand();
        other.CommandText = "INSERT INTO t VALUES (@name)"; // GOOD
        batch.BatchCommands.Add(other);
    }

    public void DataSource(string name)
    {
        using var a = source.CreateCommand("SELECT '" + name + "'"); // BAD
        using var b = source.CreateCommand("SELECT @name"); // GOOD
        using var c = source.CreateCommand();
        c.CommandText = "SELECT 2"; // GOOD
    }

    public void Derived(string name)
    {
        using var a = new Audited("SELECT '" + name + "'", connection); // BAD
        using var b = new Audited("SELECT 1", connection); // GOOD
    }

    public void StoredProcedure(DbCommand command)
    {
        command.CommandType = CommandType.StoredProcedure;
        command.CommandText = "close_month"; // GOOD
    }

    public void StoredProcedureByName(DbCommand command, string name)
    {
        command.CommandType = CommandType.StoredProcedure;
        command.CommandText = "report_" + name; // BAD
    }

    public void Field() => command.CommandText = "SELECT 1"; // GOOD

    public void FieldText(string name) => command.CommandText = "SELECT '" + name + "'"; // BAD

    private readonly DbCommand command = connection.CreateCommand();

    public void Array(DbCommand[] commands, string name, int id)
    {
        commands[0].CommandText = "DELETE FROM t WHERE name = '" + name + "'"; // BAD
        commands[1].CommandText = "DELETE FROM t WHERE id = " + id; // GOOD
    }

    public void Using(string name)
    {
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT name FROM t WHERE name = $name"; // GOOD
            command.Parameters.AddWithValue("$name", name);
            using (var reader = command.ExecuteReader())
            {
                while (reader.Read())
                    Console.WriteLine(reader.GetString(0));
            }
        }
    }

    public void HalfParameterised(string name, string town)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM t WHERE name = $name AND town = '" + town + "'"; // BAD
        command.Parameters.AddWithValue("$name", name);
        command.ExecuteNonQuery();
    }

    public void Generic<TCommand>(TCommand command, string name) where TCommand : DbCommand
    {
        command.CommandText = "SELECT '" + name + "'"; // BAD
    }

    public void GenericConstant<TCommand>() where TCommand : IDbCommand, new()
    {
        var command = new TCommand();
        command.CommandText = "SELECT 1"; // GOOD
    }

    public void Tuple(string name)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = ("SELECT '" + name + "'", 5); // BAD
    }

    public void Chained(DbCommand first, DbCommand second, string name)
    {
        first.CommandText = second.CommandText = "SELECT '" + name + "'"; // BAD
    }

    public void Copied(DbCommand first, DbCommand second)
    {
        first.CommandText = "SELECT 1"; // GOOD
        second.CommandType = first.CommandType;
    }
}
