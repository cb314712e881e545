using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>The code of a compilation as the walk through texts sees it: bodies of methods, who calls them, what members are given. All of it is read on demand and once.</summary>
internal sealed class SqlProgram
{
    private static readonly ConditionalWeakTable<Compilation, SqlProgram> PerCompilation = new();

    private readonly Compilation compilation;
    private readonly ConcurrentDictionary<string, ImmutableArray<Body>> mentioning = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IMethodSymbol, Body?> bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, Body?> atRoots = new();
    private readonly Lazy<Wrappers> wrappers;
    private readonly Lazy<SqlCauses> causes;
    private readonly Lazy<ILookup<IMethodSymbol, IMethodSymbol>> implementations;

    private AnalyzerOptions? readWith;

    private SqlProgram(Compilation compilation, SqlSinks? sinks)
    {
        this.compilation = compilation;
        Sinks = sinks;
        Summaries = new(this);
        Members = new(this);
        Callers = new(this);
        wrappers = new(() => new(this, Sinks!));
        causes = new(() => new(Wrappers, Callers));
        implementations = new(() => Implementations(compilation));
    }

    public Summaries Summaries { get; }

    public MemberValues Members { get; }

    public Callers Callers { get; }

    /// <summary>What becomes SQL and what quotes; null when nothing does.</summary>
    public SqlSinks? Sinks { get; }

    /// <summary>What hands text on to a sink.</summary>
    public Wrappers Wrappers => wrappers.Value;

    /// <summary>What spoils texts that become SQL, each once.</summary>
    public SqlCauses Causes => causes.Value;

    public static SqlProgram Of(Compilation compilation)
    {
        if (PerCompilation.TryGetValue(compilation, out var program))
            return program;
        // Not at once with the other, which takes one out and puts one in.
        lock (PerCompilation)
            return PerCompilation.GetValue(compilation, c => new(c, SqlSinks.Of(c)));
    }

    /// <summary>The program as the rules read it, with what the project's options add; null when nothing in it can be SQL.</summary>
    public static SqlProgram? Of(Compilation compilation, AnalyzerOptions options)
    {
        lock (PerCompilation)
        {
            if (!PerCompilation.TryGetValue(compilation, out var program) || !program.IsReadWith(options))
            {
                program = new(compilation, SqlSinks.Of(compilation, options)) { readWith = options };
                PerCompilation.Remove(compilation);
                PerCompilation.Add(compilation, program);
            }
            return program.Sinks is null ? null : program;
        }
    }

    private bool IsReadWith(AnalyzerOptions options) =>
        readWith is not null && readWith.AdditionalFiles == options.AdditionalFiles && readWith.AnalyzerConfigOptionsProvider == options.AnalyzerConfigOptionsProvider;

    /// <summary>The body of a method of this compilation, or null.</summary>
    public Body? BodyOf(IMethodSymbol method) => bodies.GetOrAdd(method.OriginalDefinition, Read);

    private Body? Read(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        return definition.DeclaringSyntaxReferences is [var declared, ..] && Operation(declared.GetSyntax()) is { } operation ? Body.Around(operation) : null;
    }

    /// <summary>The bodies that spell a member's name; for constructors also those that make objects without naming the type.</summary>
    /// <param name="member">Whose name it is; what only its own type can use is sought in the files of that type.</param>
    /// <param name="isOwn">True when only the code of its own type matters.</param>
    public ImmutableArray<Body> Mentioning(ISymbol member, bool isOwn)
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

    private ImmutableArray<Body> Mentioning(string name, bool constructs) => mentioning.GetOrAdd(constructs ? "new " + name : name, _ =>
        Bodies(Roots(compilation.SyntaxTrees.Where(tree => Mentions.In(tree).Has(name)), name, constructs)));

    private static IEnumerable<SyntaxNode> Roots(IEnumerable<SyntaxTree> trees, string name, bool constructs) => trees.Select(Mentions.In)
        .SelectMany(mentions => constructs ? mentions.Roots(name).Concat(mentions.ConstructionRoots()) : mentions.Roots(name));

    /// <summary>The bodies in which a call of a sink may stand.</summary>
    public ImmutableArray<Body> WithSinks(SqlSinks sinks) => Bodies(compilation.SyntaxTrees.SelectMany(sinks.Roots));

    private ImmutableArray<Body> Bodies(IEnumerable<SyntaxNode> roots)
    {
        var found = ImmutableArray.CreateBuilder<Body>();
        var seen = new HashSet<Body>();
        foreach (var root in roots.Distinct())
        {
            if (atRoots.GetOrAdd(root, r => Operation(r) is { } operation ? Body.Around(operation) : null) is { } body && seen.Add(body))
                found.Add(body);
        }
        return found.ToImmutable();
    }

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

    private IOperation? Operation(SyntaxNode syntax)
    {
        // A tree of another compilation, as a project reference in an editor gives it, has no bodies to read here.
        if (!compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            return null;
        // RS1030: text is followed across files, which an analyzer's own model cannot show; the compiler keeps its models, so nothing is bound twice.
#pragma warning disable RS1030
        return compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax);
#pragma warning restore RS1030
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

    /// <summary>Every type of a namespace or type, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers().SelectMany(member => member switch
    {
        INamedTypeSymbol type => Types(type).Prepend(type),
        INamespaceSymbol space => Types(space),
        _ => [],
    });
}
