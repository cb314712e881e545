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
    private readonly bool isWidest;
    private readonly TypeLayouts layouts = new();
    private readonly Dictionary<AssemblyModule, References> references = [];
    private readonly Dictionary<object, int> leafNumbers = [];
    private readonly LiveType?[] live;
    private readonly bool[] mentioned;
    private readonly bool[] reached;
    private readonly Queue<int> work = new();
    private MethodMember? current;

    /// <param name="isWidest">
    /// True to charge whoever creates an object with all its overrides, called or not: more than can happen, so that what is not reached even
    /// so is not reached.
    /// </param>
    public ReachWalk(Application application, Charges charges, bool isWidest = false)
    {
        (this.application, this.charges, this.isWidest) = (application, charges, isWidest);
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

    /// <summary>What is done through objects that were handed in: the capability, and the first platform member that was seen to do it.</summary>
    public SortedDictionary<string, string> Uses { get; } = new(StringComparer.Ordinal);

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

    /// <summary>Reaches every method there is, as if anything might be called.</summary>
    public void RunAll()
    {
        for (var method = 0; method < application.MethodCount; method++)
            Reach(method);
        Drain();
    }

    private void Drain()
    {
        while (work.TryDequeue(out var number))
        {
            var method = application.Method(number);
            try
            {
                current = method;
                Edges.Begin(number);
                if (usedByCurrent.Capacity > KeptCapacity)
                    usedByCurrent = [];
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
            Import(method, definition);
        else if ((definition.ImplAttributes & MethodImplAttributes.CodeTypeMask) == MethodImplAttributes.IL && definition.RelativeVirtualAddress != 0)
            Body(method, tokens);
        else if (!method.IsAbstract && (definition.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.Runtime)
            NoBody(method);
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
                if (number >= 0 && (isWidest || (member.Module.IsFramework && Callback.IsCharged(member))))
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

    // An async or iterator method runs its own state machine and no other: its members are reached from here, not by virtual calls. Inside it
    // names itself to be resumed, which begins nothing anew.
    private void Enter(TypeUse stateMachine)
    {
        if (Hierarchy.IsSame(current!.DeclaringType, stateMachine))
            return;
        foreach (var handle in stateMachine.Definition.GetMethods())
        {
            if (!stateMachine.Module.Member(handle).IsAbstract)
                Call(stateMachine.Module.Member(handle));
        }
    }

    private void Call(MethodMember method, EdgeKind kind = EdgeKind.Call)
    {
        var number = Application.Number(method);
        Edges.Add(kind, number);
        Reach(number);
    }

    /// <summary>A type's static initialiser. One that must run exactly at first touch is charged to static methods and constructors too.</summary>
    private void Initialise(TypeUse type, bool onlyPrecise, EdgeKind kind = EdgeKind.Initialiser)
    {
        if (type.Module.IsFramework || (onlyPrecise && (type.Definition.Attributes & TypeAttributes.BeforeFieldInit) != 0))
            return;
        var metadata = type.Module.Metadata;
        foreach (var handle in type.Definition.GetMethods())
        {
            if (metadata.StringComparer.Equals(metadata.GetMethodDefinition(handle).Name, ".cctor"))
                Call(type.Module.Member(handle), kind);
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
