using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;
using System.Data;

namespace Corpus.Quoting;

public class Tables(IDbCommand command, DbCommandBuilder builder, ISqlGenerationHelper helper)
{
    public void Quoted(string table) => command.CommandText = "SELECT * FROM " + builder.QuoteIdentifier(table); // GOOD

    public void QuotedFirst(string table)
    {
        var name = builder.QuoteIdentifier(table);
        command.CommandText = $"DELETE FROM {name} WHERE id = 1"; // GOOD
    }

    public void QuotedColumn(string column) => command.CommandText = "SELECT * FROM items ORDER BY " + builder.QuoteIdentifier(column); // GOOD

    public void QuotedValue(string name) => command.CommandText = "SELECT * FROM items WHERE name = '" + builder.QuoteIdentifier(name) + "'"; // BAD

    public void Delimited(string table) => command.CommandText = "SELECT * FROM " + helper.DelimitIdentifier(table); // GOOD

    public void DelimitedWithSchema(string table, string schema) => command.CommandText = "SELECT * FROM " + helper.DelimitIdentifier(table, schema); // GOOD

    public void DelimitedValue(string name) => command.CommandText = "SELECT * FROM items WHERE name = '" + helper.DelimitIdentifier(name) + "'"; // BAD

    public void Unquoted(string table) => command.CommandText = "SELECT * FROM " + builder.UnquoteIdentifier(table); // BAD

    public void ByHand(string table) => command.CommandText = "SELECT * FROM [" + table + "]"; // BAD

    public void DoubleByHand(string table) => command.CommandText = "SELECT * FROM \"" + table + "\""; // BAD

    public void OneOfTwo(string table, string column) =>
        command.CommandText = "SELECT " + column + " FROM " + builder.QuoteIdentifier(table); // BAD

    public void Both(string table, string column) =>
        command.CommandText = "SELECT " + builder.QuoteIdentifier(column) + " FROM " + builder.QuoteIdentifier(table); // GOOD

    public void Columns(IEnumerable<string> columns) =>
        command.CommandText = "SELECT " + string.Join(", ", columns.Select(c => builder.QuoteIdentifier(c))) + " FROM items"; // GOOD

    public void QuotedThenChanged(string table)
    {
        var name = builder.QuoteIdentifier(table);
        name = table;
        command.CommandText = "SELECT * FROM " + name; // BAD
    }
}
