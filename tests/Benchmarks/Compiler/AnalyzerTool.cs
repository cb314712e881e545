namespace Polp.Benchmarks;

/// <summary>An analyzer with only some of its rules on.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Assemblies">What the compiler loads.</param>
/// <param name="Ids">The rules that are on.</param>
/// <param name="Configuration">The content of an additional file by its name.</param>
internal record AnalyzerTool(string Name, string[] Assemblies, string[] Ids, (string Name, string Text)? Configuration = null)
{
    /// <summary>Some of our own rules.</summary>
    public static AnalyzerTool Ours(params string[] ids) => new($"Polp {string.Join(", ", ids)}", OurAssemblies, ids);

    protected static string[] OurAssemblies { get; } = [.. new[] { "Polp.Analyzers.dll", "Polp.Capabilities.dll" }.Select(name => Path.Combine(AppContext.BaseDirectory, name))];

    /// <summary>More lines of the configuration.</summary>
    public string[] Options { get; init; } = [];

    /// <summary>A global configuration that turns everything off but these rules.</summary>
    public string GlobalConfig => string.Join('\n',
        ["is_global = true", "dotnet_analyzer_diagnostic.severity = none", .. Options, .. Ids.Select(id => $"dotnet_diagnostic.{id}.severity = warning"), ""]);
}
