using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What the leaf of a text is, for the wording of a message; a leaf without a line is reported all the same.</summary>
internal sealed class SqlSources(MemberTable table)
{
    private const int Steps = 16;

    public string? Of(IOperation leaf)
    {
        var at = leaf;
        for (var step = 0; at is not null && step < Steps; step++)
        {
            if (Known(at) is { } phrase)
                return phrase;
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
        return null;
    }

    private string? Known(IOperation operation) => operation switch
    {
        IConditionalAccessOperation access => Known(access.WhenNotNull),
        IInvocationOperation call => table.Find(call.TargetMethod)?.Text,
        IMemberReferenceOperation reference => table.Find(reference.Member)?.Text,
        IParameterReferenceOperation { Parameter: var parameter } when IsArguments(parameter) => "the command line",
        IParameterReferenceOperation { Parameter: var parameter } =>
            parameter.GetAttributes().Select(Attribute).FirstOrDefault(p => p is not null) ?? table.FindType(parameter.Type)?.Text,
        ILocalReferenceOperation local => local.Type is null ? null : table.FindType(local.Type)?.Text,
        _ => null,
    };

    private string? Attribute(AttributeData attribute) => attribute.AttributeClass is { } type ? table.FindType(type)?.Text : null;

    private static bool IsArguments(IParameterSymbol parameter) =>
        parameter is { Type: IArrayTypeSymbol, ContainingSymbol: IMethodSymbol { Name: "Main" or WellKnownMemberNames.TopLevelStatementsEntryPointMethodName, IsStatic: true } };
}
