using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>A rule about memory: reports what the analysis that all of them share has found for it.</summary>
internal abstract class MemoryRule(DiagnosticDescriptor rule) : RuleAnalyzer(rule)
{
    protected override void Register(CompilationStartAnalysisContext start)
    {
        var program = MemoryProgram.Of(start.Compilation);
        if (!program.CanMatter)
            return;
        var service = ServiceCode.Of(start.Compilation, start.Options);

        // Not by operation: that would have the compiler bind every body a second time, and few bodies work on memory.
        start.RegisterSemanticModelAction(context =>
        {
            var result = program.In(context.SemanticModel.SyntaxTree);
            foreach (var finding in result.Findings.Where(finding => finding.Rule == rule))
                context.ReportDiagnostic(MemoryReport.Of(finding, Properties(finding.Site.Syntax)));
            foreach (var check in result.DeadChecks)
            {
                if (Note(check, Properties(check.Call)) is { } note)
                    context.ReportDiagnostic(note);
            }
            foreach (var body in result.TooLarge)
            {
                if (GaveUp(Opening(body), Properties(body)) is { } note)
                    context.ReportDiagnostic(note);
            }

            ImmutableDictionary<string, string?> Properties(SyntaxNode site) =>
                service.Properties(context.SemanticModel.GetEnclosingSymbol(site.SpanStart, context.CancellationToken));
        });
    }

    /// <summary>What to say, as information, about a body that was too large; by one rule, so that it is said once.</summary>
    protected virtual Diagnostic? GaveUp(Location place, ImmutableDictionary<string, string?> properties) => null;

    /// <summary>What to say, as information, about a check that can never fire.</summary>
    protected virtual Diagnostic? Note(DeadCheck check, ImmutableDictionary<string, string?> properties) => null;

    private static Location Opening(SyntaxNode body) => (body switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody ?? body,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody ?? body,
        _ => body,
    }).GetFirstToken().GetLocation();
}
