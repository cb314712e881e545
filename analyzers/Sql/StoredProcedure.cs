using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Commands whose text is the name of a procedure: to be given such a name is not to be given SQL.</summary>
internal static class StoredProcedure
{
    // System.Data.CommandType.StoredProcedure
    private const int Kind = 4;

    /// <summary>True when the command that the text is given to is made one that calls a procedure, in the same body.</summary>
    public static bool IsNamedBy(IOperation text)
    {
        var command = Command(text);
        return command is not null && Body.Around(text).Calls.OfType<ISimpleAssignmentOperation>().Any(assignment =>
            assignment is { Target: IPropertyReferenceOperation { Property.Name: "CommandType" } target, Value.ConstantValue: { HasValue: true, Value: Kind } } && command.Equals(Owner(target)));
    }

    // What the text is given to: a variable or member, or else the very creation.
    private static object? Command(IOperation text)
    {
        for (var at = text.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case IAssignmentOperation { Target: IPropertyReferenceOperation target }:
                    return Owner(target);
                case IObjectCreationOperation creation:
                    return Made(creation);
                case IInvocationOperation or IBlockOperation:
                    return null;
            }
        }
        return null;
    }

    private static object? Owner(IPropertyReferenceOperation target) => target.Instance switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } => Creation(target) is { } creation ? Made(creation) : null,
        { } instance => TextRoot.Of(instance),
        null => null,
    };

    private static IObjectCreationOperation? Creation(IOperation inside)
    {
        var at = inside.Parent;
        while (at is not null and not IObjectCreationOperation)
            at = at.Parent;
        return at as IObjectCreationOperation;
    }

    private static object Made(IObjectCreationOperation creation)
    {
        IOperation at = creation;
        while (at.Parent is IConversionOperation or IParenthesizedOperation)
            at = at.Parent;
        return at.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation assignment when TextRoot.Of(assignment.Target) is { } variable => variable,
            _ => creation,
        };
    }
}
