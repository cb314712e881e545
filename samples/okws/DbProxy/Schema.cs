using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace DbProxy;

/// <summary>The tables of the site and what a new site starts with.</summary>
internal static class Schema
{
    public const string FirstEditor = "editor";

    /// <summary>Creates what is missing. Returns the first editor's password when the database is new; it is stored nowhere.</summary>
    public static string? Create(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var tables = connection.CreateCommand();
        tables.CommandText = """
            CREATE TABLE IF NOT EXISTS orders (
                id INTEGER PRIMARY KEY, item TEXT NOT NULL, quantity INTEGER NOT NULL, customer TEXT NOT NULL,
                placed TEXT NOT NULL DEFAULT (datetime('now')));
            CREATE TABLE IF NOT EXISTS posts (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS editors (
                name TEXT PRIMARY KEY, salt BLOB NOT NULL, hash BLOB NOT NULL, iterations INTEGER NOT NULL) WITHOUT ROWID;
            """;
        tables.ExecuteNonQuery();

        var password = Seed(connection);
        transaction.Commit();
        return password;
    }

    private static string? Seed(SqliteConnection connection)
    {
        using var count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM editors";
        if (count.ExecuteScalar() is not 0L)
            return null;

        var password = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var (salt, hash, iterations) = PasswordHash.Of(password);
        using var rows = connection.CreateCommand();
        rows.CommandText = """
            INSERT INTO editors (name, salt, hash, iterations) VALUES ($name, $salt, $hash, $iterations);
            INSERT INTO posts (id, title, body) VALUES
                (1, 'A shop in small boxes', 'The basket takes your order and hands it on. It cannot read one back, not even yours.'),
                (2, 'Who may write here', 'The viewer shows posts. Only the editor changes them, and it never sees a password hash.');
            """;
        rows.Parameters.AddWithValue("$name", FirstEditor);
        rows.Parameters.AddWithValue("$salt", salt);
        rows.Parameters.AddWithValue("$hash", hash);
        rows.Parameters.AddWithValue("$iterations", iterations);
        rows.ExecuteNonQuery();
        return password;
    }
}
