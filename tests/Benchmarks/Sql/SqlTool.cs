using static Polp.Benchmarks.SqlLibrary;

namespace Polp.Benchmarks;

/// <summary>An analyzer with only its SQL rules on.</summary>
/// <param name="Claims">The libraries whose sinks it documents; a wrapper of the program's own is nobody's claim but ours.</param>
internal sealed record SqlTool(string Name, string[] Assemblies, string[] Ids, SqlLibrary[] Claims, (string Name, string Text)? Configuration = null)
    : AnalyzerTool(Name, Assemblies, Ids, Configuration)
{
    public static IReadOnlyList<SqlTool> All { get; } =
    [
        new("Polp POLP1001", OurAssemblies, ["POLP1001"], Enum.GetValues<SqlLibrary>()),
        new("NetAnalyzers CA2100", CompilerInputs.Package("NetAnalyzers"), ["CA2100"], [Driver, Interface]),
        new("NetAnalyzers CA3001", CompilerInputs.Package("NetAnalyzers"), ["CA3001"], [Driver, Interface]),
        new("SecurityCodeScan SCS0002", CompilerInputs.Package("SecurityCodeScan"), ["SCS0002"], [Driver, Interface, EfRaw]),
        new("SecurityCodeScan SCS0002, audit mode", CompilerInputs.Package("SecurityCodeScan"), ["SCS0002"], [Driver, Interface, EfRaw],
            ("SecurityCodeScan.config.yml", "Version: 3.1\nAuditMode: true\n")),
        new("Sonar S2077", CompilerInputs.Package("Sonar"), ["S2077"], [Driver, SqlLibrary.Dapper, EfRaw]),
        new("EF Core EF1002, EF1003", CompilerInputs.Package("EntityFramework"), ["EF1002", "EF1003"], [EfRaw, EfQuery]),
    ];

    /// <summary>Ours with what it writes into the assembly for those who reference it, which costs and finds nothing in a program of one part.</summary>
    public static SqlTool WithSummary { get; } = All[0] with { Name = "Polp POLP1001 and the summary", Options = ["build_property.PolpSqlSummary = true"] };
}
