namespace Polp.CodeFixes.Tests;

/// <summary>Callers in other files and projects, several reports at once, and the program that results.</summary>
public class TakeCapabilityInSolutionTests
{
    [Fact]
    public async Task CallersOfOtherFilesAndProjects_Acquire()
    {
        using var solution = new ServiceSolution()
            .Project("Lib", ("Service.cs", """
                namespace Lib;

                [Polp.Service]
                public class Service
                {
                    public const string Folder = "/srv/";

                    /// <summary>Counts.</summary>
                    /// <param name="name">Of the page.</param>
                    /// <param name="more">To add.</param>
                    public long Size(string name, int more = 0)
                    {
                        using var file = new FileStream(Folder + name, FileMode.Open, FileAccess.Read);
                        return file.Length + more;
                    }
                }
                """), ("Near.cs", """
                namespace Lib;

                static class Near
                {
                    public static long All(Service s) => s.Size("a");
                }
                """))
            .Project("App", ("Far.cs", """
                namespace App;

                static class Far
                {
                    public static void Print(Lib.Service s, string name)
                    {
                        var size = s.Size(more: 1, name: name + ".txt");
                        Console.WriteLine(size);
                    }
                }
                """));

        Assert.Equal("Take 'Stream' as a parameter: who calls 'Size' opens it", await solution.Fix<TakeCapabilityFix>());

        await solution.Compiles();
        Assert.Equal("""
            namespace Lib;

            [Polp.Service]
            public class Service
            {
                public const string Folder = "/srv/";

                /// <summary>Counts.</summary>
                /// <param name="file">Of the page.</param>
                /// <param name="more">To add.</param>
                public long Size(Stream file, int more = 0)
                {
                    return file.Length + more;
                }
            }
            """, solution.TextOf("Service.cs"));
        Assert.Equal("""
            namespace Lib;

            static class Near
            {
                public static long All(Service s)
                {
                    using var file = new FileStream(Service.Folder + "a", FileMode.Open, FileAccess.Read);
                    return s.Size(file);
                }
            }
            """, solution.TextOf("Near.cs"));
        Assert.Equal("""
            using Lib;

            namespace App;

            static class Far
            {
                public static void Print(Lib.Service s, string name)
                {
                    long size;
                    using (var file = new FileStream(Service.Folder + (name + ".txt"), FileMode.Open, FileAccess.Read))
                    {
                        size = s.Size(more: 1, file: file);
                    }
                    Console.WriteLine(size);
                }
            }
            """, solution.TextOf("Far.cs"));
    }

    private const string Database = """
        using Microsoft.Data.Sqlite;

        public static class Program
        {
            public static async Task<string> Run(string folder)
            {
                var count = new Orders().Count("Data Source=:memory:", 3);
                var later = await new Orders().Later("Data Source=:memory:", default);
                return count + "/" + later;
            }
        }

        [Polp.Service]
        class Orders
        {
            public object? Count(string at, int more)
            {
                using var connection = new SqliteConnection(at);
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT 1 + " + more;
                return command.ExecuteScalar();
            }

            public async Task<object?> Later(string at, CancellationToken cancel)
            {
                await using (var connection = new SqliteConnection(at))
                {
                    await connection.OpenAsync(cancel);
                    await using var command = connection.CreateCommand();
                    command.CommandText = "SELECT 7";
                    return await command.ExecuteScalarAsync(cancel);
                }
            }
        }
        """;

    [Fact]
    public async Task Connection_IsHandedInOpen()
    {
        using var solution = ServiceSolution.Of(Database.ReplaceLineEndings("\n"));
        var before = await solution.Run("");

        await solution.FixAll<TakeCapabilityFix>("POLP3007");

        Assert.Equal("""
            using System.Data.Common;
            using Microsoft.Data.Sqlite;

            public static class Program
            {
                public static async Task<string> Run(string folder)
                {
                    object? count;
                    using (var connection = new SqliteConnection("Data Source=:memory:"))
                    {
                        connection.Open();
                        count = new Orders().Count(connection, 3);
                    }
                    object? later;
                    using (var connection2 = new SqliteConnection("Data Source=:memory:"))
                    {
                        await connection2.OpenAsync(default);
                        later = await new Orders().Later(connection2, default);
                    }
                    return count + "/" + later;
                }
            }

            [Polp.Service]
            class Orders
            {
                public object? Count(DbConnection connection, int more)
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = "SELECT 1 + " + more;
                    return command.ExecuteScalar();
                }

                public async Task<object?> Later(DbConnection connection, CancellationToken cancel)
                {
                    await using var command = connection.CreateCommand();
                    command.CommandText = "SELECT 7";
                    return await command.ExecuteScalarAsync(cancel);
                }
            }
            """.ReplaceLineEndings("\n"), solution.Text);
        Assert.Equal(before, await solution.Run(""));
        Assert.Empty(await solution.Reports());
    }

    [Theory]
    [InlineData("Test.cs", "", true)]
    [InlineData("Test.g.cs", "", false)]
    [InlineData("Test.Designer.cs", "", false)]
    [InlineData("Test.cs", "// <auto-generated/>\n", false)]
    public async Task FilesThatAToolWrites_StayAsTheyAre(string path, string lead, bool isMended)
    {
        var source = lead + "[Polp.Service]\nclass Service\n{\n    public string Load(string path) => File.ReadAllText(path);\n}\n";
        using var solution = new ServiceSolution().Project("App", (path, source));
        Assert.NotEmpty(await solution.Reports());

        Assert.Equal(isMended, (await solution.Offers<TakeCapabilityFix>()).Count > 0);
        await solution.FixAll<TakeCapabilityFix>("POLP3001");

        Assert.Equal(isMended, solution.TextOf(path) != source);
    }

    private const string Pages = """
        public static class Program
        {
            public static async Task<string> Run(string folder)
            {
                var pages = new Pages();
                var a = Path.Combine(folder, "a");
                pages.Save(a, "one\ntwo\n");
                pages.Add(a, new[] { "three" });
                var both = pages.Both(a, a);
                var lines = pages.Lines(a);
                var bytes = await pages.Bytes(a);
                return both + "/" + string.Join(",", lines) + "/" + bytes.Length + "/" + pages.Count(a) + "/" + pages.Root(Path.Combine(folder, "x"));
            }
        }

        [Polp.Service]
        class Pages
        {
            public void Save(string path, string text) => File.WriteAllText(path, text);

            public void Add(string path, string[] more) { File.AppendAllLines(path, more); }

            public string Both(string first, string second) => File.ReadAllText(first) + File.ReadAllText(second);

            public string[] Lines(string path) => File.ReadAllLines(path);

            public async Task<byte[]> Bytes(string path) => await File.ReadAllBytesAsync(path);

            public int Count(string path)
            {
                var count = 0;
                foreach (var line in File.ReadLines(path))
                    count += line.Length;
                return count;
            }

            public string Root(string path)
            {
                File.WriteAllText(path, "<r/>");
                return System.Xml.Linq.XDocument.Load(path).Root!.Name.LocalName;
            }
        }
        """;

    [Fact]
    public async Task Program_ReadsAndWritesTheSame()
    {
        using var solution = ServiceSolution.Of(Pages.ReplaceLineEndings("\n"));
        var folder = Directory.CreateTempSubdirectory().FullName;
        var before = await solution.Run(folder);

        await solution.FixAll<TakeCapabilityFix>("POLP3001");

        await solution.Compiles();
        // What is read right after it was written stays where it is.
        Assert.Equal(2, (await solution.Reports("POLP3001")).Count);
        Assert.Contains("File.WriteAllText(path, \"<r/>\");", solution.Text);
        Assert.Equal(before, await solution.Run(folder));
        var text = solution.Text;
        await solution.FixAll<TakeCapabilityFix>("POLP3001");
        Assert.Equal(text, solution.Text);
    }

    [Fact]
    public async Task ServiceThroughout_MovesUpToTheProgram()
    {
        using var solution = ServiceSolution.Of("""
            class Program
            {
                static void Main(string[] args) => Console.WriteLine(new Outer().Show(args[0]));
            }

            class Outer
            {
                public string Show(string path) => new Inner().Load(path).Trim();
            }

            class Inner
            {
                public string Load(string path) => File.ReadAllText(path);
            }
            """).With("PolpRole", "Service");

        while (await solution.Fix<TakeCapabilityFix>() is not null)
            await solution.Compiles();

        Assert.Equal("""
            class Program
            {
                static void Main(string[] args)
                {
                    using var reader = File.OpenText(args[0]);
                    Console.WriteLine(new Outer().Show(reader));
                }
            }

            class Outer
            {
                public string Show(TextReader reader)
                {
                    return new Inner().Load(reader).Trim();
                }
            }

            class Inner
            {
                public string Load(TextReader reader) => reader.ReadToEnd();
            }
            """, solution.Text);
        Assert.Single(await solution.Reports());
    }
}
