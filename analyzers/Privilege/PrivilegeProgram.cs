using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>What all rules about authority share: what is service code, what it was granted, and what each body does; each body is read once, whatever rule asks first.</summary>
internal sealed class PrivilegeProgram
{
    private static readonly ConditionalWeakTable<Compilation, PrivilegeProgram> PerCompilation = new();

    private readonly Compilation compilation;
    private readonly SourceCode code;
    private readonly ConditionalWeakTable<IOperation, BodyFacts> blocks = new();
    private readonly ConcurrentDictionary<ISymbol, BodyFacts> facts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<(IMethodSymbol Declared, IMethodSymbol Runs)>> overrides = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ServiceReach> reaches = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<string, bool> decided = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<INamedTypeSymbol, object> gates = new(SymbolEqualityComparer.Default);

    private PrivilegeProgram(Compilation compilation, AnalyzerOptions options, CancellationToken cancel)
    {
        this.compilation = compilation;
        code = SourceCode.Of(compilation);
        Service = ServiceCode.Of(compilation, options);
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.PolpGrants", out var asked);
        Grants = Grants.Parse(asked);
        Verdicts = new(CapabilityTables.Of(options, cancel), compilation.Assembly, LibrarySummary.Of(options, cancel));
    }

    public ServiceCode Service { get; }

    public Grants Grants { get; }

    public Verdicts Verdicts { get; }

    public static PrivilegeProgram Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancel) =>
        PerCompilation.GetValue(compilation, c => new(c, options, cancel));

    /// <summary>True when the project's own tables say what the member of a library needs that has the id.</summary>
    public bool IsDecided(string id) => Verdicts.HasTables && decided.GetOrAdd(id, i => DocumentationCommentId.GetFirstSymbolForDeclarationId(i, compilation) is { } member && Verdicts.IsDecided(member));

    /// <summary>What a piece of code does that the compiler hands to analyzers as a whole.</summary>
    public BodyFacts At(IOperation block) => blocks.GetValue(block, b => BodyFacts.Of(b, Verdicts, compilation.Assembly));

    /// <summary>What runs when a method of this compilation is called, or before a type's static members are used.</summary>
    public BodyFacts Of(ISymbol member) => facts.GetOrAdd(member, Read);

    /// <summary>What the service that a type belongs to can reach; the service is the outermost type that holds it.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more; nothing is kept then.</exception>
    public ServiceReach Reach(INamedTypeSymbol type, CancellationToken cancel)
    {
        var service = ServiceOf(type);
        lock (gates.GetOrAdd(service, _ => new()))
            return reaches.TryGetValue(service, out var known) ? known : reaches.GetOrAdd(service, new ServiceReach(this, service, cancel));
    }

    /// <summary>The outermost type of a service.</summary>
    public INamedTypeSymbol ServiceOf(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer && Service.Contains(outer))
            type = outer;
        return type;
    }

    /// <summary>For each member that a type overrides, implements or inherits so: what runs in an object of that very type.</summary>
    public ImmutableArray<(IMethodSymbol Declared, IMethodSymbol Runs)> Overrides(INamedTypeSymbol type) => overrides.GetOrAdd(type, Filled);

    private ImmutableArray<(IMethodSymbol, IMethodSymbol)> Filled(INamedTypeSymbol type)
    {
        var filled = new Dictionary<IMethodSymbol, IMethodSymbol>(SymbolEqualityComparer.Default);
        // One generic interface may be implemented several times, by a method each.
        var promises = new HashSet<(IMethodSymbol, IMethodSymbol)>();
        for (var at = type; at is not null && IsOwn(at); at = at.BaseType)
        {
            foreach (var method in at.GetMembers().OfType<IMethodSymbol>().Where(m => !m.IsStatic && !m.IsAbstract && (m.IsVirtual || m.IsOverride || m.MethodKind == MethodKind.Destructor)))
            {
                for (var declared = method; declared is not null; declared = declared.OverriddenMethod)
                {
                    if (!filled.ContainsKey(declared.OriginalDefinition))
                        filled.Add(declared.OriginalDefinition, method.OriginalDefinition);
                }
            }
        }
        foreach (var promised in type.AllInterfaces.SelectMany(contract => contract.GetMembers()).OfType<IMethodSymbol>())
        {
            if (type.FindImplementationForInterfaceMember(promised) is IMethodSymbol runs && IsOwn(runs))
                promises.Add((promised.OriginalDefinition, filled.TryGetValue(runs.OriginalDefinition, out var last) ? last : runs.OriginalDefinition));
        }
        return [.. filled.Select(pair => (Key: pair.Key, Value: pair.Value)).Concat(promises.Select(pair => (Key: pair.Item1, Value: pair.Item2))).OrderBy(pair => pair.Value.Locations.FirstOrDefault()?.SourceSpan.Start).ThenBy(pair => pair.Value.Name, StringComparer.Ordinal).ThenBy(pair => pair.Key.ToDisplayString(), StringComparer.Ordinal)];
    }

    public bool IsOwn(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    private BodyFacts Read(ISymbol member) => member switch
    {
        INamedTypeSymbol type => Initialisers(type, isStatic: true).Aggregate(type.StaticConstructors.Select(Body).Aggregate(BodyFacts.None, (all, one) => all.With(one)), (all, one) => all.With(one)),
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => Construction(constructor),
        IMethodSymbol method => Body(method),
        _ => BodyFacts.None,
    };

    private BodyFacts Body(IMethodSymbol method) => code.BodyOf(method) is { } body ? At(body) : BodyFacts.None;

    /// <summary>A constructor with the initialisers of its type and the call of the base constructor.</summary>
    private BodyFacts Construction(IMethodSymbol constructor)
    {
        var declared = constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var facts = declared switch
        {
            ConstructorDeclarationSyntax => Body(constructor),
            TypeDeclarationSyntax { BaseList: { } list } => At([.. list.Types.OfType<PrimaryConstructorBaseTypeSyntax>()]),
            _ => BodyFacts.None,
        };
        if (declared is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.RawKind: (int)SyntaxKind.ThisKeyword })
            return facts;
        if (ImplicitBaseCall.Called(constructor) is { } parent)
        {
            var touch = ImplicitBaseCall.Of(constructor, parent, Verdicts);
            facts = facts.With(touch is not null ? BodyFacts.Of(touch) : IsOwn(parent) || Verdicts.Library(parent, parent) is not null ? BodyFacts.Of(new Hop(HopKind.Call, parent.OriginalDefinition, parent.ContainingType.Name, ImplicitBaseCall.Site(constructor.ContainingType) ?? constructor.Locations[0])) : BodyFacts.None);
        }
        return Initialisers(constructor.ContainingType, isStatic: false).Aggregate(facts, (all, one) => all.With(one));
    }

    private IEnumerable<BodyFacts> Initialisers(INamedTypeSymbol type, bool isStatic) => type.GetMembers()
        .Where(member => member.IsStatic == isStatic && member is IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } or IPropertySymbol or IEventSymbol)
        .Select(member => At([.. member.DeclaringSyntaxReferences.Select(reference => Declarations.Initializer(reference.GetSyntax())).OfType<SyntaxNode>()]));

    private BodyFacts At(ImmutableArray<SyntaxNode> roots) => roots.IsEmpty ? BodyFacts.None : code.Bodies(roots).Select(At).Aggregate(BodyFacts.None, (all, one) => all.With(one));
}
