using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>A place in source that acquires authority: which API, which row of the catalogue says so, and where the reader wrote it.</summary>
internal sealed record CapabilityUse(ISymbol Api, ApiRow Row, Location Site)
{
    /// <summary>Every operation that can name a member of the platform.</summary>
    public static readonly ImmutableArray<OperationKind> Kinds =
    [
        OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.PropertyReference, OperationKind.EventReference,
        OperationKind.FieldReference, OperationKind.MethodReference, OperationKind.Conversion, OperationKind.Binary, OperationKind.Unary,
    ];

    /// <summary>The API as messages name it: <c>File.ReadAllText</c>, and the type alone for a constructor.</summary>
    public string Name => Api is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Api.ContainingType.Name : $"{Api.ContainingType.Name}.{Api.Name}";

    /// <summary>The use at an operation, or null when it acquires nothing.</summary>
    public static CapabilityUse? At(IOperation operation, Verdicts verdicts) =>
        Member(operation) is { } api && verdicts.For(api) is { Kind: ApiKind.Ambient or ApiKind.Amplify } row && IsRun(operation)
            ? new(api, row, Place(operation))
            : null;

    private static ISymbol? Member(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IMemberReferenceOperation reference => reference.Member,
        IConversionOperation conversion => conversion.OperatorMethod,
        IBinaryOperation binary => binary.OperatorMethod,
        IUnaryOperation unary => unary.OperatorMethod,
        _ => null,
    };

    // nameof names a member without touching it; attributes are data.
    private static bool IsRun(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is INameOfOperation or IAttributeOperation)
                return false;
        }
        return true;
    }

    private static Location Place(IOperation operation) => operation.Syntax switch
    {
        InvocationExpressionSyntax call => Named(call.Expression, operation),
        ObjectCreationExpressionSyntax creation => creation.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword.GetLocation(),
        ConstructorInitializerSyntax initializer => initializer.ThisOrBaseKeyword.GetLocation(),
        PrimaryConstructorBaseTypeSyntax constructed => constructed.Type.GetLocation(),
        ExpressionSyntax expression => Named(expression, operation),
        var syntax => syntax.GetLocation(),
    };

    // The type belongs to the name of a static member; what stands before an instance member is another matter.
    private static Location Named(ExpressionSyntax expression, IOperation operation) => expression switch
    {
        MemberAccessExpressionSyntax access when operation.SemanticModel?.GetSymbolInfo(access.Expression).Symbol is not INamespaceOrTypeSymbol => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        _ => expression.GetLocation(),
    };
}
