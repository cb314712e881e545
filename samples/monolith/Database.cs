using DbProxy;
using Microsoft.Data.Sqlite;
using Okws.Runtime;

namespace Monolith;

/// <summary>The site's data. One connection string opens every table to every page.</summary>
internal sealed class Database(string connectionString)
{
    /// <summary>Creates what is missing; returns the first editor's password when the database is new.</summary>
    public string? Create()
    {
        using var connection = Open();
        return Schema.Create(connection);
    }

    public void InsertOrder(Order order)
    {
        using var connection = Open();
        using var command = new SqliteCommand("INSERT INTO orders (item, quantity, customer) VALUES ($item, $quantity, $customer)", connection);
        command.Parameters.AddWithValue("$item", order.Item);
        command.Parameters.AddWithValue("$quantity", order.Quantity);
        command.Parameters.AddWithValue("$customer", order.Customer);
        command.ExecuteNonQuery();
    }

    public List<PostTitle> ListPosts()
    {
        using var connection = Open();
        using var command = new SqliteCommand("SELECT id, title FROM posts ORDER BY id DESC LIMIT 100", connection);
        using var reader = command.ExecuteReader();
        var posts = new List<PostTitle>();
        while (reader.Read())
            posts.Add(new(reader.GetInt64(0), reader.GetString(1)));
        return posts;
    }

    public Post? GetPost(long id)
    {
        using var connection = Open();
        using var command = new SqliteCommand("SELECT id, title, body FROM posts WHERE id = $id", connection);
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2)) : null;
    }

    public bool UpdatePost(Post post)
    {
        using var connection = Open();
        using var command = new SqliteCommand("UPDATE posts SET title = $title, body = $body WHERE id = $id", connection);
        command.Parameters.AddWithValue("$title", post.Title);
        command.Parameters.AddWithValue("$body", post.Body);
        command.Parameters.AddWithValue("$id", post.Id);
        return command.ExecuteNonQuery() == 1;
    }

    public bool CheckEditor(string name, string password)
    {
        using var connection = Open();
        using var command = new SqliteCommand("SELECT salt, hash, iterations FROM editors WHERE name = $name", connection);
        command.Parameters.AddWithValue("$name", name);
        using var reader = command.ExecuteReader();
        var known = reader.Read() ? new PasswordHash((byte[])reader[0], (byte[])reader[1], reader.GetInt32(2)) : null;
        return (known ?? PasswordHash.OfNobody).Matches(password) && known is not null;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }
}
