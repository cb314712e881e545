using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What the leaf of a text is, for the wording of a message; a leaf without a line is reported all the same.</summary>
internal sealed class SqlSources(MemberTable table)
{
    private const int Steps = 16;

    public string? Of(IOperation leaf) => Lines(leaf).Select(known => known.Phrase).FirstOrDefault();

    /// <summary>True when a line says that even a whole statement from there is a stranger's.</summary>
    public bool IsForeign(IOperation leaf) => !table.IsEmpty && Lines(leaf).Any(known => known.IsForeign);

    private IEnumerable<(string Phrase, bool IsForeign)> Lines(IOperation leaf)
    {
        var at = leaf;
        for (var step = 0; at is not null && step < Steps; step++)
        {
            if (Known(at) is { } known)
                yield return known;
            at = at switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                IAwaitOperation awaited => awaited.Operation,
                IConditionalAccessOperation access => access.Operation,
                ICoalesceOperation coalesce => coalesce.Value,
                IArrayElementReferenceOperation element => element.ArrayReference,
                IPropertyReferenceOperation property => property.Instance,
                IFieldReferenceOperation field => field.Instance,
                IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [var receiver, ..] } => receiver.Value,
                IInvocationOperation call => call.Instance,
                _ => null,
            };
        }
    }

    private (string, bool)? Known(IOperation operation) => operation switch
    {
        IConditionalAccessOperation access => Known(access.WhenNotNull),
        IInvocationOperation call => Said(table.Find(call.TargetMethod)),
        IMemberReferenceOperation reference => Said(table.Find(reference.Member)),
        IParameterReferenceOperation { Parameter: var parameter } when IsArguments(parameter) => ("the command line", false),
        IParameterReferenceOperation { Parameter: var parameter } => Said(parameter.GetAttributes().Select(Attribute).FirstOrDefault(line => line is not null) ?? table.FindType(parameter.Type)),
        ILocalReferenceOperation { Type: { } type } => Said(table.FindType(type)),
        _ => null,
    };

    private static (string, bool)? Said(SqlLine? line) => line is null ? null : (line.Text, line.IsForeign);

    private SqlLine? Attribute(AttributeData attribute) => attribute.AttributeClass is { } type ? table.FindType(type) : null;

    private static bool IsArguments(IParameterSymbol parameter) =>
        parameter is { Type: IArrayTypeSymbol, ContainingSymbol: IMethodSymbol { Name: "Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName, IsStatic: true } };
}
