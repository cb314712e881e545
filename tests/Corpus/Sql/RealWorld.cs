using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Corpus.RealWorld;

public class Product
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
    public decimal Price { get; set; }
}

public interface IProductRepository
{
    IList<Product> Search(string? text, string? category, string sort, int page, int size);
    Product? Get(int id);
    void Save(Product product);
}

public class ProductRepository : IProductRepository
{
    private const string SelectClause = @"
        SELECT p.id, p.name, p.price
        FROM products p
        LEFT JOIN categories c ON c.id = p.category";

    private static readonly IReadOnlyDictionary<string, string> SortColumns = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        { "name", "p.name" },
        { "price", "p.price" },
    };

    private readonly string connectionString;

    public ProductRepository(string connectionString) => this.connectionString = connectionString;

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    public IList<Product> Search(string? text, string? category, string sort, int page, int size)
    {
        var parameters = new DynamicParameters();
        var filters = new List<string>();
        if (!string.IsNullOrWhiteSpace(text))
        {
            filters.Add("p.name LIKE @text");
            parameters.Add("text", $"%{text}%");
        }
        if (!string.IsNullOrWhiteSpace(category))
        {
            filters.Add("c.name = @category");
            parameters.Add("category", category);
        }
        var where = filters.Count > 0 ? " WHERE " + string.Join(" AND ", filters) : "";
        if (!SortColumns.TryGetValue(sort, out var column))
            column = "p.id";
        using var connection = Open();
        return connection.Query<Product>($"{SelectClause}{where} ORDER BY {column} LIMIT {size} OFFSET {(page - 1) * size}", parameters).ToList(); // GOOD
    }

    public IList<Product> SearchOld(string text, string category)
    {
        var query = SelectClause + " WHERE p.name LIKE '%" + text + "%'";
        if (!string.IsNullOrEmpty(category))
            query += " AND c.name = '" + category + "'";
        using var connection = Open();
        return connection.Query<Product>(query).ToList(); // BAD
    }

    public Product? Get(int id)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = SelectClause + " WHERE p.id = $id"; // GOOD
        command.Parameters.AddWithValue("$id", id);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new Product { Id = reader.GetInt32(0), Name = reader.GetString(1), Price = reader.GetDecimal(2) } : null;
    }

    public void Save(Product product)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        var sql = product.Id == 0
            ? "INSERT INTO products (name, price) VALUES (@Name, @Price)"
            : "UPDATE products SET name = @Name, price = @Price WHERE id = @Id";
        connection.Execute(sql, product, transaction); // GOOD
        transaction.Commit();
    }

    public void SaveOld(Product product)
    {
        using var connection = Open();
        var sql = string.Format(CultureInfo.InvariantCulture, "UPDATE products SET name = '{0}', price = {1} WHERE id = {2}", product.Name, product.Price, product.Id);
        using var command = new SqliteCommand(sql, connection); // BAD
        command.ExecuteNonQuery();
    }

    public void Import(IEnumerable<Product> products)
    {
        const int batch = 100;
        using var connection = Open();
        foreach (var chunk in products.Chunk(batch))
        {
            var sql = new StringBuilder("INSERT INTO products (name, price) VALUES ");
            var parameters = new DynamicParameters();
            for (var i = 0; i < chunk.Length; i++)
            {
                if (i > 0)
                    sql.Append(", ");
                sql.Append("(@n").Append(i).Append(", @p").Append(i).Append(')');
                parameters.Add("n" + i, chunk[i].Name);
                parameters.Add("p" + i, chunk[i].Price);
            }
            connection.Execute(sql.ToString(), parameters); // GOOD
        }
    }
}

public class LoginForm
{
    private readonly SqliteConnection connection = new("Data Source=shop.db");

    public bool Login(string user, string password)
    {
        connection.Open();
        var command = new SqliteCommand("select count(*) from users where name='" + user + "' and password='" + password + "'", connection); // BAD
        var count = Convert.ToInt32(command.ExecuteScalar());
        connection.Close();
        return count == 1;
    }

    public bool LoginSafely(string user, string hash)
    {
        var command = new SqliteCommand("select count(*) from users where name=@u and hash=@h", connection); // GOOD
        command.Parameters.AddWithValue("@u", user);
        command.Parameters.AddWithValue("@h", hash);
        return Convert.ToInt64(command.ExecuteScalar()) == 1;
    }

    public string? Role(string user)
    {
        SqliteDataReader? reader = null;
        try
        {
            SqliteCommand command = connection.CreateCommand();
            command.CommandText = "select role from users where name = '" + user.Replace("'", "''") + "' limit 1"; // BAD
            reader = command.ExecuteReader();
            return reader.Read() ? reader["role"].ToString() : null;
        }
        finally
        {
            reader?.Close();
        }
    }
}

public abstract class TableGateway<T>(DbConnection connection)
{
    protected abstract string TableName { get; }

    protected int Execute(string sql, object? parameters = null) => connection.Execute(sql, parameters); // GOOD

    protected IEnumerable<T> Select(string where, object? parameters = null) => connection.Query<T>("SELECT * FROM t WHERE " + where, parameters); // BAD

    public int DeleteById(int id) => Execute("DELETE FROM t WHERE id = @id", new { id }); // GOOD
}

public class AuditLog(DbConnection connection, TimeProvider clock)
{
    private static readonly string[] Levels = ["info", "warn", "error"];

    public void Write(int level, string message) => connection.Execute(
        $"INSERT INTO audit_{Levels[level]} (at, message) VALUES ('{clock.GetUtcNow():O}', @message)", new { message }); // GOOD

    public void Purge(TimeSpan age)
    {
        foreach (var level in Levels)
        {
            var limit = clock.GetUtcNow() - age;
            connection.Execute($"DELETE FROM audit_{level} WHERE at < '{limit:yyyy-MM-dd}'"); // GOOD
        }
    }

    public IEnumerable<string> Find(string user) => connection.Query<string>($"SELECT message FROM audit_info WHERE message LIKE '%{user}%'"); // BAD
}

public class SchemaUpdater(DbConnection connection)
{
    private static readonly (int Version, string Sql)[] Steps =
    [
        (1, "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)"),
        (2, "ALTER TABLE users ADD COLUMN mail TEXT"),
    ];

    public void Update()
    {
        var current = connection.ExecuteScalar<int>("PRAGMA user_version"); // GOOD
        foreach (var (version, sql) in Steps.Where(s => s.Version > current))
        {
            connection.Execute(sql); // GOOD
            connection.Execute("PRAGMA user_version = " + version); // GOOD
        }
    }

    public void AddColumn(string table, string column, Type type)
    {
        var sqlType = type == typeof(int) ? "INTEGER" : type == typeof(double) ? "REAL" : "TEXT";
        connection.Execute($"ALTER TABLE {table} ADD COLUMN {column} {sqlType}"); // BAD
    }

    public bool HasTable(string table) =>
        connection.ExecuteScalar<int>("SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @table", new { table }) > 0; // GOOD
}

public class ReportService(DbContext context)
{
    public async Task<List<int>> Totals(int year, string? region, CancellationToken stop)
    {
        var sql = "SELECT SUM(total) AS Value FROM sales WHERE year = {0}";
        var arguments = new List<object> { year };
        if (region != null)
        {
            sql += " AND region = {1}";
            arguments.Add(region);
        }
        return await context.Database.SqlQueryRaw<int>(sql, [.. arguments]).ToListAsync(stop); // GOOD
    }

    public Task<List<int>> TotalsOf(int year, string region) =>
        context.Database.SqlQueryRaw<int>($"SELECT SUM(total) AS Value FROM sales WHERE year = {year} AND region = '{region}'").ToListAsync(); // BAD

    public Task<int> Archive(DateOnly before) =>
        context.Database.ExecuteSqlRawAsync("DELETE FROM sales WHERE day < '" + before.ToString("O", CultureInfo.InvariantCulture) + "'"); // GOOD
}

public class DataSetLoader
{
    private readonly DbProviderFactory factory;
    private readonly string connectionString;

    public DataSetLoader(DbProviderFactory factory, string connectionString) => (this.factory, this.connectionString) = (factory, connectionString);

    public DataTable Load(string table)
    {
        using var connection = factory.CreateConnection()!;
        connection.ConnectionString = connectionString;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM " + factory.CreateCommandBuilder()!.QuoteIdentifier(table); // GOOD
        using var adapter = factory.CreateDataAdapter()!;
        adapter.SelectCommand = command;
        var result = new DataTable();
        adapter.Fill(result);
        return result;
    }

    public DataTable LoadAny(string table, int top)
    {
        using var connection = factory.CreateConnection()!;
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM [{table}] LIMIT {top}"; // BAD
        var result = new DataTable();
        result.Load(command.ExecuteReader());
        return result;
    }
}
