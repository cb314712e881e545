using System.Reflection;

namespace Polp.Testing;

/// <summary>The working tree the tests were built from; the build says where it is.</summary>
public static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>The pages of the rules, in order of id.</summary>
    public static IReadOnlyList<string> Pages => [.. Directory.GetFiles(Path.Combine(Root, "analyzers", "docs"), "POLP*.md").Order(StringComparer.Ordinal)];
}
