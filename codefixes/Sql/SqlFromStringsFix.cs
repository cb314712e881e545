using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Passes the values of a text as parameters, the way the library takes them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SqlFromStringsFix))]
internal sealed class SqlFromStringsFix() : RuleFix(Rule.SqlFromStrings)
{
    protected override async Task<string?> Offer(Document document, Diagnostic diagnostic, CancellationToken token) =>
        await FlaggedText.Of(document, diagnostic, token).ConfigureAwait(false) is { } text ? Repair(text)?.Title : null;

    protected override async Task<Document> Apply(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken token)
    {
        var root = (await document.GetSyntaxRootAsync(token).ConfigureAwait(false))!;
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        // What passes the values of one text cannot pass those of another at once.
        var passing = new HashSet<SyntaxNode>();
        foreach (var diagnostic in diagnostics.OrderBy(d => d.Location.SourceSpan.Start))
        {
            if (await FlaggedText.Of(document, diagnostic, token).ConfigureAwait(false) is { } text && Repair(text) is { } repair && passing.Add(text.Sink.Syntax))
                repair.Insert(editor, taken);
        }
        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }

    private static ISqlRepair? Repair(FlaggedText text) => text.Style switch
    {
        SqlStyle.AdoNet => AdoNetParameters.Of(text),
        SqlStyle.Dapper => DapperParameters.Of(text),
        SqlStyle.EntityFramework => EntityFrameworkText.Of(text) ?? (text.Built.Only is null ? ListedArguments.Of(text) : null),
        SqlStyle.SqliteNet or SqlStyle.Linq2Db => ListedArguments.Of(text),
        _ => null,
    };
}
