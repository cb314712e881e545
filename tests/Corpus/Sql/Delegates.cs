using System.Data.Common;
using Dapper;

namespace Corpus.Delegates;

public delegate int Runner(string sql);

public class Jobs
{
    private readonly DbConnection connection;
    private readonly Func<string, int> field;
    private readonly Runner runner;
    private static readonly Func<int, string> Limit = n => " LIMIT " + n;

    public Jobs(DbConnection connection)
    {
        this.connection = connection;
        field = sql => connection.Execute(sql); // GOOD
        runner = Run;
    }

    private int Run(string sql) => connection.Execute(sql); // GOOD

    public void Local(string name)
    {
        Func<string, int> run = sql => connection.Execute(sql); // GOOD
        run("DELETE FROM t WHERE name = '" + name + "'"); // BAD
        run("DELETE FROM t"); // GOOD
    }

    public void LocalFunction(string name)
    {
        int Do(string sql) => connection.Execute(sql); // GOOD
        Do("DELETE FROM t WHERE name = '" + name + "'"); // BAD
        Do("DELETE FROM t"); // GOOD
    }

    public void Field(string name) => field("DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void FieldConstant() => field("DELETE FROM t"); // GOOD

    public void Named(string name) => runner("DELETE FROM t WHERE name = '" + name + "'"); // BAD

    public void NamedConstant() => runner("DELETE FROM t WHERE " + "id = 1"); // GOOD

    public void Invoked(string name)
    {
        Runner run = Run;
        run.Invoke($"DELETE FROM t WHERE name = '{name}'"); // BAD
    }

    public void Built(string name)
    {
        Func<string, string> build = n => "SELECT * FROM t WHERE name = '" + n + "'";
        connection.Query(build(name)); // BAD
        connection.Query(build("x")); // GOOD
    }

    public void Numbered() => connection.Query("SELECT * FROM t" + Limit(10)); // GOOD

    public void Captured(string name)
    {
        var sql = "SELECT * FROM t";
        Action narrow = () => sql += " WHERE name = '" + name + "'";
        narrow();
        connection.Query(sql); // BAD
    }

    public void CapturedConstant(bool open)
    {
        var sql = "SELECT * FROM t";
        void Narrow() => sql += " WHERE open = 1";
        if (open)
            Narrow();
        connection.Query(sql); // GOOD
    }

    public void CapturedInLambda(string name)
    {
        var sql = "DELETE FROM t WHERE name = '" + name + "'";
        Task.Run(() => connection.Execute(sql)); // BAD
    }

    public void CapturedConstantInLambda(int id)
    {
        var sql = "DELETE FROM t WHERE id = " + id;
        Task.Run(() => connection.Execute(sql)); // GOOD
    }

    public void Lazily(string name)
    {
        var sql = new Lazy<string>(() => "DELETE FROM t WHERE name = '" + name + "'");
        connection.Execute(sql.Value); // BAD
    }

    public void Passed(string name) => With(c => c.Execute("DELETE FROM t WHERE name = '" + name + "'")); // BAD

    public void PassedConstant() => With(c => c.Execute("DELETE FROM t")); // GOOD

    public void PassedNumber(int id) => With(c => c.Execute("DELETE FROM t WHERE id = " + id)); // GOOD

    private T With<T>(Func<DbConnection, T> use) => use(connection);

    public void Mapped(string[] names)
    {
        var statements = names.Select(n => "DELETE FROM t WHERE name = '" + n + "'");
        foreach (var statement in statements)
            connection.Execute(statement); // BAD
    }

    public void MappedNumbers(int[] ids)
    {
        var statements = ids.Select(n => "DELETE FROM t WHERE id = " + n);
        foreach (var statement in statements)
            connection.Execute(statement); // GOOD
    }
}
