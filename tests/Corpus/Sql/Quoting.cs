using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore.Storage;

namespace Corpus.Quoting;

public class Tables(DbConnection db, DbCommandBuilder builder, ISqlGenerationHelper helper)
{
    public void Quoted(string table) => db.Query("SELECT * FROM " + builder.QuoteIdentifier(table)); // GOOD

    public void QuotedFirst(string table)
    {
        var name = builder.QuoteIdentifier(table);
        db.Execute($"DELETE FROM {name} WHERE id = 1"); // GOOD
    }

    public void QuotedColumn(string column) => db.Query("SELECT * FROM items ORDER BY " + builder.QuoteIdentifier(column)); // GOOD

    public void QuotedValue(string name) => db.Query("SELECT * FROM items WHERE name = '" + builder.QuoteIdentifier(name) + "'"); // BAD

    public void Delimited(string table) => db.Query("SELECT * FROM " + helper.DelimitIdentifier(table)); // GOOD

    public void DelimitedWithSchema(string table, string schema) => db.Query("SELECT * FROM " + helper.DelimitIdentifier(table, schema)); // GOOD

    public void DelimitedValue(string name) => db.Query("SELECT * FROM items WHERE name = '" + helper.DelimitIdentifier(name) + "'"); // BAD

    public void Unquoted(string table) => db.Query("SELECT * FROM " + builder.UnquoteIdentifier(table)); // BAD

    public void ByHand(string table) => db.Query("SELECT * FROM [" + table + "]"); // BAD

    public void DoubleByHand(string table) => db.Query("SELECT * FROM \"" + table + "\""); // BAD

    public void OneOfTwo(string table, string column) =>
        db.Query("SELECT " + column + " FROM " + builder.QuoteIdentifier(table)); // BAD

    public void Both(string table, string column) =>
        db.Query("SELECT " + builder.QuoteIdentifier(column) + " FROM " + builder.QuoteIdentifier(table)); // GOOD

    public void Columns(IEnumerable<string> columns) =>
        db.Query("SELECT " + string.Join(", ", columns.Select(c => builder.QuoteIdentifier(c))) + " FROM items"); // GOOD

    public void QuotedThenChanged(string table)
    {
        var name = builder.QuoteIdentifier(table);
        name = table;
        db.Query("SELECT * FROM " + name); // BAD
    }
}
