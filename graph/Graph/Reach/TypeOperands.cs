using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>
/// Follows what <c>typeof</c> leaves on the evaluation stack to the instruction that takes it. Straight-line code is enough for an argument;
/// where a branch comes between, or the value is kept, its further way is not known.
/// </summary>
internal sealed class TypeOperands
{
    // Nothing is done to a type by turning its handle into the object that describes it, or back.
    private static readonly HashSet<string> Renamings = new(StringComparer.Ordinal)
    {
        "System.Type.GetTypeFromHandle", "System.Type.TypeHandle", "System.Reflection.IntrospectionExtensions.GetTypeInfo", "System.Reflection.TypeInfo.AsType",
    };

    private readonly List<(int Height, TypeNode Type)> pending = [];
    private readonly List<Use> uses = [];
    private int height;

    /// <summary>A type that reached a call, as the argument at that position (-1 is the object it is called on), or, without a callee, went elsewhere.</summary>
    public readonly record struct Use(TypeNode Type, MethodMember? Callee, int Position);

    public void Clear()
    {
        pending.Clear();
        height = 0;
    }

    /// <summary>What the instruction does to the types on the stack; the list is valid until the next step.</summary>
    public List<Use> Step(in InstructionReader il, MethodMember user, References tokens)
    {
        uses.Clear();
        if (pending.Count > 0 && il.IsJoin)
            Lose();
        if (il.Code == ILOpCode.Ldtoken && TypeOf(user.Module, il.Token) is { } type)
            pending.Add((height++, type));
        else if (pending.Count > 0)
            Move(il, user, tokens);
        if (pending.Count == 0)
            height = 0;
        return uses;
    }

    private static TypeNode? TypeOf(AssemblyModule module, EntityHandle token) => token.Kind switch
    {
        HandleKind.TypeDefinition or HandleKind.TypeReference => new(token, null, []),
        HandleKind.TypeSpecification => TypeNode.Of(module.Metadata, (TypeSpecificationHandle)token),
        _ => null,
    };

    private void Move(in InstructionReader il, MethodMember user, References tokens)
    {
        switch (il.Code)
        {
            case ILOpCode.Nop or ILOpCode.Constrained or ILOpCode.Volatile or ILOpCode.Readonly or ILOpCode.Tail or ILOpCode.Unaligned:
                break;
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj:
                Call(il, user.Module, tokens);
                break;
            case ILOpCode.Pop:
                Take(1);
                break;
            case ILOpCode.Ret when IsContract(user):
                pending.Clear();
                break;
            case var code when StackEffect.Of(code) is var (pops, pushes):
                foreach (var (_, type) in Take(pops))
                    uses.Add(new(type, null, 0));
                height += pushes;
                break;
            default:
                Lose();
                break;
        }
    }

    private void Call(in InstructionReader il, AssemblyModule module, References tokens)
    {
        var (hasThis, pops, pushes) = StackEffect.OfCall(module.Metadata, il.Token, il.Code == ILOpCode.Newobj);
        var first = height - pops;
        var callee = tokens.Method(il.Token).Method;
        var taken = Take(pops);
        if (taken is [var (_, type)] && callee is not null && Renamings.Contains(callee.Type + "." + callee.Name))
        {
            pending.Add((height++, type));
            return;
        }
        foreach (var (at, argument) in taken)
            uses.Add(new(argument, callee, at - first - (hasThis ? 1 : 0)));
        height += pushes;
    }

    private (int Height, TypeNode Type)[] Take(int pops)
    {
        height -= pops;
        (int Height, TypeNode Type)[] taken = [.. pending.Where(p => p.Height >= height)];
        pending.RemoveAll(p => p.Height >= height);
        return taken;
    }

    private void Lose()
    {
        foreach (var (_, type) in pending)
            uses.Add(new(type, null, 0));
        pending.Clear();
    }

    // The compiler gives every record a property that returns its type, so that records of different types are not equal.
    private static bool IsContract(MethodMember method) => method is { MetadataName: "get_EqualityContract", ParameterCount: 0 };
}
