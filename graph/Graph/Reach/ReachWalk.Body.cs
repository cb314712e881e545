using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

internal sealed partial class ReachWalk
{
    // One method with a great many branches, and clearing for each that follows would cost as much as that one did.
    private const int KeptCapacity = 256;

    private HashSet<int> targets = [];
    private readonly TypeOperands operands = new();

    private void Body(MethodMember method, References tokens)
    {
        var module = method.Module;
        var body = module.Pe.GetMethodBody(method.Definition.RelativeVirtualAddress);
        if (targets.Capacity > KeptCapacity)
            targets = [];
        targets.Clear();
        operands.Clear();
        var il = new InstructionReader(body.GetILReader(), targets);
        var constrained = default(EntityHandle);
        var loaded = -1;
        for (; il.Next(); loaded = il.Local)
        {
            Edges.Offset = il.Offset;
            foreach (var use in operands.Step(il, method, tokens))
                HandOver(method, use);
            switch (il.Code)
            {
                case ILOpCode.Constrained:
                    constrained = il.Token;
                    continue;
                case ILOpCode.Callvirt when loaded >= 0 && !il.IsJoin && tokens.Method(il.Token) is { Method: { IsVirtual: true, ParameterCount: 0 } } target:
                    // The variable is the receiver: a using statement disposes of what it holds, and of nothing else.
                    Follow(method, target, il.Code, module, constrained, LocalType(module, body.LocalSignature, loaded));
                    break;
                case ILOpCode.Ldftn when tokens.Lazy.IsKept(method, il.Offset):
                    break;
                case ILOpCode.Call or ILOpCode.Jmp or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Callvirt or ILOpCode.Ldvirtftn:
                    Follow(method, tokens.Method(il.Token), il.Code, module, constrained);
                    break;
                case ILOpCode.Ldtoken when il.Token.Kind is HandleKind.MethodDefinition or HandleKind.MethodSpecification or HandleKind.MemberReference:
                    Follow(method, tokens.Method(il.Token), il.Code, module, default);
                    break;
                case ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld:
                    StaticField(method, il.Token);
                    Value(tokens, il);
                    break;
                case ILOpCode.Ldfld or ILOpCode.Ldflda:
                    Value(tokens, il);
                    break;
                case ILOpCode.Box or ILOpCode.Initobj or ILOpCode.Newarr:
                    if (module.Resolve(il.Token) is { Module.IsFramework: false } type && IsStructure(type))
                        Create(type);
                    break;
                case ILOpCode.Ldstr:
                    Name(module.Metadata.GetUserString(il.Text));
                    break;
                case ILOpCode.Calli:
                    FunctionPointer(method, il.Signature);
                    break;
            }
            constrained = default;
        }
    }

    private void Value(References tokens, in InstructionReader il)
    {
        if (il.Code == ILOpCode.Stsfld)
            return;
        foreach (var runs in tokens.Lazy.Of(il.Token))
            Call(runs, EdgeKind.Delegate);
    }

    private void Follow(MethodMember user, Target target, ILOpCode code, AssemblyModule module, EntityHandle constrained, TypeUse? receiver = null)
    {
        if (target.Unresolved is { } unresolved)
            Unresolved(user, unresolved);
        if (target.Method is not { } method)
            return;

        foreach (var argument in LazyFields.IsTold(method) ? [] : target.Arguments)
            HandOver(user, argument);

        var isVirtual = method.IsVirtual && (code is ILOpCode.Callvirt or ILOpCode.Ldvirtftn or ILOpCode.Ldtoken || !constrained.IsNil);
        if (isVirtual && !constrained.IsNil && Exactly(user, method, module, constrained))
            return;
        // Whoever holds the address may call it later.
        var isDelegate = code is ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Ldtoken;
        if (isVirtual)
            CallVirtual(method, receiver, isDelegate ? EdgeKind.VirtualDelegate : EdgeKind.Virtual);
        if (method.Module.IsFramework)
            Platform(user, method);
        else if (!isVirtual || code == ILOpCode.Ldtoken)
            Call(method, isDelegate ? EdgeKind.Delegate : EdgeKind.Call);
        else if (IsImported(method))
            Charge(method, new(DisplayName.Of(method) + " (COM)", ["NATIVE"]));

        // Structures are constructed in place, by a call.
        if (!method.Module.IsFramework && method.MetadataName == ".ctor" && (code == ILOpCode.Newobj || IsStructure(method.DeclaringType)))
            Create(method.DeclaringType);
    }

    private void Unresolved(MethodMember user, UnresolvedMember member)
    {
        BlindSpots.Unresolved(member, DisplayName.Quoted(user));
        Charge(member.Display, new(member.Display, ["UNKNOWN"]));
    }

    // A constrained call on a structure or a sealed class has one target; what an application type does not override is the platform's.
    private bool Exactly(MethodMember user, MethodMember method, AssemblyModule module, EntityHandle constrained)
    {
        if (module.Resolve(constrained) is not { } type || (type.Definition.Attributes & TypeAttributes.Sealed) == 0)
            return false;
        if (type.Module.IsFramework)
        {
            if (method.Module.IsFramework)
                Platform(user, method);
            return true;
        }
        foreach (var target in layouts.Of(type).Implementations(method.Slot))
        {
            if (!target.Module.IsFramework && !target.IsAbstract)
                Call(target);
        }
        return true;
    }

    private void Platform(MethodMember user, MethodMember method)
    {
        Convention(user, method);
        foreach (var capability in charges.Uses(method))
            Uses.TryAdd(capability, DisplayName.Of(method));
        if (charges.Of(method) is not { } leaf)
            return;
        Charge(method, leaf);
        foreach (var capability in leaf.Capabilities)
        {
            if (capability is "LOAD_CODE" or "REFLECT" or "EMIT")
                BlindSpots.NotFollowed(capability, $"'{leaf.Display}'", DisplayName.Quoted(user));
            else if (capability == "UNKNOWN")
                BlindSpots.UnknownNamespace(leaf.Display, DisplayName.Quoted(user));
        }
    }

    private void StaticField(MethodMember user, EntityHandle handle)
    {
        var module = user.Module;
        if (handle.Kind == HandleKind.FieldDefinition)
        {
            Initialise(new TypeUse(module, module.Metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType(), []), onlyPrecise: false);
            return;
        }

        var reference = module.Metadata.GetMemberReference((MemberReferenceHandle)handle);
        if (module.Resolve(reference.Parent) is not { } type)
        {
            Unresolved(user, references[module].Unresolved(reference.Parent, module.Metadata.GetString(reference.Name)));
            return;
        }
        Initialise(type, onlyPrecise: false);
        if (!type.Module.IsFramework)
            return;
        var name = module.Metadata.GetString(reference.Name);
        foreach (var field in type.Definition.GetFields())
        {
            var isNamed = type.Module.Metadata.StringComparer.Equals(type.Module.Metadata.GetFieldDefinition(field).Name, name);
            if (isNamed && charges.Of(type.Module, field) is { } leaf)
                Charge((type.Module, field), leaf);
        }
    }

    // "Namespace.Type, Assembly" is written only to be loaded: what it names may be created, and its public methods called, by reflection.
    private void Name(string text)
    {
        var comma = text.IndexOf(',');
        if (ofLibraries || comma <= 0 || text.Length > 1024 || text.Contains('\n', StringComparison.Ordinal))
            return;
        var assembly = text[(comma + 1)..].Split(',')[0].Trim();
        if (assembly.Length == 0 || application.Own(assembly)?.Type(text[..comma]) is not { } type || type.Module.IsFramework)
            return;
        UseByReflection(type, Access.Unknown);
    }

    private void FunctionPointer(MethodMember user, StandaloneSignatureHandle signature)
    {
        var metadata = user.Module.Metadata;
        var convention = metadata.GetBlobReader(metadata.GetStandaloneSignature(signature).Signature).ReadSignatureHeader().CallingConvention;
        var isManaged = convention is SignatureCallingConvention.Default or SignatureCallingConvention.VarArgs;
        BlindSpots.FunctionPointer(DisplayName.Quoted(user));
        Charge(isManaged ? "calli" : "calli unmanaged", new("a function pointer", isManaged ? ["UNKNOWN"] : ["NATIVE", "UNKNOWN"]));
    }

    // Members of COM interfaces have no implementation here to go to.
    private static bool IsImported(MethodMember method) => method.IsAbstract && (method.DeclaringType.Definition.Attributes & TypeAttributes.Import) != 0;

    private static bool IsStructure(TypeUse type) => type.Base is { Name: "System.ValueType" };
}
