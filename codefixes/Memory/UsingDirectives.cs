using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Polp.CodeFixes;

/// <summary>Adds a using directive where its name belongs.</summary>
internal static class UsingDirectives
{
    public static CompilationUnitSyntax Add(CompilationUnitSyntax root, string name)
    {
        var newLine = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        if (newLine == default)
            newLine = SyntaxFactory.ElasticCarriageReturnLineFeed;
        var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(name))
            .NormalizeWhitespace().WithTrailingTrivia(newLine).WithAdditionalAnnotations(Formatter.Annotation);
        // Behind the last of its kin that comes before it, wherever the file keeps those of the platform.
        var before = root.Usings.LastIndexOf(other => IsOfPlatform(other.Name?.ToString()) && string.CompareOrdinal(other.Name?.ToString(), name) < 0) is var kin and >= 0
            ? kin + 1
            : root.Usings.TakeWhile(other => string.CompareOrdinal(other.Name?.ToString(), name) < 0).Count();
        if (before > 0)
            return root.WithUsings(root.Usings.Insert(before, directive));
        // The head of the file stays at the head.
        var first = root.GetFirstToken(includeZeroWidth: true);
        var head = first.LeadingTrivia;
        root = root.ReplaceToken(first, first.WithLeadingTrivia(root.Usings.Count > 0 ? SyntaxTriviaList.Empty : SyntaxFactory.TriviaList(newLine)));
        return root.WithUsings(root.Usings.Insert(0, directive.WithLeadingTrivia(head)));
    }
    private static bool IsOfPlatform(string? name) => name is "System" || name?.StartsWith("System.", StringComparison.Ordinal) == true;
}
