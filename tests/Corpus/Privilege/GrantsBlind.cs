// PolpRole: Service
// PolpGrants: FILES/READ // GOOD
// PolpGrants: REFLECT // GOOD
// PolpGrants: EXEC // GOOD
namespace Corpus.Privilege.GrantsBlind;

// Where the code that runs is chosen at run time, no grant can be called unused: the use may hide behind it.

public class Granted
{
    public object? Invoke(System.Reflection.MethodInfo method) => method.Invoke(null, null); // GOOD
    public object? Private(System.Reflection.FieldInfo field) => field.GetValue(null); // GOOD
    public Func<int> Compiled(System.Linq.Expressions.Expression<Func<int>> tree) => tree.Compile(); // BAD POLP3005
    public void Delete(string path) => File.Delete(path); // BAD POLP3001
}
