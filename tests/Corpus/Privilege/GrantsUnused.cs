// PolpRole: Service
// PolpGrants: FILES/READ // GOOD
// PolpGrants: FILES/DIR // BAD POLP5001
// PolpGrants: NETWORK // BAD POLP5001
// PolpGrants: NETWORK/DNS // GOOD
// PolpGrants: EXEC // BAD POLP5001
// PolpGrants: READ_ENV // GOOD
// PolpGrants: DATABASE // GOOD
// PolpGrants: IPC // BAD POLP5001
namespace Corpus.Privilege.GrantsUnused;

// A grant that nothing uses, or of which only a part is used, is said at what asks for it.

public class Granted(System.Data.Common.DbDataSource source)
{
    public string Read(string path) => File.ReadAllText(path); // GOOD
    public object Look(string host) => System.Net.Dns.GetHostEntry(host); // GOOD
    public string? Variable() => Environment.GetEnvironmentVariable("A"); // GOOD
    public object Open() => source.OpenConnection(); // GOOD
    public void Write(string path) => File.WriteAllText(path, ""); // BAD POLP3001
}
