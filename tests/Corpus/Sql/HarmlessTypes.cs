using System.Data.Common;
using System.Globalization;
using System.Numerics;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Corpus.HarmlessTypes;

class Account
{
    public int Id;
    public long? Parent;
    public Guid Key { get; set; }
    public string Name { get; set; } = "";
    public DateTime? Closed { get; set; }
}

class Accounts(DbConnection db, DbContext context)
{
    void Integers(byte a, short b, ushort c, uint d, long e, ulong f, nint g, BigInteger h) =>
        db.Execute($"INSERT INTO n VALUES ({a}, {b}, {c}, {d}, {e}, {f}, {g}, {h})"); // GOOD

    void Bool(bool active) => db.Execute("UPDATE a SET active = " + active); // GOOD

    void Key(Guid key) => db.Execute("DELETE FROM a WHERE key = '" + key + "'"); // GOOD

    void KeyText(string key) => db.Execute("DELETE FROM a WHERE key = '" + key + "'"); // BAD

    void KeyParsed(string key) => db.Execute("DELETE FROM a WHERE key = '" + Guid.Parse(key) + "'"); // GOOD

    void Conditional(Account? account) => db.Execute("DELETE FROM a WHERE id = " + account?.Id); // GOOD

    void ConditionalText(Account? account) => db.Execute("DELETE FROM a WHERE name = '" + account?.Name + "'"); // BAD

    void Nullable(Account account) => db.Execute("DELETE FROM a WHERE parent = " + account.Parent.GetValueOrDefault()); // GOOD

    void NullableValue(Account account) => db.Execute("DELETE FROM a WHERE parent = " + account.Parent!.Value.ToString("D")); // GOOD

    void NullableChain(Account account) => db.Execute("DELETE FROM a WHERE parent = " + (account.Parent?.ToString() ?? "NULL")); // GOOD

    void Dates(DateTime at, DateTimeOffset from, DateOnly day, TimeSpan span) =>
        db.Execute($"INSERT INTO d VALUES ('{at:O}', '{from:u}', '{day:yyyy-MM-dd}', '{span:c}')"); // GOOD

    void Closed(Account account) => db.Execute("DELETE FROM a WHERE closed = '" + account.Closed?.ToString("O") + "'"); // GOOD

    void Decimal(decimal amount) => db.Execute("UPDATE a SET amount = " + amount.ToString(CultureInfo.InvariantCulture)); // GOOD

    void Double(double rate) => db.Execute("UPDATE a SET rate = " + rate.ToString("R", CultureInfo.InvariantCulture)); // GOOD

    void Parsed(string id) => db.Execute("DELETE FROM a WHERE id = " + int.Parse(id)); // GOOD

    void TryParsed(string id)
    {
        if (long.TryParse(id, out var number))
            db.Execute("DELETE FROM a WHERE id = " + number); // GOOD
    }

    void ConvertedTo(string id) => db.Execute("DELETE FROM a WHERE id = " + Convert.ToInt64(id)); // GOOD

    void ConvertedBack(object id) => db.Execute("DELETE FROM a WHERE id = " + Convert.ToString(id)); // BAD

    void Boxed(int id)
    {
        object boxed = id;
        db.Execute("DELETE FROM a WHERE id = " + boxed); // GOOD
    }

    void BoxedText(string id)
    {
        object boxed = id;
        db.Execute("DELETE FROM a WHERE id = '" + boxed + "'"); // BAD
    }

    void Cast(object id) => db.Execute("DELETE FROM a WHERE id = " + (int)id); // GOOD

    void Dynamic(dynamic id) => db.Execute("DELETE FROM a WHERE id = " + (int)id); // GOOD

    void Calculated(int page) => db.Execute("SELECT * FROM a LIMIT 10 OFFSET " + (page - 1) * 10); // GOOD

    void Counted(List<string> names) => db.Execute("SELECT * FROM a LIMIT " + names.Count); // GOOD

    void Hashed(string name) => db.Execute("DELETE FROM a WHERE hash = " + name.GetHashCode()); // GOOD

    void Hex(byte[] hash) => db.Execute("DELETE FROM a WHERE hash = x'" + Convert.ToHexString(hash) + "'"); // GOOD

    void Raw(int id) => context.Database.ExecuteSqlRaw($"DELETE FROM a WHERE id = {id}"); // GOOD

    void RawText(string id) => context.Database.ExecuteSqlRaw($"DELETE FROM a WHERE id = {id}"); // BAD

    void Ids(params int[] ids) => context.Database.ExecuteSqlRaw("DELETE FROM a WHERE id IN (" + string.Join(',', ids) + ")"); // GOOD

    void Formatted(int id, string format) => db.Execute("DELETE FROM a WHERE id = " + id.ToString(format)); // BAD

    void Custom(Money money) => db.Execute("DELETE FROM a WHERE amount = " + money); // BAD
}

readonly record struct Money(string Currency, decimal Amount)
{
    public override string ToString() => Currency + Amount;
}
