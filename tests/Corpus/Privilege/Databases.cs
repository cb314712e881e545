using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Corpus.Privilege.Databases;

// POLP3007: a connection string only names a database; an open connection or a data source is one.

[Polp.Service]
public class Connections
{
    public SqliteConnection Make(string text) => new(text); // BAD POLP3001 POLP3007
    public DbConnectionStringBuilder Describe(string text) => new() { ConnectionString = text }; // GOOD
    public DbProviderFactory Provider(string name) => DbProviderFactories.GetFactory(name); // BAD POLP3005 POLP3007
    public DbConnection Open(DbDataSource source) => source.OpenConnection(); // GOOD
    public void OpenClosed(DbConnection closed) => closed.Open(); // BAD POLP3007
    public Task OpenClosedLater(DbConnection closed) => closed.OpenAsync(); // BAD POLP3007
    public ConnectionState State(DbConnection handed) => handed.State; // GOOD
    public void Elsewhere(IDbConnection handed, string text) => handed.ConnectionString = text; // BAD POLP3007
    public void Other(DbConnection handed) => handed.ChangeDatabase("b"); // BAD POLP3007
    public DbCommand Command(DbConnection handed) => handed.CreateCommand(); // GOOD
    public DbTransaction Begin(DbConnection handed) => handed.BeginTransaction(); // GOOD
    public int Run(DbCommand handed) => handed.ExecuteNonQuery(); // GOOD
    public DbDataReader Read(DbCommand handed) => handed.ExecuteReader(); // GOOD
    public IEnumerable<int> Query(DbConnection handed) => handed.Query<int>("SELECT 1"); // GOOD
    public object Field(DbDataReader handed) => handed["a"]; // GOOD
    public void Close(IDbConnection handed) => handed.Close(); // GOOD
    public string Text(DbConnection handed) => handed.Database; // GOOD
    public DbParameter Parameter(DbCommand handed) => handed.CreateParameter(); // GOOD
    public DataTable Table() => new("a"); // GOOD
    public void Saved(DataTable table, string path) => table.WriteXml(path); // BAD POLP3001
    public void SavedToAStream(DataTable table, Stream open) => table.WriteXml(open); // GOOD
}
