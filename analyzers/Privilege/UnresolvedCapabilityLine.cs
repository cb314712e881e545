using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>A line that the project wrote about capabilities and that cannot be read or names nothing: it would decide nothing, and nobody would notice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnresolvedCapabilityLine() : RuleAnalyzer(Rule.UnresolvedCapabilityLine)
{
    protected override void Register(CompilationStartAnalysisContext start)
    {
        if (!start.Options.AdditionalFiles.Any(CapabilityTables.IsTable))
            return;
        start.RegisterAdditionalFileAction(context =>
        {
            if (!CapabilityTables.IsTable(context.AdditionalFile) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
                return;
            var table = CapabilityTables.Read(context.AdditionalFile.Path, text);
            var problems = table.Errors.Select(error => (error.Line, Problem: "cannot be read: " + error.Message))
                .Concat(table.Rows.Select(row => (row.Line, Problem: CapabilityLine.Problem(row, context.Compilation)!)).Where(found => found.Problem is not null));
            foreach (var (line, problem) in problems.OrderBy(found => found.Line))
            {
                var span = text.Lines[line - 1].Span;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule.UnresolvedCapabilityLine, Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span)), text.ToString(span).Split('\t')[0], problem));
            }
        });
    }
}
