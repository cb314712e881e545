using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Finds the bodies that may work on memory by a number, first by the words of a file and by syntax: no other body is bound.</summary>
/// <param name="table">The operations that are calls.</param>
/// <param name="allowsPointers">True when the compilation may hold pointers.</param>
internal sealed class MemorySites(OperationTable table, bool allowsPointers)
{
    private static readonly int Unsafe = Mentions.Hash("unsafe");

    private readonly (int Type, int[] Names)[] words = [.. table.Words.Select(word => (Mentions.Hash(word.Key), word.Select(Mentions.Hash).ToArray()))];

    /// <summary>The pieces of code of a file that have to be looked at.</summary>
    public IEnumerable<SyntaxNode> In(SyntaxTree tree)
    {
        var mentions = Mentions.In(tree);
        var roots = words.Where(word => mentions.Has(word.Type)).SelectMany(word => word.Names).Distinct().Where(mentions.Has).SelectMany(name => mentions.Roots(name, IsCalled));
        if (allowsPointers && mentions.Has(Unsafe))
            roots = roots.Concat(tree.GetRoot().DescendantNodes().Where(MayBePointer).Select(Mentions.Root).OfType<SyntaxNode>());
        return roots.Distinct();
    }

    /// <summary>True when a bound body has an operation that matters.</summary>
    public bool IsIn(IOperation body) => body.Descendants().Any(operation => operation switch
    {
        IInvocationOperation call => table.Find(call.TargetMethod) is not null,
        IObjectCreationOperation { Constructor: { } constructor } => table.Find(constructor) is not null,
        IAssignmentOperation { Target: { Kind: OperationKind.None, Syntax: PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax } } => true,
        _ => false,
    });

    /// <summary>Such stores and constructions as only a type tells to be of a pointer.</summary>
    private static bool MayBePointer(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax } => true,
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } => true,
        _ => false,
    };

    private static bool IsCalled(SyntaxToken name)
    {
        var at = name.Parent!;
        while (at.Parent is MemberAccessExpressionSyntax access && access.Name == at || at.Parent is QualifiedNameSyntax qualified && qualified.Right == at || at.Parent is AliasQualifiedNameSyntax)
            at = at.Parent;
        return at.Parent is InvocationExpressionSyntax or ObjectCreationExpressionSyntax;
    }
}
