using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Wrappers;

public class Database
{
    private readonly DbConnection connection;

    public Database(DbConnection connection) => this.connection = connection;

    public int Run(string sql, object? parameters = null) => connection.Execute(sql, parameters); // GOOD

    public T? Scalar<T>([StringSyntax("sql")] string sql) => connection.ExecuteScalar<T>(sql); // GOOD

    public DataTable Table(string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query; // GOOD
        var table = new DataTable();
        using var reader = command.ExecuteReader();
        table.Load(reader);
        return table;
    }

    public DbCommand Command(string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql; // GOOD
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        return command;
    }

    public int RunTwice(string sql) => Run(sql) + Run(sql); // GOOD

    public int RunChecked(string sql)
    {
        ArgumentException.ThrowIfNullOrEmpty(sql);
        var text = sql;
        return connection.Execute(text); // GOOD
    }

    public int RunLogged(string sql)
    {
        Console.WriteLine("running " + sql);
        return Run(sql); // GOOD
    }

    internal int RunInside(string sql) => connection.Execute(sql); // GOOD

    private int RunOrNothing(string? sql) => sql == null ? 0 : connection.Execute(sql); // GOOD

    public int Delete(string table) => RunOrNothing("DELETE FROM " + table); // BAD

    public int DeleteOrders() => RunOrNothing("DELETE FROM orders"); // GOOD

    public long RunOrCount(string? sql) => connection.ExecuteScalar<long>(sql ?? "SELECT COUNT(*) FROM orders"); // GOOD

    public long CountOf(string table) => RunOrCount("SELECT COUNT(*) FROM " + table); // BAD

    public int RunOrClean(string? sql = null)
    {
        if (sql == null)
            sql = "DELETE FROM done";
        return connection.Execute(sql); // GOOD
    }

    public int CleanOf(string table) => RunOrClean("DELETE FROM " + table); // BAD

    public T? First<T>(string sql) => connection.QueryFirstOrDefault<T>(sql); // GOOD

    public string? FirstOf(string name) => First<string>("SELECT town FROM users WHERE name = '" + name + "'"); // BAD

    public int RunOrFilter(string? sql, string filter) => connection.Execute(sql ?? "DELETE FROM t WHERE " + filter); // BAD
}

public static class DatabaseExtensions
{
    public static int Exec(this DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql; // GOOD
        return command.ExecuteNonQuery();
    }
}

public class Callers(Database database, DbConnection connection)
{
    public void Constant() => database.Run("DELETE FROM t"); // GOOD

    public void Text(string name) => database.Run("DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void TextWithParameters(string name) => database.Run("DELETE FROM t WHERE name = @name", new { name }); // GOOD

    public void Half(string name, string town) =>
        database.Run("DELETE FROM t WHERE name = @name AND town = '" + town + "'", new { name }); // BAD

    public int Number(int id) => database.Scalar<int>($"SELECT COUNT(*) FROM t WHERE id = {id}"); // GOOD

    public int Marked(string table) => database.Scalar<int>($"SELECT COUNT(*) FROM {table}"); // BAD

    public void Table(string filter) => database.Table("SELECT * FROM t WHERE " + filter); // BAD

    public void TableConstant() => database.Table("SELECT * FROM t WHERE " + "1 = 1"); // GOOD

    public void Command(string name) => database.Command("SELECT * FROM t WHERE name = @n", ("@n", name)).ExecuteNonQuery(); // GOOD

    public void CommandText(string name) => database.Command($"SELECT * FROM t WHERE name = '{name}'").ExecuteNonQuery(); // BAD

    public void Twice(string name) => database.RunTwice("DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void Checked(string name)
    {
        var sql = $"DELETE FROM t WHERE name = '{name}'";
        database.RunChecked(sql); // BAD
    }

    public void Logged(string name) => database.RunLogged(string.Format("DELETE FROM t WHERE name = '{0}'", name)); // BAD

    public void Inside(string name) => database.RunInside("DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void Extension(string name) => connection.Exec("DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void ExtensionConstant() => connection.Exec("DELETE FROM t"); // GOOD

    public void ExtensionStatically(string name) => DatabaseExtensions.Exec(connection, "DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void PassedOn(string sql) => database.Run(sql); // GOOD

    public void PassedOnTwice(string sql) => PassedOn(sql); // GOOD

    public void OverTwo(string name) => PassedOnTwice("DELETE FROM t WHERE name = '" + name + "'"); // BAD
}

public class OldTable(SqliteConnection connection)
{
    private object? Value(string column, int id) => Query("SELECT " + column + " FROM old WHERE id = " + id); // GOOD

    private object? Query(string sql)
    {
        using var command = new SqliteCommand(sql, connection); // GOOD
        return command.ExecuteScalar();
    }

    public object? Name(int id) => Value("name", id);

    public object? Price(int id) => Value("price", id);
}

public class ForwardingCommand(DbCommand inner)
{
    public string CommandText
    {
        get => inner.CommandText;
        set => inner.CommandText = value; // GOOD
    }
}

/// <summary>A name that is put into texts, and once called as a procedure, is no text itself.</summary>
public class ObjectName(string schema, string name)
{
    public string Full { get; set; } = schema + "." + name;

    public static ObjectName Of(string schema, string name) => new(schema, name) { Full = $"[{schema}].[{name}]" };

    public void Call(DbCommand command)
    {
        command.CommandType = CommandType.StoredProcedure;
        command.CommandText = Full; // GOOD
    }

    public SqliteCommand Made(SqliteConnection connection) => new(Full, connection) { CommandType = CommandType.StoredProcedure }; // GOOD
}

public class Pieces(DbConnection connection)
{
    private readonly StringBuilder text = new();

    public string Table { get; private set; } = "orders";

    public Pieces Add(string piece)
    {
        text.Append(piece);
        text.Append(' ');
        return this;
    }

    public void Delete() => Add("DELETE FROM").Add(Table).Add("WHERE 1 = 0"); // GOOD

    public void DeleteFrom(string table) => Add("DELETE FROM " + table); // BAD

    public void Choose(bool isOld) => Table = isOld ? "old_" + Table : "orders";

    public void Run() => connection.Execute(text.ToString()); // GOOD
}

public class Either(DbConnection connection)
{
    private int Run(bool first, string one, string other) => connection.Execute(first ? one : other); // GOOD

    public int Delete(string name) => Run(true, "DELETE FROM t WHERE name = '" + name + "'", ""); // BAD

    public int DeleteOther(string name) => Run(false, "", "DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public int DeleteAll() => Run(true, "DELETE FROM t", "DELETE FROM u"); // GOOD
}

public class TenantAttribute : Attribute
{
    public string Tenant { get; set; } = "";

    public void OnRequest(string tenant) => Tenant = tenant;

    public int Delete(DbConnection connection) => connection.Execute("DELETE FROM t WHERE tenant = '" + Tenant + "'"); // BAD
}

[Tenant(Tenant = "acme")]
public class Tenants(DbConnection connection)
{
    public int Delete() => connection.Execute("DELETE FROM t WHERE tenant = '" + ((TenantAttribute)Attribute.GetCustomAttribute(typeof(Tenants), typeof(TenantAttribute))!).Tenant + "'"); // GOOD
}
