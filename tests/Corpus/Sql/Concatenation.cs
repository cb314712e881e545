using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Concatenation;

public class Invoices(SqliteConnection connection)
{
    const string Base = "SELECT id, customer, total FROM invoices";

    public object? Newest()
    {
        using var command = connection.CreateCommand();
        command.CommandText = Base + " ORDER BY created DESC" + " LIMIT 1"; // GOOD
        return command.ExecuteScalar();
    }

    public object? ByCustomer(string customer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Base + " WHERE customer = '" + customer + "'"; // BAD
        return command.ExecuteScalar();
    }

    public object? ByCustomerSafely(string customer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Base + " WHERE customer = @customer"; // GOOD
        command.Parameters.AddWithValue("@customer", customer);
        return command.ExecuteScalar();
    }

    public int Close(int id, bool paid)
    {
        var sql = "UPDATE invoices SET closed = 1, paid = " + (paid ? 1 : 0);
        sql = sql + " WHERE id = " + id;
        return connection.Execute(sql); // GOOD
    }

    public int Rename(int id, string title)
    {
        var sql = "UPDATE invoices SET title = '";
        sql += title;
        sql += "' WHERE id = " + id;
        return connection.Execute(sql); // BAD
    }

    public int Archive(string year)
    {
        var source = "invoices";
        var target = "invoices_" + year;
        return connection.Execute("INSERT INTO " + target + " SELECT * FROM " + source); // BAD
    }

    public int ArchiveOf(int year)
    {
        var target = "invoices_" + year.ToString("D4");
        return connection.Execute("INSERT INTO " + target + " SELECT * FROM invoices"); // GOOD
    }

    public IEnumerable<string> Titles(string prefix) =>
        connection.Query<string>(string.Concat(new[] { "SELECT title FROM invoices WHERE title LIKE '", prefix, "%'" })); // BAD

    public IEnumerable<string> Titles() =>
        connection.Query<string>(string.Concat("SELECT title ", "FROM ", nameof(Invoices), " ORDER BY 1")); // GOOD

    public IEnumerable<string> Half(string town, string street) =>
        connection.Query<string>("SELECT id FROM address WHERE town = @town AND street = '" + street + "'", new { town }); // BAD

    public IEnumerable<string> Whole(string town, string street) =>
        connection.Query<string>("SELECT id FROM address " + "WHERE town = @town AND street = @street", new { town, street }); // GOOD

    public int Count(string where)
    {
        using var command = new SqliteCommand("SELECT COUNT(*) FROM invoices WHERE " + where, connection); // BAD
        return Convert.ToInt32(command.ExecuteScalar());
    }

    public int CountOpen(DateOnly day)
    {
        using var command = new SqliteCommand("SELECT COUNT(*) FROM invoices WHERE due < '" + day.ToString("yyyy-MM-dd") + "'", connection); // GOOD
        return Convert.ToInt32(command.ExecuteScalar());
    }

    public int Character(char initial) => connection.Execute("DELETE FROM names WHERE initial = '" + initial + "'"); // BAD

    public int Anything(object value) => connection.Execute("DELETE FROM names WHERE value = " + value); // BAD

    public int Overwritten(string name)
    {
        var sql = "DELETE FROM names WHERE name = '" + name + "'";
        Console.Error.WriteLine(sql);
        sql = "DELETE FROM names";
        return connection.Execute(sql); // GOOD
    }

    public int Commented(string user)
    {
        return connection.Execute("DELETE FROM names -- by " + user); // BAD
    }

    public int Emptied(string name) => connection.Execute("DELETE FROM log WHERE size = " + name.Length); // GOOD

    public int Trimmed(string name) => connection.Execute("DELETE FROM log WHERE name = '" + name.Trim().ToLowerInvariant() + "'"); // BAD

    public int TrimmedConstant() => connection.Execute((" DELETE FROM log " + "WHERE size = 0 ").Trim()); // GOOD

    public int Cut(string name) => connection.Execute("DELETE FROM log WHERE name = '" + name.Substring(0, 8) + "'"); // BAD

    public int Placed(string name) => connection.Execute("DELETE FROM log WHERE name = '?'".Replace("?", name)); // BAD

    public int PlacedConstant() => connection.Execute("DELETE FROM {table}".Replace("{table}", "log")); // GOOD

    public int Inserted(string name) => connection.Execute("DELETE FROM log WHERE name = ''".Insert(30, name)); // BAD

    public int Padded(string code) => connection.Execute("DELETE FROM log WHERE code = '" + code.PadLeft(8, '0') + "'"); // BAD

    public int PaddedNumber(int code) => connection.Execute("DELETE FROM log WHERE code = '" + code.ToString().PadLeft(8, '0') + "'"); // GOOD
}
