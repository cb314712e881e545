using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>The code of a compilation as every analysis that follows calls sees it: bodies by method and by the names they spell, and what a call may run. All of it is read on demand and once.</summary>
internal sealed class SourceCode
{
    private static readonly ConditionalWeakTable<Compilation, SourceCode> PerCompilation = new();

    private readonly Compilation compilation;
    private readonly ConcurrentDictionary<string, ImmutableArray<IOperation>> mentioning = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, IOperation?> atRoots = new();
    private readonly Lazy<ILookup<IMethodSymbol, IMethodSymbol>> implementations;

    private SourceCode(Compilation compilation)
    {
        this.compilation = compilation;
        implementations = new(() => Implementations(compilation));
    }

    public static SourceCode Of(Compilation compilation) => PerCompilation.GetValue(compilation, c => new(c));

    /// <summary>The body of a method of this compilation, or null.</summary>
    public IOperation? BodyOf(IMethodSymbol method) => bodies.GetOrAdd(method.OriginalDefinition, Read);

    private IOperation? Read(IMethodSymbol method)
    {
        var definition = method.PartialImplementationPart ?? method;
        return definition.DeclaringSyntaxReferences is [var declared, ..] ? Operation(declared.GetSyntax()) : null;
    }

    /// <summary>The bodies that spell a member's name; for constructors also those that make objects without naming the type.</summary>
    /// <param name="member">Whose name it is; what only its own type can use is sought in the files of that type.</param>
    /// <param name="isOwn">True when only the code of its own type matters.</param>
    public ImmutableArray<IOperation> Mentioning(ISymbol member, bool isOwn)
    {
        var constructs = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        var name = constructs ? member.ContainingType.Name : member is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : member.Name;
        if (!isOwn && member.DeclaredAccessibility != Accessibility.Private)
            return Mentioning(name, constructs);
        var type = member.ContainingType;
        while (type.ContainingType is not null)
            type = type.ContainingType;
        return Bodies(Roots(type.DeclaringSyntaxReferences.Select(r => r.SyntaxTree).Distinct(), name, constructs));
    }

    private ImmutableArray<IOperation> Mentioning(string name, bool constructs) => mentioning.GetOrAdd(constructs ? "new " + name : name, _ =>
        Bodies(Roots(compilation.SyntaxTrees.Where(tree => Mentions.In(tree).Has(name)), name, constructs)));

    private static IEnumerable<SyntaxNode> Roots(IEnumerable<SyntaxTree> trees, string name, bool constructs) => trees.Select(Mentions.In)
        .SelectMany(mentions => constructs ? mentions.Roots(name).Concat(mentions.ConstructionRoots()) : mentions.Roots(name));

    /// <summary>The bodies that stand at pieces of code of any file.</summary>
    public ImmutableArray<IOperation> At(Func<SyntaxTree, IEnumerable<SyntaxNode>> roots) => Bodies(compilation.SyntaxTrees.SelectMany(roots));

    /// <summary>The bodies that stand at pieces of code.</summary>
    public ImmutableArray<IOperation> Bodies(IEnumerable<SyntaxNode> roots) => [.. roots.Distinct().Select(root => atRoots.GetOrAdd(root, Operation)).OfType<IOperation>().Distinct()];

    /// <summary>What may run when the method is called: itself, and what overrides or implements it here.</summary>
    public IEnumerable<IMethodSymbol> Targets(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (!definition.DeclaringSyntaxReferences.IsEmpty && !definition.IsAbstract)
            yield return definition;
        if (definition.IsAbstract || definition.IsVirtual || definition.IsOverride)
        {
            foreach (var implementation in implementations.Value[definition])
                yield return implementation;
        }
    }

    /// <summary>What of this code may run at a call; a call that is not virtual runs what it names.</summary>
    public IEnumerable<IMethodSymbol> TargetsInSource(IMethodSymbol method, bool isVirtual) =>
        method.DeclaringSyntaxReferences.IsEmpty ? []
        : isVirtual ? Targets(method)
        : method.IsAbstract ? [] : [method.OriginalDefinition];

    /// <summary>Every type of a namespace or type, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers().SelectMany(member => member switch
    {
        INamedTypeSymbol type => Types(type).Prepend(type),
        INamespaceSymbol space => Types(space),
        _ => [],
    });

    // The outermost operation: a property's expression body, say, is asked for by a node inside it.
    private IOperation? Operation(SyntaxNode syntax)
    {
        // A tree of another compilation, as a project reference in an editor gives it, has no bodies to read here.
        if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
        // RS1030: code is followed across files, which an analyzer's own model cannot show; the compiler keeps its models, so nothing is bound twice.
#pragma warning disable RS1030
        var operation = compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax);
#pragma warning restore RS1030
        while (operation?.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private static ILookup<IMethodSymbol, IMethodSymbol> Implementations(Compilation compilation)
    {
        var found = new List<(IMethodSymbol Declared, IMethodSymbol Runs)>();
        foreach (var type in Types(compilation.Assembly.GlobalNamespace))
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(m => !m.IsStatic && !m.IsAbstract && m.MethodKind is not MethodKind.Constructor))
            {
                foreach (var declared in Declarations.Of(method).OfType<IMethodSymbol>().Skip(1))
                    found.Add((declared, method));
            }
        }
        return found.ToLookup(pair => pair.Declared, pair => pair.Runs, (IEqualityComparer<IMethodSymbol>)SymbolEqualityComparer.Default);
    }
}
