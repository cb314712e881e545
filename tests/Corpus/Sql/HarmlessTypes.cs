using System.Data.Common;
using System.Globalization;
using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Data.Sqlite;

namespace Corpus.HarmlessTypes;

public class Account
{
    public int Id;
    public long? Parent;
    public Guid Key { get; set; }
    public string Name { get; set; } = "";
    public DateTime? Closed { get; set; }
}

public class Accounts(SqliteCommand command, DbContext context)
{
    public void Integers(byte a, short b, ushort c, uint d, long e, ulong f, nint g, BigInteger h) =>
        command.CommandText = $"INSERT INTO n VALUES ({a}, {b}, {c}, {d}, {e}, {f}, {g}, {h})"; // GOOD

    public void Bool(bool active) => command.CommandText = "UPDATE a SET active = " + active; // GOOD

    public void Key(Guid key) => command.CommandText = "DELETE FROM a WHERE key = '" + key + "'"; // GOOD

    public void KeyText(string key) => command.CommandText = "DELETE FROM a WHERE key = '" + key + "'"; // BAD

    public void KeyParsed(string key) => command.CommandText = "DELETE FROM a WHERE key = '" + Guid.Parse(key) + "'"; // GOOD

    public void Conditional(Account? account) => command.CommandText = "DELETE FROM a WHERE id = " + account?.Id; // GOOD

    public void ConditionalText(Account? account) => command.CommandText = "DELETE FROM a WHERE name = '" + account?.Name + "'"; // BAD

    public void Nullable(Account account) => command.CommandText = "DELETE FROM a WHERE parent = " + account.Parent.GetValueOrDefault(); // GOOD

    public void NullableValue(Account account) => command.CommandText = "DELETE FROM a WHERE parent = " + account.Parent!.Value.ToString("D"); // GOOD

    public void NullableChain(Account account) => command.CommandText = "DELETE FROM a WHERE parent = " + (account.Parent?.ToString() ?? "NULL"); // GOOD

    public void Dates(DateTime at, DateTimeOffset from, DateOnly day, TimeSpan span) =>
        command.CommandText = $"INSERT INTO d VALUES ('{at:O}', '{from:u}', '{day:yyyy-MM-dd}', '{span:c}')"; // GOOD

    public void Closed(Account account) => command.CommandText = "DELETE FROM a WHERE closed = '" + account.Closed?.ToString("O") + "'"; // GOOD

    public void Decimal(decimal amount) => command.CommandText = "UPDATE a SET amount = " + amount.ToString(CultureInfo.InvariantCulture); // GOOD

    public void Double(double rate) => command.CommandText = "UPDATE a SET rate = " + rate.ToString("R", CultureInfo.InvariantCulture); // GOOD

    public void Parsed(string id) => command.CommandText = "DELETE FROM a WHERE id = " + int.Parse(id); // GOOD

    public void TryParsed(string id)
    {
        if (long.TryParse(id, out var number))
            command.CommandText = "DELETE FROM a WHERE id = " + number; // GOOD
    }

    public void ConvertedTo(string id) => command.CommandText = "DELETE FROM a WHERE id = " + Convert.ToInt64(id); // GOOD

    public void ConvertedBack(object id) => command.CommandText = "DELETE FROM a WHERE id = " + Convert.ToString(id); // BAD

    public void Boxed(int id)
    {
        object boxed = id;
        command.CommandText = "DELETE FROM a WHERE id = " + boxed; // GOOD
    }

    public void BoxedText(string id)
    {
        object boxed = id;
        command.CommandText = "DELETE FROM a WHERE id = '" + boxed + "'"; // BAD
    }

    public void Cast(object id) => command.CommandText = "DELETE FROM a WHERE id = " + (int)id; // GOOD

    public void Dynamic(dynamic id) => command.CommandText = "DELETE FROM a WHERE id = " + (int)id; // GOOD

    public void Calculated(int page) => command.CommandText = "SELECT * FROM a LIMIT 10 OFFSET " + (page - 1) * 10; // GOOD

    public void Counted(List<string> names) => command.CommandText = "SELECT * FROM a LIMIT " + names.Count; // GOOD

    public void Hashed(string name) => command.CommandText = "DELETE FROM a WHERE hash = " + name.GetHashCode(); // GOOD

    public void Hex(byte[] hash) => command.CommandText = "DELETE FROM a WHERE hash = x'" + Convert.ToHexString(hash) + "'"; // GOOD

    public void Raw(int id) => context.Database.ExecuteSqlRaw($"DELETE FROM a WHERE id = {id}"); // GOOD

    public void RawText(string id) => context.Database.ExecuteSqlRaw($"DELETE FROM a WHERE id = {id}"); // BAD

    public void Ids(params int[] ids) => context.Database.ExecuteSqlRaw("DELETE FROM a WHERE id IN (" + string.Join(',', ids) + ")"); // GOOD

    public void Formatted(int id, string format) => command.CommandText = "DELETE FROM a WHERE id = " + id.ToString(format); // BAD

    public void Custom(Money money) => command.CommandText = "DELETE FROM a WHERE amount = " + money; // BAD
}

public readonly record struct Money(string Currency, decimal Amount)
{
    public override string ToString() => Currency + Amount;
}
