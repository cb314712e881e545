using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>A line that the project wrote about SQL and that cannot be read or names nothing: it would protect nothing, and nobody would notice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnresolvedSqlLine() : RuleAnalyzer(Rule.UnresolvedSqlLine)
{
    protected override void Register(CompilationStartAnalysisContext start)
    {
        if (start.Options.AdditionalFiles.Any(SqlLines.IsTable))
        {
            start.RegisterAdditionalFileAction(context =>
            {
                if (!SqlLines.IsTable(context.AdditionalFile))
                    return;
                foreach (var read in SqlLines.Read(context.AdditionalFile))
                    Report(read, context.Compilation, context.ReportDiagnostic);
            });
        }
        var options = SqlOptions.Read(start.Compilation, start.Options).ToLookup(read => read.Where.SourceTree);
        if (options.Count > 0)
        {
            start.RegisterSyntaxTreeAction(context =>
            {
                foreach (var read in options[context.Tree])
                    Report(read, start.Compilation, context.ReportDiagnostic);
            });
        }
    }

    private static void Report((SqlLine? Line, string Written, string? Error, Location Where) read, Compilation compilation, Action<Diagnostic> report)
    {
        if ((read.Error ?? Problem(read.Line!, compilation)) is { } problem)
            report(Diagnostic.Create(Rule.UnresolvedSqlLine, read.Where, read.Written, problem));
    }

    private static string? Problem(SqlLine line, Compilation compilation)
    {
        var types = line.Types(compilation).ToArray();
        if (types.Length == 0)
            return IsReferenced(line.TypeName, compilation) ? $"names the type '{line.TypeName}', which is not found; write its full name, with `1 for one type parameter" : null;
        if (line.IsType && line.Kind != SqlLineKind.Sink)
            return null;
        var members = types.SelectMany(t => t.GetMembers()).Where(m => line.IsType || line.Means(m)).ToArray();
        if (members.Length == 0)
            return $"names no {Word(line)} of '{line.TypeName}'" + Meant(line.MemberName, types.SelectMany(t => t.GetMembers()).Where(m => m.CanBeReferencedByName).Select(m => m.Name), "delete it or correct it");
        if (line.Kind != SqlLineKind.Sink || line.Text.Length == 0)
            return null;
        var parameters = members.OfType<IMethodSymbol>().SelectMany(m => m.Parameters).Select(p => p.Name).Distinct().ToArray();
        return parameters.Contains(line.Text) ? null : $"names the parameter '{line.Text}', which no overload has" + Meant(line.Text, parameters, "write the name of one that becomes SQL text");
    }

    private static string Word(SqlLine line) => line.Id[0] switch
    {
        'M' => line.Specificity == 2 ? "overload" : "method",
        'P' => "property",
        _ => "field",
    };

    private static string Meant(string written, IEnumerable<string> valid, string otherwise) =>
        Misspelling.Nearest(written, valid.Distinct()) is { } near ? $"; did you mean '{near}'?" : "; " + otherwise;

    // A file may be shared by projects of which not all reference the library: what nobody references can be no mistake here. The roots that
    // every compilation has say nothing, so there it is the whole namespace that counts.
    private static bool IsReferenced(string type, Compilation compilation)
    {
        var names = type.Split('.');
        var at = compilation.GlobalNamespace;
        var depth = names[0] is "System" or "Microsoft" ? names.Length - 1 : 1;
        foreach (var name in names.Take(depth))
        {
            if (at.GetNamespaceMembers().FirstOrDefault(n => n.Name == name) is not { } next)
                return names.Length == 1 || at.GetTypeMembers(name).Length > 0;
            at = next;
        }
        return true;
    }
}
