using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>
/// Rapid type analysis from the entry point: methods reached, types created and slots called grow together until nothing changes. Each body is
/// read once; its edges are kept, one after the other, for the search of shortest paths.
/// </summary>
internal sealed partial class ReachWalk
{
    private readonly Application application;
    private readonly Charges charges;
    private readonly TypeLayouts layouts = new();
    private readonly Dictionary<AssemblyModule, References> references = [];
    private readonly Dictionary<object, int> leafNumbers = [];
    private readonly LiveType?[] live;
    private readonly bool[] mentioned;
    private readonly bool[] reached;
    private readonly Queue<int> work = new();

    public ReachWalk(Application application, Charges charges)
    {
        (this.application, this.charges) = (application, charges);
        live = new LiveType?[application.TypeCount];
        mentioned = new bool[application.TypeCount];
        reached = new bool[application.MethodCount];
        Edges = new EdgeList(application.MethodCount);
    }

    public Application Application => application;
    public EdgeList Edges { get; }
    public List<LiveType> LiveTypes { get; } = [];
    public List<Leaf> Leaves { get; } = [];
    public BlindSpots BlindSpots { get; } = new();
    public int Entry { get; private set; }
    public int ReachedMethods { get; private set; }
    public int ReachedAssemblies => references.Count;

    /// <summary>A type that is created, and what the framework may call on its objects.</summary>
    public sealed class LiveType(int number)
    {
        public int Number => number;
        public List<int> Callbacks { get; } = [];
    }

    public void Run()
    {
        Entry = Application.Number(EntryPoint(application.Entry));
        Reach(Entry);
        Drain();
    }

    private void Drain()
    {
        while (work.TryDequeue(out var number))
        {
            var method = application.Method(number);
            try
            {
                Edges.Begin(number);
                usedByCurrent.Clear();
                Visit(method);
                Edges.End();
            }
            catch (Exception e) when (AssemblyModule.IsDamage(e))
            {
                throw method.Module.Damaged();
            }
        }
    }

    private static MethodMember EntryPoint(AssemblyModule entry)
    {
        var token = entry.Pe.PEHeaders.CorHeader!.EntryPointTokenOrRelativeVirtualAddress;
        if (token >> 24 != 0x06 || (token & 0xFFFFFF) is 0 || (token & 0xFFFFFF) > entry.Metadata.MethodDefinitions.Count)
        {
            throw new InputException(
                new Source(entry.Image.Path), $"'{Path.GetFileName(entry.Image.Path)}' has no entry point; name the program's assembly, not a library");
        }
        return entry.Member(System.Reflection.Metadata.Ecma335.MetadataTokens.MethodDefinitionHandle(token & 0xFFFFFF));
    }

    private void Visit(MethodMember method)
    {
        var module = method.Module;
        if (!references.TryGetValue(module, out var tokens))
        {
            references[module] = tokens = new(module, application.Find, annotations);
            if (!ofLibraries)
                EnterAssembly(module);
        }
        if (charges.Of(method) is { } own)
            Charge(method, own);
        if (ofLibraries && charges.Decides(method))
            return;

        var definition = method.Definition;
        var attributes = definition.Attributes;
        if ((attributes & MethodAttributes.Static) != 0 || method.MetadataName == ".ctor")
            Initialise(method.DeclaringType, onlyPrecise: true);
        if ((attributes & MethodAttributes.PinvokeImpl) != 0 && !definition.GetImport().Module.IsNil)
            Charge(method, NativeEntryPoint.Of(module, definition));
        else if ((definition.ImplAttributes & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.IL && definition.RelativeVirtualAddress != 0)
            Body(method, tokens);
        else if (!method.IsAbstract && (definition.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.Runtime)
            NoBody(method);
    }

    private void EnterAssembly(AssemblyModule module)
    {
        if (module.IsMixed)
        {
            BlindSpots.Mixed(module.Name);
            Charge(module, new($"machine code in {module.Name}", ["UNKNOWN"]));
        }
        if (module.IsReferenceOnly)
        {
            BlindSpots.ReferenceOnly(module.Name);
            Charge(module, new($"{module.Name} (a reference assembly)", ["UNKNOWN"]));
        }
        // The first type of an assembly is <Module>; its initialiser runs when the assembly is loaded.
        Initialise(new TypeUse(module, module.Metadata.TypeDefinitions.First(), []), onlyPrecise: false);
    }

    private void NoBody(MethodMember method)
    {
        if (method.Definition.GetCustomAttributes().Any(a => method.Module.AttributeName(a) == "System.Runtime.CompilerServices.UnsafeAccessorAttribute"))
        {
            Charge(method, new("UnsafeAccessor", ["REFLECT"]));
            return;
        }
        BlindSpots.NoBody(DisplayName.Quoted(method));
        Charge(method, new("a method without IL", ["UNKNOWN"]));
    }

    private void Reach(int method)
    {
        if (reached[method])
            return;
        reached[method] = true;
        ReachedMethods++;
        work.Enqueue(method);
    }

    /// <summary>Creation: the type's overrides now take part in calls, and the framework may call those it declares.</summary>
    private void Create(TypeUse type)
    {
        if (type.Module.IsFramework)
            return;
        if (StateMachine.Is(type))
        {
            Enter(type);
            return;
        }

        ref var known = ref live[Application.Number(type)];
        if (known is null)
        {
            known = new(LiveTypes.Count);
            LiveTypes.Add(known);
            foreach (var (member, method) in layouts.Of(type).All)
            {
                var number = Fill(member, method, type);
                if (number >= 0 && member.Module.IsFramework && Callback.IsCharged(member))
                {
                    known.Callbacks.Add(number);
                    Reach(number);
                }
            }
        }
        Edges.Add(EdgeKind.Creation, known.Number);
    }

    /// <summary>A type argument: nothing exists of it yet, but its static members can be called through the type parameter.</summary>
    private void Mention(TypeUse type)
    {
        if (StateMachine.Is(type))
        {
            Enter(type);
            return;
        }
        ref var known = ref mentioned[Application.Number(type)];
        if (known)
            return;
        known = true;
        foreach (var (member, method) in layouts.Of(type).All.Where(p => p.Method.IsStatic))
            Fill(member, method, type);
    }

    // An async or iterator method runs its own state machine and no other: its members are reached from here, not by virtual calls.
    private void Enter(TypeUse stateMachine)
    {
        foreach (var handle in stateMachine.Definition.GetMethods())
        {
            if (!stateMachine.Module.Member(handle).IsAbstract)
                Call(stateMachine.Module.Member(handle));
        }
    }

    private void Call(MethodMember method)
    {
        var number = Application.Number(method);
        Edges.Add(EdgeKind.Call, number);
        Reach(number);
    }

    /// <summary>A type's static initialiser. One that must run exactly at first touch is charged to static methods and constructors too.</summary>
    private void Initialise(TypeUse type, bool onlyPrecise)
    {
        if (type.Module.IsFramework || (onlyPrecise && (type.Definition.Attributes & TypeAttributes.BeforeFieldInit) != 0))
            return;
        var metadata = type.Module.Metadata;
        foreach (var handle in type.Definition.GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(handle).Name, ".cctor"))
                Call(type.Module.Member(handle));
        }
    }

    private void Charge(object key, Leaf leaf)
    {
        if (!leafNumbers.TryGetValue(key, out var number))
        {
            leafNumbers[key] = number = Leaves.Count;
            Leaves.Add(leaf);
        }
        Edges.Add(EdgeKind.Leaf, number);
    }
}
