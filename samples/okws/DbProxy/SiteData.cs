using Microsoft.Data.Sqlite;
using Okws.Runtime;

namespace DbProxy;

/// <summary>The methods of the proxy, one prepared statement each. Whoever reaches a method reaches that statement, not the table.</summary>
internal sealed class SiteData(SqliteConnection connection)
{
    private readonly Lock gate = new();

    private readonly Statement insertOrder = Statement.Prepare(
        new("INSERT INTO orders (item, quantity, customer) VALUES ($item, $quantity, $customer)", connection),
        ("$item", SqliteType.Text), ("$quantity", SqliteType.Integer), ("$customer", SqliteType.Text));

    private readonly Statement listPosts = Statement.Prepare(
        new("SELECT id, title FROM posts ORDER BY id DESC LIMIT 100", connection));

    private readonly Statement getPost = Statement.Prepare(
        new("SELECT id, title, body FROM posts WHERE id = $id", connection),
        ("$id", SqliteType.Integer));

    private readonly Statement updatePost = Statement.Prepare(
        new("UPDATE posts SET title = $title, body = $body WHERE id = $id", connection),
        ("$title", SqliteType.Text), ("$body", SqliteType.Text), ("$id", SqliteType.Integer));

    private readonly Statement getEditor = Statement.Prepare(
        new("SELECT salt, hash, iterations FROM editors WHERE name = $name", connection),
        ("$name", SqliteType.Text));

    public Nothing InsertOrder(Order order)
    {
        Require(Fits(order.Item, Limits.Name) && Fits(order.Customer, Limits.Name) && order.Quantity is >= 1 and <= Limits.Quantity);
        lock (gate)
            insertOrder.Execute(order.Item, order.Quantity, order.Customer);
        return Nothing.Value;
    }

    public PostList ListPosts()
    {
        lock (gate)
            return new([.. listPosts.Query(row => new PostTitle(row.GetInt64(0), row.GetString(1)))]);
    }

    public FoundPost GetPost(long id)
    {
        lock (gate)
            return new(getPost.Query(row => new Post(row.GetInt64(0), row.GetString(1), row.GetString(2)), id).SingleOrDefault());
    }

    public Answer UpdatePost(Post post)
    {
        Require(Fits(post.Title, Limits.Title) && Fits(post.Body, Limits.Body));
        lock (gate)
            return new(updatePost.Execute(post.Title, post.Body, post.Id) == 1);
    }

    /// <summary>Says yes or no; the hash stays here.</summary>
    public Answer CheckEditor(Credentials credentials)
    {
        Require(Fits(credentials.Name, Limits.Name) && Fits(credentials.Password, Limits.Password));
        PasswordHash? known;
        lock (gate)
            known = getEditor.Query(row => new PasswordHash((byte[])row[0], (byte[])row[1], row.GetInt32(2)), credentials.Name).SingleOrDefault();

        // Outside the lock: a check is slow by design and must not hold up the shop.
        var matches = (known ?? PasswordHash.OfNobody).Matches(credentials.Password);
        return new(known is not null && matches);
    }

    private static bool Fits(string text, int maxLength) => text.Length >= 1 && text.Length <= maxLength;

    private static void Require(bool condition)
    {
        if (!condition)
            throw new RpcException(RpcFault.Invalid, "An argument is out of range.");
    }
}
