using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.Analyzers;

/// <summary>A name where code spells it, by syntax alone.</summary>
internal static class SpelledName
{
    /// <summary>The name with what it is a member of: <c>a.b.Name&lt;T&gt;</c> for Name; what is called, made or assigned when the name is.</summary>
    public static SyntaxNode Whole(SyntaxToken name)
    {
        var at = name.Parent!;
        while (at.Parent is MemberAccessExpressionSyntax access && access.Name == at || at.Parent is MemberBindingExpressionSyntax
            || at.Parent is QualifiedNameSyntax qualified && qualified.Right == at || at.Parent is AliasQualifiedNameSyntax alias && alias.Name == at)
            at = at.Parent;
        return at;
    }
}
