using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>What an operation on memory is told about how much.</summary>
/// <param name="Size">The argument.</param>
/// <param name="Type">The type of the parameter.</param>
internal sealed record Sized(ExpressionSyntax Size, ITypeSymbol Type)
{
    public static Sized? Of(SyntaxNode site, SemanticModel model)
    {
        var (method, arguments) = model.GetOperation(site) switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null, default),
        };
        return method is not null && OperationTable.Of(model.Compilation).Find(method) is { Size: { } size }
            && arguments.FirstOrDefault(a => a.Parameter?.Ordinal == size)?.Syntax is ArgumentSyntax { Expression: var length } ? new(length, method.Parameters[size].Type) : null;
    }
}
