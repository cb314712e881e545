using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>What the documentation of a member says of its parameters.</summary>
internal static class DocComment
{
    /// <summary>The first parameter has another name, and the others are gone into it.</summary>
    public static SyntaxNode Rename(SyntaxNode declaration, IReadOnlyList<string> parameters, string name)
    {
        var comments = declaration.GetLeadingTrivia().Where(trivia => trivia.GetStructure() is DocumentationCommentTriviaSyntax).ToList();
        return parameters.Count == 0 || comments.Count == 0 ? declaration : declaration.WithLeadingTrivia(declaration.GetLeadingTrivia()
            .SelectMany(trivia => comments.Contains(trivia) ? SyntaxFactory.ParseLeadingTrivia(Rename(trivia.ToFullString(), parameters, name)) : SyntaxFactory.TriviaList(trivia)));
    }

    private static string Rename(string text, IReadOnlyList<string> parameters, string name)
    {
        foreach (var parameter in parameters.Select(Regex.Escape).Skip(1))
            text = Regex.Replace(text, $"""(\r?\n[ \t]*///[ \t]*)?<param\s+name\s*=\s*["']{parameter}["']\s*(/>|>.*?</param\s*>)""", "", RegexOptions.Singleline | RegexOptions.CultureInvariant);
        return parameters.Select(Regex.Escape).Aggregate(text, (written, parameter) =>
            Regex.Replace(written, $"""(<param(ref)?\s+name\s*=\s*["']){parameter}(["'])""", match => match.Groups[1].Value + name + match.Groups[3].Value, RegexOptions.CultureInvariant));
    }
}
