using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Corpus.Generics;

public class Row
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class Repository<T>(DbConnection connection, DbContext context) where T : class
{
    private static readonly string Table = typeof(T).Name;

    public IEnumerable<T> All() => connection.Query<T>("SELECT * FROM " + Table); // GOOD

    public IEnumerable<T> AllOf() => connection.Query<T>($"SELECT * FROM {typeof(T).Name} ORDER BY id"); // GOOD

    public T? Find(int id) => connection.QueryFirstOrDefault<T>($"SELECT * FROM {Table} WHERE id = {id}"); // GOOD

    public T? Find(string key) => connection.QueryFirstOrDefault<T>($"SELECT * FROM {Table} WHERE id = '{key}'"); // BAD

    public T? FindBy<TKey>(TKey key) => connection.QueryFirstOrDefault<T>($"SELECT * FROM {Table} WHERE id = '{key}'"); // BAD

    public T? FindByNumber<TKey>(TKey key) where TKey : struct, Enum =>
        connection.QueryFirstOrDefault<T>($"SELECT * FROM {Table} WHERE kind = '{key}'"); // GOOD

    public IEnumerable<T> Where(string condition) => connection.Query<T>("SELECT * FROM " + Table + " WHERE " + condition); // BAD

    public IEnumerable<T> Run(string sql) => connection.Query<T>(sql); // GOOD

    public IQueryable<T> Raw(string sql) => context.Set<T>().FromSqlRaw(sql); // GOOD

    public IQueryable<T> Ordered(string column) => context.Set<T>().FromSqlRaw("SELECT * FROM t ORDER BY " + column); // BAD
}

public class Rows(Repository<Row> rows)
{
    public void Own() => rows.Run("SELECT * FROM row WHERE id > 3"); // GOOD

    public void Named(string name) => rows.Run("SELECT * FROM row WHERE name = '" + name + "'"); // BAD

    public void Raw(string name) => rows.Raw($"SELECT * FROM row WHERE name = '{name}'"); // BAD

    public void RawConstant() => rows.Raw("SELECT * FROM row"); // GOOD
}

public static class Generic
{
    private static TResult Use<TArgument, TResult>(TArgument argument, Func<TArgument, TResult> use) => use(argument);

    public static T Same<T>(T value) => value;

    public static void Constant(DbConnection connection) => connection.Execute("DELETE FROM " + Same("t")); // GOOD

    public static void Number(DbConnection connection, int id) => connection.Execute("DELETE FROM t WHERE id = " + Same(id)); // GOOD

    public static void Text(DbConnection connection, string name) => connection.Execute("DELETE FROM t WHERE name = '" + Same(name) + "'"); // BAD

    public static void Box(DbConnection connection, Box<string> box) => connection.Execute("DELETE FROM t WHERE name = '" + box.Value + "'"); // BAD

    public static void Box(DbConnection connection, Box<long> box) => connection.Execute("DELETE FROM t WHERE id = " + box.Value); // GOOD

    public static void Inside(DbConnection connection, string name) =>
        Use(connection, c => c.Execute("DELETE FROM t WHERE name = '" + name + "'")); // BAD
}

public class Box<T>
{
    public T Value { get; set; } = default!;
}
