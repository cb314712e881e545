using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

internal sealed partial class ReachWalk
{
    private readonly Annotations annotations = new(Conventions.Default);
    private readonly Dictionary<TypeVariable, Variable> variables = [];
    private Dictionary<int, Access> usedByCurrent = [];

    /// <summary>What is known of a type parameter: the types that stand for it, where it is passed on to, and what is done to it.</summary>
    private sealed class Variable
    {
        public Dictionary<int, TypeUse> Types { get; } = [];
        public HashSet<Variable> PassedTo { get; } = [];
        public Access Access { get; set; }
    }

    private void HandOver(MethodMember user, TypeArgument argument)
    {
        if (argument.Type is { } type)
        {
            Mention(type);
            UseByReflection(type, argument.Access);
            if (argument.Into is { } into && !ofLibraries)
                Put(type, VariableOf(into));
        }
        else if (argument.Parameter is { } parameter)
        {
            var variable = VariableOf(TypeVariable.Of(user, parameter));
            UseByReflection(variable, argument.Access);
            if (argument.Into is { } into)
                Pass(variable, VariableOf(into));
        }
    }

    private void HandOver(MethodMember user, TypeOperands.Use use)
    {
        // What keeps a type, or takes it as something more general, may do anything with it later.
        var access = use.Callee is { } callee ? annotations.Of(callee, use.Position) : Access.None;
        var isKept = use.Callee is not { } taker || (access.IsNone && !Describes(taker, use.Position));
        if (isKept && !ofLibraries)
            access |= Access.Unknown;
        if (use.Type.Parameter is { } parameter)
            UseByReflection(VariableOf(TypeVariable.Of(user, parameter)), access);
        foreach (var named in access.IsDeep ? use.Type.AllNamed : use.Type.AllNamed.Take(1))
        {
            if (user.Module.Resolve(named) is { } type)
                UseByReflection(type, access);
        }
    }

    // A platform member that takes a Type, or is one of Type's own, has said with its annotations all that it does.
    private static bool Describes(MethodMember callee, int position) =>
        callee.Module.IsFramework
        && (position < 0
            || (TypeNode.Member(callee.Module.Metadata, callee.Definition.Signature)[position + 1] is { Named.IsNil: false } parameter
                && callee.Module.TypeName(parameter.Named) is "System.Type" or "System.RuntimeTypeHandle"));

    private Variable VariableOf(TypeVariable key)
    {
        if (!variables.TryGetValue(key, out var variable))
            variables[key] = variable = new();
        return variable;
    }

    private void Put(TypeUse type, Variable variable)
    {
        var pending = new Stack<Variable>([variable]);
        while (pending.TryPop(out var next))
        {
            if (!next.Types.TryAdd(Application.Number(type), type))
                continue;
            UseByReflection(type, next.Access);
            foreach (var further in next.PassedTo)
                pending.Push(further);
        }
    }

    private void Pass(Variable from, Variable to)
    {
        if (from == to || !from.PassedTo.Add(to))
            return;
        foreach (var type in from.Types.Values.ToArray())
            Put(type, to);
    }

    // Whoever calls the declaration calls what fills its slot, with the same type arguments.
    private void Pass(MethodMember declared, MethodMember method)
    {
        if (declared == method || declared.Module.IsFramework)
            return;
        for (var i = method.Definition.GetGenericParameters().Count - 1; i >= 0; i--)
            Pass(VariableOf(new(declared.Module, declared.Handle, i)), VariableOf(new(method.Module, method.Handle, i)));
    }

    private void UseByReflection(Variable variable, Access access)
    {
        if (variable.Access.Includes(access))
            return;
        variable.Access |= access;
        foreach (var type in variable.Types.Values.ToArray())
            UseByReflection(type, access);
    }

    /// <summary>The members named by <paramref name="access"/> may be used by code that is not seen to; a type whose constructors are among them is created.</summary>
    private void UseByReflection(TypeUse type, Access access)
    {
        if (access.IsNone)
            return;
        var pending = new Stack<TypeUse>([type]);
        while (pending.TryPop(out var next))
        {
            if (next.Module.IsFramework || StateMachine.Is(next))
                continue;
            var known = usedByCurrent.GetValueOrDefault(Application.Number(next));
            if (known.Includes(access))
                continue;
            usedByCurrent[Application.Number(next)] = known | access;
            UseMembers(next, access);
            foreach (var part in access.IsDeep ? ReflectedMembers.Parts(next) : [])
                pending.Push(part);
        }
    }

    private void UseMembers(TypeUse type, Access access)
    {
        if (access.Has(DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors)
            && (type.Definition.Attributes & TypeAttributes.Abstract) == 0)
            Create(type);
        foreach (var member in ReflectedMembers.Of(type, access.Members, layouts.Of(type)))
            Call(member, EdgeKind.Delegate);
    }
}
