using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Corpus.Tuples;

public class Tuples(DbConnection connection, DbContext context)
{
    public void Pair(string name)
    {
        var (table, value) = ("t", name);
        context.Database.ExecuteSqlRaw("SELECT * FROM " + table); // GOOD
        context.Database.ExecuteSqlRaw("SELECT * FROM t WHERE name = '" + value + "'"); // BAD
    }

    public void Swapped(string name)
    {
        var a = "x";
        var b = name;
        (a, b) = (b, a);
        context.Database.ExecuteSqlRaw("SELECT * FROM t WHERE name = '" + a + "'"); // BAD
    }

    public void Item(string name)
    {
        var pair = (Table: "t", Name: name);
        context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE name = '{pair.Name}'"); // BAD
        context.Database.ExecuteSqlRaw($"SELECT * FROM {pair.Table}"); // GOOD
    }

    public void Numbers((int From, int To) range) => context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE id BETWEEN {range.From} AND {range.To}"); // GOOD

    public void Mixed((int Id, string Name) key) => context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE id = {key.Id}"); // GOOD

    public void MixedText((int Id, string Name) key) => context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE name = '{key.Item2}'"); // BAD

    private static (string Sql, string Name) Build(string name) => ("SELECT * FROM t WHERE name = @name", name);

    private static (string Sql, string Name) BuildBadly(string name) => ("SELECT * FROM t WHERE name = '" + name + "'", name);

    public void Returned(string wanted)
    {
        var (sql, name) = Build(wanted);
        connection.Query(sql, new { name }); // GOOD
    }

    public void ReturnedBadly(string wanted)
    {
        var (sql, name) = BuildBadly(wanted);
        connection.Query(sql, new { name }); // BAD
    }

    public void Member(string wanted) => context.Database.ExecuteSqlRaw(BuildBadly(wanted).Sql); // BAD

    public void Switched(bool down, bool byName)
    {
        var order = (down, byName) switch
        {
            (true, true) => "name DESC",
            (false, true) => "name",
            (true, false) => "id DESC",
            _ => "id",
        };
        context.Database.ExecuteSqlRaw("SELECT * FROM t ORDER BY " + order); // GOOD
    }

    public void List()
    {
        List<(string Table, string Key)> tables = [("a", "id"), ("b", "key")];
        foreach (var (table, key) in tables)
            context.Database.ExecuteSqlRaw($"DELETE FROM {table} WHERE {key} IS NULL"); // GOOD
    }
}
