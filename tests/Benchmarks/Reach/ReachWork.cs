using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mono.Cecil;
using Polp.Capabilities;
using Polp.Graph;

namespace Polp.Benchmarks;

/// <summary>One measured piece of work, done in a process of its own, which says what it cost: CPU seconds, peak MiB, and what was done.</summary>
internal static class ReachWork
{
    public static int Run(string what)
    {
        switch (what)
        {
            case "edges":
                Say(() => Edges());
                break;
            case "cecil":
                Say(() => Cecil());
                break;
            case "service":
                var session = new CodeReachSession();
                var code = Service();
                Say(() => Reach(session, code));
                Say(() => Reach(session, code));
                break;
            default:
                return 2;
        }
        return 0;
    }

    private static void Say(Func<string> work)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var done = work();
        self.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(self.TotalProcessorTime - before).TotalSeconds} {self.PeakWorkingSet64 / 1048576.0} {done}"));
    }

    private static string Edges()
    {
        AssemblyImage[] images = [.. Assemblies().Select(path => new AssemblyImage(path, File.ReadAllBytes(path)))];
        var application = new Application(new("all", images[0], images[1..], _ => null, []), _ => null);
        var walk = new ReachWalk(application, new Charges(Catalogue.Default, []));
        walk.RunAll();
        return $"{application.Modules.Count} assemblies, {walk.ReachedMethods} methods, {walk.Edges.Count} edges";
    }

    private static string Cecil()
    {
        var (assemblies, methods, instructions) = (0, 0, 0L);
        foreach (var path in Assemblies())
        {
            using var assembly = AssemblyDefinition.ReadAssembly(path, new ReaderParameters { InMemory = true });
            assemblies++;
            foreach (var method in assembly.Modules.SelectMany(m => m.GetTypes()).SelectMany(t => t.Methods))
            {
                methods++;
                instructions += method.HasBody ? method.Body.Instructions.Count : 0;
            }
        }
        return $"{assemblies} assemblies, {methods} methods, {instructions} instructions";
    }

    private static string Reach(CodeReachSession session, ProcessCode code)
    {
        var reach = session.Of(code, Grants.None);
        return $"{reach.Assemblies} assemblies, {reach.Methods} methods reached, {reach.Capabilities.Count} capabilities";
    }

    /// <summary>A service on a database, with this project's packages beside it.</summary>
    private static ProcessCode Service()
    {
        const string Source = """
            using System.Data;
            using Dapper;
            using Microsoft.Data.Sqlite;
            using Microsoft.EntityFrameworkCore;
            using var connection = new SqliteConnection("Data Source=shop.db");
            connection.Open();
            foreach (var name in connection.Query<string>("SELECT name FROM orders"))
                System.Console.WriteLine(name);
            using var orders = new Orders();
            System.Console.WriteLine(orders.Database.CanConnect());
            class Orders : DbContext { protected override void OnConfiguring(DbContextOptionsBuilder options) => options.EnableDetailedErrors(); }
            """;
        var compilation = CSharpCompilation.Create(
            "Shop", [CSharpSyntaxTree.ParseText(Source)], [.. CompilerInputs.References.Select(path => MetadataReference.CreateFromFile(path))],
            new(OutputKind.ConsoleApplication));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        return new(
            "shop", new("Shop.dll", image.ToArray()), [.. Packages().Select(path => new AssemblyImage(path, File.ReadAllBytes(path)))],
            name => Frameworks().Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists) is { } path ? new(path, File.ReadAllBytes(path)) : null, []);
    }

    private static IEnumerable<string> Assemblies() => Frameworks().SelectMany(folder => Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)).Concat(Packages()).Where(IsManaged);

    private static string[] Frameworks()
    {
        var core = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [core, Path.GetFullPath(Path.Combine(core, "../../Microsoft.AspNetCore.App", Path.GetFileName(core)))];
    }

    // What lies in a packs folder is for compilers only; packages bring what runs.
    private static IEnumerable<string> Packages() => CompilerInputs.References.Where(path => path.Replace('\\', '/').Contains("/lib/", StringComparison.Ordinal));

    private static bool IsManaged(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        return reader.HasMetadata;
    }
}
