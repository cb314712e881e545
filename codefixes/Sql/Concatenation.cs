using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.CodeFixes;

/// <summary><c>string.Concat(a, b, c)</c>, read as the sum that it becomes.</summary>
internal static class Concatenation
{
    /// <summary>The parts, or null when the text is no such call or its arguments cannot stand between plus signs as they are.</summary>
    public static List<IOperation>? Parts(IOperation text)
    {
        if (text is not IInvocationOperation
            {
                TargetMethod: { Name: "Concat", ContainingType.SpecialType: SpecialType.System_String },
                Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } arguments },
            }
            || !arguments.All(argument => argument.NameColon is null && IsOperand(argument.Expression)))
            return null;
        var parts = arguments.Select(argument => text.SemanticModel!.GetOperation(argument.Expression)).OfType<IOperation>().ToList();
        return parts.Count == arguments.Count && parts[0].Type?.SpecialType == SpecialType.System_String && parts.All(part => part.Type is not null and not IArrayTypeSymbol) ? parts : null;
    }

    /// <summary>What stands between two arguments, as it stands between two operands.</summary>
    public static string Sum(string separator) => separator.Contains("/") ? " + " : Regex.Replace(separator, @"\s*,", " +");

    private static bool IsOperand(ExpressionSyntax expression) => expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or IdentifierNameSyntax
        or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
}
