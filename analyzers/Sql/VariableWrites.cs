using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Recognises what an operation stores in a variable: assignments, patterns, loops, arguments by reference, and what adds to a builder or collection.</summary>
internal readonly struct VariableWrites(Variables variables)
{
    public void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator when (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer:
                if (declarator.Symbol.IsRef && TextRoot.Of(initializer.Value) is { } aliased)
                    variables.Hide(aliased);
                Assign(declarator.Symbol, initializer.Value);
                break;
            case IFieldInitializerOperation { InitializedFields: var fields } initializer:
                foreach (var field in fields)
                    Assign(field, initializer.Value);
                break;
            case IPropertyInitializerOperation { InitializedProperties: var properties } initializer:
                foreach (var property in properties)
                    Assign(property, initializer.Value);
                break;
            case ISimpleAssignmentOperation { Target: var target, IsRef: var isRef } assignment:
                if (isRef && TextRoot.Of(assignment.Value) is { } refers)
                    variables.Hide(refers);
                Simple(target, assignment.Value);
                break;
            case ICoalesceAssignmentOperation { Target: var target } assignment when TextRoot.Of(target) is { } variable:
                variables.Add(variable, new(assignment.Value, Appends: false) { IsOptional = true });
                break;
            case IDeconstructionAssignmentOperation { Target: var target } assignment:
                Deconstruct(target, assignment.Value);
                break;
            case ICompoundAssignmentOperation { Target: var target } assignment when TextRoot.Of(target) is { } variable:
                variables.Add(variable, new(assignment.Value, Appends: true));
                break;
            case IForEachLoopOperation { LoopControlVariable: var control } loop:
                if (control is IVariableDeclaratorOperation { Symbol: var each })
                    Assign(each, loop.Collection);
                else
                    Deconstruct(control, loop.Collection);
                break;
            case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } named } } test:
                Assign(named, test.Value);
                break;
            case IInvocationOperation call:
                Call(call);
                break;
            case IObjectCreationOperation creation:
                Arguments(creation.Arguments);
                break;
        }
    }

    private void Simple(IOperation target, IOperation value)
    {
        switch (target)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                // The end of a builder's text: all of it goes.
                if (target is IPropertyReferenceOperation { Property.Name: "Length", Instance: { } emptied } && TextRoot.IsBuilder(emptied.Type) && TextRoot.Of(emptied) is { } builder)
                    variables.Add(builder, new(value, Appends: value.ConstantValue is not { HasValue: true, Value: 0 }));
                else if (TextRoot.Of(target) is { } variable)
                    Assign(variable, value);
                break;
            case IArrayElementReferenceOperation { ArrayReference: var array } when TextRoot.Of(array) is { } variable:
                variables.Add(variable, new(value, Appends: true));
                break;
            case IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } indexed } when TextRoot.Of(indexed) is { } variable:
                variables.Add(variable, new(value, Appends: true));
                break;
        }
    }

    private void Assign(ISymbol variable, IOperation value)
    {
        var self = Leftmost(value);
        var appends = self is not null && SymbolEqualityComparer.Default.Equals(TextRoot.Of(self), variable);
        if (appends)
            variables.AddSelf(self!);
        variables.Add(variable, new(value, appends));
    }

    // sql in sql + more and $"{sql} more", which add to it.
    private static IOperation? Leftmost(IOperation value)
    {
        var at = value;
        while (true)
        {
            switch (at)
            {
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                    at = sum.LeftOperand;
                    break;
                case IInterpolatedStringOperation { Parts: [IInterpolationOperation { Expression: var first }, ..] }:
                    at = first;
                    break;
                case IConversionOperation { OperatorMethod: null } conversion:
                    at = conversion.Operand;
                    break;
                case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation when at != value:
                    return at;
                default:
                    return null;
            }
        }
    }

    private void Deconstruct(IOperation target, IOperation value)
    {
        var written = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (written is not ITupleOperation { Elements: var elements })
            return;
        for (var i = 0; i < elements.Length; i++)
        {
            var element = elements[i] is IDeclarationExpressionOperation inner ? inner.Expression : elements[i];
            if (element is ITupleOperation nested)
            {
                foreach (var part in nested.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                    variables.Hide(part.Local);
            }
            else if (TextRoot.Of(element) is { } variable)
            {
                variables.Add(variable, new(value, Appends: false, Part: TextRoot.PartName(value.Type, i, elements.Length)));
            }
        }
    }

    private void Call(IInvocationOperation call)
    {
        if (call.Instance is { } instance && TextRoot.IsContainer(instance.Type) && TextRoot.Of(instance) is { } container && TextRoot.Adds(call.TargetMethod) is { } kind)
        {
            if (kind == ContainerChange.Empties)
                variables.Add(container, new(call, Appends: false));
            foreach (var argument in call.Arguments.Where(a => !Harmless.Type(a.Value.Type) && a.Parameter?.Type.Name != "IFormatProvider"))
            {
                if (kind == ContainerChange.Adds)
                    variables.Add(container, new(argument.Value, Appends: true));
            }
            return;
        }
        Arguments(call.Arguments);
    }

    private void Arguments(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            var value = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
            if (argument.Parameter is not { } parameter || TextRoot.Of(value) is not { } variable)
                continue;
            if (parameter.RefKind is RefKind.Out or RefKind.Ref)
                variables.Add(variable, new(argument.Parent!, Appends: parameter.RefKind == RefKind.Ref, Through: parameter));
            else if (TextRoot.IsContainer(value.Type) && !parameter.ContainingSymbol.DeclaringSyntaxReferences.IsEmpty)
                variables.Add(variable, new(argument.Parent!, Appends: true, Through: parameter));
        }
    }
}
