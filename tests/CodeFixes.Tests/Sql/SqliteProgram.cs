using System.Runtime.Loader;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Polp.Testing;

namespace Polp.CodeFixes.Tests;

/// <summary>A compiled program that queries a table, and what it does to it.</summary>
internal sealed class SqliteProgram(string source)
{
    private readonly byte[] image = Compile(source);

    /// <summary>The statements in a method that has a connection, a context of Entity Framework and a name from outside.</summary>
    public static string Source(string statements) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Data;
        using System.Data.Common;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;
        using Dapper;
        using Microsoft.Data.Sqlite;
        using Microsoft.EntityFrameworkCore;

        public class Row
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public string Town { get; set; } = "";
            public override string ToString() => Id + "/" + Name;
        }

        public class Shop(DbContextOptions options) : DbContext(options)
        {
            public DbSet<Row> Rows => Set<Row>();
            protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<Row>().ToTable("t");
        }

        public static class Program
        {
            private const string Table = "t";

            public static async Task<List<string>> Run(SqliteConnection connection, DbContextOptions options, string name)
            {
                var rows = new List<string>();
                using var shop = new Shop(options);
        {{string.Join("\n", statements.Split('\n').Select(line => "        " + line))}}
                await Task.CompletedTask;
                return rows;
            }

            static void Read(IDbCommand command, List<string> rows)
            {
                using var reader = command.ExecuteReader();
                while (reader.Read())
                    rows.Add(reader.GetValue(0) + "/" + reader.GetValue(1));
            }
        }
        """;

    /// <summary>What the program read, and the names in the table afterwards; the message of what went wrong.</summary>
    public (string Rows, string Names) Run(string name)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Query(connection, "CREATE TABLE t (id INTEGER, name TEXT, town TEXT); INSERT INTO t VALUES (1, 'ann', 'york'), (2, 'bob', 'bath'), (3, '', 'york'), (4, '50%', 'york'), (5, 'Ünïcode', 'bath'), (6, 'carl', 'york')");
        var options = new DbContextOptionsBuilder().UseSqlite(connection).Options;
        var context = new AssemblyLoadContext("sql", isCollectible: true);
        context.Resolving += (_, wanted) => AssemblyLoadContext.Default.LoadFromAssemblyName(wanted);
        try
        {
            var run = (Task<List<string>>)context.LoadFromStream(new MemoryStream(image)).GetType("Program")!.GetMethod("Run")!.Invoke(null, [connection, options, name])!;
            return (string.Join(";", run.GetAwaiter().GetResult()), Query(connection, "SELECT group_concat(name) FROM t"));
        }
        catch (Exception e) when (e is SqliteException or FormatException)
        {
            return ("error: " + e.Message, "");
        }
        finally
        {
            context.Unload();
        }
    }

    private static byte[] Compile(string source)
    {
        var image = new MemoryStream();
        var result = AnalyzerHost.Compile(source).Emit(image);
        Assert.True(result.Success, source + string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }

    private static string Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            return command.ExecuteScalar()?.ToString() ?? "";
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }
}
