using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>A rule about service code that takes authority it was not handed; the catalogue says which API belongs to which rule.</summary>
internal abstract class CapabilityRule(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    /// <summary>The diagnostic property that holds the whole way, which the message may shorten.</summary>
    public const string WayProperty = "polp.path";

    /// <summary>The diagnostic property that holds what is needed and was not granted, separated by commas.</summary>
    public const string NeedsProperty = "polp.needs";

    protected sealed override void Register(CompilationStartAnalysisContext start)
    {
        if (!ServiceCode.Of(start.Compilation, start.Options).Any)
            return;
        var program = PrivilegeProgram.Of(start.Compilation, start.Options, start.CancellationToken);
        var blind = BlindSpots.Of(rule, program);
        if (blind is not null)
            start.RegisterCompilationEndAction(context => blind.Report(context.ReportDiagnostic));

        start.RegisterOperationBlockAction(context =>
        {
            if (program.Service.Contains(context.OwningSymbol))
                Report(context.OperationBlocks.Select(program.At).Aggregate(BodyFacts.None, (all, one) => all.With(one)), context.OwningSymbol, program, blind, context.ReportDiagnostic, context.CancellationToken);
        });

        start.RegisterSymbolAction(
            context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                if (!program.Service.Contains(type))
                    return;
                if (GaveUp(type, program, context.CancellationToken) is { } note)
                    context.ReportDiagnostic(note);
                if (ImplicitBaseCall.Site(type) is not { } site)
                    return;
                foreach (var called in type.InstanceConstructors.Select(constructor => (Constructor: constructor, Called: ImplicitBaseCall.Called(constructor))).Where(pair => pair.Called is not null).Take(1))
                {
                    var facts = ImplicitBaseCall.Of(called.Constructor, called.Called!, program.Verdicts) is { } use ? BodyFacts.Of(use)
                        : program.IsOwn(called.Called!) || program.Verdicts.Library(called.Called!, called.Called!) is not null ? BodyFacts.Of(new Hop(HopKind.Call, called.Called!.OriginalDefinition, called.Called.ContainingType.Name, site)) : BodyFacts.None;
                    Report(facts, called.Constructor, program, blind, context.ReportDiagnostic, context.CancellationToken);
                }
            },
            SymbolKind.NamedType);
    }

    /// <summary>What to say, as information, about a service that is too large to be followed; by one rule, so that it is said once.</summary>
    protected virtual Diagnostic? GaveUp(INamedTypeSymbol type, PrivilegeProgram program, CancellationToken cancel) => null;

    private void Report(BodyFacts facts, ISymbol owner, PrivilegeProgram program, BlindSpots? blind, Action<Diagnostic> report, CancellationToken cancel)
    {
        var properties = program.Service.Properties(owner);
        foreach (var use in facts.Uses)
        {
            blind?.Note(use, owner, use.Site);
            if (Missing(use, program.Grants) is { Length: > 0 } missing)
                report(Diagnostic.Create(rule, use.Site, properties.Add(NeedsProperty, string.Join(",", missing)), use.Name, Direct(use, missing) + Misspelt(program.Grants, missing)));
        }
        if (facts.Hops.IsEmpty || (owner as INamedTypeSymbol ?? owner.ContainingType) is not { } type || program.Service.IsEverything && (program.Verdicts.Libraries is null || facts.Hops.All(hop => program.IsOwn(hop.Target))))
            return;

        var reach = program.Reach(type, cancel);
        var said = new HashSet<(ISymbol, string)>();
        foreach (var hop in facts.Hops)
        {
            var paths = reach.Paths(hop, cancel);
            foreach (var path in paths)
            {
                blind?.Note(path.Use, owner, hop.Site);
                // What the same member reaches by the same first step is said once.
                var missing = Missing(path.Use, program.Grants).Where(capability => said.Add((hop.Target, capability))).ToArray();
                if (missing.Length == 0)
                    continue;
                // A library is one place to its callers: what else it reaches is said along with the first.
                var others = !path.IsOfLibrary ? [] : paths.Where(other => other.IsOfLibrary && other != path)
                    .SelectMany(other => Missing(other.Use, program.Grants)).Where(capability => said.Add((hop.Target, capability)) && !missing.Any(first => Capability.Covers(first, capability))).ToArray();
                var way = path.Names.Insert(0, BodyName.Of(owner)).Add(path.Use.Name);
                report(Diagnostic.Create(rule, hop.Site, path.Sites, properties.Add(NeedsProperty, string.Join(",", missing.Concat(others))).Add(WayProperty, string.Join(" -> ", way)),
                    hop.Name, $"reaches '{path.Use.Name}', which needs '{string.Join("' and '", missing)}': {string.Join(" -> ", Elided(way))}{Also(others)}{Misspelt(program.Grants, missing)}"));
            }
        }
    }

    private string[] Missing(CapabilityUse use, Grants grants) => [.. use.Capabilities.Where(c => Capability.RuleFor(c) == rule.Id && !grants.Allow(c))];

    private static string Direct(CapabilityUse use, string[] missing)
    {
        var names = string.Join("' and '", missing);
        return use.Kind switch
        {
            ApiKind.Amplify => $"points a received '{use.Owner}' at a new target, which needs '{names}'",
            ApiKind.Forge => "is made out of a number; any inherited descriptor becomes reachable",
            _ => $"needs the {(missing.Length == 1 ? "capability" : "capabilities")} '{names}', which this service has not been granted{Instead.Of(missing)}",
        };
    }

    private static string Also(string[] others) => others.Length == 0 ? "" : $" (and elsewhere '{string.Join("' and '", others)}')";

    /// <summary>At most six hops; the report shows the others.</summary>
    private static IEnumerable<string> Elided(ImmutableArray<string> names) =>
        names.Length <= 8 ? names : names.Take(4).Append("...").Concat(names.Skip(names.Length - 3));

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
