using System.Data.Common;
using System.Net;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Escaping;

public class People(DbConnection db, SqliteCommand command)
{
    public void Doubled(string name) => command.CommandText = "SELECT * FROM people WHERE name = '" + name.Replace("'", "''") + "'"; // BAD

    public void DoubledInInterpolation(string name) => command.CommandText = $"SELECT * FROM people WHERE name = '{name.Replace("'", "''")}'"; // BAD

    public void DoubledForNumber(string age) => command.CommandText = "SELECT * FROM people WHERE age = " + age.Replace("'", "''"); // BAD

    public void Backslashed(string name) => command.CommandText = "SELECT * FROM people WHERE name = '" + name.Replace("'", "\\'") + "'"; // BAD

    public void Removed(string name) => command.CommandText = "SELECT * FROM people WHERE age = " + name.Replace("'", "").Replace(";", ""); // BAD

    public void Helper(string name) => command.CommandText = "SELECT * FROM people WHERE name = " + Quote(name); // BAD

    private static string Quote(string text) => "'" + text.Replace("'", "''") + "'";

    public void HelperWithConstant() => command.CommandText = "SELECT * FROM people WHERE name = " + Quote("Anna"); // GOOD

    public void Cleaned(string name) => command.CommandText = "SELECT * FROM people ORDER BY " + Regex.Replace(name, "[^a-z]", ""); // GOOD

    public void CleanedLoosely(string name) => command.CommandText = "SELECT * FROM people WHERE name = '" + Regex.Replace(name, "--", "") + "'"; // BAD

    public void HtmlEncoded(string name) => command.CommandText = "SELECT * FROM people WHERE id = " + WebUtility.HtmlEncode(name); // BAD

    public void Truncated(string name)
    {
        var safe = name.Replace("'", "''");
        if (safe.Length > 20)
            safe = safe[..20];
        command.CommandText = "SELECT * FROM people WHERE name = '" + safe + "'"; // BAD
    }

    public void Pattern(string name) => command.CommandText = "SELECT * FROM people WHERE name LIKE '%" + name.Replace("%", "[%]") + "%'"; // BAD

    public void PatternSafely(string name) =>
        db.Query("SELECT * FROM people WHERE name LIKE @pattern", new { pattern = "%" + name.Replace("%", "[%]") + "%" }); // GOOD

    public void Base64(byte[] data) => command.CommandText = "SELECT * FROM people WHERE photo = '" + Convert.ToBase64String(data) + "'"; // GOOD

    public void Apostrophe() => command.CommandText = "SELECT * FROM people WHERE name = '" + "O'Brien".Replace("'", "''") + "'"; // GOOD
}
