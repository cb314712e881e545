namespace Polp.Cli.Tests;

/// <summary>A small system of one process, built once by the tool itself; tests copy it and damage the copy.</summary>
public sealed class BuiltProgram : IAsyncLifetime
{
    public const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <AssemblyName>Hello.App</AssemblyName>
            <UseAppHost>false</UseAppHost>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>
        """;

    public const string Source = """
        internal static class Program
        {
            private static void Main(string[] args) => Reader.Show(args[0]);
        }

        internal static class Reader
        {
            public static void Show(string path) => Console.WriteLine(File.ReadAllText(path));
        }
        """;

    private readonly TempFolder folder = new();

    public PolpRun Built { get; private set; } = new(-1, "", "");

    public string Folder => folder.Path;

    /// <summary>Where the assembly lies in a copy.</summary>
    public static string Assembly => Path.Combine("App", "bin", "Debug", "net10.0", "Hello.App.dll");

    /// <summary>A manifest of one process; <paramref name="process"/> says what it runs.</summary>
    public static string Manifest(string process, string grants = "\"FILES\", \"CONSOLE\"", string principal = "app") => $$"""
        {
          "version": 1,
          "system": "hello",
          "principals": { "app": { "uid": 1000, "gid": 1000 } },
          "processes": {
            "hello": { {{process}}, "principal": "{{principal}}", "grants": [{{grants}}] }
          }
        }
        """;

    public TempFolder Copy()
    {
        var copy = new TempFolder();
        copy.Copy(Folder);
        return copy;
    }

    public async Task InitializeAsync()
    {
        folder.Write("privileges.json", Manifest("\"project\": \"App/App.csproj\""));
        folder.Write("App/App.csproj", Project);
        folder.Write("App/Program.cs", Source);
        Built = await PolpProcess.Run(Folder, "report", ".", "-o", "out");
    }

    public Task DisposeAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }
}

[CollectionDefinition(nameof(BuiltProgram))]
public sealed class BuiltProgramCollection : ICollectionFixture<BuiltProgram>;
