using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Analyzers;
using Polp.Capabilities;

namespace Polp.CodeFixes;

/// <summary>A member that takes a path, and beside it one that takes the open file and differs in nothing else.</summary>
internal static class HeldOverload
{
    // What to take, the best first, and the member of File that opens it for reading and for writing.
    private static readonly (string Type, string Stem, string Read, string? Write)[] Held =
    [
        ("System.IO.Stream", "stream", "OpenRead", "Create"),
        ("System.IO.TextReader", "reader", "OpenText", null),
        ("System.IO.TextWriter", "writer", "CreateText", "CreateText"),
        ("Microsoft.Win32.SafeHandles.SafeFileHandle", "handle", "OpenHandle", null),
    ];

    public static Acquisition? Of(ExpressionSyntax written, IOperation operation, Compilation compilation, Verdicts verdicts)
    {
        var (method, arguments) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => (null!, []),
        };
        if (method is null or { IsGenericMethod: true } || verdicts.For(method) is not { Kind: ApiKind.Ambient } row || !row.Capabilities.All(capability => Capability.Covers("FILES", capability) || capability == "NETWORK")
            // What only asks about a name answers for a directory, and for what is not there.
            || !row.Capabilities.Any(capability => capability is "FILES" or "FILES/READ" or "FILES/WRITE")
            || compilation.GetTypeByMetadataName("System.IO.File") is not { } files || written is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
            return null;
        // What lives on may read later: only what is disposed of here is done with the file.
        if (Result(operation) is { SpecialType: not SpecialType.System_Void } result && result.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_IDisposable) && !Acquisition.IsResource(written))
            return null;
        var isWrite = row.Capabilities.Any(capability => capability == "FILES/WRITE");
        foreach (var (typeName, stem, read, write) in Held.Where(held => !isWrite || held.Write is not null))
        {
            if (compilation.GetTypeByMetadataName(typeName) is not { } type || Path(method, type, arguments, verdicts) is not { ArgumentKind: ArgumentKind.Explicit, Syntax: ArgumentSyntax argument, Value: var value } || IsAddress(value))
                continue;
            return new(
                written, ImmutableArray.Create<ITypeSymbol>(type), stem,
                name => UseOfTaken.Of(written.ReplaceNode(argument, argument.WithNameColon(null).WithExpression(SyntaxFactory.IdentifierName(name).WithTriviaFrom(argument.Expression)))),
                translation => Code.Call(translation.Type(files), isWrite ? write! : read, translation.Of(argument.Expression)),
                IsClosed: true, ImmutableArray.Create(argument.Expression)) { Writes = isWrite };
        }
        return null;
    }

    private static ITypeSymbol? Result(IOperation operation) => operation.Type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : operation.Type;

    /// <summary>The argument in whose place an overload takes the type.</summary>
    private static IArgumentOperation? Path(IMethodSymbol method, ITypeSymbol held, ImmutableArray<IArgumentOperation> arguments, Verdicts verdicts)
    {
        var siblings = method.MethodKind == MethodKind.Constructor ? method.ContainingType.InstanceConstructors : method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>();
        foreach (var sibling in siblings.Where(sibling => sibling.IsStatic == method.IsStatic && !sibling.IsGenericMethod && sibling.DeclaredAccessibility == Accessibility.Public && verdicts.For(sibling) is not { Acquires: true }))
        {
            if (sibling.Parameters.Length < method.Parameters.Length || sibling.Parameters.Skip(method.Parameters.Length).Any(parameter => !parameter.IsOptional))
                continue;
            var differing = method.Parameters.Where((parameter, i) => !SymbolEqualityComparer.Default.Equals(parameter.Type, sibling.Parameters[i].Type)).ToList();
            if (differing is [{ Type.SpecialType: SpecialType.System_String } path] && SymbolEqualityComparer.Default.Equals(sibling.Parameters[path.Ordinal].Type, held))
                return arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == path.Ordinal);
        }
        return null;
    }

    // Some of these members take an address as well, which nobody can open as a file.
    private static bool IsAddress(IOperation value) => value.ConstantValue.Value is string text ? text.Contains("://") : value is IParameterReferenceOperation or ILocalReferenceOperation or IMemberReferenceOperation
        && value.Syntax.ToString() is var written && (written.IndexOf("url", StringComparison.OrdinalIgnoreCase) >= 0 || written.IndexOf("uri", StringComparison.OrdinalIgnoreCase) >= 0);
}
