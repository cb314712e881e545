using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph.Tests;

/// <summary>
/// The bodies of the installed shared frameworks, and to which native functions each method leads. Only direct edges are followed: calls whose target the instruction
/// names, delegates that are made, static initialisers and state machines; a virtual call leads to the body of the method it names and to no override.
/// </summary>
internal sealed class FrameworkCode
{
    private readonly Dictionary<string, AssemblyModule?> modules = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<MethodMember, List<MethodMember>> callers = [];
    private readonly Dictionary<MethodMember, string> own = [];
    private readonly Annotations annotations = new(Conventions.Default);
    private readonly HashSet<int> targets = [];

    /// <param name="images">Every assembly of the frameworks.</param>
    /// <param name="sinks">Native function to the capability it is.</param>
    public FrameworkCode(IEnumerable<AssemblyImage> images, IReadOnlyDictionary<string, string> sinks)
    {
        foreach (var image in images)
        {
            var module = AssemblyModule.Open(image, isFramework: false, Find);
            modules.TryAdd(module.Name, module);
        }
        foreach (var module in Modules)
        {
            var tokens = new References(module, Find, annotations);
            foreach (var handle in module.Metadata.MethodDefinitions)
                Read(module.Member(handle), tokens, sinks);
        }
    }

    /// <summary>The entry points of all P/Invokes.</summary>
    public HashSet<string> NativeFunctions { get; } = new(StringComparer.Ordinal);

    public IEnumerable<AssemblyModule> Modules => modules.Values.OfType<AssemblyModule>();

    /// <summary>The capabilities that each method leads to.</summary>
    /// <param name="barriers">What has a capability that its callers are not charged for; null to follow everything.</param>
    /// <param name="accepted">What is judged not to have a capability although it leads there.</param>
    public FrameworkReach Reach(Judgements? barriers = null, Judgements? accepted = null)
    {
        var reached = new Dictionary<MethodMember, Dictionary<string, MethodMember?>>();
        var open = new Queue<(MethodMember Method, string Capability)>();
        foreach (var (method, capability) in own)
            Note(method, capability, null);
        while (open.TryDequeue(out var next))
        {
            if (barriers?.Cover(next.Method, next.Capability) == true)
                continue;
            foreach (var caller in callers.GetValueOrDefault(next.Method, []))
                Note(caller, next.Capability, next.Method);
        }
        return new(reached);

        void Note(MethodMember method, string capability, MethodMember? through)
        {
            if (through is not null && accepted?.Cover(method, capability) == true)
                return;
            if (!reached.TryGetValue(method, out var known))
                reached.Add(method, known = []);
            if (known.TryAdd(capability, through))
                open.Enqueue((method, capability));
        }
    }

    private AssemblyModule? Find(string name) => modules.GetValueOrDefault(name);

    private void Read(MethodMember method, References tokens, IReadOnlyDictionary<string, string> sinks)
    {
        var (module, definition) = (method.Module, method.Definition);
        if ((definition.Attributes & MethodAttributes.PinvokeImpl) != 0)
        {
            var import = definition.GetImport();
            var name = module.Metadata.GetString(import.Name.IsNil ? definition.Name : import.Name);
            NativeFunctions.Add(name);
            if (sinks.TryGetValue(name, out var capability))
                own[method] = capability;
            return;
        }
        if (definition.RelativeVirtualAddress == 0 || (definition.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL)
            return;
        if ((definition.Attributes & MethodAttributes.Static) != 0 || method.MetadataName == ".ctor")
            Initialise(method, method.DeclaringType, onlyPrecise: true);
        targets.Clear();
        var il = new InstructionReader(module.Pe.GetMethodBody(definition.RelativeVirtualAddress).GetILReader(), targets);
        while (il.Next())
        {
            switch (il.Code)
            {
                case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Jmp or ILOpCode.Ldftn or ILOpCode.Ldvirtftn:
                    Follow(method, tokens.Method(il.Token));
                    break;
                case ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld when FieldOwner(module, il.Token) is { } type:
                    Initialise(method, type, onlyPrecise: false);
                    break;
                case ILOpCode.Initobj when module.Resolve(il.Token) is { } type && StateMachine.Is(type):
                    Enter(method, type);
                    break;
            }
        }
    }

    private void Follow(MethodMember user, Target target)
    {
        foreach (var machine in target.Arguments.Select(argument => argument.Type).OfType<TypeUse>().Where(StateMachine.Is))
            Enter(user, machine);
        if (target.Method is not { } method)
            return;
        Edge(user, method);
        if (method.MetadataName == ".ctor" && StateMachine.Is(method.DeclaringType))
            Enter(user, method.DeclaringType);
    }

    private void Enter(MethodMember user, TypeUse machine)
    {
        foreach (var handle in machine.Definition.GetMethods())
        {
            if (machine.Module.Metadata.StringComparer.Equals(machine.Module.Metadata.GetMethodDefinition(handle).Name, "MoveNext"))
                Edge(user, machine.Module.Member(handle));
        }
    }

    private static TypeUse? FieldOwner(AssemblyModule module, EntityHandle field) => field.Kind == HandleKind.FieldDefinition
        ? new TypeUse(module, module.Metadata.GetFieldDefinition((FieldDefinitionHandle)field).GetDeclaringType(), [])
        : module.Resolve(module.Metadata.GetMemberReference((MemberReferenceHandle)field).Parent);

    private void Initialise(MethodMember user, TypeUse type, bool onlyPrecise)
    {
        if (onlyPrecise && (type.Definition.Attributes & TypeAttributes.BeforeFieldInit) != 0)
            return;
        foreach (var handle in type.Definition.GetMethods())
        {
            if (type.Module.Metadata.StringComparer.Equals(type.Module.Metadata.GetMethodDefinition(handle).Name, ".cctor"))
                Edge(user, type.Module.Member(handle));
        }
    }

    private void Edge(MethodMember user, MethodMember method)
    {
        if (user == method)
            return;
        if (!callers.TryGetValue(method, out var known))
            callers.Add(method, known = []);
        known.Add(user);
    }
}

/// <summary>What methods of the frameworks lead to.</summary>
/// <param name="Of">By method, each capability with the next method on a shortest way; null at the native function itself.</param>
internal sealed record FrameworkReach(IReadOnlyDictionary<MethodMember, Dictionary<string, MethodMember?>> Of)
{
    public IEnumerable<string> Capabilities(MethodMember method) => Of.TryGetValue(method, out var known) ? known.Keys : [];

    /// <summary>A shortest way from a method to the native function behind a capability.</summary>
    public string Path(MethodMember from, string capability)
    {
        var hops = new List<string>();
        for (MethodMember? at = from; at is not null; at = Of[at][capability])
            hops.Add(DisplayName.Of(at));
        return string.Join(" -> ", hops);
    }
}
