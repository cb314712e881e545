using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polp.CodeFixes;

/// <summary>Names a parameter after the expression of its value: <c>order.Customer</c> gives <c>customer</c>.</summary>
internal static class ParameterName
{
    public static string For(SyntaxNode expression)
    {
        var name = Word(expression).TrimStart('_');
        if (name.Length == 0 || !name.All(c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_') || char.IsDigit(name[0]))
            return "value";
        return name.Any(char.IsLower) ? char.ToLowerInvariant(name[0]) + name.Substring(1) : name.ToLowerInvariant();
    }

    private static string Word(SyntaxNode? expression)
    {
        while (true)
        {
            switch (expression)
            {
                case SimpleNameSyntax name:
                    return name.Identifier.ValueText;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var method, Expression: var receiver } } when IsReading(method.Identifier.ValueText):
                    expression = receiver;
                    break;
                case InvocationExpressionSyntax call:
                    var called = Word(call.Expression);
                    return called.Length > 3 && called.StartsWith("Get", StringComparison.Ordinal) ? called.Substring(3) : called;
                case MemberAccessExpressionSyntax access:
                    expression = access.Name;
                    break;
                case MemberBindingExpressionSyntax binding:
                    expression = binding.Name;
                    break;
                case ConditionalAccessExpressionSyntax access:
                    expression = access.WhenNotNull is InvocationExpressionSyntax ? access.Expression : access.WhenNotNull;
                    break;
                case ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] }:
                    return key;
                case ElementAccessExpressionSyntax element:
                    expression = element.Expression;
                    break;
                case BinaryExpressionSyntax binary:
                    expression = binary.Left;
                    break;
                case CastExpressionSyntax cast:
                    expression = cast.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax postfix:
                    expression = postfix.Operand;
                    break;
                case AwaitExpressionSyntax awaited:
                    expression = awaited.Expression;
                    break;
                default:
                    return "";
            }
        }
    }

    private static bool IsReading(string method) =>
        method is "ToString" or "Trim" or "TrimStart" or "TrimEnd" or "ToUpper" or "ToLower" or "ToUpperInvariant" or "ToLowerInvariant" or "Substring" or "Replace" or "PadLeft" or "PadRight";
}
