// PolpRole: Service
namespace Corpus.Privilege.Throughout;

// A project that is service code as a whole: each acquisition is said at its own place, and no call of it a second time.

public class Orders(Templates templates)
{
    public string Show(string name) => templates.Render(name); // GOOD
    public string Direct(string name) => File.ReadAllText(name); // BAD POLP3001
    public string Static() => Settings.Text; // GOOD
    public object New() => new ByDate(); // GOOD
}

public class Templates
{
    public string Render(string name) => Load(name); // GOOD

    private static string Load(string name) => File.ReadAllText(name); // BAD POLP3001
}

public static class Settings
{
    public static readonly string Text = File.ReadAllText("a"); // BAD POLP3001
    public const string Name = "a"; // GOOD
}

public sealed class ByDate : IComparer<string>
{
    public int Compare(string? a, string? b) => File.Exists(a) ? 1 : 0; // BAD POLP3001
}

public static class Program
{
    public static void Main2() => Environment.Exit(new Orders(new()).Show("a").Length); // BAD POLP3004
}
