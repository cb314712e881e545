using Microsoft.Data.Sqlite;

namespace DbProxy;

/// <summary>One statement, prepared when the program starts. Values reach it as parameters only.</summary>
internal sealed class Statement
{
    private readonly SqliteCommand command;

    private Statement(SqliteCommand command) => this.command = command;

    public static Statement Prepare(SqliteCommand command, params ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        foreach (var (name, type) in parameters)
            command.Parameters.Add(name, type);
        command.Prepare();
        return new(command);
    }

    /// <summary>Runs it and returns the number of rows it changed.</summary>
    public int Execute(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs it and reads every row.</summary>
    public List<T> Query<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        Bind(values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }
}
