using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>A hole that is reported, and where in the SQL it stands.</summary>
internal readonly record struct SqlFault(SqlPiece Hole, HolePosition Position);

/// <summary>What was found out about the text of one sink: the holes that are this code's doing, and what it only hands on.</summary>
/// <param name="Text">The text.</param>
/// <param name="Faults">The holes to report, in order of text.</param>
/// <param name="HandedOn">Parameters and members whose text is handed on, so that whoever gives it is asked.</param>
internal sealed record SqlVerdict(SqlText Text, ImmutableArray<SqlFault> Faults, ImmutableArray<ISymbol> HandedOn)
{
    public static SqlVerdict Of(SqlSink sink, SqlProgram program)
    {
        var read = TextWalk.Read(sink.Text);
        var holes = read.Holes;
        if (holes.IsEmpty || read.GaveUp)
            return new(read, ImmutableArray<SqlFault>.Empty, ImmutableArray<ISymbol>.Empty);
        var positions = SqlPositions.Of(read);
        var faults = ImmutableArray.CreateBuilder<SqlFault>();
        var handed = ImmutableArray.CreateBuilder<ISymbol>();
        for (var i = 0; i < holes.Length; i++)
        {
            var (hole, (position, enclosure)) = (holes[i], positions[i]);
            var isWhole = !sink.Continues && !read.IsGlued(hole);
            var isName = position is HolePosition.Identifier or HolePosition.Ordering;
            if (hole.IsQuotedName && (isName || position == HolePosition.Fragment) || isName && enclosure != '\0' && hole.Doubled == (enclosure == '[' ? ']' : enclosure))
                continue;
            if (hole.Parameter is { } parameter)
            {
                if (isWhole)
                    handed.Add(parameter.OriginalDefinition);
                else if (!program.Callers.AreSafe(parameter))
                    faults.Add(new(hole, position));
            }
            else if (isWhole)
            {
                if (TextRoot.Of(hole.Source) is (IFieldSymbol or IPropertySymbol) and { DeclaringSyntaxReferences.IsEmpty: false } member)
                    handed.Add(member);
            }
            else
            {
                faults.Add(new(hole, position));
            }
        }
        return new(read, faults.ToImmutable(), handed.ToImmutable());
    }
}
