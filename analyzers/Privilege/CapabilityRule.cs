using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>A rule about service code that takes authority it was not handed; the catalogue says which API belongs to which rule.</summary>
internal abstract class CapabilityRule(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    protected sealed override void Register(CompilationStartAnalysisContext start)
    {
        var service = ServiceCode.Of(start.Compilation, start.Options);
        if (!service.Any)
            return;

        start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PolpGrants", out var asked);
        var grants = Grants.Parse(asked);
        var verdicts = Verdicts.Of(start.Compilation);

        start.RegisterOperationAction(
            context =>
            {
                if (service.Contains(context.ContainingSymbol) && CapabilityUse.At(context.Operation, verdicts) is { } use)
                    Report(context.ReportDiagnostic, use, grants, service.Properties(context.ContainingSymbol));
            },
            CapabilityUse.Kinds);

        start.RegisterSymbolAction(
            context =>
            {
                if (service.Contains(context.Symbol) && ImplicitBaseCall.Of((INamedTypeSymbol)context.Symbol, verdicts, context.CancellationToken) is { } use)
                    Report(context.ReportDiagnostic, use, grants, service.Properties(context.Symbol));
            },
            SymbolKind.NamedType);
    }

    private void Report(Action<Diagnostic> report, CapabilityUse use, Grants grants, ImmutableDictionary<string, string?> properties)
    {
        var missing = use.Row.Capabilities.Where(c => Capability.RuleFor(c) == rule.Id && !grants.Allow(c)).ToArray();
        if (missing.Length == 0)
            return;

        var names = string.Join("' and '", missing);
        report(Diagnostic.Create(rule, use.Site, properties, use.Name, (use.Row.Kind == ApiKind.Amplify
            ? $"points a received '{use.Api.ContainingType.Name}' at a new target, which needs '{names}'"
            : $"needs the {(missing.Length == 1 ? "capability" : "capabilities")} '{names}', which this service has not been granted") + Misspelt(grants, missing)));
    }

    private static string Misspelt(Grants grants, string[] missing)
    {
        foreach (var unknown in grants.Unknown)
        {
            if (Capability.Nearest(unknown) is { } meant && missing.Any(capability => Capability.Covers(meant, capability)))
                return $" ('{unknown}' in PolpGrants is no capability; '{meant}' is)";
        }
        return "";
    }
}
