using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>A hole that is reported, and where in the SQL it stands.</summary>
internal readonly record struct SqlFault(SqlPiece Hole, HolePosition Position);

/// <summary>Why a hole is not reported.</summary>
internal enum SqlPass
{
    /// <summary>It was quoted and stands where a name does.</summary>
    QuotedName,

    /// <summary>It is a parameter, and every caller gives a known text.</summary>
    KnownToCallers,

    /// <summary>It is the whole text and a parameter or member, so that whoever gives it is asked.</summary>
    HandedOn,

    /// <summary>It is the whole text, put together where nothing is followed to.</summary>
    Elsewhere,
}

/// <summary>What was found out about the text of one sink: the holes that are this code's doing, what it only hands on, and why the others are left alone.</summary>
/// <param name="Text">The text.</param>
/// <param name="Faults">The holes to report, in order of text.</param>
/// <param name="HandedOn">Parameters and members whose text is handed on, so that whoever gives it is asked.</param>
/// <param name="Passed">The holes that are not reported, in order of text, and why.</param>
internal sealed record SqlVerdict(SqlText Text, ImmutableArray<SqlFault> Faults, ImmutableArray<ISymbol> HandedOn, ImmutableArray<(SqlPiece Hole, SqlPass Why)> Passed)
{
    public static SqlVerdict Of(SqlSink sink, SqlProgram program)
    {
        var read = TextWalk.Read(sink.Text, sink.Part);
        var holes = read.Holes;
        var faults = ImmutableArray.CreateBuilder<SqlFault>();
        var handed = ImmutableArray.CreateBuilder<ISymbol>();
        var passed = ImmutableArray.CreateBuilder<(SqlPiece, SqlPass)>();
        var positions = holes.IsEmpty || read.GaveUp ? ImmutableArray<(HolePosition Position, char)>.Empty : SqlPositions.Of(read);
        for (var i = 0; i < positions.Length; i++)
        {
            var (hole, (position, enclosure)) = (holes[i], positions[i]);
            var isName = position is HolePosition.Identifier or HolePosition.Ordering;
            if (hole.IsQuotedName && (isName || position == HolePosition.Fragment) || isName && enclosure != '\0' && Keeps(hole, enclosure == '[' ? ']' : enclosure))
                passed.Add((hole, SqlPass.QuotedName));
            else if (!sink.Continues && !read.IsGlued(hole))
                Whole(hole);
            else if (hole.Parameter is { } parameter && program.Callers.AreSafe(parameter))
                passed.Add((hole, SqlPass.KnownToCallers));
            else
                faults.Add(new(hole, position));
        }
        return new(read, faults.ToImmutable(), handed.ToImmutable(), passed.ToImmutable());

        // A name in quotes that cannot end them.
        static bool Keeps(SqlPiece hole, char end) => hole.Doubled == end || Guards.Lacks(hole.Source, end);

        // The whole text is somebody else's. Whoever gives it is asked, or it is run as it is found, as a script is; but not out of a stranger's hand.
        void Whole(SqlPiece hole)
        {
            if (program.Sinks?.IsForeign(hole.Source) == true)
            {
                faults.Add(new(hole, HolePosition.Whole));
            }
            // A name that a member holds becomes no SQL statement by being put into one, or by being that of a procedure.
            else if (hole.Parameter is null && (sink.IsFragment || holes.Length > 1 || StoredProcedure.IsNamedBy(sink.Text)))
            {
                passed.Add((hole, SqlPass.Elsewhere));
            }
            else if ((hole.Parameter ?? TextRoot.Of(hole.Source)) is (IParameterSymbol or ((IFieldSymbol or IPropertySymbol) and { DeclaringSyntaxReferences.IsEmpty: false })) and { } given)
            {
                handed.Add(given.OriginalDefinition);
                passed.Add((hole, SqlPass.HandedOn));
            }
            else if (hole.Parameter is null && Chosen(hole.Source).ToArray() is { Length: > 0 } parameters)
            {
                handed.AddRange(parameters);
                passed.Add((hole, SqlPass.HandedOn));
            }
            else
            {
                passed.Add((hole, SqlPass.Elsewhere));
            }
        }

        // The parameters between which a whole text is chosen.
        static IEnumerable<ISymbol> Chosen(IOperation choice) => choice switch
        {
            IConditionalOperation { WhenFalse: { } otherwise } either => Chosen(either.WhenTrue).Concat(Chosen(otherwise)),
            ICoalesceOperation coalesce => Chosen(coalesce.Value).Concat(Chosen(coalesce.WhenNull)),
            ISwitchExpressionOperation arms => arms.Arms.SelectMany(arm => Chosen(arm.Value)),
            IConversionOperation { OperatorMethod: null } conversion => Chosen(conversion.Operand),
            IParenthesizedOperation inner => Chosen(inner.Operand),
            IParameterReferenceOperation { Parameter: var parameter } => [parameter.OriginalDefinition],
            _ => [],
        };
    }
}
