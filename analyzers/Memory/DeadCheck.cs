using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>A copy whose API checks the count against a capacity, and is given the count for both: the check can never fire.</summary>
/// <param name="Call">The call.</param>
/// <param name="Count">What is given for both.</param>
internal sealed record DeadCheck(SyntaxNode Call, string Count)
{
    /// <summary>Those of a body, by syntax alone. Two constants are no such thing: one may well be the capacity.</summary>
    public static IEnumerable<DeadCheck> In(IOperation body, OperationTable table) => body.Descendants().OfType<IInvocationOperation>()
        .Select(call => table.Find(call.TargetMethod) is { CapacityCheck: { } capacity, Size: { } size } ? Of(call, Given(call, capacity), Given(call, size)) : null)
        .OfType<DeadCheck>();

    private static DeadCheck? Of(IInvocationOperation call, IOperation? capacity, IOperation? count) =>
        capacity is not null && count is { ConstantValue.HasValue: false } && Wording.Bare(capacity.Syntax) is var given && SyntaxFactory.AreEquivalent(given, Wording.Bare(count.Syntax))
            ? new(call.Syntax, given.ToString()) : null;

    private static IOperation? Given(IInvocationOperation call, int position) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == position)?.Value;
}
