namespace Polp.Benchmarks;

/// <summary>What the build of this project found out about the compiler, its references and the peers' packages.</summary>
internal static class CompilerInputs
{
    private static readonly ILookup<string, string> Values = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "compiler-inputs.txt"))
        .Select(line => line.Split('=', 2)).ToLookup(pair => pair[0], pair => pair[1]);

    public static string Compiler => Values["compiler"].Single();

    public static IEnumerable<string> References => Values["reference"].Where(path => path.EndsWith(".dll", StringComparison.Ordinal));

    /// <summary>The generators of the platform, without which its regular expressions and native calls do not compile.</summary>
    public static IEnumerable<string> Generators => Values["generator"];

    /// <summary>The assemblies of a peer's package.</summary>
    public static string[] Package(string name) => Directory.GetFiles(Values[name].Single(), "*.dll");
}
