using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Helpers;

public static class Text
{
    public static string Where(string column, string value) => " WHERE " + column + " = '" + value + "'";
    public static string Limit(int rows) => " LIMIT " + rows;
    public static string Surround(this string text, string with) => with + text + with;
    public static string Identity(string text) => text;
    public static string Constant(string ignored) => "id";
    public static string Number(string text) => int.Parse(text).ToString();
}

public class Store
{
    private readonly SqliteConnection connection;

    public Store(SqliteConnection connection) => this.connection = connection;

    public void Plain() => connection.Query("SELECT * FROM t" + Text.Limit(10)); // GOOD

    public void WhereConstant() => connection.Query("SELECT * FROM t" + Text.Where("id", "7")); // GOOD

    public void WhereText(string name) => connection.Query("SELECT * FROM t" + Text.Where("name", name)); // BAD

    public void Extension(string name) => connection.Query("SELECT * FROM t WHERE name = " + name.Surround("'")); // BAD

    public void ExtensionConstant() => connection.Query("SELECT * FROM t WHERE name = " + "x".Surround("'")); // GOOD

    public void Same(string name) => connection.Query("SELECT * FROM " + Text.Identity(name)); // BAD

    public void SameConstant() => connection.Query("SELECT * FROM " + Text.Identity("t")); // GOOD

    public void Ignoring(string name) => connection.Query("SELECT * FROM t ORDER BY " + Text.Constant(name)); // GOOD

    public void Parsing(string id) => connection.Query("SELECT * FROM t WHERE id = " + Text.Number(id)); // GOOD

    public void InstanceHelper(string name) => connection.Query(Build(name)); // BAD

    public void InstanceHelperConstant() => connection.Query(Build("x")); // GOOD

    private string Build(string n) => "SELECT * FROM t WHERE name = '" + n + "'";

    public void Deep(string name) => connection.Query(Outer(name)); // BAD

    public void DeepConstant() => connection.Query(Outer("x")); // GOOD

    private static string Outer(string n) => Middle(n) + " ORDER BY id";
    private static string Middle(string n) => "SELECT * FROM t" + Inner(n);
    private static string Inner(string n) => $" WHERE name = '{n}'";

    public void LocalFunction(string name)
    {
        string Filter(string column) => column + " = '" + name + "'";
        connection.Query("SELECT * FROM t WHERE " + Filter("name")); // BAD
    }

    public void LocalFunctionConstant(int id)
    {
        static string Equal(string column, int value) => $"{column} = {value}";
        connection.Query("SELECT * FROM t WHERE " + Equal("id", id)); // GOOD
    }

    public void Recursive(int depth) => connection.Query(Nest(depth)); // GOOD

    private static string Nest(int depth) => depth == 0 ? "SELECT 1" : "SELECT * FROM (" + Nest(depth - 1) + ")";

    public void RecursiveText(int depth, string name) => connection.Query(NestOf(depth, name)); // BAD

    private static string NestOf(int depth, string name) => depth == 0 ? "SELECT '" + name + "'" : "SELECT * FROM (" + NestOf(depth - 1, name) + ")";

    public void Mutual(int n) => connection.Query("SELECT " + Even(n)); // GOOD

    private static string Even(int n) => n == 0 ? "0" : "1 + " + Odd(n - 1);
    private static string Odd(int n) => n == 0 ? "1" : "0 + " + Even(n - 1);

    public void Named(string name) => connection.Query("SELECT * FROM t" + Text.Where(value: name, column: "name")); // BAD

    public void Optional() => connection.Query("SELECT * FROM t" + Ordered()); // GOOD

    public void OptionalGiven(string by) => connection.Query("SELECT * FROM t" + Ordered(by)); // BAD

    private static string Ordered(string by = "id") => " ORDER BY " + by;

    public void Params() => connection.Query("SELECT " + List("a", "b") + " FROM t"); // GOOD

    public void ParamsGiven(string column) => connection.Query("SELECT " + List("a", column) + " FROM t"); // BAD

    private static string List(params string[] columns) => string.Join(", ", columns);

    public void Conditional(bool all, string name) => connection.Query(all ? "SELECT * FROM t" : Build(name)); // BAD

    public void Discarded(string name)
    {
        _ = Build(name);
        connection.Query("SELECT * FROM t"); // GOOD
    }

    private int DeleteFrom(string table) => connection.Execute("DELETE FROM " + table); // GOOD

    public void DeleteAll()
    {
        DeleteFrom("orders");
        DeleteFrom("customers");
    }

    private int TruncateTable(string table) => connection.Execute("DELETE FROM " + table + " WHERE 1 = 1"); // BAD

    public void TruncateOrders() => TruncateTable("orders");

    public void Truncate(string table) => TruncateTable(table);
}
