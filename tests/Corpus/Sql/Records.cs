using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;

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

public class Users(DbConnection connection, DbContext context)
{
    private record Column(string Name);

    private static readonly Column Id = new("id");
    private static readonly Column Key = new("key");

    public void ByFilter(Filter filter) => connection.Query("SELECT * FROM t WHERE " + filter.Column + " = @value", new { filter.Value }); // BAD

    public void ByFilterValue(Filter filter) => connection.Query("SELECT * FROM t WHERE name = @value", new { filter.Value }); // GOOD

    public void ByRange(Range range) => context.Database.ExecuteSqlRaw("SELECT * FROM t WHERE id " + range.Sql); // GOOD

    public void ByBounds(Range range) => context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE id BETWEEN {range.From} AND {range.To}"); // GOOD

    public void ById() => context.Database.ExecuteSqlRaw("SELECT * FROM t ORDER BY " + Id.Name); // GOOD

    public void ByEither(bool key) => context.Database.ExecuteSqlRaw("SELECT * FROM t ORDER BY " + (key ? Key : Id).Name); // GOOD

    public void Local(string name)
    {
        var filter = new Filter("name", name);
        context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE {filter.Column} = '{filter.Value}'"); // BAD
    }

    public void With(Filter filter)
    {
        var other = filter with { Column = "id" };
        context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE id = '{other.Value}'"); // BAD
    }

    public void Deconstructed(Filter filter)
    {
        var (column, value) = filter;
        connection.Query("SELECT * FROM t WHERE " + column + " = @value", new { value }); // BAD
    }

    public void DeconstructedRange(Range range)
    {
        var (from, to) = range;
        context.Database.ExecuteSqlRaw("SELECT * FROM t WHERE id BETWEEN " + from + " AND " + to); // GOOD
    }

    public void Matched(object shape)
    {
        if (shape is Filter { Value: var value })
            context.Database.ExecuteSqlRaw("SELECT * FROM t WHERE name = '" + value + "'"); // BAD
        if (shape is Range(var from, _))
            context.Database.ExecuteSqlRaw("SELECT * FROM t WHERE id > " + from); // GOOD
    }

    public void Whole(Filter filter) => context.Database.ExecuteSqlRaw("SELECT '" + filter + "'"); // BAD

    public void Given(Statement statement) => context.Database.ExecuteSqlRaw(statement.Text + " LIMIT 1"); // BAD

    public void Anonymous(int id)
    {
        var row = new { Id = id, Table = "t" };
        context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE id = {row.Id}"); // GOOD
        context.Database.ExecuteSqlRaw($"SELECT * FROM {row.Table} WHERE id = 1"); // GOOD
    }

    public void AnonymousText(string name)
    {
        var row = new { Name = name };
        context.Database.ExecuteSqlRaw($"SELECT * FROM t WHERE name = '{row.Name}'"); // BAD
    }
}
