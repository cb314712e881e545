using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Takes what is acquired as a parameter, so that the question moves to the callers, and in the end to where the program is put together.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TakeCapabilityFix))]
internal sealed class TakeCapabilityFix() : SolutionFix(Rule.FileSystemByName, Rule.NetworkByName, Rule.DatabaseByName)
{
    protected override string AllTitle => "Take as parameters what is acquired";

    protected override async Task<Mended?> Mend(Document document, SyntaxNode site, ImmutableDictionary<string, string?> properties, CancellationToken token)
    {
        // Reached through other code: there is the acquisition, and not here.
        if (properties.ContainsKey(CapabilityRule.WayProperty))
            return null;
        var model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        var generator = SyntaxGenerator.GetGenerator(document);
        var verdicts = new Verdicts(CapabilityTables.Of(document.Project.AnalyzerOptions, token), model.Compilation.Assembly);
        if (Acquisition.Of(site, model, new(generator, model, site.SpanStart), verdicts, token) is not { } acquisition)
            return null;
        if (await ConstructorTaking.Of(document, acquisition, model, generator, token).ConfigureAwait(false) is { } kept && await Try(kept).ConfigureAwait(false) is { } constructed)
            return constructed;
        return await Taking.Of(document, acquisition, model, verdicts, token).ConfigureAwait(false) is { } taking
            ? await Try(new TakenParameter(document, acquisition, model, generator, taking.Method, taking.Declaration)).ConfigureAwait(false) : null;

        async Task<Mended?> Try(TakenParameter parameter)
        {
            foreach (var type in acquisition.Types)
            {
                if (await parameter.Apply(type, token).ConfigureAwait(false) is { } changed)
                    return new(Title(type, parameter), changed);
            }
            return null;
        }
    }

    private static string Title(ITypeSymbol type, TakenParameter parameter)
    {
        var method = parameter.Method;
        var verb = CapabilityTypes.Stem(CapabilityTypes.Of(type)!) is "stream" or "reader" or "writer" or "handle" or "connection" ? "opens" : "makes";
        return method.MethodKind == MethodKind.Constructor && !parameter.IsCalled ? $"Take '{type.Name}' in the constructor: register it with what creates '{method.ContainingType.Name}'"
            : method.MethodKind == MethodKind.Constructor
            ? $"Take '{type.Name}' in the constructor: who creates '{method.ContainingType.Name}' {verb} it"
            : $"Take '{type.Name}' as a parameter: who calls '{method.Name}' {verb} it";
    }
}
