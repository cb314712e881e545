using System.Collections;

namespace Corpus.Privilege.Dispatch;

// What service-reachable code creates it owns; what it is handed it may use.

[Polp.Service]
public class Handed(IStore store, Template template, Func<string> read, IEnumerable<IStore> all)
{
    public string Interface() => store.Load(); // GOOD
    public string Abstract() => template.Load(); // GOOD
    public string Delegate() => read(); // GOOD
    public string[] Each() => [.. all.Select(s => s.Load())]; // GOOD
    public string Parameter(IStore other) => other.Load(); // GOOD
    public string Generic<T>(T other) where T : IStore => other.Load(); // GOOD
    public string Helper(IStore other) => Uses.Load(other); // GOOD
    public string Event(Source source) { source.Changed += () => { }; return source.Raise(); } // GOOD
    public string Concrete(DiskStore disk) => disk.Load(); // BAD POLP3001
    public string ConcretePlain(MemoryStore memory) => memory.Load(); // GOOD
    public string Structure(DiskValue disk) => disk.Load(); // BAD POLP3001
    public string StructurePlain(MemoryValue memory) => memory.Load(); // GOOD
}

[Polp.Service]
public class CreatesDisk
{
    private readonly IStore store = new DiskStore(); // GOOD

    public string Field() => store.Load(); // BAD POLP3001
    public string Local() { IStore s = new DiskStore(); return s.Load(); } // BAD POLP3001
    public string Helper() => Uses.Load(new DiskStore()); // BAD POLP3001
    public string Factory() => Factories.Disk().Load(); // BAD POLP3001
    public string Name() => store.Name; // GOOD
}

[Polp.Service]
public class CreatesMemory
{
    private readonly IStore store = new MemoryStore(); // GOOD

    public string Field() => store.Load(); // GOOD
    public string Local() { IStore s = new MemoryStore(); return s.Load(); } // GOOD
    public string Helper() => Uses.Load(new MemoryStore()); // GOOD
    public string Factory() => Factories.Memory().Load(); // GOOD
    public bool Test(IStore s) => s is DiskStore; // GOOD
    public Type TypeOnly() => typeof(DiskStore); // GOOD
    public string Converted(object s) => ((IStore)s).Load(); // GOOD
}

[Polp.Service]
public class CreatesTemplates
{
    public string Inherited() { Template t = new DiskTemplate(); return t.Load(); } // BAD POLP3001
    public string Hook() => new DiskTemplate().Run(); // BAD POLP3001
    public string Base() => new Sealed().Load(); // BAD POLP3001
    public string Explicit() { IRunner r = new ExplicitRunner(); return r.Run(); } // BAD POLP3001
    public string Default() { IRunner r = new DefaultRunner(); return r.Twice(); } // BAD POLP3001
    public string Variant() { IOut<object> o = new DiskOut(); return o.Get().ToString() ?? ""; } // BAD POLP3001
}

[Polp.Service]
public class CreatesPlainTemplates
{
    public string Inherited() { Template t = new MemoryTemplate(); return t.Load(); } // GOOD
    public string Hook() => new MemoryTemplate().Run(); // GOOD
    public string Explicit() { IRunner r = new PlainRunner(); return r.Run(); } // GOOD
    public string Default() { IRunner r = new PlainRunner(); return r.Twice(); } // GOOD
    public string Variant() { IOut<object> o = new PlainOut(); return o.Get().ToString() ?? ""; } // GOOD
}

[Polp.Service]
public class Callbacks
{
    public void Comparer(List<string> names) => names.Sort(new ByDate()); // BAD POLP3001
    public void ComparerPlain(List<string> names) => names.Sort(new ByLength()); // GOOD
    public object Enumerated() => new DiskList(); // BAD POLP3001
    public object EnumeratedPlain() => new MemoryList(); // GOOD
    public object Finalised() => new Deleting(); // BAD POLP3001
    public object Disposed() => new DeletingAtDispose(); // GOOD
    public object Shown() => new DiskText(); // GOOD
    public void Disposes() { using var d = new DeletingAtDispose(); } // BAD POLP3001
    public string Shows() => new DiskText().ToString(); // BAD POLP3001
    public Stream Stream() => new DiskStream(); // BAD POLP3001
    public Stream StreamPlain() => new EmptyStream(); // GOOD
    public Lazy<string> Lazy() => new(Uses.Read); // BAD POLP3001
    public Lazy<string> LazyPlain() => new(Uses.Plain); // GOOD
    public void Thread() => new Thread(Uses.Delete).Start(); // BAD POLP3001
    public void ThreadPlain() => new Thread(Uses.Nothing).Start(); // GOOD
    public T Made<T>() where T : new() => new(); // GOOD
    public object MadeDisk() => Factories.Make<Loading>(); // BAD POLP3001
    public object MadePlain() => Factories.Make<MemoryStore>(); // GOOD
}

[Polp.Service]
public class Pages(IStore store)
{
    public string Show() => store.Load(); // GOOD
    public string Read() => File.ReadAllText("a"); // BAD POLP3001
}

[Polp.Service]
public class Composes
{
    public string Other(Pages pages) => pages.Show(); // GOOD
    public string OtherReads(Pages pages) => pages.Read(); // GOOD
    public string WithDisk() => new Pages(new DiskStore()).Show(); // BAD POLP3001
}

[Polp.Service]
public class ComposesMemory
{
    public string WithMemory() => new Pages(new MemoryStore()).Show(); // GOOD
}

public interface IStore { string Load(); string Name => "a"; }

public sealed class DiskStore : IStore { public string Load() => File.ReadAllText("a"); }

public sealed class MemoryStore : IStore { public string Load() => ""; }

public readonly struct DiskValue : IStore { public string Load() => File.ReadAllText("a"); }

public readonly struct MemoryValue : IStore { public string Load() => ""; }

public abstract class Template
{
    public virtual string Load() => "";

    public string Run() => Core();

    protected virtual string Core() => "";
}

public class DiskTemplate : Template
{
    public override string Load() => File.ReadAllText("a");

    protected override string Core() => File.ReadAllText("a");
}

public sealed class Sealed : DiskTemplate { public override string Load() => base.Load(); }

public sealed class MemoryTemplate : Template { protected override string Core() => "a"; }

public interface IRunner { string Run(); string Twice() => Run() + Run(); }

public sealed class ExplicitRunner : IRunner { string IRunner.Run() => File.ReadAllText("a"); }

public sealed class DefaultRunner : IRunner { public string Run() => File.ReadAllText("a"); }

public sealed class PlainRunner : IRunner { public string Run() => ""; }

public interface IOut<out T> { T Get(); }

public sealed class DiskOut : IOut<string> { public string Get() => File.ReadAllText("a"); }

public sealed class PlainOut : IOut<string> { public string Get() => ""; }

public sealed class Source
{
    public event Action? Changed;

    public string Raise() { Changed?.Invoke(); return ""; }
}

public static class Uses
{
    public static string Load(IStore store) => store.Load();

    public static string Read() => File.ReadAllText("a");

    public static string Plain() => "";

    public static void Delete() => File.Delete("a");

    public static void Nothing() { }
}

public static class Factories
{
    public static IStore Disk() => new DiskStore();

    public static IStore Memory() => new MemoryStore();

    public static T Make<T>() where T : new() => new();
}

public sealed class Loading { public Loading() => File.ReadAllText("a"); }

public sealed class ByDate : IComparer<string> { public int Compare(string? a, string? b) => File.GetLastWriteTime(a!).CompareTo(File.GetLastWriteTime(b!)); }

public sealed class ByLength : IComparer<string> { public int Compare(string? a, string? b) => a!.Length - b!.Length; }

public sealed class DiskList : IEnumerable<string>
{
    public IEnumerator<string> GetEnumerator() => File.ReadLines("a").GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public sealed class MemoryList : IEnumerable<string>
{
    public IEnumerator<string> GetEnumerator() { yield break; }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public sealed class Deleting { ~Deleting() => File.Delete("a"); }

public sealed class DeletingAtDispose : IDisposable { public void Dispose() => File.Delete("a"); }

public sealed class DiskText { public override string ToString() => File.ReadAllText("a"); }

public sealed class DiskStream : MemoryStream { public override int Read(byte[] buffer, int offset, int count) => File.ReadAllBytes("a").Length; }

public sealed class EmptyStream : MemoryStream { public override int Read(byte[] buffer, int offset, int count) => 0; }

public sealed class Program
{
    public static void Run() => Console.WriteLine(new DiskStore().Load() + new DiskTemplate().Load()); // GOOD
}
