using Polp.Testing;

namespace Polp.Analyzers.Tests.Sql;

/// <summary>The libraries of the table, in their real assemblies: each call once with a hole and once without.</summary>
public class SqlSinkLibraryTests
{
    private const string Glued = "\"SELECT a FROM t WHERE n = '\" + name + \"'\"";

    public static TheoryData<string, string> Sinks() => new()
    {
        { "Microsoft.EntityFrameworkCore", "DbContext c => c.Database.ExecuteSqlRaw(TEXT)" },
        { "Microsoft.EntityFrameworkCore", "ModelBuilder b => b.Entity<Row>().ToSqlQuery(TEXT)" },
        { "Microsoft.EntityFrameworkCore", "ModelBuilder b => b.Entity<Row>().Property(r => r.Name).HasComputedColumnSql(TEXT)" },
        { "Microsoft.EntityFrameworkCore", "ModelBuilder b => b.Entity<Row>().Property(r => r.Name).HasComputedColumnSql(TEXT, stored: true)" },
        { "Microsoft.EntityFrameworkCore", "ModelBuilder b => b.Entity<Row>().Property(r => r.Name).HasDefaultValueSql(TEXT)" },
        { "Microsoft.EntityFrameworkCore", "ModelBuilder b => b.Entity<Row>().HasIndex(r => r.Name).HasFilter(TEXT)" },
        { "Microsoft.EntityFrameworkCore", "ModelBuilder b => b.Entity<Row>().ToTable(t => t.HasCheckConstraint(\"c\", TEXT))" },
        { "Microsoft.EntityFrameworkCore", "ModelBuilder b => b.Entity(\"x\").ToTable(\"x\", t => t.HasCheckConstraint(\"c\", TEXT))" },
        { "Microsoft.EntityFrameworkCore.Migrations", "MigrationBuilder b => b.Sql(TEXT)" },
        { "Microsoft.EntityFrameworkCore.Migrations", "MigrationBuilder b => b.AddCheckConstraint(\"c\", \"t\", TEXT)" },
        { "Microsoft.EntityFrameworkCore.Migrations", "MigrationBuilder b => b.AddColumn<int>(\"c\", \"t\", defaultValueSql: TEXT)" },
        { "Microsoft.EntityFrameworkCore.Migrations", "MigrationBuilder b => b.CreateIndex(\"i\", \"t\", \"c\", filter: TEXT)" },
        { "Microsoft.EntityFrameworkCore", "DbContext c => c.Database.ExecuteSql(System.Runtime.CompilerServices.FormattableStringFactory.Create(TEXT))" },
        { "LinqToDB.Data", "DataConnection c => c.Execute(TEXT)" },
        { "LinqToDB.Data", "DataConnection c => c.Query<Row>(TEXT)" },
        { "LinqToDB.Data", "DataConnection c => c.QueryToListAsync<Row>(TEXT)" },
        { "LinqToDB.Data", "DataConnection c => c.SetCommand(TEXT)" },
        { "LinqToDB.Data", "DataConnection c => new CommandInfo(c, TEXT)" },
        { "LinqToDB", "IDataContext c => c.FromSql<Row>(TEXT)" },
        { "LinqToDB.Data", "DataConnection c => c.QueryProc<Row>(TEXT)" },
        { "LinqToDB", "IDataContext c => Sql.Expr<int>(TEXT)" },
        { "System.Data", "DataTable t => t.Columns.Add(\"a\", typeof(int), TEXT)" },
        { "System.Data", "DataColumn c => c.Expression = TEXT" },
        { "Dapper", "IDbConnection c => c.Query(typeof(Row), TEXT)" },
        { "Dapper", "IDbConnection c => c.QueryFirstAsync(typeof(Row), TEXT)" },
        { "Dapper", "IDbConnection c => new CommandDefinition(TEXT)" },
        { "SQLite", "SQLiteConnection c => c.Execute(TEXT)" },
        { "SQLite", "SQLiteConnection c => c.Query<Row>(TEXT, id)" },
        { "SQLite", "SQLiteConnection c => c.CreateCommand(TEXT)" },
        { "SQLite", "ISQLiteConnection c => c.ExecuteScalar<int>(TEXT)" },
        { "SQLite", "SQLiteAsyncConnection c => c.QueryAsync<Row>(TEXT)" },
        { "SQLite", "SQLiteCommand c => c.CommandText = TEXT" },
        { "MySql.Data.MySqlClient", "MySqlConnection c => MySqlHelper.ExecuteScalar(c, TEXT)" },
        { "MySql.Data.MySqlClient", "MySqlConnection c => MySqlHelper.ExecuteNonQuery(\"server\", TEXT)" },
        { "MySql.Data.MySqlClient", "MySqlConnection c => new MySqlScript(c, TEXT)" },
        { "MySql.Data.MySqlClient", "MySqlScript s => s.Query = TEXT" },
        { "MySql.Data.MySqlClient", "MySqlConnection c => new MySqlCommand(TEXT, c)" },
        { "MySql.Data.MySqlClient", "MySqlConnection c => new MySqlDataAdapter(TEXT, c)" },
        { "System.Data.SQLite", "SQLiteConnection c => new SQLiteDataAdapter(TEXT, c)" },
        { "System.Data.SQLite", "SQLiteConnection c => SQLiteCommand.Execute(TEXT, SQLiteExecuteType.NonQuery, \"Data Source=a\")" },
        { "Microsoft.Data.SqlClient", "SqlBulkCopy b => b.DestinationTableName = TEXT" },
        { "Microsoft.Data.SqlClient", "SqlConnection c => new SqlDataAdapter(TEXT, c)" },
        { "Microsoft.Data.SqlClient", "SqlConnection c => new SqlCommand(TEXT, c)" },
        { "Microsoft.Data.SqlClient", "SqlBatchCommand c => c.CommandText = TEXT" },
        { "Npgsql", "NpgsqlDataSource s => s.CreateCommand(TEXT)" },
        { "Npgsql", "NpgsqlConnection c => new NpgsqlBatchCommand(TEXT)" },
        { "Npgsql", "NpgsqlConnection c => c.BeginBinaryImport(TEXT)" },
        { "Npgsql", "NpgsqlConnection c => c.BeginTextImportAsync(TEXT)" },
        { "Npgsql", "NpgsqlConnection c => c.BeginTextExport(TEXT)" },
        { "Npgsql", "NpgsqlConnection c => c.BeginRawBinaryCopy(TEXT)" },
        { "FirebirdSql.Data.FirebirdClient", "FbConnection c => new FbCommand(TEXT, c)" },
        { "FirebirdSql.Data.FirebirdClient", "FbCommand c => c.CommandText = TEXT" },
        { "ClickHouse.Driver", "IClickHouseClient c => c.ExecuteNonQueryAsync(TEXT)" },
        { "FluentMigrator.Builders.Execute", "IExecuteExpressionRoot e => e.Sql(TEXT)" },
        { "Microsoft.Azure.Cosmos", "Container c => new QueryDefinition(TEXT)" },
        { "Microsoft.Azure.Cosmos", "Container c => c.GetItemQueryIterator<Row>(TEXT)" },
        { "System.Data", "DataView v => v.RowFilter = TEXT" },
        { "System.Data", "DataTable t => t.Select(TEXT)" },
        { "System.Data", "DataTable t => t.Compute(\"SUM(a)\", TEXT)" },
        { "System.Data", "IDbCommand c => c.CommandText += TEXT" },
        { "System.Data", "IDbCommand c => c.CommandText ??= TEXT" },
        { "System.Data.Common", "DbDataSource s => s.CreateCommand(TEXT)" },
    };

    [Theory, MemberData(nameof(Sinks))]
    public Task GluedText_IsReported(string space, string sink) => Verify.Reports(Source(space, sink, $"{{|POLP1001:{Glued}|}}"), references: Libraries.All);

    [Theory, MemberData(nameof(Sinks))]
    public Task ConstantText_IsSilent(string space, string sink) => Verify.IsSilent(Source(space, sink, "\"SELECT a FROM \" + Table"), references: Libraries.All);

    [Theory]
    [InlineData("MySqlConnector", "MySqlBulkCopy b => b.DestinationTableName = TEXT")]
    [InlineData("MySqlConnector", "MySqlConnection c => new MySqlCommand(TEXT, c)")]
    [InlineData("MySqlConnector", "MySqlBatchCommand c => c.CommandText = TEXT")]
    [InlineData("System.Data.SqlClient", "SqlBulkCopy b => b.DestinationTableName = TEXT")]
    [InlineData("System.Data.SqlClient", "SqlConnection c => new SqlCommand(TEXT, c)")]
    [InlineData("System.Data.SqlClient", "SqlConnection c => new SqlDataAdapter(TEXT, c)")]
    public async Task OlderLibraries_AreKnownToo(string space, string sink)
    {
        await Verify.Reports(Source(space, sink, $"{{|POLP1001:{Glued}|}}"), references: Libraries.Older);
        await Verify.IsSilent(Source(space, sink, "\"SELECT a FROM \" + Table"), references: Libraries.Older);
    }

    [Theory]
    [InlineData("LinqToDB", "IDataContext c => c.FromSql<Row>($\"SELECT a FROM t WHERE n = {name}\")")]
    [InlineData("Microsoft.EntityFrameworkCore", "DbContext c => c.Database.SqlQuery<int>($\"SELECT a FROM t WHERE n = {name}\")")]
    [InlineData("Microsoft.EntityFrameworkCore.Migrations", "MigrationBuilder b => b.DropTable(\"a\" + name)")]
    [InlineData("SQLite", "SQLiteConnection c => c.Query<Row>(\"SELECT a FROM t WHERE n = ?\", \"a\" + name)")]
    [InlineData("SQLite", "SQLiteConnection c => new SQLiteConnection(\"a\" + name)")]
    [InlineData("MySql.Data.MySqlClient", "MySqlConnection c => MySqlHelper.ExecuteNonQuery(\"server=\" + name, \"DELETE FROM t\")")]
    [InlineData("MySql.Data.MySqlClient", "MySqlConnection c => MySqlHelper.EscapeString(\"a\" + name)")]
    [InlineData("Microsoft.Data.SqlClient", "SqlConnection c => new SqlConnection(\"Server=\" + name)")]
    [InlineData("Microsoft.Data.SqlClient", "SqlConnection c => new SqlDataAdapter(\"SELECT 1\", \"Server=\" + name)")]
    [InlineData("Npgsql", "NpgsqlConnection c => new NpgsqlParameter(\"a\", \"a\" + name)")]
    [InlineData("Npgsql", "NpgsqlConnection c => NpgsqlDataSource.Create(\"Host=\" + name)")]
    [InlineData("Microsoft.Azure.Cosmos", "Container c => new QueryDefinition(\"SELECT * FROM c WHERE c.n = @n\").WithParameter(\"@n\", \"a\" + name)")]
    [InlineData("System.Data", "DataTable t => t.TableName = \"a\" + name")]
    [InlineData("System.Data", "DataTable t => t.Columns.Add(\"a\" + name)")]
    public Task CallThatRunsNoText_IsSilent(string space, string call) => Verify.IsSilent(Source(space, call, ""), references: Libraries.All);

    // Libraries that no test can reference: the table knows them by name, so a type of that name will do.
    [Theory]
    [InlineData("namespace Dapper { class SqlBuilder { public SqlBuilder Where(string sql, object? p = null) => this; } }", "new Dapper.SqlBuilder().Where(TEXT)")]
    [InlineData("namespace NHibernate { interface ISession { object CreateSQLQuery(string queryString); } }", "((NHibernate.ISession)any).CreateSQLQuery(TEXT)")]
    [InlineData("namespace System.Data.Entity { class Database { public int ExecuteSqlCommand(string sql, params object[] p) => 0; } }", "((System.Data.Entity.Database)any).ExecuteSqlCommand(TEXT)")]
    [InlineData("namespace SqlKata { class Query { public Query SelectRaw(string sql) => this; } }", "new SqlKata.Query().SelectRaw(TEXT)")]
    [InlineData("namespace PetaPoco { interface IDatabase { int Execute(string sql, params object[] args); } class Database : IDatabase { public int Execute(string text, params object[] args) => 0; } }", "new PetaPoco.Database().Execute(TEXT)")]
    public async Task LibraryByName_IsKnown(string library, string call)
    {
        string Of(string text) => $"{library} class Store {{ const string Table = \"t\"; object? Run(object any, string name) => {call.Replace("TEXT", text)}; }}";
        await Verify.Reports(Of($"{{|POLP1001:{Glued}|}}"));
        await Verify.IsSilent(Of("\"SELECT a FROM \" + Table"));
    }

    private static string Source(string space, string sink, string text)
    {
        var arrow = sink.IndexOf("=>", StringComparison.Ordinal);
        var result = sink.Contains("e.Sql(", StringComparison.Ordinal) ? "void" : "object?";
        return $$"""
            using System.Data;
            using {{space}};

            class Row { public string Name { get; set; } = ""; }

            class Store
            {
                const string Table = "orders";

                {{result}} Run({{sink[..arrow]}}, string name, int id) => {{sink[(arrow + 2)..].Replace("TEXT", text)}};
            }
            """;
    }
}
