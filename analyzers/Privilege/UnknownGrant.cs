using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>A name in <c>PolpGrants</c> that is no capability grants nothing, and nobody would notice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownGrant() : RuleAnalyzer(Rule.UnknownGrant)
{
    // RS1013: RuleAnalyzer starts every rule at the compilation, so that one with nothing to do costs nothing.
#pragma warning disable RS1013
    protected override void Register(CompilationStartAnalysisContext start)
#pragma warning restore RS1013
    {
        start.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PolpGrants", out var asked);
        var unknown = Grants.Parse(asked).Unknown.ToArray();
        if (unknown.Length == 0)
            return;
        start.RegisterCompilationEndAction(context =>
        {
            foreach (var name in unknown)
                context.ReportDiagnostic(Diagnostic.Create(Rule.UnknownGrant, Location.None, name, Capability.Nearest(name) is { } near ? $"; did you mean '{near}'?" : ""));
        });
    }
}
