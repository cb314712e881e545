using System.Data;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Dapper;

namespace Corpus.Format;

public class Stock
{
    private const string Pattern = "SELECT {0} FROM stock WHERE {1}";
    private static readonly CompositeFormat Parsed = CompositeFormat.Parse("SELECT * FROM stock WHERE shelf = {0}");
    private readonly IDbConnection connection;

    public Stock(IDbConnection connection) { this.connection = connection; }

    private void Run(string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text; // GOOD
        command.ExecuteNonQuery();
    }

    public void Constant() => Run(string.Format("SELECT {0} FROM {1}", "id", "stock")); // GOOD

    public void ByName(string name) => Run(string.Format("SELECT id FROM stock WHERE name = '{0}'", name)); // BAD

    public void ById(int id) => Run(string.Format("SELECT id FROM stock WHERE id = {0}", id)); // GOOD

    public void WithCulture(int id) => Run(string.Format(CultureInfo.InvariantCulture, Pattern, "*", "id = 1")); // GOOD

    public void WithCultureAndName(string name) => Run(string.Format(CultureInfo.InvariantCulture, Pattern, "*", name)); // BAD

    public void Price(decimal price) => Run(string.Format(CultureInfo.InvariantCulture, "SELECT id FROM stock WHERE price > {0}", price)); // GOOD

    public void Unused(string name) => Run(string.Format("SELECT id FROM stock", name)); // GOOD

    public void SecondOnly(string name, int id) => Run(string.Format("SELECT id FROM stock WHERE id = {1}", name, id)); // GOOD

    public void FormatFromOutside(string format) => Run(string.Format(format, "stock")); // BAD

    public void Array(string name)
    {
        object[] values = ["stock", name];
        Run(string.Format("SELECT * FROM {0} WHERE name = '{1}'", values)); // BAD
    }

    public void ArrayOfConstants()
    {
        object[] values = ["stock", 17];
        Run(string.Format("SELECT * FROM {0} WHERE id = {1}", values)); // GOOD
    }

    public void ArrayFilledLater(string name)
    {
        var values = new object[2];
        values[0] = "stock";
        values[1] = name;
        Run(string.Format("SELECT * FROM {0} WHERE name = '{1}'", values)); // BAD
    }

    public void Four(string name) => Run(string.Format("SELECT {0}, {1}, {2} FROM stock WHERE n = '{3}'", "a", "b", "c", name)); // BAD

    public void Compiled(string shelf) => Run(string.Format(CultureInfo.InvariantCulture, Parsed, shelf)); // BAD

    public void CompiledNumber(int shelf) => Run(string.Format(CultureInfo.InvariantCulture, Parsed, shelf)); // GOOD

    public void Twice(string name)
    {
        var inner = string.Format("name = '{0}'", name);
        Run(string.Format(Pattern, "*", inner)); // BAD
    }

    public void TwiceConstant(int id)
    {
        var inner = string.Format("id = {0}", id);
        Run(string.Format(Pattern, "*", inner)); // GOOD
    }

    public void Named(string name)
    {
        const string template = "SELECT * FROM stock WHERE name = ':name'";
        Run(template.Replace(":name", name)); // BAD
    }

    public int Dated(DateTime day) => connection.Execute(string.Format("DELETE FROM stock WHERE day = '{0:yyyy-MM-dd}'", day)); // GOOD

    public int DatedFreely(DateTime day, string format) => connection.Execute("DELETE FROM stock WHERE day = '" + day.ToString(format) + "'"); // BAD

    public int DatedInvariant(DateTime day) =>
        connection.Execute("DELETE FROM stock WHERE day = '" + day.ToString("s", CultureInfo.InvariantCulture) + "'"); // GOOD
}
