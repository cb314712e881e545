using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What is stored where.</summary>
internal sealed partial class Evaluator
{
    private Value Assign(IOperation target, Value value, IOperation store)
    {
        switch (target)
        {
            case ILocalReferenceOperation { Local.RefKind: RefKind.None } local:
                Remember(local.Local, value);
                break;
            case IParameterReferenceOperation { Parameter: var parameter } when OfObject(parameter) is { } place:
                Store(place, parameter.Name, value, isFixed: false);
                break;
            case IParameterReferenceOperation parameter:
                Remember(parameter.Parameter, value);
                break;
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value, store);
                break;
            case IFlowCaptureReferenceOperation reference when shape.Target(reference.Id) is { } variable:
                Assign(variable, value, store);
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation { Property: { IsIndexer: false } } when target is IFieldReferenceOperation || ((IPropertyReferenceOperation)target).Property.IsFieldLike():
                var member = (IMemberReferenceOperation)target;
                if (member.Instance is not IInstanceReferenceOperation)
                    Evaluate(member.Instance);
                Store(member, value, store);
                break;
            case { Kind: OperationKind.None, Syntax: PrefixUnaryExpressionSyntax or ElementAccessExpressionSyntax } or IInvocationOperation { TargetMethod.ReturnsByRef: true } or ILocalReferenceOperation { Local.RefKind: not RefKind.None }:
                if (Address(target) is Pointer { } pointed)
                {
                    if (!IsDead)
                        watcher.Store(store, target, pointed, Bytes(target.Type), State, Loops);
                }
                State = State.ForgetMemory();
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: false, SetMethod: { } setter } } property when Targets(setter, isVirtual: true) is { Count: > 0 } targets:
                Evaluate(property.Instance);
                if (IsDead || Summarized(store, targets, property.Instance, [], new() { [0] = value }, setter) is not null)
                    break;
                ForgetObject(property.Instance);
                State = State.ForgetMemory();
                break;
            case IDiscardOperation:
                break;
            case IArrayElementReferenceOperation { Indices: [{ Type.SpecialType: not SpecialType.None }] }:
                // The platform has checked the index once the store is done.
                Address(target);
                State = State.ForgetMemory();
                break;
            default:
                foreach (var child in target.ChildOperations)
                    Evaluate(child);
                State = State.ForgetMemory();
                break;
        }
        return value;
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        if (Parts(deconstruction.Target) is { } places && Parts(deconstruction.Value) is { } parts && places.Count == parts.Count)
        {
            // All are read before the first is stored.
            var values = parts.Select(Evaluate).ToList();
            for (var i = 0; i < places.Count; i++)
                Assign(places[i], values[i], deconstruction);
            return Opaque.Instance;
        }
        if (Evaluate(deconstruction.Value) is Structure tuple && Parts(deconstruction.Target) is { } elements && !deconstruction.Target.DescendantsAndSelf().OfType<ITupleOperation>().Skip(1).Any()
            && deconstruction.Value.Type is INamedTypeSymbol { IsTupleType: true, TupleElements.Length: var count } && count == elements.Count)
        {
            for (var i = 0; i < elements.Count; i++)
                Assign(elements[i], tuple.Find($".Item{i + 1}") ?? Fresh((deconstruction, i), elements[i].Type, deconstruction, isVague: true), deconstruction);
            return Opaque.Instance;
        }
        var targets = deconstruction.Target.DescendantsAndSelf().Select(o => o switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFlowCaptureReferenceOperation { Id: var id } => shape.Target(id) switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            },
            _ => (object?)null,
        });
        State = State.Forget(targets.OfType<object>(), deconstruction);
        return Opaque.Instance;
    }

    /// <summary>A list written out: numbers of the program's own.</summary>
    private Value Written(ICollectionExpressionOperation list)
    {
        foreach (var part in list.Elements)
            Evaluate(part);
        return ElementType(list.Type) is { } element && !list.Elements.Any(part => part is ISpreadOperation)
            ? Sized(list, list.Elements.Length, element, list, isCertain: true, isData: false)
            : Fresh(list, list.Type, list);
    }

    private Structure Tuple(ITupleOperation tuple)
    {
        var all = Structure.Unknown;
        for (var i = 0; i < tuple.Elements.Length; i++)
            all = all.With($".Item{i + 1}", Evaluate(tuple.Elements[i]));
        return all;
    }

    /// <summary>The elements of a tuple that is written out, those of inner tuples included.</summary>
    private static List<IOperation>? Parts(IOperation operation) => operation switch
    {
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => Parts(tuple),
        IConversionOperation { Operand: ITupleOperation tuple } => Parts(tuple),
        ITupleOperation tuple => [.. tuple.Elements.SelectMany(element => Parts(element) ?? [element])],
        _ => null,
    };
}
