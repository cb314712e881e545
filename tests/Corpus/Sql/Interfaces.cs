using System.Data;
using System.Data.Common;
using Dapper;

namespace Corpus.Interfaces;

public interface IRunner
{
    int Run(string sql, params object[] arguments);
}

public class DapperRunner(DbConnection connection) : IRunner
{
    public int Run(string sql, params object[] arguments) => connection.Execute(sql, arguments); // GOOD
}

public interface ILogger
{
    void Log(string message);
}

public class ConsoleLogger : ILogger
{
    public void Log(string message) => Console.WriteLine(message);
}

public interface ITable
{
    string Name { get; }
    string Filter(string column);
}

public sealed class Books : ITable
{
    public string Name => "books";
    public string Filter(string column) => " WHERE " + column + " IS NOT NULL";
}

public sealed class Films : ITable
{
    public string Name => "films";
    public string Filter(string column) => "";
}

public class Clients(IRunner runner, ILogger logger, DbConnection connection)
{
    public void Constant() => runner.Run("DELETE FROM t"); // GOOD

    public void Text(string name) => runner.Run("DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void Number(int id) => runner.Run("DELETE FROM t WHERE id = " + id); // GOOD

    public void Parameter(string name) => runner.Run("DELETE FROM t WHERE name = {0}", name); // GOOD

    public void Logged(string name)
    {
        logger.Log("deleting '" + name + "'");
        runner.Run("DELETE FROM t WHERE id = 1"); // GOOD
    }

    public void Filtered(ITable table, string column) => connection.Query("SELECT 1 FROM t" + table.Filter(column)); // BAD

    public void ExactTable(Books books) => connection.Query("SELECT * FROM " + books.Name); // GOOD
}

public abstract class Repository
{
    private readonly IDbConnection connection;

    protected Repository(IDbConnection connection) => this.connection = connection;

    protected virtual int Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql; // GOOD
        return command.ExecuteNonQuery();
    }

    protected abstract int Save(string sql);
}

public class Orders(IDbConnection connection) : Repository(connection)
{
    public void Remove(string id) => Execute("DELETE FROM orders WHERE id = '" + id + "'"); // BAD

    public void RemoveAll() => Execute("DELETE FROM orders"); // GOOD

    public void Remove(int id) => base.Execute($"DELETE FROM orders WHERE id = {id}"); // GOOD

    protected override int Execute(string sql) => base.Execute(sql); // GOOD

    protected override int Save(string sql) => Execute(sql); // GOOD

    public void Store(string name) => Save("INSERT INTO orders VALUES ('" + name + "')"); // BAD
}

public class Explicit(DbConnection connection) : IRunner
{
    int IRunner.Run(string sql, params object[] arguments) => connection.Execute(sql); // GOOD

    public void Use(string name) => ((IRunner)this).Run("DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void UseConstant() => ((IRunner)this).Run("DELETE FROM t"); // GOOD
}
