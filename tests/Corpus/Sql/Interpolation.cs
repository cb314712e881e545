using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Interpolation;

public enum State { Open, Closed }

public class Tickets
{
    private const string Table = "tickets";
    private const string Live = $"{Table}.deleted IS NULL";
    private readonly DbConnection db;

    public Tickets(DbConnection db) => this.db = db;

    public void All() => db.Query($"SELECT * FROM {Table} WHERE {Live}"); // GOOD

    public void Of(string owner) => db.Query($"SELECT * FROM {Table} WHERE owner = '{owner}'"); // BAD

    public void OfSafely(string owner) => db.Query($"SELECT * FROM {Table} WHERE owner = @owner AND {Live}", new { owner }); // GOOD

    public void In(State state) => db.Query($"SELECT * FROM {Table} WHERE state = {(int)state} OR name = '{state}'"); // GOOD

    public void Page(int page, int size) => db.Query($"SELECT * FROM {Table} LIMIT {size} OFFSET {page * size}"); // GOOD

    public void Aligned(string number) => db.Query($"SELECT * FROM {Table} WHERE number = '{number,10}'"); // BAD

    public void AlignedNumber(long number) => db.Query($"SELECT * FROM {Table} WHERE number = '{number,10:D10}'"); // GOOD

    public void Key(Guid key) => db.Query($"SELECT * FROM {Table} WHERE key = '{key:N}'"); // GOOD

    public void Since(DateTime since) => db.Query($"SELECT * FROM {Table} WHERE created >= '{since:O}'"); // GOOD

    public void Verbatim(string name) => db.Query($@"SELECT * FROM ""{name}"""); // BAD

    public void Raw(string owner)
    {
        using var command = db.CreateCommand();
        var sql = $"""
            SELECT *
            FROM {Table}
            WHERE owner = '{owner}'
            """;
        command.CommandText = sql; // BAD
        command.ExecuteNonQuery();
    }

    public void RawConstant()
    {
        using var command = db.CreateCommand();
        var sql = $"""
            SELECT *
            FROM {Table}
            WHERE {Live}
            """;
        command.CommandText = sql; // GOOD
        command.ExecuteNonQuery();
    }

    public void Json(string value) =>
        db.Execute($$"""UPDATE tickets SET data = '{"owner": "{{value}}"}'"""); // BAD

    public void JsonConstant(int value) =>
        db.Execute($$"""UPDATE tickets SET data = '{"owner": {{value}}}'"""); // GOOD

    public void Nested(string town, bool filter) =>
        db.Query($"SELECT * FROM {Table} {(filter ? $"WHERE town = '{town}'" : "")}"); // BAD

    public void NestedConstant(bool filter, int year) =>
        db.Query($"SELECT * FROM {Table} {(filter ? $"WHERE year = {year}" : "")}"); // GOOD

    public void Invariant(decimal price) =>
        db.Query(string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM {Table} WHERE price < {price}")); // GOOD

    public void InvariantText(string price) =>
        db.Query(string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM {Table} WHERE price < {price}")); // BAD

    public void Old(FormattableString text) => db.Query(FormattableString.Invariant(text)); // BAD

    public void Constant() => db.Query(FormattableString.Invariant($"SELECT * FROM {Table}")); // GOOD

    public void Kept(string owner)
    {
        var text = $"SELECT * FROM tickets WHERE owner = '{owner}'";
        var again = text;
        db.Query(again); // BAD
    }

    public void Glued(string owner) => db.Query($"SELECT * FROM {Table} " + $"WHERE owner = '{owner}' " + $"AND {Live}"); // BAD

    public void GluedConstant(int id) => db.Query($"SELECT * FROM {Table} " + $"WHERE id = {id} " + $"AND {Live}"); // GOOD

    public void Names() => db.Query($"SELECT {nameof(Ticket.Owner)}, {nameof(Ticket.Number)} FROM {nameof(Ticket)}"); // GOOD

    public void OfTicket(Ticket ticket) => db.Query($"SELECT * FROM {Table} WHERE owner = '{ticket.Owner}'"); // BAD

    public void NumberOf(Ticket ticket) => db.Query($"SELECT * FROM {Table} WHERE number = {ticket.Number}"); // GOOD
}

public class Ticket
{
    public string Owner { get; set; } = "";
    public int Number { get; set; }
}
