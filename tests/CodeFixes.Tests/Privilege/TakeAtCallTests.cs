namespace Polp.CodeFixes.Tests;

/// <summary>How a call reads when it opens what it hands in, and when it cannot.</summary>
public class TakeAtCallTests
{
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

    [Theory]
    [InlineData("readonly string folder = \"\"; string Load() => File.ReadAllText(folder); string Show(string folder) => Load();", "readonly string folder = \"\"; string Load(TextReader reader) => reader.ReadToEnd(); string Show(string folder) { using var reader = File.OpenText(this.folder); return Load(reader); }")]
    [InlineData("string folder = \"\"; string Load() => File.ReadAllText(folder); string Show(string name) => Load();", "string folder = \"\"; string Load(TextReader reader) => reader.ReadToEnd(); string Show(string name) { using var reader = File.OpenText(folder); return Load(reader); }")]
    [InlineData("string folder = \"\"; string Load() { folder = \"a\"; return File.ReadAllText(folder); } string Show() => Load();", null)]
    [InlineData("string folder = \"\"; string Load() { Prepare(); return File.ReadAllText(folder); } void Prepare() => folder = \"a\"; string Show() => Load();", null)]
    [InlineData("string Folder { get; set; } = \"\"; string Load() { Prepare(); return File.ReadAllText(Folder); } void Prepare() => Folder = \"a\"; string Show() => Load();", null)]
    [InlineData("string folder = \"\"; string Load(int n) => n + File.ReadAllText(folder); int Prepare() { folder = \"a\"; return 1; } string Show() => Load(Prepare());", null)]
    public async Task WhatTheObjectSays_IsReadAsItWas(string members, string? taken)
    {
        var source = $"[Polp.Service] class Service {{ {members} }}";
        using var solution = ServiceSolution.Of(source);
        await solution.Compiles();

        await solution.Fix<TakeCapabilityFix>();

        await solution.Compiles();
        Assert.Equal(taken is null ? source : $"[Polp.Service] class Service {{ {taken} }}", TakeCapabilityFixTests.Words(solution.Text));
    }

    [Theory]
    [InlineData("public static int Load(string p) { using var f = File.OpenRead(p); return Use(f); } static int Use(Stream s) => 1; static int Use(FileStream s) => 2;", "FileStream")]
    [InlineData("public static int Load(string p) { using var f = File.OpenRead(p); var g = f; return Use(g); } static int Use(object s) => 1; static int Use(FileStream s) => 2;", "FileStream")]
    [InlineData("public static int Load(string p) { using var f = File.OpenRead(p); return Use(f); } static int Use(Stream s) => s.ReadByte();", "Stream")]
    [InlineData("public static int Load(string p) { using var f = File.OpenRead(p); return f.ReadByte(); }", "Stream")]
    [InlineData("public static int Load(string p) { using var f = File.OpenRead(p); return f.ReadByte(); } public static int Load(object o) => 1;", null)]
    [InlineData("public static int Load(string p) { using var f = File.OpenRead(p); return f.ReadByte(); } public static int Load(string a, string b) => 1;", "Stream")]
    public async Task WiderType_GoesToTheSameOverloads(string members, string? type)
    {
        using var solution = ServiceSolution.Of($"[Polp.Service] static class All {{ {members} }} class Caller {{ void Go(string x) {{ All.Load(x); }} }}");
        await solution.Compiles();

        Assert.Equal(type is null ? null : $"Take '{type}' as a parameter: who calls 'Load' opens it", await solution.Fix<TakeCapabilityFix>());
        await solution.Compiles();
    }

    [Fact]
    public async Task Documentation_NamesWhatIsTaken()
    {
        using var solution = ServiceSolution.Of("""
            [Polp.Service]
            static class All
            {
                /// <summary>Reads <paramref name="b"/> in <paramref name="a"/>.</summary>
                /// <param name="a">A folder.</param>
                /// <param name="b">
                /// A name.
                /// </param>
                /// <returns>All.</returns>
                public static string Load(string a, string b) => File.ReadAllText(Path.Combine(a, b));
            }
            """.ReplaceLineEndings("\n"));

        await solution.Fix<TakeCapabilityFix>();

        Assert.Equal("""
            [Polp.Service]
            static class All
            {
                /// <summary>Reads <paramref name="reader"/> in <paramref name="reader"/>.</summary>
                /// <param name="reader">A folder.</param>
                /// <returns>All.</returns>
                public static string Load(TextReader reader) => reader.ReadToEnd();
            }
            """.ReplaceLineEndings("\n"), solution.Text);
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
    [InlineData("public static void Save(string p) { var old = File.ReadAllText(p); File.WriteAllText(p, old + 1); }", "void Go(string x) { All.Save(x); }", null)]
    [InlineData("public static void Save(string p) => File.WriteAllText(p, File.ReadAllText(p).Trim());", "void Go(string x) { All.Save(x); }", null)]
    [InlineData("public static void Save(string p, object o) => File.WriteAllText(p, Text(o)); static string Text(object o) => \"\";", "void Go(string x) { All.Save(x, 1); }", null)]
    [InlineData("public static void Save(string p, string s) => File.WriteAllText(p, s);", "void Go(string x) { All.Save(x, Text(x)); } string Text(string x) => \"\";", null)]
    [InlineData("public static void Save(string p, string s) => File.WriteAllText(p, s);", "void Go(string x) { All.Save(x, x); }", "Take 'TextWriter' as a parameter: who calls 'Save' opens it")]
    [InlineData("public static void Save(string p, string s) { ArgumentNullException.ThrowIfNull(s); File.WriteAllText(p, s.Trim()); }", "void Go(string x) { All.Save(x, x); }", "Take 'TextWriter' as a parameter: who calls 'Save' opens it")]
    [InlineData("public static string Load(string p, int n) => File.ReadAllText(p);", "string Go(string x) => All.Load(x, Make(x)); int Make(string x) => 1;", null)]
    [InlineData("public static string Load(string p, int n) => File.ReadAllText(p);", "string Go(string x, string y) => All.Load(x, Make(y)); int Make(string y) => 1;", "Take 'TextReader' as a parameter: who calls 'Load' opens it")]
    [InlineData("public static string Load(string p) => File.ReadAllText(p);", "string Go(string x) => Make(x) + All.Load(x); int Make(string x) => 1;", null)]
    [InlineData("public static string Load(string p) => File.ReadAllText(p);", "string Go(string x) => All.Load(x) + Make(x); int Make(string x) => 1;", null)]
    [InlineData("public static string Load(string p) => File.ReadAllText(p);", "int Go(string x) => Make(All.Load(x), x); int Make(string text, string x) => 1;", null)]
    [InlineData("public static string Load(string p) => File.ReadAllText(p);", "string Go(string x, string y) => All.Load(x) + Make(y); int Make(string y) => 1;", "Take 'TextReader' as a parameter: who calls 'Load' opens it")]
    [InlineData("public static void Save(string p, string s) { File.WriteAllText(p, s); Check(); } static void Check() { }", "void Go(string x) { All.Save(x, x); }", null)]
    [InlineData("public static void Save(string p, string s) { File.WriteAllText(p + 1, s); File.Move(p + 1, p); }", "void Go(string x) { All.Save(x, x); }", null)]
    [InlineData("public static string Save(string p, string s) { using (var w = new StreamWriter(p)) w.Write(s); return File.ReadAllText(p); }", "void Go(string x) { All.Save(x, x); }", null)]
    [InlineData("public static void Save(string p, string s) { using (var w = new StreamWriter(p)) { w.Write(s); } Check(); } static void Check() { }", "void Go(string x) { All.Save(x, x); }", null)]
    [InlineData("public static void Save(string p, string s) { { using var w = new StreamWriter(p); w.Write(s); } Check(); } static void Check() { }", "void Go(string x) { All.Save(x, x); }", null)]
    [InlineData("public static void Save(string p, string s) { using (var w = new StreamWriter(p)) { w.Write(s); } s = p; }", "void Go(string x) { All.Save(x, x); }", "Take 'TextWriter' as a parameter: who calls 'Save' opens it")]
    [InlineData("public static string Load(string p) { var s = File.ReadAllText(p); File.Delete(p); return s; }", "void Go(string x) { All.Load(x); }", null)]
    [InlineData("public static int Load(string p) => Parse(File.ReadAllText(p), p); static int Parse(string s, string p) => 1;", "void Go(string x) { All.Load(x); }", null)]
    [InlineData("public static int Load(string p) { var s = File.ReadAllText(p); return Parse(s); } static int Parse(string s) => 1;", "void Go(string x) { All.Load(x); }", "Take 'TextReader' as a parameter: who calls 'Load' opens it")]
    [InlineData("public static string Load(string p, TextWriter log) { log.Write(1); return File.ReadAllText(p); }", "void Go(string x) { All.Load(x, Console.Out); }", null)]
    public async Task NothingThatCameBefore_ComesAfter(string member, string caller, string? title)
    {
        using var solution = ServiceSolution.Of($"[Polp.Service] static class All {{ {member} }} class Caller {{ {caller} }}");
        await solution.Compiles();

        Assert.Equal(title, await solution.Fix<TakeCapabilityFix>());
        await solution.Compiles();
    }
}
