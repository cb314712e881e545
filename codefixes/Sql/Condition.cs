using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>A choice that decides whether a statement runs: an if or switch, and which of its ways.</summary>
internal readonly record struct Condition(SyntaxNode Group, SyntaxNode Option)
{
    /// <summary>The choices on the way to a statement, the outer ones first; null where it may run more or less often than its reader is reached.</summary>
    /// <param name="block">What declares the local that the statement fills.</param>
    /// <param name="reader">Where the local is read.</param>
    public static ImmutableArray<Condition>? Of(SyntaxNode statement, SyntaxNode block, SyntaxNode reader)
    {
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        for (var node = statement; node != block; node = node.Parent!)
        {
            switch (node.Parent)
            {
                case BlockSyntax or ElseClauseSyntax or UsingStatementSyntax or LockStatementSyntax or CheckedStatementSyntax or GlobalStatementSyntax or CompilationUnitSyntax or SwitchStatementSyntax:
                    break;
                case IfStatementSyntax choice when !choice.Contains(reader):
                    conditions.Add(new(choice, node));
                    break;
                case SwitchSectionSyntax { Parent: { } choice } section when !choice.Contains(reader) && !EndsEarly(section):
                    conditions.Add(new(choice, section));
                    break;
                case IfStatementSyntax or SwitchSectionSyntax when (node.Parent is IfStatementSyntax ? node : node.Parent).Contains(reader):
                case TryStatementSyntax @try when node == @try.Block && node.Contains(reader):
                    break;
                default:
                    return null;
            }
        }
        conditions.Reverse();
        return conditions.ToImmutable();
    }

    // break anywhere but at the section's end, which leaves out the statements behind it.
    private static bool EndsEarly(SwitchSectionSyntax section)
    {
        var last = section.Statements.Last();
        while (last is BlockSyntax { Statements: [.., var inner] })
            last = inner;
        return section.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<BreakStatementSyntax>()
            .Any(end => end != last && !end.Ancestors().TakeWhile(node => node != section).Any(node => node is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax));
    }

    /// <summary>True when one of the options is always chosen.</summary>
    public static bool IsExhaustive(SyntaxNode group, IReadOnlyCollection<SyntaxNode> options) => group switch
    {
        IfStatementSyntax => options.Count == 2,
        SwitchStatementSyntax choice => options.Count == choice.Sections.Count && choice.Sections.Any(section => section.Labels.Any(label => label.IsKind(SyntaxKind.DefaultSwitchLabel))),
        _ => false,
    };

    /// <summary>True when the way is taken exactly if the local holds any text.</summary>
    public bool IsTestOf(GatheredLocal gathered) => Group is IfStatementSyntax { Statement: var then, Condition: var test } && then == Option && Emptiness.IsTest(test, gathered.Local.Name);
}
