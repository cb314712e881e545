using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Constants;

public static class Sql
{
    public const string Users = "users";
    public static readonly string Active = "SELECT * FROM " + Users + " WHERE active = 1";
    public static string All => $"SELECT * FROM {Users}";
    public static string Ordered { get; } = All + " ORDER BY name";
    public static string Current = "SELECT 1";
    internal static string Suffix(bool locked) => locked ? " FOR UPDATE" : "";
    internal static string Top(int count) => "LIMIT " + count;
}

public class Queries
{
    private readonly string schema;
    private readonly string table = "users";
    private string counter = "SELECT COUNT(*) FROM users";
    private string Filter { get; set; } = "active = 1";
    private string Mode { get; set; } = "fast";
    public string Tenant { get; set; } = "main";
    private readonly DbConnection db;

    public Queries(DbConnection db, bool test)
    {
        this.db = db;
        schema = test ? "test" : "main";
    }

    public void SetMode(string mode) => Mode = mode;

    public void Const() => db.Query("SELECT * FROM " + Sql.Users); // GOOD
    public void Readonly() => db.Query(Sql.Active); // GOOD
    public void ExpressionBodied() => db.Query(Sql.All); // GOOD
    public void GetOnly() => db.Query(Sql.Ordered); // GOOD
    public void Public() => db.Query("EXPLAIN " + Sql.Current); // BAD
    public void Method() => db.Query(Sql.Active + Sql.Suffix(true)); // GOOD
    public void MethodOfNumber(int n) => db.Query(Sql.All + " " + Sql.Top(n)); // GOOD
    public void ConstructorChosen() => db.Query("SELECT * FROM " + schema + ".users"); // GOOD
    public void Initialised() => db.Query("SELECT * FROM " + table); // GOOD
    public void NeverWritten() => db.Query(counter); // GOOD
    public void NeverSet() => db.Query("SELECT * FROM users WHERE " + Filter); // GOOD
    public void SetElsewhere() => db.Query("SELECT * FROM users WHERE mode = '" + Mode + "'"); // BAD
    public void SettableByAnyone() => db.Query("SELECT * FROM " + Tenant + ".users"); // BAD
    public void NameOf() => db.Query($"SELECT {nameof(Tenant)} FROM users"); // GOOD
    public void TypeName() => db.Query($"SELECT * FROM {typeof(Queries).Name}"); // GOOD
    public void NewLine() => db.Query("SELECT *" + Environment.NewLine + "FROM users"); // GOOD
    public void Machine() => db.Query("SELECT * FROM users WHERE host = '" + Environment.MachineName + "'"); // BAD
    public void Variable() => db.Query("SELECT * FROM users WHERE host = '" + Environment.GetEnvironmentVariable("HOST") + "'"); // BAD
    public void Empty() => db.Query(string.Empty + "SELECT 1"); // GOOD

    public void Local()
    {
        const string where = " WHERE active = 1";
        var table = Sql.Users;
        db.Query("SELECT * FROM " + table + where); // GOOD
    }

    public void Letters() => db.Query("SELECT " + new string('x', 3) + " FROM users"); // GOOD
    public void Enumerated(DayOfWeek day) => db.Query("SELECT * FROM " + day.ToString()); // GOOD
    public void EnumName(DayOfWeek day) => db.Query("SELECT * FROM " + Enum.GetName(day)); // GOOD
}

public class Configured
{
    private readonly string table;
    private readonly DbConnection db;

    public Configured(DbConnection db, string table)
    {
        this.db = db;
        this.table = table;
    }

    public void Query() => db.Query("SELECT * FROM " + table); // BAD
    public void QueryNothing() => db.Query("SELECT * FROM fixed_table"); // GOOD
}

public abstract class Repository(DbConnection db)
{
    protected abstract string Table { get; }
    private static string Default { get; } = "id";

    public void All() => db.Query("SELECT * FROM shared ORDER BY " + Default); // GOOD
}

public partial class Resources
{
    private static string Raw(string key) => key switch { "find" => "SELECT * FROM t WHERE id = @id", "drop" => "DELETE FROM t", _ => "" };
    public static string Find => Raw("find");

    public void Use(DbConnection db) => db.Query(Find); // GOOD
    public void Pick(DbConnection db, string key) => db.Query(Raw(key)); // GOOD
}
