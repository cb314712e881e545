namespace Corpus.Privilege.Hops;

// Through code of the same compilation that is not service code: reported at the call in the service, never in the helper.

[Polp.Service]
public class Orders(Store handed)
{
    public string One(string name) => Helper.Read(name); // BAD POLP3001
    public string OnePlain(string name) => Helper.Trim(name); // GOOD
    public string Two(string name) => Helper.ReadThrough(name); // BAD POLP3001
    public string TwoPlain(string name) => Helper.TrimThrough(name); // GOOD
    public string Many(string name) => Chain.First(name); // BAD POLP3001
    public string ManyPlain(string name) => Chain.FirstPlain(name); // GOOD
    public int Recursive(int n) => Walk.Down(n); // BAD POLP3001
    public int RecursivePlain(int n) => Walk.Count(n); // GOOD
    public string Generic(string name) => Helper.Typed<int>(name); // BAD POLP3001
    public string GenericPlain(string name) => Helper.TypedPlain<int>(name); // GOOD
    public string OfGenericType(string name) => Box<int>.Read(name); // BAD POLP3001
    public string OfGenericTypePlain(string name) => Box<int>.Trim(name); // GOOD
    public string Extended(string name) => name.Load(); // BAD POLP3001
    public string ExtendedPlain(string name) => name.Shorten(); // GOOD
    public string Instance() => handed.Load(); // BAD POLP3001
    public string InstancePlain() => handed.Name(); // GOOD
    public string Property() => handed.Text; // BAD POLP3001
    public string PropertyPlain() => handed.Title; // GOOD
    public void Setter() => handed.Text = "a"; // BAD POLP3001
    public void SetterPlain() => handed.Title = "a"; // GOOD
    public object New(string name) => new Opened(name); // BAD POLP3001
    public object NewPlain(string name) => new Named(name); // GOOD
    public object NewByField() => new Loaded(); // BAD POLP3001
    public object NewByBase() => new LoadedToo(); // BAD POLP3001
    public object NewByNothing() => new Empty(); // GOOD
    public string Static() => Settings.Text; // BAD POLP3001
    public int StaticConstant() => Settings.Size; // GOOD
    public string StaticConstructor() => Eager.Name(); // BAD POLP3001
    public string StaticOfAnother() => Lazily.Name(); // GOOD
    public Func<string, string> Group() => Helper.Read; // BAD POLP3001
    public Func<string, string> GroupPlain() => Helper.Trim; // GOOD
    public string Lambda(string name) => Helper.ByLambda()(name); // BAD POLP3001
    public string LambdaPlain(string name) => Helper.ByPlainLambda()(name); // GOOD
    public string Delegate(Func<string, string> handedIn) => handedIn("a"); // GOOD
    public string Table(string name) => Helper.Table["read"](name); // BAD POLP3001
    public string TablePlain(string name) => PlainTables.All["trim"](name); // GOOD
    public string TableBesideAnother(string name) => Helper.PlainTable["trim"](name); // GOOD
    public Task<string> Later(string name) => Helper.ReadLater(name); // BAD POLP3001
    public Task<string> LaterPlain(string name) => Helper.TrimLater(name); // GOOD
    public IEnumerable<string> Iterator(string name) => Helper.Walk(name); // BAD POLP3001
    public IEnumerable<string> IteratorPlain(string name) => Helper.WalkPlain(name); // GOOD
    public IAsyncEnumerable<string> IteratorLater(string name) => Helper.WalkLater(name); // BAD POLP3001
    public string Local(string name) => Helper.ByLocal(name); // BAD POLP3001
    public string Optional() => Helper.Maybe(null); // BAD POLP3001
    public string Out(string name) { Helper.Into(name, out var text); return text; } // BAD POLP3001
    public string OutPlain(string name) { Helper.IntoPlain(name, out var text); return text; } // GOOD
    public string Indexed(string name) => new Cache()[name]; // BAD POLP3001
    public int IndexedPlain() => new Cache()[1]; // GOOD
    public string Named() => nameof(Helper.Read); // GOOD
    public Type TypeOnly() => typeof(Settings); // GOOD
    public string Held(Stream open) => Helper.Drain(open); // GOOD
    public void Network(string name) => Helper.Fetch(name); // BAD POLP3002
    public void Program(string name) => Helper.Launch(name); // BAD POLP3003
    public string? Variable(string name) => Helper.Variable(name); // BAD POLP3004
    public object? Invoke(System.Reflection.MethodInfo method) => Helper.Invoke(method); // BAD POLP3005
    public int Native() => Helper.Parent(); // BAD POLP3006
    public object Database(string text) => Helper.Connect(text); // BAD POLP3001 POLP3007
    public object Handle(nint number) => Helper.Handle(number); // BAD POLP3008
    public void Both(string name) => Helper.Everything(name); // BAD POLP3001 POLP3002 POLP3003
}

public static class Helper
{
    public static readonly Dictionary<string, Func<string, string>> Table = new() { ["read"] = Read };
    public static readonly Dictionary<string, Func<string, string>> PlainTable = PlainTables.All;

    [System.Runtime.InteropServices.DllImport("libc")]
    private static extern int getppid();

    public static string Read(string name) => File.ReadAllText(name); // GOOD

    public static string Trim(string name) => name.Trim();

    public static string ReadThrough(string name) => Read(name); // GOOD

    public static string TrimThrough(string name) => Trim(name);

    public static string Typed<T>(string name) => File.ReadAllText(name + typeof(T)); // GOOD

    public static string TypedPlain<T>(string name) => name + typeof(T);

    public static Func<string, string> ByLambda() => name => File.ReadAllText(name); // GOOD

    public static Func<string, string> ByPlainLambda() => name => name.Trim();

    public static async Task<string> ReadLater(string name) { await Task.Yield(); return await File.ReadAllTextAsync(name); }

    public static async Task<string> TrimLater(string name) { await Task.Yield(); return name.Trim(); }

    public static IEnumerable<string> Walk(string name) { yield return File.ReadAllText(name); }

    public static IEnumerable<string> WalkPlain(string name) { yield return name; }

    public static async IAsyncEnumerable<string> WalkLater(string name) { yield return await File.ReadAllTextAsync(name); }

    public static string ByLocal(string name) { return Inner(); string Inner() => File.ReadAllText(name); }

    public static string Maybe(string? name = null) => name ?? File.ReadAllText("a");

    public static void Into(string name, out string text) => text = File.ReadAllText(name);

    public static void IntoPlain(string name, out string text) => text = name;

    public static string Drain(Stream open) => new StreamReader(open).ReadToEnd();

    public static void Fetch(string name) => System.Net.Dns.GetHostEntry(name);

    public static void Launch(string name) => System.Diagnostics.Process.Start(name);

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    public static object? Invoke(System.Reflection.MethodInfo method) => method.Invoke(null, null);

    public static int Parent() => getppid();

    public static object Connect(string text) => new Microsoft.Data.Sqlite.SqliteConnection(text);

    public static object Handle(nint number) => new Microsoft.Win32.SafeHandles.SafeFileHandle(number, true);

    public static void Everything(string name) { File.Delete(name); Fetch(name); Launch(name); }
}

public static class PlainTables
{
    public static readonly Dictionary<string, Func<string, string>> All = new() { ["trim"] = name => name.Trim() };
}

public static class Chain
{
    public static string First(string name) => Second(name);

    private static string Second(string name) => Third(name);

    private static string Third(string name) => Fourth(name);

    private static string Fourth(string name) => File.ReadAllText(name);

    public static string FirstPlain(string name) => SecondPlain(name);

    private static string SecondPlain(string name) => name.Trim();
}

public static class Walk
{
    public static int Down(int n) => n == 0 ? File.ReadAllText("a").Length : Up(n);

    private static int Up(int n) => Down(n - 1);

    public static int Count(int n) => n == 0 ? 0 : CountOn(n);

    private static int CountOn(int n) => Count(n - 1);
}

public static class Box<T>
{
    public static string Read(string name) => File.ReadAllText(name);

    public static string Trim(string name) => name.Trim();
}

public static class Paths
{
    public static string Load(this string name) => File.ReadAllText(name);

    public static string Shorten(this string name) => Path.GetFileName(name);
}

public sealed class Store
{
    public string Text { get => File.ReadAllText("a"); set => File.WriteAllText("a", value); }

    public string Title { get; set; } = "";

    public string Load() => File.ReadAllText("a");

    public string Name() => "a";
}

public sealed class Opened(string name)
{
    private readonly Stream open = File.OpenRead(name);

    public bool IsOpen => open.CanRead;
}

public sealed class Named(string name)
{
    public string Name => name;
}

public class Loaded
{
    private readonly string text = File.ReadAllText("a");

    public string Text => text;
}

public sealed class LoadedToo : Loaded;

public sealed class Empty;

public static class Settings
{
    public static readonly string Text = File.ReadAllText("a");

    public const int Size = 1;
}

public static class Eager
{
    static Eager() => File.Delete("a");

    public static string Name() => "a";
}

public static class Lazily
{
    private static readonly string Text = File.ReadAllText("a");

    public static string Name() => "a";

    public static string All() => Text;
}

public sealed class Cache
{
    public string this[string name] => File.ReadAllText(name);

    public int this[int number] => number;
}
