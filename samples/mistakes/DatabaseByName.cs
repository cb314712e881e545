using System.Data.Common;

namespace Mistakes;

/// <summary>A service that is handed a closed connection and opens it, wherever its string leads.</summary>
[Polp.Service]
public sealed class DatabaseByName(DbConnection connection)
{
    public void Reopen() => connection.Open(); // POLP3007
}
