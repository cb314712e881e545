using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>Recognises a value that was prepared for its place in the text: as a parameter it would be stored with the escapes in it.</summary>
internal static class HandEscaping
{
    private const int MostSteps = 200;

    private static readonly Regex Names = new("escape|quote|sanitiz|sanitis|encode|sql|safe", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>True unless the value and whatever its locals were given look untouched.</summary>
    public static bool IsSuspected(IOperation value)
    {
        var pending = new Stack<IOperation>();
        var seen = new HashSet<IOperation>();
        pending.Push(value);
        for (var steps = 0; pending.Count > 0; steps++)
        {
            if (steps > MostSteps)
                return true;
            foreach (var operation in pending.Pop().DescendantsAndSelf().Where(seen.Add))
            {
                if (IsPrepared(operation))
                    return true;
                if (operation is ILocalReferenceOperation { Local: var local })
                {
                    foreach (var given in Body.Around(operation).Variables.Before(local, operation))
                        pending.Push(given.Value);
                }
            }
        }
        return false;
    }

    private static bool IsPrepared(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string or char } } => operation.ConstantValue.Value!.ToString().IndexOfAny(['\'', '\\', '"', '`']) >= 0,
        IInvocationOperation call => Names.IsMatch(call.TargetMethod.Name),
        ILocalReferenceOperation local => Names.IsMatch(local.Local.Name),
        IParameterReferenceOperation parameter => Names.IsMatch(parameter.Parameter.Name),
        IMemberReferenceOperation member => Names.IsMatch(member.Member.Name),
        _ => false,
    };
}
