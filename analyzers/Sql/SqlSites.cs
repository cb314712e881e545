using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Where a compilation hands text that is not constant to SQL, itself or through its own wrappers; what is found out about each is found out once.</summary>
internal static class SqlSites
{
    /// <summary>The kinds of operations that may be one.</summary>
    public static readonly OperationKind[] Kinds =
    [
        OperationKind.SimpleAssignment, OperationKind.CompoundAssignment, OperationKind.CoalesceAssignment, OperationKind.DeconstructionAssignment,
        OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.ObjectCreation, OperationKind.Invocation,
    ];

    /// <summary>Every text of an operation, with what was found out about it.</summary>
    public static IEnumerable<(SqlSink Sink, SqlVerdict Verdict)> At(IOperation operation, SqlProgram program)
    {
        List<IOperation>? asked = null;
        foreach (var sink in program.Sinks!.All(operation))
        {
            (asked ??= []).Add(sink.Text);
            if (!sink.Text.ConstantValue.HasValue)
                yield return (sink, program.Verdict(sink));
        }
        // Only what is declared here can be a wrapper, and only where there is a sink at all.
        if (!MayHandOn(operation) || !program.HasSinks)
            yield break;
        foreach (var sink in program.Wrappers.At(operation))
        {
            if (!sink.Text.ConstantValue.HasValue && asked?.Contains(sink.Text) != true)
                yield return (sink, program.Verdict(sink));
        }
    }

    private static bool MayHandOn(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Arguments.Any(IsText),
        IObjectCreationOperation { Constructor.DeclaringSyntaxReferences.IsEmpty: false } creation => creation.Arguments.Any(IsText),
        ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.DeclaringSyntaxReferences.IsEmpty: false } target } assignment =>
            target.Type?.SpecialType == SpecialType.System_String && !assignment.Value.ConstantValue.HasValue,
        _ => false,
    };

    private static bool IsText(IArgumentOperation argument) => !argument.Value.ConstantValue.HasValue && argument.Parameter?.Type is { } type
        && (type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type.TypeKind is TypeKind.TypeParameter or TypeKind.Array || type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface or TypeKind.Struct });
}
