using System.Data.Common;
using Dapper;

namespace Corpus.Records;

public record Filter(string Column, string Value);

public record struct Range(int From, int To)
{
    public override readonly string ToString() => $"BETWEEN {From} AND {To}";
    public readonly string Sql => $"BETWEEN {From} AND {To}";
}

public sealed record Statement(string Text)
{
    public static readonly Statement All = new("SELECT * FROM t");
}

public class Users(DbConnection connection)
{
    private record Column(string Name);

    private static readonly Column Id = new("id");
    private static readonly Column Key = new("key");

    public void ByFilter(Filter filter) => connection.Query("SELECT * FROM t WHERE " + filter.Column + " = @value", new { filter.Value }); // BAD

    public void ByFilterValue(Filter filter) => connection.Query("SELECT * FROM t WHERE name = @value", new { filter.Value }); // GOOD

    public void ByRange(Range range) => connection.Query("SELECT * FROM t WHERE id " + range.Sql); // GOOD

    public void ByBounds(Range range) => connection.Query($"SELECT * FROM t WHERE id BETWEEN {range.From} AND {range.To}"); // GOOD

    public void ById() => connection.Query("SELECT * FROM t ORDER BY " + Id.Name); // GOOD

    public void ByEither(bool key) => connection.Query("SELECT * FROM t ORDER BY " + (key ? Key : Id).Name); // GOOD

    public void Local(string name)
    {
        var filter = new Filter("name", name);
        connection.Query($"SELECT * FROM t WHERE {filter.Column} = '{filter.Value}'"); // BAD
    }

    public void With(Filter filter)
    {
        var other = filter with { Column = "id" };
        connection.Query($"SELECT * FROM t WHERE id = '{other.Value}'"); // BAD
    }

    public void Deconstructed(Filter filter)
    {
        var (column, value) = filter;
        connection.Query("SELECT * FROM t WHERE " + column + " = @value", new { value }); // BAD
    }

    public void DeconstructedRange(Range range)
    {
        var (from, to) = range;
        connection.Query("SELECT * FROM t WHERE id BETWEEN " + from + " AND " + to); // GOOD
    }

    public void Matched(object shape)
    {
        if (shape is Filter { Value: var value })
            connection.Query("SELECT * FROM t WHERE name = '" + value + "'"); // BAD
        if (shape is Range(var from, _))
            connection.Query("SELECT * FROM t WHERE id > " + from); // GOOD
    }

    public void Whole(Filter filter) => connection.Query("SELECT '" + filter + "'"); // BAD

    public void Given(Statement statement) => connection.Query(statement.Text + " LIMIT 1"); // BAD

    public void Anonymous(int id)
    {
        var row = new { Id = id, Table = "t" };
        connection.Query($"SELECT * FROM t WHERE id = {row.Id}"); // GOOD
        connection.Query($"SELECT * FROM {row.Table} WHERE id = 1"); // GOOD
    }

    public void AnonymousText(string name)
    {
        var row = new { Name = name };
        connection.Query($"SELECT * FROM t WHERE name = '{row.Name}'"); // BAD
    }
}
