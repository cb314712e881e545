using System.Data.Common;

namespace Mistakes;

/// <summary>Nothing is wrong here; an auditor who asks is told why nobody said anything.</summary>
public sealed class DynamicSqlText
{
    public int Newest(DbConnection connection, int count)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM orders ORDER BY created DESC LIMIT " + count; // POLP1003
        return Convert.ToInt32(command.ExecuteScalar());
    }
}
