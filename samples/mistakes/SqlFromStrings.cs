using System.Data.Common;

namespace Mistakes;

/// <summary>A shop that looks up the orders of whoever asks; a customer called <c>' OR '1'='1</c> gets everybody's.</summary>
[Polp.Service]
public sealed class SqlFromStrings
{
    public int Count(DbConnection connection, string customer)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM orders WHERE customer = '" + customer + "'"; // POLP1001
        return Convert.ToInt32(command.ExecuteScalar());
    }
}
