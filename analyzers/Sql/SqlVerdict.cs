using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>A hole that is reported, and where in the SQL it stands.</summary>
internal readonly record struct SqlFault(SqlPiece Hole, HolePosition Position);

/// <summary>What was found out about the text of one sink: the holes that are this code's doing, and what it only hands on.</summary>
/// <param name="Text">The text.</param>
/// <param name="Faults">The holes to report, in order of text.</param>
/// <param name="HandedOn">Parameters and members whose text is handed on, so that whoever gives it is asked; true when it stands among other text.</param>
internal sealed record SqlVerdict(SqlText Text, ImmutableArray<SqlFault> Faults, ImmutableArray<(ISymbol Symbol, bool IsEmbedded)> HandedOn)
{
    /// <param name="text">What becomes SQL text.</param>
    /// <param name="isEmbedded">True when it becomes a part of a text and not the whole.</param>
    public static SqlVerdict Of(IOperation text, bool isEmbedded, SqlProgram program)
    {
        var read = TextWalk.Read(text);
        var holes = read.Holes;
        if (holes.IsEmpty || read.GaveUp)
            return new(read, [], []);
        var isWhole = !isEmbedded && !read.IsGlued;
        var positions = SqlPositions.Of(read);
        var faults = ImmutableArray.CreateBuilder<SqlFault>();
        var handed = ImmutableArray.CreateBuilder<(ISymbol, bool)>();
        for (var i = 0; i < holes.Length; i++)
        {
            var (hole, (position, enclosure)) = (holes[i], positions[i]);
            var isName = position is HolePosition.Identifier or HolePosition.Ordering;
            if (hole.IsQuotedName && isName || isName && enclosure != '\0' && hole.Doubled == (enclosure == '[' ? ']' : enclosure))
                continue;
            if (hole.Parameter is { } parameter)
            {
                var isForeign = !IsInside(text, parameter.ContainingSymbol);
                var callers = isWhole ? null : program.Callers.Of((IMethodSymbol)parameter.ContainingSymbol);
                var takesParameter = position is HolePosition.Value or HolePosition.Quoted or HolePosition.List;
                if (isWhole)
                    handed.Add((parameter.OriginalDefinition, isEmbedded));
                else if (program.Callers.AreSafe(parameter))
                    continue;
                else if (!takesParameter && (isForeign || callers is { IsEmpty: false }))
                    handed.Add((parameter.OriginalDefinition, true));
                else
                    faults.Add(new(hole, position));
            }
            else if (isWhole)
            {
                if (TextRoot.Of(hole.Source) is (IFieldSymbol or IPropertySymbol) and { DeclaringSyntaxReferences.IsEmpty: false } member)
                    handed.Add((member, isEmbedded));
            }
            else
            {
                faults.Add(new(hole, position));
            }
        }
        return new(read, faults.ToImmutable(), handed.ToImmutable());
    }

    private static bool IsInside(IOperation operation, ISymbol method) =>
        method.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == operation.Syntax.SyntaxTree && r.Span.Contains(operation.Syntax.Span));
}
