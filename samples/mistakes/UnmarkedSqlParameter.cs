using System.Data.Common;

namespace Mistakes;

/// <summary>A helper that every project of a company uses; in none of them anyone is asked what is in the text.</summary>
public sealed class UnmarkedSqlParameter
{
    public int Run(DbConnection connection, string sql) // POLP1002
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
