namespace Polp.Analyzers.Tests.Sql;

/// <summary>Puts statements into a method that has connections, commands, text from outside and values that are harmless.</summary>
internal static class Database
{
    /// <summary>A text given to a command, marked as reported.</summary>
    public static string Reported(string text, string before = "") => Of($"{before}\ncommand.CommandText = {{|POLP1001:{text}|}};");

    public static string Silent(string text, string before = "") => Of($"{before}\ncommand.CommandText = {text};");

    public static string Of(string statements, string members = "") => $$"""
        using System.Data;
        using System.Data.Common;
        using System.Globalization;
        using Dapper;
        using Microsoft.Data.Sqlite;
        using Microsoft.EntityFrameworkCore;

        class Order { public string Customer { get; set; } = ""; public int Id; public string Other = ""; }

        static class Known
        {
            const string Table = "orders";
            static readonly string Columns = $"id, {nameof(Order.Customer)}";
            public static readonly string Select = "SELECT " + Columns + " FROM " + Table + " WHERE " + Conditions.Open + " AND " + "1" + "=" + "1" + " AND " + "2" + "=" + "2";
            public static string Default { get; set; } = "a";
            public static string Changed { get; set; } = "a";
            public static string Column(string wanted) => wanted switch { "name" => "name", "id" => "id", _ => throw new ArgumentException(wanted) };
            public static string Direction(bool down) => down ? "DESC" : "ASC";
            public static string Listed(int number) { if (number == 1) return "a"; return Table; }
            public static string Given(string wanted) => wanted.Length == 0 ? "a" : wanted;
            public static string Hidden(string Table) => Table;
        }

        static class Conditions { public const string Open = "closed IS NULL"; }

        class Special(string text) : SqliteCommand(text);

        class Store
        {
            const string Table = "orders";
            static readonly string Columns = "id, name";
            static string Where => "WHERE a = 1";
            string field = "";
            static string Fixed = "a";
            static string Changing = "a";
            string written = "";
            void Write(string given) { written = given; Changing = given; Known.Changed = given; }

            {{members}}

            async Task Run(DbCommand command, IDbCommand old, SqliteConnection connection, DbDataSource source, DbBatchCommand batch, DbContext context, Order order, List<int> ids, string name, string town, string? note,
                int id, int? some, long big, decimal price, double ratio, bool isOpen, Guid key, DayOfWeek day, DateTime time, DateTimeOffset offset, DateOnly date, TimeSpan span, object any, char letter)
            {
                {{statements}}
                await Task.CompletedTask;
            }
        }
        """;
}
