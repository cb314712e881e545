using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>Service code loads or creates code by name, emits it, or invokes by reflection; what then runs cannot be seen.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CodeByName() : CapabilityRule(Rule.CodeByName)
{
    protected override Diagnostic? GaveUp(INamedTypeSymbol type, PrivilegeProgram program, CancellationToken cancel)
    {
        if (program.Service.IsEverything || !SymbolEqualityComparer.Default.Equals(program.ServiceOf(type), type) || !program.Reach(type, cancel).GaveUp)
            return null;
        var rule = Rule.CodeByName;
        return Diagnostic.Create(
            rule.Id, rule.Category, $"'{type.Name}' reaches more code than can be followed; what it reaches beyond its own lines is incomplete",
            DiagnosticSeverity.Info, rule.DefaultSeverity, isEnabledByDefault: true, warningLevel: 1, rule.Title, rule.Description, rule.HelpLinkUri,
            type.Locations[0], properties: program.Service.Properties(type));
    }
}
