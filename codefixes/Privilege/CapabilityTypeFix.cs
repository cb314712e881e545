using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Polp.Analyzers;
using Polp.Capabilities;

namespace Polp.CodeFixes;

/// <summary>Declares a class of the project's own, of which an object was handed in, to be a capability: a line in the project's table.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CapabilityTypeFix))]
internal sealed class CapabilityTypeFix() : SolutionFix(Rule.FileSystemByName, Rule.NetworkByName, Rule.MachineState, Rule.DatabaseByName)
{
    private const string Table = "polp-capabilities.tsv";

    protected override bool ChangesSource => false;

    protected override string AllTitle => "Declare capabilities what may be handed in";

    protected override async Task<Mended?> Mend(Document document, SyntaxNode site, ImmutableDictionary<string, string?> properties, CancellationToken token)
    {
        if (!properties.ContainsKey(CapabilityRule.WayProperty) || !properties.TryGetValue(CapabilityRule.NeedsProperty, out var needs) || document.Project.FilePath is not { } projectFile)
            return null;
        var model = (await document.GetSemanticModelAsync(token).ConfigureAwait(false))!;
        if (Handed(site, model, token) is not { } type || type.GetDocumentationCommentId() is not { } id)
            return null;
        var project = document.Project;
        // A declared class is not looked into any more: the row must say all that it does.
        var all = Whole(needs!.Split(',').Concat(Reached(type, model.Compilation, project, token)));
        var title = $"Declare '{type.Name}' a capability, which may be handed in";
        var tables = project.AdditionalDocuments.Where(file => file.Name.EndsWith(Table, StringComparison.OrdinalIgnoreCase)).OrderBy(file => file.FilePath, StringComparer.Ordinal).ToList();
        if (tables.Count == 0)
        {
            var path = Path.Combine(Path.GetDirectoryName(projectFile) ?? "", Table);
            return new(title, project.Solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), Table, SourceText.From($"# pattern\tkind\tcapability\tos\tnote\n{Row(id, all)}\n"), filePath: path));
        }
        foreach (var table in tables)
        {
            var lines = await table.GetTextAsync(token).ConfigureAwait(false);
            var known = lines.Lines.Where(line => line.ToString().StartsWith(id + "\t", StringComparison.Ordinal)).ToList();
            if (known.Count == 0)
                continue;
            // Two lines about a class, or one that says something else of it, somebody has thought about.
            if (known is not [var line] || line.ToString().Split('\t') is not [_, "USE", var said, "any", ..])
                return null;
            var merged = Whole(said.Split(',').Concat(all.Split(',')));
            return merged == said ? null : new(title, project.Solution.WithAdditionalDocumentText(table.Id, lines.WithChanges(new TextChange(new(line.Start + id.Length + "\tUSE\t".Length, said.Length), merged))));
        }
        var text = await tables[0].GetTextAsync(token).ConfigureAwait(false);
        var written = text.ToString();
        var newLine = written.Contains("\r\n") ? "\r\n" : "\n";
        var lead = written.Length == 0 || written[written.Length - 1] == '\n' ? "" : newLine;
        return new(title, project.Solution.WithAdditionalDocumentText(tables[0].Id, text.WithChanges(new TextChange(new(text.Length, 0), lead + Row(id, all) + newLine))));
    }

    private static string Row(string id, string capabilities) => $"{id}\tUSE\t{capabilities}\tany\t";

    /// <summary>What any member of the class leads to.</summary>
    private static IEnumerable<string> Reached(INamedTypeSymbol type, Compilation compilation, Project project, CancellationToken token)
    {
        var program = PrivilegeProgram.Of(compilation, project.AnalyzerOptions, token);
        var reach = program.Reach(type, token);
        return type.GetMembers().OfType<IMethodSymbol>().Prepend<ISymbol>(type).Select(program.Of)
            .SelectMany(facts => facts.Uses.Concat(facts.Hops.SelectMany(hop => reach.Paths(hop, token)).Select(path => path.Use))).SelectMany(use => use.Capabilities);
    }

    private static string Whole(IEnumerable<string> capabilities)
    {
        var all = capabilities.Distinct(StringComparer.Ordinal).ToList();
        return string.Join(",", all.Where(one => !all.Any(other => other != one && Capability.Covers(other, one))).OrderBy(name => name, StringComparer.Ordinal));
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
            IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method } => method.MethodKind is MethodKind.Constructor or MethodKind.ExplicitInterfaceImplementation
                || method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private },
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
