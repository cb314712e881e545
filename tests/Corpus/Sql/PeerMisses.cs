using System.Data;
using System.Data.Common;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Corpus.PeerMisses;

public class Song
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
}

public class Misses(SqliteConnection connection, DbContext context)
{
    private string conditions = "1 = 1";

    // CA3001, SCS0002 see no source in a class without an HTTP type
    public void Repository(string title)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM songs WHERE title = '" + title + "'"; // BAD
        command.ExecuteNonQuery();
    }

    // CA2100, CA3001, SCS0002 do not know Dapper
    public void AboveAdoNet(string title) => connection.Query("SELECT * FROM songs WHERE title = '" + title + "'"); // BAD

    // S2077 misses a StringBuilder
    public void Builder(string title)
    {
        var sql = new StringBuilder("SELECT * FROM songs WHERE title = '");
        sql.Append(title).Append('\'');
        using var command = new SqliteCommand(sql.ToString(), connection); // BAD
        command.ExecuteNonQuery();
    }

    // S2077 misses Join
    public void Join(string[] titles) => connection.Query("SELECT * FROM songs WHERE title IN ('" + string.Join("','", titles) + "')"); // BAD

    // S2077 misses Replace and Insert
    public void Replace(string title) => connection.Query("SELECT * FROM songs WHERE title = '@title'".Replace("@title", title)); // BAD

    public void Insert(string hint) => connection.Query("SELECT * FROM songs".Insert(7, hint)); // BAD

    // S2077 misses += in a loop (sonar-dotnet#2800)
    public void Loop(string[] titles)
    {
        var sql = "SELECT * FROM songs WHERE 0 = 1";
        foreach (var title in titles)
            sql += " OR title = '" + title + "'";
        connection.Query(sql); // BAD
    }

    // S2077, EF1002 miss text from a utility method
    private static string Where(string title) => "WHERE title = '" + title + "'";
    public void Utility(string title) => context.Database.ExecuteSqlRaw("DELETE FROM songs " + Where(title)); // BAD

    // CA2100 reports the wrapper once, not its callers
    private int DoQuery(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql; // GOOD
        return command.ExecuteNonQuery();
    }

    public void First(string title) => DoQuery("DELETE FROM songs WHERE title = '" + title + "'"); // BAD

    public void Second(string artist) => DoQuery($"DELETE FROM songs WHERE artist = '{artist}'"); // BAD

    public void Third() => DoQuery("DELETE FROM songs"); // GOOD

    // S2077, EF1002, DAP241 miss text in a field that another method appends to
    public void Narrow(string title) => conditions += " AND title = '" + title + "'";

    public void Run() => context.Database.ExecuteSqlRaw("DELETE FROM songs WHERE " + conditions); // BAD

    // S2077 misses a variable assigned two branches up (sonar-dotnet#2417)
    public void Branches(string title, bool exact, bool delete)
    {
        string condition = "1 = 1";
        if (exact)
            condition = "title = '" + title + "'";
        if (delete)
        {
            if (exact)
                connection.Execute("DELETE FROM songs WHERE " + condition); // BAD
        }
    }

    // EF1002 misses an element of a collection
    public void Element(string title)
    {
        var parts = new List<string> { "DELETE FROM songs", $"WHERE title = '{title}'" };
        context.Database.ExecuteSqlRaw(string.Join(' ', parts)); // BAD
    }

    // Semgrep csharp-sqli is silenced by any parameter
    public void HalfParameterised(string title, string artist)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM songs WHERE title = @title AND artist = '" + artist + "'"; // BAD
        command.Parameters.AddWithValue("@title", title);
        command.ExecuteNonQuery();
    }

    // hand-made escaping silences rules that look for Replace
    public void Escaped(string title) => connection.Query("SELECT * FROM songs WHERE title = '" + title.Replace("'", "''") + "'"); // BAD

    // rules that know quoting functions ask for no position
    public void QuotedValue(DbCommandBuilder builder, string title) =>
        connection.Query("SELECT * FROM songs WHERE title = '" + builder.QuoteIdentifier(title) + "'"); // BAD

    // EF1002 misses a FormattableString lost in a ternary (EntityFrameworkCore#10080)
    public void LostTernary(string title, bool all)
    {
        var sql = all ? $"DELETE FROM songs" : $"DELETE FROM songs WHERE title = '{title}'";
        context.Database.ExecuteSqlRaw(sql); // BAD
    }

    // EF1002 misses a sum of interpolations (sonar-dotnet#5636)
    public void LostSum(string title) => context.Database.ExecuteSqlRaw($"DELETE FROM songs " + $"WHERE title = '{title}'"); // BAD

    // EF1002 misses an interpolation kept in a var first
    public void LostVar(string title)
    {
        var sql = $"DELETE FROM songs WHERE title = '{title}'";
        context.Database.ExecuteSqlRaw(sql); // BAD
    }

    // CA3001, SCS0002 miss second-order text
    public void SecondOrder(DbDataReader reader)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM songs WHERE title = '" + reader.GetString(0) + "'"; // BAD
        command.ExecuteNonQuery();
    }

    // CA3001, SCS0002 know no console
    public void Terminal()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM songs WHERE title = '" + Console.ReadLine() + "'"; // BAD
        command.ExecuteNonQuery();
    }

    // S2077 misses an object initialiser
    public void Initialiser(string title)
    {
        using var command = new SqliteCommand { Connection = connection, CommandText = "DELETE FROM songs WHERE title = '" + title + "'" }; // BAD
        command.ExecuteNonQuery();
    }

    // CA2100 misses a command typed as interface (roslyn-analyzers#6127)
    public void Interface(IDbConnection other, string title)
    {
        IDbCommand command = other.CreateCommand();
        command.CommandText = "DELETE FROM songs WHERE title = '" + title + "'"; // BAD
        command.ExecuteNonQuery();
    }

    // S2077 misses overloads with a type before the text
    public void TypeFirst(string title) => connection.Query(typeof(Song), "SELECT * FROM songs WHERE title = '" + title + "'"); // BAD

    // EF1002, EF1003 of 10.0 miss Format and Concat (efcore#37915)
    public void EfFormat(string title) => context.Set<Song>().FromSqlRaw(string.Format("SELECT * FROM songs WHERE title = '{0}'", title)); // BAD

    public void EfConcat(string title) => context.Set<Song>().FromSqlRaw(string.Concat("SELECT * FROM songs WHERE title = '", title, "'")); // BAD

    // S2077, SCS0002 do not know SqlQueryRaw
    public void SqlQueryRaw(string title) => context.Database.SqlQueryRaw<int>("SELECT id AS Value FROM songs WHERE title = '" + title + "'"); // BAD

    // SCS0002 did not know FromSqlRaw (security-code-scan#150)
    public void FromSqlRaw(string title) => context.Set<Song>().FromSqlRaw("SELECT * FROM songs WHERE title = '" + title + "'"); // BAD

    // nobody knows migrations
    public void Migration(MigrationBuilder builder, string owner) => builder.Sql("ALTER TABLE songs OWNER TO " + owner); // BAD

    // nobody knows model configuration
    public void Model(ModelBuilder builder, string prefix) => builder.Entity<Song>().Property(s => s.Title).HasComputedColumnSql("'" + prefix + "' || id"); // BAD

    public void View(ModelBuilder builder, string schema) => builder.Entity<Song>().ToSqlQuery("SELECT * FROM " + schema + ".songs"); // BAD

    public void Default(ModelBuilder builder, string sequence) => builder.Entity<Song>().Property(s => s.Id).HasDefaultValueSql("NEXT VALUE FOR " + sequence); // BAD

    // nobody knows batches
    public void Batch(DbBatchCommand command, string title) => command.CommandText = "DELETE FROM songs WHERE title = '" + title + "'"; // BAD

    // nobody knows data sources
    public void DataSource(DbDataSource source, string title) => source.CreateCommand("DELETE FROM songs WHERE title = '" + title + "'"); // BAD

    // S2077 misses a text handed on through a second variable (sonar-dotnet#3292)
    public void Handed(string title)
    {
        var a = "DELETE FROM songs WHERE title = '" + title + "'";
        var b = a;
        var c = b;
        connection.Execute(c); // BAD
    }

    // an in-house rule takes stored procedures for safe
    public void Procedure(DbCommand command, string name)
    {
        command.CommandType = CommandType.StoredProcedure;
        command.CommandText = "exec_" + name; // BAD
    }

    // identifiers cannot be parameters (efcore#14543, #18243, #10996)
    public void Identifier(string table) => context.Database.ExecuteSqlRaw($"DELETE FROM {table}"); // BAD

    // nor can an ordering (efcore#9734)
    public void Ordering(string column) => context.Set<Song>().FromSqlRaw("SELECT * FROM songs ORDER BY " + column); // BAD

    // nobody reads row filters
    public void RowFilter(DataTable table, string title) => table.Select("title = '" + title + "'"); // BAD

    public void View(DataView view, string title) => view.RowFilter = "title = '" + title + "'"; // BAD

    public void RowFilterConstant(DataView view) => view.RowFilter = "id > 3"; // GOOD
}

// CA2100, S2077 miss text handed to a base constructor
public class TitleCommand(string title) : SqliteCommand("SELECT * FROM songs WHERE title = '" + title + "'"); // BAD
