using System.Data.Common;
using Dapper;

namespace Corpus.Iterators;

public class Pieces(DbConnection connection, DbCommand command)
{
    private static IEnumerable<string> Names(int count)
    {
        for (var i = 0; i < count; i++)
            yield return "@p" + i;
    }

    private static IEnumerable<string> Conditions(string? name, int? age)
    {
        if (name != null)
            yield return "name = '" + name + "'";
        if (age != null)
            yield return "age = " + age;
    }

    private static IEnumerable<string> SafeConditions(string? name, int? age)
    {
        if (name != null)
            yield return "name = @name";
        if (age != null)
            yield return "age = @age";
    }

    private static IEnumerable<string> Fixed()
    {
        yield return "a";
        yield return "b";
    }

    public void Placeholders(string[] values) => command.CommandText = $"SELECT * FROM t WHERE v IN ({string.Join(", ", Names(values.Length))})"; // GOOD

    public void Where(string? name, int? age) => command.CommandText = "SELECT * FROM t WHERE " + string.Join(" AND ", Conditions(name, age)); // BAD

    public void WhereAge(int? age) => command.CommandText = "SELECT * FROM t WHERE " + string.Join(" AND ", Conditions(null, age)); // GOOD

    public void WhereSafely(string? name, int? age) =>
        connection.Query("SELECT * FROM t WHERE " + string.Join(" AND ", SafeConditions(name, age)), new { name, age }); // GOOD

    public void Columns() => command.CommandText = "SELECT " + string.Join(", ", Fixed()) + " FROM t"; // GOOD

    public void EachColumn()
    {
        foreach (var column in Fixed())
            command.CommandText = "SELECT " + column + " FROM t"; // GOOD
    }

    public void EachCondition(string name)
    {
        var sql = "SELECT * FROM t WHERE 1 = 1";
        foreach (var condition in Conditions(name, null))
            sql += " AND " + condition;
        command.CommandText = sql; // BAD
    }

    private static IEnumerable<string> Split(TextReader script)
    {
        while (script.ReadLine() is { } line)
            yield return line;
    }

    public void Script(TextReader script)
    {
        foreach (var statement in Split(script))
            command.CommandText = statement + ";"; // GOOD
    }

    private static IEnumerable<int> Counts()
    {
        yield return 1;
        yield return 2;
    }

    public void Numbers() => command.CommandText = "SELECT * FROM t WHERE id IN (" + string.Join(",", Counts()) + ")"; // GOOD
}
