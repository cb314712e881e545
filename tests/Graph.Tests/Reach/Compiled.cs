using System.Collections.Concurrent;
using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Polp.Capabilities;

namespace Polp.Graph.Tests;

/// <summary>Small programs compiled in memory and analysed against the framework the tests run on.</summary>
internal static class Compiled
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly string WebFolder = Path.GetFullPath(Path.Combine(FrameworkFolder, "../../Microsoft.AspNetCore.App", Path.GetFileName(FrameworkFolder)));
    private static readonly ConcurrentDictionary<string, AssemblyImage?> FrameworkImages = new();
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Runtime.CompilerServices;
        global using System.Runtime.InteropServices;
        global using System.Threading.Tasks;

        """;

    /// <summary>The runtime's own files, as the command line hands them in.</summary>
    public static AssemblyImage? Framework(string name) => FrameworkImages.GetOrAdd(
        name, static n => new[] { FrameworkFolder, WebFolder }.Select(f => Path.Combine(f, n + ".dll")).FirstOrDefault(File.Exists) is { } path ? new(path, File.ReadAllBytes(path)) : null);

    /// <summary>The assemblies of the web framework; its version is that of the runtime the tests run on, as the SDK installs them together.</summary>
    public static IReadOnlyList<AssemblyImage> Web { get; } = [.. Directory.GetFiles(WebFolder, "*.dll").Select(f => Framework(Path.GetFileNameWithoutExtension(f))!)];

    /// <summary>A web program: <c>builder</c> and <c>app</c> stand ready, <paramref name="services"/> and <paramref name="pipeline"/> are what it adds.</summary>
    public static Reach WebProgram(string services, string pipeline, string rest) => Reach(Program(
        $$"""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        static partial class Program
        {
            static void Main()
            {
                var builder = WebApplication.CreateEmptyBuilder(new());
                {{services}}
                var app = builder.Build();
                {{pipeline}}
                app.Run();
            }
        }
        {{rest}}
        """, [.. Web]));

    public static AssemblyImage Program(string source, params AssemblyImage[] references) => Emit("Site", source, OutputKind.ConsoleApplication, references);

    public static AssemblyImage Library(string name, string source, params AssemblyImage[] references) => Emit(name, source, OutputKind.DynamicallyLinkedLibrary, references);

    /// <summary>A program with <c>Main</c> as its only statement list, and whatever else stands after it.</summary>
    public static AssemblyImage Body(string body, string rest = "") => Program($"static partial class Program {{ static void Main() {{ {body} }} }}\n{rest}");

    public static ProcessCode Process(AssemblyImage entry, params AssemblyImage[] application) => new("site", entry, application, Framework, []);

    public static Reach Reach(AssemblyImage entry, params AssemblyImage[] application) => CodeReach.Of(Process(entry, application), Grants.None);

    /// <summary>The path to a capability, or null when it is not reached.</summary>
    public static string? PathTo(this Reach reach, string capability) =>
        reach.Capabilities.SingleOrDefault(c => c.Capability == capability) is { } found ? string.Join(" -> ", found.Path) : null;

    public static AssemblyImage Emit(
        string name, string source, OutputKind kind, IEnumerable<AssemblyImage> references, DebugInformationFormat symbols = DebugInformationFormat.PortablePdb,
        OptimizationLevel optimisation = OptimizationLevel.Release)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(Usings, Parsing), CSharpSyntaxTree.ParseText(source, Parsing, name + ".cs", System.Text.Encoding.UTF8)],
            [.. Net100.References.All, .. references.Select(r => MetadataReference.CreateFromImage(ImmutableArray.Create(r.Image.Span)))],
            new(kind, allowUnsafe: true, optimizationLevel: optimisation, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        using var pdb = new MemoryStream();
        var embedded = symbols == DebugInformationFormat.Embedded;
        var result = compilation.Emit(image, embedded ? null : pdb, options: new EmitOptions(debugInformationFormat: symbols));
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return new(name + ".dll", image.ToArray(), embedded ? null : pdb.ToArray());
    }
}
