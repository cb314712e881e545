using System.Data.Common;
using Dapper;
using Microsoft.EntityFrameworkCore;

namespace Corpus.Async;

public class Messages(DbConnection connection, DbContext context)
{
    public Task<IEnumerable<string>> All() => connection.QueryAsync<string>("SELECT text FROM messages"); // GOOD

    public async Task From(string sender) => await connection.QueryAsync<string>($"SELECT text FROM messages WHERE sender = '{sender}'"); // BAD

    public async Task FromSafely(string sender, CancellationToken stop) => await connection.QueryAsync<string>(
        new CommandDefinition("SELECT text FROM messages WHERE sender = @sender", new { sender }, cancellationToken: stop)); // GOOD

    public async Task FromDefinition(string sender, CancellationToken stop) => await connection.QueryAsync<string>(
        new CommandDefinition("SELECT text FROM messages WHERE sender = '" + sender + "'", cancellationToken: stop)); // BAD

    private static async Task<string> Table()
    {
        await Task.Yield();
        return "messages";
    }

    private static async Task<string> Load(string path) => await File.ReadAllTextAsync(path);

    private static async ValueTask<int> Number()
    {
        await Task.Delay(1);
        return 7;
    }

    private static async Task<string> Build(string sender)
    {
        await Task.Yield();
        return "SELECT text FROM messages WHERE sender = '" + sender + "'";
    }

    public async Task FromTable() => await connection.QueryAsync("SELECT * FROM " + await Table()); // GOOD

    public async Task FromFile(string path) => await connection.QueryAsync("SELECT * FROM " + await Load(path)); // BAD

    public async Task Numbered() => await connection.QueryAsync("SELECT * FROM messages WHERE id = " + await Number()); // GOOD

    public async Task Built(string sender) => await connection.QueryAsync(await Build(sender)); // BAD

    public async Task BuiltConstant() => await connection.QueryAsync(await Build("system").ConfigureAwait(false)); // GOOD

    public async Task Raw(int id, CancellationToken stop) => await context.Database.ExecuteSqlRawAsync($"DELETE FROM messages WHERE id = {id}", stop); // GOOD

    public async Task RawText(string id, CancellationToken stop) => await context.Database.ExecuteSqlRawAsync($"DELETE FROM messages WHERE id = '{id}'", stop); // BAD

    public async Task Parameterised(string id) => await context.Database.ExecuteSqlAsync($"DELETE FROM messages WHERE id = {id}"); // GOOD

    public async Task Streamed(string sender)
    {
        await foreach (var row in connection.QueryUnbufferedAsync<string>("SELECT text FROM messages WHERE sender = '" + sender + "'")) // BAD
            Console.WriteLine(row);
    }

    public async Task Result(string sender)
    {
        var text = Build(sender);
        await connection.ExecuteAsync(text.Result); // BAD
    }

    public async Task FromResult() => await connection.ExecuteAsync(await Task.FromResult("DELETE FROM messages")); // GOOD

    public async Task All(string[] senders) =>
        await Task.WhenAll(senders.Select(s => connection.ExecuteAsync("DELETE FROM messages WHERE sender = '" + s + "'"))); // BAD

    public async Task Locked(SemaphoreSlim gate, Guid key)
    {
        await gate.WaitAsync();
        try
        {
            await connection.ExecuteAsync($"DELETE FROM messages WHERE key = '{key}'"); // GOOD
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<int> Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql; // GOOD
        return await command.ExecuteNonQueryAsync();
    }

    public async Task Wrapped(string sender) => await Execute("DELETE FROM messages WHERE sender = '" + sender + "'"); // BAD

    public async Task WrappedConstant() => await Execute("DELETE FROM messages"); // GOOD
}
