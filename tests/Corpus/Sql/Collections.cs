using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Dapper;

namespace Corpus.Collections;

public class Catalog(IDbConnection db)
{
    private static readonly Dictionary<string, string> Orderings = new()
    {
        ["name"] = "name ASC",
        ["newest"] = "created DESC",
    };
    private static readonly string[] Columns = ["id", "name", "price"];
    private static readonly FrozenDictionary<int, string> Tables = new Dictionary<int, string> { [1] = "books", [2] = "films" }.ToFrozenDictionary();
    private static readonly ImmutableArray<string> Keys = ["id", "isbn"];
    private readonly List<string> conditions = [];
    private readonly Dictionary<string, string> aliases = [];

    public void Learn(string name, string column) => aliases[name] = column;

    public void Require(string condition) => conditions.Add(condition);

    public void Ordered(string order) => db.Query("SELECT * FROM items ORDER BY " + Orderings[order]); // GOOD

    public void OrderedOrNot(string order) =>
        db.Query("SELECT * FROM items ORDER BY " + (Orderings.TryGetValue(order, out var by) ? by : "id")); // GOOD

    public void OrderedByDefault(string order) => db.Query("SELECT * FROM items ORDER BY " + Orderings.GetValueOrDefault(order, "id")); // GOOD

    public void OrderedByFallback(string order) => db.Query("SELECT * FROM items ORDER BY " + Orderings.GetValueOrDefault(order, order)); // BAD

    public void Aliased(string order) => db.Query("SELECT * FROM items ORDER BY " + aliases[order]); // BAD

    public void Listed() => db.Query($"SELECT {string.Join(", ", Columns)} FROM items"); // GOOD

    public void Nth(int column) => db.Query($"SELECT {Columns[column]} FROM items"); // GOOD

    public void FromTable(int kind) => db.Query("SELECT * FROM " + Tables[kind]); // GOOD

    public void Keyed() => db.Query("SELECT " + string.Join(',', Keys) + " FROM items"); // GOOD

    public void Conditions() => db.Query("SELECT * FROM items WHERE " + string.Join(" AND ", conditions)); // BAD

    public void LocalConditions(bool cheap, bool sold)
    {
        var where = new List<string> { "1 = 1" };
        if (cheap)
            where.Add("price < 10");
        if (sold)
            where.Add("sold = 1");
        db.Query("SELECT * FROM items WHERE " + string.Join(" AND ", where)); // GOOD
    }

    public void LocalConditionsWithText(string? name)
    {
        var where = new List<string> { "1 = 1" };
        if (name != null)
            where.Add($"name = '{name}'");
        db.Query("SELECT * FROM items WHERE " + string.Join(" AND ", where)); // BAD
    }

    public void Placeholders(string[] names)
    {
        var marks = string.Join(", ", names.Select((_, i) => "@p" + i));
        db.Query($"SELECT * FROM items WHERE name IN ({marks})"); // GOOD
    }

    public void PlaceholdersByCount(ICollection<string> names) =>
        db.Query("SELECT * FROM items WHERE name IN (" + string.Join(",", Enumerable.Range(0, names.Count).Select(i => $"@p{i}")) + ")"); // GOOD

    public void QuestionMarks(string[] names) =>
        db.Query("SELECT * FROM items WHERE name IN (" + string.Join(",", Enumerable.Repeat("?", names.Length)) + ")"); // GOOD

    public void Names(string[] names) => db.Query("SELECT * FROM items WHERE name IN ('" + string.Join("','", names) + "')"); // BAD

    public void QuotedNames(string[] names) => db.Query("SELECT * FROM items WHERE name IN (" + string.Join(",", names.Select(n => "'" + n + "'")) + ")"); // BAD

    public void Ids(IEnumerable<int> ids) => db.Query($"SELECT * FROM items WHERE id IN ({string.Join(",", ids)})"); // GOOD

    public void IdsOf(IEnumerable<Item> items) => db.Query($"SELECT * FROM items WHERE id IN ({string.Join(",", items.Select(x => x.Id))})"); // GOOD

    public void NamesOf(IEnumerable<Item> items) => db.Query($"SELECT * FROM items WHERE name IN ('{string.Join("','", items.Select(x => x.Name))}')"); // BAD

    public void Parsed(string csv) => db.Query($"SELECT * FROM items WHERE id IN ({string.Join(",", csv.Split(',').Select(int.Parse))})"); // GOOD

    public void Split(string csv) => db.Query($"SELECT * FROM items WHERE id IN ({string.Join(",", csv.Split(','))})"); // BAD

    public void ArrayElement(string name)
    {
        var parts = new string[3];
        parts[0] = "SELECT * FROM items WHERE name = '";
        parts[1] = name;
        parts[2] = "'";
        db.Query(string.Concat(parts)); // BAD
    }

    public void Spread(string[] extra)
    {
        string[] parts = ["SELECT * FROM items", .. extra];
        db.Query(string.Join(' ', parts)); // BAD
    }

    public void SpreadConstants(bool all)
    {
        string[] rest = all ? [] : ["WHERE sold = 0"];
        string[] parts = ["SELECT * FROM items", .. rest];
        db.Query(string.Join(' ', parts)); // GOOD
    }

    public void Folded(string[] names) => db.Query(names.Aggregate("SELECT * FROM items WHERE 0 = 1", (sql, n) => sql + " OR name = '" + n + "'")); // BAD

    public void FoldedNumbers(int[] ids) => db.Query(ids.Aggregate("SELECT * FROM items WHERE 0 = 1", (sql, n) => sql + " OR id = " + n)); // GOOD
}

public record Item(int Id, string Name);
