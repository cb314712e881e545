using System.Text.Json;

namespace Polp.Benchmarks;

/// <summary>The compiler of the SDK as a child process, over a set of sources, with or without an analyzer.</summary>
internal sealed class CompilerRun(string folder, IReadOnlyList<string> input)
{
    private const string Tool = "tool";

    /// <summary>Compiles; the usual references, options and generators are added.</summary>
    public static CompilerRun Over(string folder, IEnumerable<string> sources) => new(folder,
    [
        "/nologo", "/nostdlib+", "/parallel-", "/target:library", "/unsafe+", "/nullable:enable", "/langversion:latest", "/warn:1", "/nowarn:CS0105,CS1591,CS1701,CS1702",
        $"/out:{Path.Combine(folder, "out.dll")}",
        .. CompilerInputs.References.Select(path => $"/reference:{path}"), .. CompilerInputs.Generators.Select(path => $"/analyzer:{path}"), .. sources,
    ]);

    /// <summary>Compiles what a response file of csc says, such as a build log holds.</summary>
    public static CompilerRun Of(string folder, string responseFile) => new(folder, [.. File.ReadAllLines(responseFile).Where(line => line != "/noconfig"), "/parallel-", $"/out:{Path.Combine(folder, "out.dll")}"]);

    /// <summary>Compiles a folder of C#, or what a response file says.</summary>
    public static CompilerRun At(string folder, string path) =>
        path.EndsWith(".rsp", StringComparison.Ordinal) ? Of(folder, path) : Over(folder, Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories));

    /// <summary>What the compiler alone costs; it writes a log too, so that this is no part of what an analyzer costs.</summary>
    public ChildUsage Plain() => Compile("plain", []);

    /// <summary>What the compiler and one analyzer cost; its log is left for <see cref="Reports"/>.</summary>
    public ChildUsage With(AnalyzerTool tool)
    {
        var config = Write("tool.globalconfig", tool.GlobalConfig);
        List<string> more = [.. tool.Assemblies.Select(path => $"/analyzer:{path}"), $"/analyzerconfig:{config}"];
        if (tool.Configuration is { } file)
            more.Add($"/additionalfile:{Write(file.Name, file.Text)}");
        return Compile(Tool, more);
    }

    /// <summary>File name, first and last line of each report that the last analyzer left.</summary>
    public IEnumerable<(string File, int First, int Last)> Reports(AnalyzerTool tool)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(Log(Tool)));
        var found = new List<(string, int, int)>();
        foreach (var result in log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray())
        {
            if (!tool.Ids.Contains(result.GetProperty("ruleId").GetString()) || result.GetProperty("level").GetString() != "warning" || !result.TryGetProperty("locations", out var locations))
                continue;
            var place = locations[0].GetProperty("physicalLocation");
            var region = place.GetProperty("region");
            found.Add((Path.GetFileNameWithoutExtension(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!),
                region.GetProperty("startLine").GetInt32(), region.GetProperty("endLine").GetInt32()));
        }
        return found;
    }

    private string Log(string name) => Path.Combine(folder, name + ".sarif");

    private ChildUsage Compile(string name, IEnumerable<string> more)
    {
        var response = Write(name + ".rsp", string.Join('\n', input.Concat(more).Append($"/errorlog:{Log(name)},version=2.1").Select(Quoted)));
        return ChildUsage.Of("dotnet", "exec", CompilerInputs.Compiler, "/noconfig", "@" + response);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Quoted(string argument) => argument.Contains(' ') && !argument.Contains('"') ? $"\"{argument}\"" : argument;
}
