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
        return Rule.Note(Rule.CodeByName, $"'{type.Name}' reaches more code than can be followed; what it reaches beyond its own lines is incomplete", type.Locations[0], program.Service.Properties(type));
    }
}
