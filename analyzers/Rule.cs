using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Every rule, in order of id. The only place that constructs a descriptor.</summary>
internal static class Rule
{
    public static readonly DiagnosticDescriptor SqlFromStrings = New(
        "POLP1001", "Sql",
        title: "SQL text built from a value not proven safe",
        message: "{0} {1}; {2}");

    public static readonly DiagnosticDescriptor UnmarkedSqlParameter = New(
        "POLP1002", "Sql",
        title: "Public method hands its own string parameter to SQL without marking it as SQL text",
        message: "'{0}' reaches '{1}'{2} as SQL text and does not say so; mark it {3}, and whoever calls it from another assembly is checked",
        severity: DiagnosticSeverity.Info);

    public static readonly DiagnosticDescriptor DynamicSqlText = New(
        "POLP1003", "Sql",
        title: "SQL text that is not constant, and why it was not reported",
        message: "This SQL text is not constant and was left alone: {0}",
        severity: DiagnosticSeverity.Info, isEnabledByDefault: false);

    public static readonly DiagnosticDescriptor UnresolvedSqlLine = New(
        "POLP1004", "Sql",
        title: "Line of a SQL table that names nothing",
        message: "The line '{0}' {1}");

    public static readonly DiagnosticDescriptor UncheckedCopy = New(
        "POLP2001", "Memory",
        title: "Copy bounded by a length from the data, not checked against the destination",
        message: "{6} '{0}' {1}, read from the data at line {2}, into '{3}' ({4}) without checking that {5}");

    public static readonly DiagnosticDescriptor OverRead = New(
        "POLP2002", "Memory",
        title: "Read past the source: a length from the data is not checked against the bytes there are",
        message: "Reads '{0}' {1}, a number read from the data at line {2}, out of '{3}' ({4}) without checking that {5}");

    public static readonly DiagnosticDescriptor BypassableCheck = New(
        "POLP2003", "Memory",
        title: "Check of a length that can be bypassed",
        message: "Moves '{0}' {1}, read from the data at line {2}, {3} '{4}' ({5}); there is a check, but {6}, so that {7} is not certain");

    public static readonly DiagnosticDescriptor UnboundedAllocation = New(
        "POLP2004", "Memory",
        title: "Allocation sized by an unchecked length from the data",
        message: "Allocates '{0}' {1}, a number read from the data at line {2}, on {3} without checking that {4}");

    public static readonly DiagnosticDescriptor FileSystemByName = New(
        "POLP3001", "Privilege",
        title: "Service code reaches the file system by name",
        message: "'{0}' {1}");

    public static readonly DiagnosticDescriptor NetworkByName = New(
        "POLP3002", "Privilege",
        title: "Service code makes, binds, connects or names a network or IPC endpoint",
        message: "'{0}' {1}");

    public static readonly DiagnosticDescriptor ProcessControl = New(
        "POLP3003", "Privilege",
        title: "Service code starts, signals, inspects or debugs a process",
        message: "'{0}' {1}");

    public static readonly DiagnosticDescriptor MachineState = New(
        "POLP3004", "Privilege",
        title: "Service code reads or changes the environment or the state of the machine",
        message: "'{0}' {1}");

    public static readonly DiagnosticDescriptor CodeByName = New(
        "POLP3005", "Privilege",
        title: "Service code loads or creates code by name, emits it, or invokes by reflection",
        message: "'{0}' {1}");

    public static readonly DiagnosticDescriptor NativeCode = New(
        "POLP3006", "Privilege",
        title: "Service code calls native code",
        message: "'{0}' {1}");

    public static readonly DiagnosticDescriptor DatabaseByName = New(
        "POLP3007", "Privilege",
        title: "Service code opens a database from a connection string",
        message: "'{0}' {1}");

    public static readonly DiagnosticDescriptor ForgedHandle = New(
        "POLP3008", "Privilege",
        title: "Service code makes a handle out of a number",
        message: "'{0}' {1}");

    public static readonly DiagnosticDescriptor UnusedGrant = New(
        "POLP5001", "Grants",
        title: "Capability granted to a service that its code never uses",
        message: "PolpGrants asks for '{0}', {1}",
        severity: DiagnosticSeverity.Info, tags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnknownGrant = New(
        "POLP5002", "Grants",
        title: "Name in PolpGrants that is no capability",
        message: "'{0}' in PolpGrants is no capability, so that it grants nothing{1}",
        tags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnresolvedCapabilityLine = New(
        "POLP5003", "Grants",
        title: "Line of a capability table that cannot be read or names nothing",
        message: "The line '{0}' {1}");

    /// <summary>What a rule says as information where it cannot decide.</summary>
    public static Diagnostic Note(DiagnosticDescriptor rule, string sentence, Location place, System.Collections.Immutable.ImmutableDictionary<string, string?> properties) => Diagnostic.Create(
        rule.Id, rule.Category, sentence, DiagnosticSeverity.Info, rule.DefaultSeverity, isEnabledByDefault: true, warningLevel: 1, rule.Title, rule.Description, rule.HelpLinkUri, place, properties: properties);

    // RS0030: this is the one factory that the ban on the constructor points at.
#pragma warning disable RS0030
    private static DiagnosticDescriptor New(string id, string area, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning, bool isEnabledByDefault = true, params string[] tags) => new(
        id, title, message, "Polp." + area, severity, isEnabledByDefault,
        helpLinkUri: $"https://github.com/polp/polp/blob/main/analyzers/docs/{id}.md", customTags: tags);
#pragma warning restore RS0030
}
