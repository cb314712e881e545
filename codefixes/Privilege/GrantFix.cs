using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Writes what the code needs into <c>PolpGrants</c>, where the project file is among the additional files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GrantFix))]
internal sealed class GrantFix() : SolutionFix(Rule.FileSystemByName, Rule.NetworkByName, Rule.ProcessControl, Rule.MachineState, Rule.CodeByName, Rule.NativeCode, Rule.DatabaseByName)
{
    // Nobody should be granted these by a light bulb.
    private static readonly string[] Withheld = ["EXEC", "EMIT", "FORGE_HANDLE"];

    protected override bool ChangesSource => false;

    protected override string AllTitle => "Grant it to the project";

    protected override string Key(ImmutableDictionary<string, string?> properties) => $"{nameof(GrantFix)}:{(properties.TryGetValue(CapabilityRule.NeedsProperty, out var needs) ? needs : "")}";

    protected override async Task<Mended?> Mend(Document document, SyntaxNode site, ImmutableDictionary<string, string?> properties, CancellationToken token)
    {
        if (!properties.TryGetValue(CapabilityRule.NeedsProperty, out var needs) || needs is null || needs.Split(',') is var names && names.Intersect(Withheld).Any())
            return null;
        var project = document.Project;
        if (project.AdditionalDocuments.FirstOrDefault(file => file.FilePath is { } path && path == project.FilePath) is not { } file)
            return null;
        var text = await file.GetTextAsync(token).ConfigureAwait(false);
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PolpGrants", out var inherited);
        return ProjectGrants.Add(text.ToString(), names, isInherited: !string.IsNullOrWhiteSpace(inherited)) is { } granted
            ? new($"Grant '{string.Join("' and '", names)}' to the project: PolpGrants in {file.Name}", project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(granted, text.Encoding)))
            : null;
    }
}
