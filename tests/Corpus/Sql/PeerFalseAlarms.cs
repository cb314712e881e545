using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Corpus.PeerFalseAlarms;

public enum Status { Open, Closed }

public class Order
{
    public int Id { get; set; }
}

public class FalseAlarms(SqliteConnection connection, DbContext context)
{
    private const string Table = "orders";
    private static readonly string Columns = "id, " + "total";
    private static readonly string Joined;
    private string where = "WHERE 1 = 1";
    private string Limit { get; set; } = "LIMIT 10";
    private static readonly HashSet<string> Known = ["id", "total"];
    private static readonly Dictionary<string, string> Sorts = new() { ["new"] = "created DESC", ["old"] = "created" };

    static FalseAlarms() => Joined = "SELECT * FROM orders JOIN customers USING (customer)";

    // CA2100 alarms on an integer
    public void Integer(int id) => new SqliteCommand("SELECT * FROM orders WHERE id = " + id, connection).ExecuteReader(); // GOOD

    // CA2100, S2077 alarm on an enum
    public void Enumeration(Status status) => new SqliteCommand($"SELECT * FROM orders WHERE status = '{status}'", connection).ExecuteReader(); // GOOD

    // CA2100, S2077 alarm on a Guid
    public void Key(Guid key) => new SqliteCommand("SELECT * FROM orders WHERE key = '" + key + "'", connection).ExecuteReader(); // GOOD

    // CA2100 alarms on a StringBuilder of literals (roslyn-analyzers#1558)
    public void Builder(int rows)
    {
        var sql = new StringBuilder("INSERT INTO numbers VALUES (0)");
        for (var i = 0; i < rows; i++)
            sql.Append(", (1)");
        using var command = new SqliteCommand(sql.ToString(), connection); // GOOD
        command.ExecuteNonQuery();
    }

    // CA2100 alarms on Format of constants
    public void Format() => new SqliteCommand(string.Format("SELECT {0} FROM {1}", "id", Table), connection).ExecuteReader(); // GOOD

    // CA2100 alarms on the wrapper's own line
    public int Wrapper(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql; // GOOD
        return command.ExecuteNonQuery();
    }

    // S2077 alarms on a readonly field in an interpolation
    public void ReadonlyField() => connection.Query($"SELECT {Columns} FROM {Table}"); // GOOD

    // S2077 alarms on a field set in the static constructor
    public void StaticConstructor() => connection.Query(Joined + " ORDER BY 1"); // GOOD

    // S2077, DAP241 alarm on a private field that is never written
    public void PrivateField() => connection.Query("SELECT * FROM orders " + where); // GOOD

    // S2077 alarms on a private property that is never set
    public void PrivateProperty() => connection.Query("SELECT * FROM orders " + Limit); // GOOD

    // S2077 alarms on an expression-bodied property that returns a constant
    private static string Order => "ORDER BY id";
    public void ExpressionBodied() => connection.Query("SELECT * FROM orders " + Order); // GOOD

    // CA2100 alarms on a private method whose returns are all constant
    private static string Direction(bool down)
    {
        if (down)
            return "DESC";
        return "ASC";
    }

    public void PrivateMethod(bool down)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM orders ORDER BY id " + Direction(down); // GOOD
        command.ExecuteNonQuery();
    }

    // puma-scan SEC0108 and S2077 alarm on nameof
    public void NameOf() => connection.Query($"SELECT {nameof(PeerFalseAlarms.Order.Id)} FROM orders"); // GOOD

    // S2077 alarms on the text of an enum
    public void EnumText(Status status) => connection.Query("SELECT * FROM orders_" + status.ToString()); // GOOD

    // S2077 alarms on a ternary of literals (sonar-dotnet#9602)
    public void Ternary(bool down) => connection.Query("SELECT * FROM orders ORDER BY id " + (down ? "DESC" : "ASC")); // GOOD

    // S2077 alarms on a switch of literals
    public void Switch(Status status) => connection.Query("SELECT * FROM " + status switch { Status.Open => "open_orders", _ => "closed_orders" }); // GOOD

    // S2077 alarms on an if of literals
    public void If(bool all)
    {
        var sql = "SELECT * FROM orders";
        if (!all)
            sql = sql + " WHERE open = 1";
        connection.Query(sql); // GOOD
    }

    // EF1002 alarms on Format with a culture and constants (efcore#37915)
    public void Culture() => context.Database.ExecuteSqlRaw(string.Format(CultureInfo.InvariantCulture, "DELETE FROM {0}", Table)); // GOOD

    // CA2100 alarms on an interpolation of constants (roslyn-analyzers#4735)
    public void ConstantHoles() => new SqliteCommand($"SELECT {"id"} FROM {Table}", connection).ExecuteReader(); // GOOD

    // CA2100, S2077 alarm on a dictionary of literals
    public void Lookup(string sort) => connection.Query("SELECT * FROM orders ORDER BY " + Sorts[sort]); // GOOD

    // EF1002 alarms on generated placeholders (efcore#13091)
    public void Placeholders(object[] values)
    {
        var marks = string.Join(",", values.Select((_, i) => "{" + i + "}"));
        context.Database.ExecuteSqlRaw($"DELETE FROM orders WHERE customer IN ({marks})", values); // GOOD
    }

    // S2077 alarms on names built from a counter
    public void Counter(int n)
    {
        var sql = "SELECT * FROM orders WHERE 0 = 1";
        for (var i = 0; i < n; i++)
            sql += " OR customer = @c" + i;
        connection.Query(sql); // GOOD
    }

    // EF1002 alarms on a bool
    public void Boolean(bool paid) => context.Database.ExecuteSqlRaw($"DELETE FROM orders WHERE paid = {paid}"); // GOOD

    // CA2100 alarms on an invariant date
    public void Date(DateTime day) =>
        new SqliteCommand("SELECT * FROM orders WHERE day = '" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "'", connection).ExecuteReader(); // GOOD

    // DAP241 alarms on a nullable number
    public void Nullable(int? id) => connection.Query("SELECT * FROM orders WHERE id = " + (id?.ToString("D") ?? "NULL")); // GOOD

    // DAP242 alarms on joined numbers
    public void Numbers(IEnumerable<Order> orders) => connection.Query($"SELECT * FROM orders WHERE id IN ({string.Join(",", orders.Select(o => o.Id))})"); // GOOD

    // EF1002 alarms on integers
    public void EfInteger(int id) => context.Set<Order>().FromSqlRaw($"SELECT * FROM orders WHERE id = {id}"); // GOOD

    // all alarm on a switch whose default throws
    public void Guarded(string column)
    {
        var safe = column switch { "id" => "id", "total" => "total", _ => throw new ArgumentException(column) };
        connection.Query("SELECT * FROM orders ORDER BY " + safe); // GOOD
    }

    // all alarm on an allow-list (CA2100: roslyn-analyzers#4336)
    public void AllowList(string column)
    {
        if (!Known.Contains(column))
            throw new ArgumentException(column);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM orders ORDER BY " + column; // GOOD
        command.ExecuteNonQuery();
    }

    // all alarm on Enum.IsDefined
    public void Defined(string status)
    {
        if (!Enum.IsDefined(typeof(Status), status))
            return;
        connection.Query("SELECT * FROM orders WHERE status = '" + status + "'"); // GOOD
    }

    // all alarm on an anchored pattern
    public void Pattern(string table)
    {
        if (!Regex.IsMatch(table, @"\A[A-Za-z0-9_]+\z"))
            throw new ArgumentException(table);
        connection.Query("SELECT * FROM " + table); // GOOD
    }

    // all alarm on a quoted identifier
    public void Quoted(DbCommandBuilder builder, string table) => connection.Query("SELECT * FROM " + builder.QuoteIdentifier(table)); // GOOD

    // SCS0002 alarmed on FromSql with an interpolation (security-code-scan#167)
    public void Interpolated(string name) => context.Set<Order>().FromSql($"SELECT * FROM orders WHERE name = {name}"); // GOOD

    // as are its siblings
    public void ExecuteInterpolated(string name) => context.Database.ExecuteSqlInterpolated($"DELETE FROM orders WHERE name = {name}"); // GOOD

    // a placeholder in quotes is a wrong query and no injection (efcore#29870, #19412)
    public void QuotedPlaceholder(string name) => context.Database.ExecuteSql($"DELETE FROM orders WHERE name = '{name}'"); // GOOD

    public void QuotedRawPlaceholder(string name) => context.Database.ExecuteSqlRaw("DELETE FROM orders WHERE name = '{0}'", name); // GOOD

    // S2077 alarmed on a constant in a variable (sonar-dotnet#2394)
    public void Variable()
    {
        var table = "orders";
        var sql = "SELECT * FROM " + table;
        connection.Query(sql); // GOOD
    }

    // SCS0002 alarmed on constants (security-code-scan#168)
    public void Constants()
    {
        const string columns = "id, total";
        using var command = new SqliteCommand("SELECT " + columns + " FROM " + Table, connection); // GOOD
        command.ExecuteNonQuery();
    }

    // CA2100 knows no list of harmless types (roslyn-analyzers#3307)
    public void Span(TimeSpan age) => new SqliteCommand($"SELECT * FROM orders WHERE age > {age.Ticks}", connection).ExecuteReader(); // GOOD

    // CA2100, SCS0002, S2077 report a stored procedure like any text
    public void Procedure(DbCommand command)
    {
        const string schema = "dbo";
        command.CommandType = CommandType.StoredProcedure;
        command.CommandText = schema + ".close_orders"; // GOOD
    }

    // CA2100 alarms on a parsed number
    public void Parsed(string id) => new SqliteCommand("SELECT * FROM orders WHERE id = " + long.Parse(id), connection).ExecuteReader(); // GOOD
}

// CA2100 alarms on forwarding in a command that wraps another
public class LoggingCommand(DbCommand inner)
{
    public string Text
    {
        get => inner.CommandText;
        set => inner.CommandText = value; // GOOD
    }
}
