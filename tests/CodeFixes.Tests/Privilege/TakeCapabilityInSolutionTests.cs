namespace Polp.CodeFixes.Tests;

/// <summary>Callers in other files and projects, constructors, several reports at once, and the program that results.</summary>
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

    [Theory]
    [InlineData("class Service(string path) { readonly Stream file = File.OpenRead(path); }", "class Service(Stream stream) { readonly Stream file = stream; }", "new Service(File.OpenRead(n))")]
    [InlineData("class Service { readonly Stream file; public Service(string path) { file = File.OpenRead(path); } }", "class Service { readonly Stream file; public Service(Stream stream) { file = stream; } }", "new Service(File.OpenRead(n))")]
    [InlineData("class Service(string path) { readonly string text = File.ReadAllText(path); }", "class Service(TextReader reader) { readonly string text = reader.ReadToEnd(); }", null)]
    public async Task Constructor_TakesIt(string type, string taken, string? creation)
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\n" + type + "\n\nclass Caller { Service Make(string n) => new Service(n); }\n");

        Assert.Equal($"Take '{(creation is null ? "TextReader" : "Stream")}' in the constructor: who creates 'Service' opens it", await solution.Fix<TakeCapabilityFix>());

        await solution.Compiles();
        var make = creation is null ? "{ using var reader = File.OpenText(n); return new Service(reader); }" : $"=> {creation};";
        Assert.Equal(TakeCapabilityFixTests.Words("[Polp.Service] " + taken + " class Caller { Service Make(string n) " + make + " }"), TakeCapabilityFixTests.Words(solution.Text));
    }

    [Theory]
    [InlineData("class Service { readonly HttpClient client = new(); Task<string> Get(string a) => client.GetStringAsync(a); }", "class Service(HttpClient client) { readonly HttpClient client = client; Task<string> Get(string a) => client.GetStringAsync(a); }")]
    [InlineData("class Service { readonly HttpClient http; int n; public Service() { n = 1; http = new HttpClient { BaseAddress = new(\"http://a\") }; } }", "class Service { readonly HttpClient http; int n; public Service(HttpClient client) { n = 1; http = client; } }", "new HttpClient { BaseAddress = new Uri(\"http://a\") }")]
    [InlineData("class Service { readonly HttpClient http = new(); int n; public Service() { n = 1; } }", "class Service { readonly HttpClient http; int n; public Service(HttpClient http) { this.http = http; n = 1; } }")]
    [InlineData("class Service { readonly HttpClient client = new(); int n; public Service() => n = 1; }", "class Service { readonly HttpClient client; int n; public Service(HttpClient client) { this.client = client; n = 1; } }")]
    [InlineData("class Service { HttpClient Client { get; } = new HttpClient(); int n; public Service() => n = 1; }", "class Service { HttpClient Client { get; } int n; public Service(HttpClient client) { Client = client; n = 1; } }")]
    [InlineData("class Service { async Task<string> Get(string a) { using var http = new HttpClient(); return await http.GetStringAsync(a); } }", "class Service(HttpClient client) { async Task<string> Get(string a) { return await client.GetStringAsync(a); } }")]
    [InlineData("class Service { int _n; public Service() { _n = 1; } async Task<string> Get(string a) { using var http = new HttpClient(); return await http.GetStringAsync(a + _n); } }", "class Service { private readonly HttpClient _client; int _n; public Service(HttpClient client) { _client = client; _n = 1; } async Task<string> Get(string a) { return await _client.GetStringAsync(a + _n); } }")]
    [InlineData("class Service { Task<string> All(string[] a) => Task.WhenAll(a.Select(x => new HttpClient().GetStringAsync(x))).ContinueWith(t => t.Result[0]); }", "class Service(HttpClient client) { Task<string> All(string[] a) => Task.WhenAll(a.Select(x => client.GetStringAsync(x))).ContinueWith(t => t.Result[0]); }")]
    public async Task Object_KeepsOne(string type, string taken, string made = "new HttpClient()")
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\n" + type + "\n\nclass Caller { Service Make() => new Service(); object Other() { Service s = new() { }; return s; } }\n");

        Assert.Equal("Take 'HttpClient' in the constructor: who creates 'Service' makes it", await solution.Fix<TakeCapabilityFix>());

        await solution.Compiles();
        Assert.Equal(TakeCapabilityFixTests.Words($"[Polp.Service] {taken} class Caller {{ Service Make() => new Service({made}); object Other() {{ Service s = new({made}) {{ }}; return s; }} }}"), TakeCapabilityFixTests.Words(solution.Text));
        Assert.Empty(await solution.Reports());
    }

    [Theory]
    [InlineData("class Service { readonly HttpClient client = new(); } class Derived : Service { }")]
    [InlineData("class Service { readonly HttpClient client = new(); public Service() { } public Service(int n) { } }")]
    [InlineData("class Service { static readonly HttpClient client = new(); }")]
    [InlineData("class Service { readonly HttpClient client = new(); } class Maker { static T Make<T>() where T : new() => new(); object All() => Make<Service>(); }")]
    [InlineData("record Service(int N) { readonly HttpClient client = new(); }")]
    public async Task NoConstructorToChange_NoFix(string type)
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\n" + type + "\n");
        Assert.NotEmpty(await solution.Reports("POLP3002"));

        Assert.Null(await solution.Fix<TakeCapabilityFix>());
    }

    [Fact]
    public async Task StatementsOfTheProgram_Acquire()
    {
        using var solution = new ServiceSolution().Project("App", ("Test.cs", """
            class Pages(string folder)
            {
                public string Folder => folder;

                public string Load(string name)
                {
                    // All of it.
                    return File.ReadAllText(name).Trim();
                }
            }
            """), ("Program.cs", """
            var pages = new Pages(args[0]);
            var text = pages.Load("a.txt");
            Console.WriteLine(text);
            pages.Load("c.txt"); // drops it
            Console.WriteLine(Show(pages));

            static string Show(Pages pages) => pages.Load("b.txt");
            """)).With("PolpRole", "Service");
        await solution.Compiles();

        Assert.NotNull(await solution.Fix<TakeCapabilityFix>());

        await solution.Compiles();
        Assert.Equal("""
            var pages = new Pages(args[0]);
            string text;
            using (var reader = File.OpenText("a.txt"))
            {
                text = pages.Load(reader);
            }
            Console.WriteLine(text);
            using (var reader2 = File.OpenText("c.txt"))
            {
                pages.Load(reader2);
            } // drops it
            Console.WriteLine(Show(pages));

            static string Show(Pages pages)
            {
                using var reader3 = File.OpenText("b.txt");
                return pages.Load(reader3);
            }
            """, solution.TextOf("Program.cs"));
    }

    [Theory]
    [InlineData("public static string Read(this string path, int n) => File.ReadAllText(path);", "static void Go() => \"a\".Read(1);", "public static string Read(this string path, int n, TextReader reader) => reader.ReadToEnd();", null)]
    [InlineData("public static string Read(int n, string path = \"a\") => n + File.ReadAllText(path);", "static string Go() => All.Read(1);", "public static string Read(int n, TextReader reader) => n + reader.ReadToEnd();", "static string Go() { using var reader = File.OpenText(\"a\"); return All.Read(1, reader); }")]
    [InlineData("public static string Read(string path, params int[] n) => n.Length + File.ReadAllText(path);", "static string Go() => All.Read(\"b\", 1, 2);", "public static string Read(TextReader reader, params int[] n) => n.Length + reader.ReadToEnd();", "static string Go() { using var reader = File.OpenText(\"b\"); return All.Read(reader, 1, 2); }")]
    [InlineData("public static string Read(string a, string b) => File.ReadAllText(Path.Combine(a, b));", "static string Go(string x) => All.Read(b: x, a: \"/\" + x);", "public static string Read(TextReader reader) => reader.ReadToEnd();", "static string Go(string x) { using var reader = File.OpenText(Path.Combine(\"/\" + x, x)); return All.Read(reader); }")]
    [InlineData("public static string Read(string path) => path + File.ReadAllText(path);", "static string Go(string x) => All.Read(x);", "public static string Read(string path, TextReader reader) => path + reader.ReadToEnd();", "static string Go(string x) { using var reader = File.OpenText(x); return All.Read(x, reader); }")]
    [InlineData("public static string Read(string path) { using var f = File.OpenRead(path); return f.Name; }", "static string Go(string x) => All.Read(x);", "public static string Read(FileStream f) { return f.Name; }", "static string Go(string x) { using var f = File.OpenRead(x); return All.Read(f); }")]
    [InlineData("public static Stream Open(string path) => File.OpenRead(path);", "static Stream Go(Queue<string> x, bool b) => b ? All.Open(x.Dequeue()) : Stream.Null;", "public static Stream Open(Stream stream) => stream;", "static Stream Go(Queue<string> x, bool b) => b ? All.Open(File.OpenRead(x.Dequeue())) : Stream.Null;")]
    [InlineData("public static async Task<string> Read(string path) => await File.ReadAllTextAsync(path);", "static async Task<string> Go(string x) => await All.Read(x).ConfigureAwait(false);", "public static async Task<string> Read(TextReader reader) => await reader.ReadToEndAsync();", "static async Task<string> Go(string x) { using var reader = File.OpenText(x); return await All.Read(reader).ConfigureAwait(false); }")]
    [InlineData("public static Task<string> Read(string path) => File.ReadAllTextAsync(path);", "static Task<string> Go(string x) => All.Read(x);", null, null)]
    [InlineData("const string At = \"a\"; public static string Read() => File.ReadAllText(At);", "static string Go() => All.Read();", null, null)]
    [InlineData("public const string At = \"a\"; public static string Read() => File.ReadAllText(At);", "static string Go() => All.Read();", "public const string At = \"a\"; public static string Read(TextReader reader) => reader.ReadToEnd();", "static string Go() { using var reader = File.OpenText(All.At); return All.Read(reader); }")]
    [InlineData("public static string Read(string path) => File.ReadAllText(path); public static string Read(TextReader r) => \"\";", "static string Go(string x) => All.Read(x);", null, null)]
    [InlineData("public static string Read(string path) { var reader = 1; return reader + File.ReadAllText(path); }", "static string Go(string reader) => All.Read(reader);", "public static string Read(TextReader reader2) { var reader = 1; return reader + reader2.ReadToEnd(); }", "static string Go(string reader) { using var reader2 = File.OpenText(reader); return All.Read(reader2); }")]
    public async Task Signature_IsKeptAsFarAsItCan(string member, string caller, string? taken, string? holds)
    {
        var source = $"[Polp.Service] static class All {{ {member} }} static class Caller {{ {caller} }}";
        using var solution = ServiceSolution.Of(source);
        await solution.Compiles();

        await solution.Fix<TakeCapabilityFix>();

        await solution.Compiles();
        Assert.Equal(taken is null ? source : $"[Polp.Service] static class All {{ {taken} }} static class Caller {{ {holds ?? "static void Go() { using var reader = File.OpenText(\"a\"); \"a\".Read(1, reader); }"} }}", TakeCapabilityFixTests.Words(solution.Text));
    }

    [Fact]
    public async Task LinesThatStay_KeepTheirEnds()
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\r\nclass Service\r\n{\r\n    public int N => 1;\r\n\r\n    /// <param name=\"path\">A.</param>\r\n    public string Load(string path)\r\n    {\r\n        // All.\r\n        return File.ReadAllText(path);\r\n    }\r\n}\r\n");

        await solution.Fix<TakeCapabilityFix>();

        Assert.Equal("[Polp.Service]\r\nclass Service\r\n{\r\n    public int N => 1;\r\n\r\n    /// <param name=\"reader\">A.</param>\r\n    public string Load(TextReader reader)\r\n    {\r\n        // All.\r\n        return reader.ReadToEnd();\r\n    }\r\n}\r\n", solution.Text);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task NewLines_EndAsTheOthers(string end)
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\nclass Service\n{\n    public byte[] Load(string path) => File.ReadAllBytes(path);\n}\n\nclass Caller\n{\n    int Go(Service s)\n    {\n        var bytes = s.Load(\"a\");\n        return bytes.Length;\n    }\n}\n".Replace("\n", end));

        await solution.Fix<TakeCapabilityFix>();

        await solution.Compiles();
        Assert.Contains("using (var stream", solution.Text);
        Assert.Equal(solution.Text.ReplaceLineEndings(end), solution.Text);
    }

    [Theory]
    [InlineData("public static void Save(string p) { var old = File.ReadAllText(p); File.WriteAllText(p, old + 1); }", "void Go(string x) { All.Save(x); }", "Take 'TextReader' as a parameter: who calls 'Save' opens it")]
    [InlineData("public static void Save(string p) => File.WriteAllText(p, File.ReadAllText(p).Trim());", "void Go(string x) { All.Save(x); }", "Take 'TextReader' as a parameter: who calls 'Save' opens it")]
    [InlineData("public static void Save(string p, object o) => File.WriteAllText(p, Text(o)); static string Text(object o) => \"\";", "void Go(string x) { All.Save(x, 1); }", null)]
    [InlineData("public static void Save(string p, string s) => File.WriteAllText(p, s);", "void Go(string x) { All.Save(x, Text(x)); } string Text(string x) => \"\";", null)]
    [InlineData("public static void Save(string p, string s) => File.WriteAllText(p, s);", "void Go(string x) { All.Save(x, x); }", "Take 'TextWriter' as a parameter: who calls 'Save' opens it")]
    [InlineData("public static void Save(string p, string s) { ArgumentNullException.ThrowIfNull(s); File.WriteAllText(p, s.Trim()); }", "void Go(string x) { All.Save(x, x); }", "Take 'TextWriter' as a parameter: who calls 'Save' opens it")]
    [InlineData("public static string Load(string p, int n) => File.ReadAllText(p);", "string Go(string x) => All.Load(x, Make(x)); int Make(string x) => 1;", null)]
    [InlineData("public static string Load(string p, int n) => File.ReadAllText(p);", "string Go(string x, string y) => All.Load(x, Make(y)); int Make(string y) => 1;", "Take 'TextReader' as a parameter: who calls 'Load' opens it")]
    [InlineData("public static string Load(string p) => File.ReadAllText(p);", "string Go(string x) => Make(x) + All.Load(x); int Make(string x) => 1;", null)]
    [InlineData("public static string Load(string p) => File.ReadAllText(p);", "string Go(string x) => All.Load(x) + Make(x); int Make(string x) => 1;", "Take 'TextReader' as a parameter: who calls 'Load' opens it")]
    public async Task NothingThatCameBefore_ComesAfter(string member, string caller, string? title)
    {
        using var solution = ServiceSolution.Of($"[Polp.Service] static class All {{ {member} }} class Caller {{ {caller} }}");
        await solution.Compiles();

        Assert.Equal(title, await solution.Fix<TakeCapabilityFix>());
        await solution.Compiles();
        if (title?.Contains("TextReader") == true && member.Contains("Write"))
            Assert.Null(await solution.Fix<TakeCapabilityFix>());
    }

    [Fact]
    public async Task ClientSetUpForOneCall_IsMadeForEach()
    {
        using var solution = ServiceSolution.Of("[Polp.Service]\nclass Service\n{\n    public Task<string> Get(string a)\n    {\n        var http = new HttpClient();\n        http.Timeout = TimeSpan.FromSeconds(1);\n        return http.GetStringAsync(a);\n    }\n}\n");

        Assert.Equal("Take 'HttpClient' as a parameter: who calls 'Get' makes it", await solution.Fix<TakeCapabilityFix>());
        await solution.Compiles();
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
        using var solution = ServiceSolution.Of(Pages.Replace("File.WriteAllText(path, \"<r/>\");\n        return", "return").Replace("pages.Root(Path.Combine(folder, \"x\"))", "pages.Root(Path.Combine(folder, \"r\"))").ReplaceLineEndings("\n"));
        var folder = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(folder, "r"), "<r/>");
        var before = await solution.Run(folder);

        await solution.FixAll<TakeCapabilityFix>("POLP3001");

        await solution.Compiles();
        Assert.Empty(await solution.Reports());
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
