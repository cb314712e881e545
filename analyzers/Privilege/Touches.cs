using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// Every member that a body touches: those that the reader wrote, and those that the language calls for him, by <c>using</c>, <c>foreach</c>, <c>await</c>, patterns,
/// deconstruction, operators, conversions and collection expressions.
/// </summary>
internal static class Touches
{
    /// <summary>The touches of a body with all that is nested in it, in the order of the source.</summary>
    public static IEnumerable<Touch> In(IOperation body)
    {
        var open = new Stack<IOperation>([body]);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            // nameof names a member without touching it; attributes are data.
            if (operation is INameOfOperation or IAttributeOperation)
                continue;
            foreach (var touch in At(operation))
                yield return touch;
            foreach (var child in operation.ChildOperations.Reverse())
                open.Push(child);
        }
    }

    private static IEnumerable<Touch> At(IOperation operation) => operation switch
    {
        IInvocationOperation call => [new(call.TargetMethod, call, (call.IsVirtual || call.TargetMethod.IsStatic) && IsVirtual(call.TargetMethod, call.Instance))],
        IObjectCreationOperation { Constructor: { } constructor } => [new(constructor, operation)],
        IMethodReferenceOperation reference => [new(reference.Method, reference, reference.IsVirtual && IsVirtual(reference.Method, reference.Instance))],
        IPropertyReferenceOperation property => [new(property.Property, property, IsVirtual(property.Property, property.Instance))],
        IEventReferenceOperation @event => [new(@event.Event, @event, IsVirtual(@event.Event, @event.Instance))],
        IFieldReferenceOperation { Field.IsConst: false } field => [new(field.Field, field)],
        IConversionOperation { OperatorMethod: null } conversion => conversion.GetConversion().IsDynamic ? [new(null, operation)] : [],
        IConversionOperation conversion => Chosen(operation, conversion.OperatorMethod),
        IBinaryOperation { OperatorMethod: null } binary => IsDynamic(binary.LeftOperand) || IsDynamic(binary.RightOperand) ? [new(null, operation)]
            : binary is { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } ? Shown(binary.LeftOperand).Concat(Shown(binary.RightOperand)) : [],
        IBinaryOperation binary => Chosen(operation, binary.OperatorMethod),
        IUnaryOperation { OperatorMethod: null } unary => IsDynamic(unary.Operand) ? [new(null, operation)] : [],
        IUnaryOperation unary => Chosen(operation, unary.OperatorMethod),
        IIncrementOrDecrementOperation step => Chosen(operation, step.OperatorMethod),
        ICompoundAssignmentOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } compound => Shown(compound.Value),
        ICompoundAssignmentOperation compound => Chosen(operation, compound.OperatorMethod, compound.InConversion.MethodSymbol, compound.OutConversion.MethodSymbol),
        ICoalesceOperation coalesce => Chosen(operation, coalesce.ValueConversion.MethodSymbol),
        IRangeOperation range => Chosen(operation, range.Method),
        // The method that the compiler writes for a record calls the constructor that copies.
        IWithOperation { CloneMethod: { } clone } => Chosen(operation, clone, clone.ContainingType.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters is [{ Type: var taken }] && SymbolEqualityComparer.Default.Equals(taken, clone.ContainingType))),
        IImplicitIndexerReferenceOperation indexer => Chosen(operation, indexer.LengthSymbol, indexer.IndexerSymbol),
        IListPatternOperation pattern => Chosen(operation, pattern.LengthSymbol, pattern.IndexerSymbol),
        ISlicePatternOperation pattern => Chosen(operation, pattern.SliceSymbol),
        IRecursivePatternOperation pattern => Chosen(operation, pattern.DeconstructSymbol),
        ICollectionExpressionOperation collection => Chosen(operation, [collection.ConstructMethod, .. collection.Elements.Select(element => Adder(collection.Type, element))]),
        IForEachLoopOperation { Syntax: CommonForEachStatementSyntax loop } => Loop(operation, loop, operation.SemanticModel!),
        IAwaitOperation { Syntax: AwaitExpressionSyntax awaited } => Chosen(operation, Await(operation.SemanticModel.GetAwaitExpressionInfo(awaited))),
        IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax assignment } => Chosen(operation, Deconstruct(operation.SemanticModel.GetDeconstructionInfo(assignment))),
        IUsingOperation scope => Disposed(scope.Resources, scope.IsAsynchronous),
        IUsingDeclarationOperation scope => Disposed(scope.DeclarationGroup, scope.IsAsynchronous),
        { Kind: OperationKind.None, Syntax: FixedStatementSyntax pinned } => Pinned(operation, pinned.Declaration),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation or IFunctionPointerInvocationOperation => [new(null, operation)],
        _ => [],
    };

    private static IEnumerable<Touch> Chosen(IOperation operation, params IEnumerable<ISymbol?> members) =>
        members.OfType<ISymbol>().Distinct<ISymbol>(SymbolEqualityComparer.Default).Select(member => new Touch(member, operation, IsVirtual(member, null)));

    private static bool IsDynamic(IOperation operand) => operand.Type?.TypeKind == TypeKind.Dynamic;

    // What a structure or a sealed class overrides has nothing that overrides it.
    private static bool IsVirtual(ISymbol member, IOperation? instance) =>
        (member.IsVirtual || member.IsAbstract || member.IsOverride && !member.IsSealed) && member.ContainingType is { IsSealed: false, IsValueType: false } && instance is not IInstanceReferenceOperation { Syntax: BaseExpressionSyntax };

    /// <summary>Text and a value are joined by what the value says of itself.</summary>
    private static IEnumerable<Touch> Shown(IOperation operand)
    {
        var value = operand is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : operand;
        return value.Type is { SpecialType: SpecialType.None } type && Members(type, "ToString").FirstOrDefault(method => method.Parameters.IsEmpty) is { ContainingType.SpecialType: SpecialType.None } method
            ? [new(method, value, IsVirtual(method, null), type)] : [];
    }

    private static IEnumerable<Touch> Pinned(IOperation operation, VariableDeclarationSyntax declaration) => declaration.Variables
        .Select(variable => variable.Initializer is { Value: var value } ? operation.SemanticModel!.GetTypeInfo(value).Type : null).OfType<INamedTypeSymbol>()
        .SelectMany(type => Chosen(operation, Members(type, "GetPinnableReference").FirstOrDefault(method => method.Parameters.IsEmpty)));

    private static IEnumerable<Touch> Loop(IOperation operation, CommonForEachStatementSyntax syntax, SemanticModel model)
    {
        var loop = model.GetForEachStatementInfo(syntax);
        var deconstructed = syntax is ForEachVariableStatementSyntax variables ? Deconstruct(model.GetDeconstructionInfo(variables)) : [];
        return Chosen(operation, [loop.GetEnumeratorMethod, loop.ElementConversion.MethodSymbol, loop.CurrentConversion.MethodSymbol, .. deconstructed])
            .Concat(Chosen(operation, loop.MoveNextMethod, loop.CurrentProperty, loop.DisposeMethod).Select(touch => touch with { Receiver = loop.GetEnumeratorMethod?.ReturnType }));
    }

    private static IEnumerable<ISymbol?> Await(AwaitExpressionInfo awaited) => [awaited.GetAwaiterMethod, awaited.IsCompletedProperty, awaited.GetResultMethod];

    private static IEnumerable<ISymbol?> Deconstruct(DeconstructionInfo info) => info.Nested.SelectMany(Deconstruct).Concat([info.Method, info.Conversion?.MethodSymbol]);

    // The compiler calls Add for each element of what has no builder; a spread element adds what it holds.
    private static ISymbol? Adder(ITypeSymbol? collection, IOperation element)
    {
        var type = element is ISpreadOperation spread ? spread.ElementType : element.Type;
        return collection is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } || collection.ContainingNamespace?.Name == "System" ? null
            : Members(collection, "Add").FirstOrDefault(method => method.Parameters is [{ Type: var taken }] && (SymbolEqualityComparer.Default.Equals(taken, type) || taken.SpecialType == SpecialType.System_Object));
    }

    private static IEnumerable<Touch> Disposed(IOperation resources, bool isAsynchronous)
    {
        var types = resources is IVariableDeclarationGroupOperation group
            ? group.Declarations.SelectMany(declaration => declaration.Declarators).Select(declarator => declarator.Symbol.Type)
            : new[] { resources.Type }.OfType<ITypeSymbol>();
        var name = isAsynchronous ? "DisposeAsync" : "Dispose";
        return types.Select(type => (Type: type, Method: Members(type, name).FirstOrDefault(method => method.Parameters.IsEmpty) ?? Promised(type, name)))
            .Where(disposed => disposed.Method is not null).Select(disposed => new Touch(disposed.Method, resources, IsVirtual(disposed.Method!, null), disposed.Type));
    }

    /// <summary>What an explicit implementation, a type parameter or an interface gives.</summary>
    private static IMethodSymbol? Promised(ITypeSymbol type, string name)
    {
        var contracts = type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.SelectMany(constraint => constraint.AllInterfaces.Concat(constraint is INamedTypeSymbol named ? [named] : [])) : type.AllInterfaces;
        var promised = contracts.Where(contract => contract.Name is "IDisposable" or "IAsyncDisposable").SelectMany(contract => contract.GetMembers(name)).FirstOrDefault();
        return (promised is null ? null : type.FindImplementationForInterfaceMember(promised) ?? promised) as IMethodSymbol;
    }

    private static IEnumerable<IMethodSymbol> Members(ITypeSymbol type, string name)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var method in at.GetMembers(name).OfType<IMethodSymbol>().Where(method => !method.IsStatic))
                yield return method;
        }
    }
}
