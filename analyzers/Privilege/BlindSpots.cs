using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>Where the code that runs is chosen out of sight, and was granted, so that no warning says it: said once for each service, as information, at the first such place.</summary>
internal sealed class BlindSpots
{
    /// <summary>What hides the code that runs.</summary>
    public static readonly IReadOnlyList<string> Capabilities = ["LOAD_CODE", "EMIT", "REFLECT", "NATIVE"];

    private readonly DiagnosticDescriptor rule;
    private readonly PrivilegeProgram program;
    private readonly ConcurrentBag<(ISymbol Service, string Name, string Id, Location Site)> found = [];

    private BlindSpots(DiagnosticDescriptor rule, PrivilegeProgram program) => (this.rule, this.program) = (rule, program);

    /// <summary>Null where nothing of the kind belongs to the rule or was granted.</summary>
    public static BlindSpots? Of(DiagnosticDescriptor rule, PrivilegeProgram program) =>
        Capabilities.Any(capability => Capability.RuleFor(capability) == rule.Id) && Capabilities.Any(program.Grants.Allow) ? new(rule, program) : null;

    /// <summary>Takes note of a use; of each rule's, as only all together say which is the first.</summary>
    public void Note(CapabilityUse use, ISymbol owner, Location site)
    {
        var hides = use.Capabilities.Where(Capabilities.Contains).ToArray();
        if (hides.Length == 0 || !hides.All(program.Grants.Allow) || (owner as INamedTypeSymbol ?? owner.ContainingType) is not { } type)
            return;
        found.Add((program.Service.IsEverything ? type.ContainingAssembly : program.ServiceOf(type), use.Name, Capability.RuleFor(hides[0])!, site));
    }

    public void Report(Action<Diagnostic> report)
    {
        foreach (var service in found.GroupBy(spot => spot.Service, SymbolEqualityComparer.Default))
        {
            var (_, name, id, site) = service.OrderBy(spot => spot.Site.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(spot => spot.Site.SourceSpan.Start).ThenBy(spot => spot.Name, StringComparer.Ordinal).First();
            if (id == rule.Id)
                report(Rule.Note(rule, $"'{name}' cannot be followed; what '{service.Key!.Name}' reaches is incomplete", site, ServiceCode.InService));
        }
    }
}
