using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Declares a class of the project's own, of which an object was handed in, to be a capability: a line in the project's table.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapabilityTypeFix))]
internal sealed class CapabilityTypeFix() : SolutionFix(Rule.FileSystemByName, Rule.NetworkByName, Rule.MachineState, Rule.DatabaseByName)
{
    private const string Table = "polp-capabilities.tsv";

    protected override bool ChangesSource => false;

    protected override async Task<Mended?> Mend(Document document, SyntaxNode site, ImmutableDictionary<string, string?> properties, CancellationToken token)
    {
        if (!properties.ContainsKey(CapabilityRule.WayProperty) || !properties.TryGetValue(CapabilityRule.NeedsProperty, out var needs) || document.Project.FilePath is not { } projectFile)
            return null;
        var model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        if (Handed(site, model, token) is not { } type || type.GetDocumentationCommentId() is not { } id)
            return null;
        var row = $"{id}\tUSE\t{needs}\tany\t";
        var project = document.Project;
        var title = $"Declare '{type.Name}' a capability, which may be handed in";
        if (project.AdditionalDocuments.Where(file => file.Name.EndsWith(Table, StringComparison.OrdinalIgnoreCase)).OrderBy(file => file.FilePath, StringComparer.Ordinal).FirstOrDefault() is not { } table)
        {
            var path = Path.Combine(Path.GetDirectoryName(projectFile) ?? "", Table);
            return new(title, project.Solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), Table, SourceText.From($"# pattern\tkind\tcapability\tos\tnote\n{row}\n"), filePath: path));
        }
        var text = await table.GetTextAsync(token).ConfigureAwait(false);
        var written = text.ToString();
        if (written.Split('\n').Any(line => line.StartsWith(id + "\t", StringComparison.Ordinal)))
            return null;
        var newLine = written.Contains("\r\n") ? "\r\n" : "\n";
        var lead = written.Length == 0 || written[written.Length - 1] == '\n' ? "" : newLine;
        return new(title, project.Solution.WithAdditionalDocumentText(table.Id, text.WithChanges(new TextChange(new(text.Length, 0), lead + row + newLine))));
    }

    /// <summary>The class of the project itself on an object of which the member is called, where that object came from outside.</summary>
    private static INamedTypeSymbol? Handed(SyntaxNode site, SemanticModel model, CancellationToken token)
    {
        var receiver = site.AncestorsAndSelf().OfType<ExpressionSyntax>().Take(3).Select(node => model.GetOperation(node, token)).Select(operation => operation switch
        {
            IInvocationOperation call => call.Instance,
            IPropertyReferenceOperation property => property.Instance,
            _ => null,
        }).FirstOrDefault(instance => instance is not null);
        var isHanded = receiver switch
        {
            IParameterReferenceOperation => true,
            IFieldReferenceOperation { Field: var field } => !IsMade(field, model),
            IPropertyReferenceOperation { Property: var property } => !IsMade(property, model),
            _ => false,
        };
        return isHanded && receiver!.Type?.OriginalDefinition is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAnonymousType: false } type && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, model.Compilation.Assembly) ? type : null;
    }

    // By the class that keeps it, in an initialiser or anywhere else.
    private static bool IsMade(ISymbol member, SemanticModel model) => !SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, model.Compilation.Assembly)
        || member.ContainingType.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().DescendantNodes().Any(node => node switch
        {
            VariableDeclaratorSyntax { Initializer.Value: not IdentifierNameSyntax } variable => variable.Identifier.ValueText == member.Name && variable.Initializer is not null,
            PropertyDeclarationSyntax property => property.Identifier.ValueText == member.Name && (property.ExpressionBody is not null || property.Initializer is { Value: not IdentifierNameSyntax }),
            AssignmentExpressionSyntax { Right: not IdentifierNameSyntax } assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name
                || assignment.Left is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == member.Name,
            _ => false,
        }));
}
