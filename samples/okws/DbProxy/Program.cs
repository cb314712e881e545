using DbProxy;
using Microsoft.Data.Sqlite;
using Okws.Runtime;

return await Child.Run(child =>
{
    var connection = new SqliteConnection("Data Source=site.db;Pooling=False");
    connection.Open();
    if (Schema.Create(connection) is { } password)
        Console.WriteLine($"{child.Name}: new database; sign in at /edit as '{Schema.FirstEditor}' with the password '{password}'");

    var data = new SiteData(connection);
    child.Server.Handle(Rpc.InsertOrder, (order, _) => data.InsertOrder(order));
    child.Server.Handle(Rpc.ListPosts, (_, _) => data.ListPosts());
    child.Server.Handle(Rpc.GetPost, (post, _) => data.GetPost(post.Id));
    child.Server.Handle(Rpc.UpdatePost, (post, _) => data.UpdatePost(post));
    child.Server.Handle(Rpc.CheckEditor, (credentials, _) => data.CheckEditor(credentials));
    return Task.CompletedTask;
});
