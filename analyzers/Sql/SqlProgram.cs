using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polp.Analyzers;

/// <summary>The code of a compilation as the walk through texts sees it: bodies of methods, who calls them, what members are given. All of it is read on demand and once.</summary>
internal sealed class SqlProgram
{
    private const int LongestKept = 2_000;

    private static readonly ConditionalWeakTable<Compilation, SqlProgram> PerCompilation = new();

    private readonly Compilation compilation;
    private readonly ConcurrentDictionary<string, ImmutableArray<Body>> mentioning = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IMethodSymbol, Body?> bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, Body?> atRoots = new();
    private readonly ConcurrentDictionary<(SyntaxNode Text, string? Part, bool Continues), SqlVerdict> verdicts = new();
    private readonly Lazy<Wrappers> wrappers;
    private readonly Lazy<bool> hasSinks;
    private readonly Lazy<ILookup<IMethodSymbol, IMethodSymbol>> implementations;

    private AnalyzerOptions? readWith;

    private SqlProgram(Compilation compilation, SqlSinks? sinks)
    {
        this.compilation = compilation;
        Sinks = sinks;
        wrappers = new(() => new(this, Sinks!));
        hasSinks = new(() => compilation.SyntaxTrees.Any(tree => Sinks!.MayStandIn(Mentions.In(tree))));
        implementations = new(() => Implementations(compilation));
        Summaries = new(this);
        Members = new(this);
        Callers = new(this);
    }

    public Summaries Summaries { get; }

    public MemberValues Members { get; }

    public Callers Callers { get; }

    /// <summary>What becomes SQL and what quotes; null when nothing does.</summary>
    public SqlSinks? Sinks { get; private set; }

    /// <summary>False when no file spells anything that a sink is called.</summary>
    public bool HasSinks => hasSinks.Value;

    /// <summary>What hands text on to a sink.</summary>
    public Wrappers Wrappers => wrappers.Value;

    public static SqlProgram Of(Compilation compilation) => PerCompilation.GetValue(compilation, c => new(c, SqlSinks.Of(c)));

    /// <summary>The program as the rules read it, with what the project's options add; null when nothing in it can be SQL.</summary>
    public static SqlProgram? Of(Compilation compilation, AnalyzerOptions options)
    {
        var program = PerCompilation.GetValue(compilation, c => new(c, sinks: null));
        lock (program.wrappers)
        {
            if (program.readWith != options)
                (program.Sinks, program.readWith) = (SqlSinks.Of(compilation, options), options);
        }
        return program.Sinks is null ? null : program;
    }

    /// <summary>What is to be said about the text of a sink; found out once for all who ask, unless it is too long to keep.</summary>
    public SqlVerdict Verdict(SqlSink sink)
    {
        var key = (sink.Text.Syntax, sink.Part, sink.Continues);
        if (verdicts.TryGetValue(key, out var known))
            return known;
        var verdict = SqlVerdict.Of(sink, this);
        return verdict.Text.Pieces.Length > LongestKept ? verdict : verdicts.GetOrAdd(key, verdict);
    }

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
    /// <param name="handsOn">True when only code matters that may hand a text on whole.</param>
    public ImmutableArray<Body> Mentioning(ISymbol member, bool isOwn, bool handsOn = false)
    {
        var constructs = member is IMethodSymbol { MethodKind: MethodKind.Constructor };
        var name = constructs ? member.ContainingType.Name : member is IMethodSymbol { AssociatedSymbol: { } property } ? property.Name : member.Name;
        Func<SyntaxNode, bool>? isWanted = handsOn ? root => HandingOn.MayStandIn(root, word => word == name, constructs) : null;
        if (!isOwn && member.DeclaredAccessibility != Accessibility.Private)
            return Mentioning(name, constructs, isWanted);
        var type = member.ContainingType;
        while (type.ContainingType is not null)
            type = type.ContainingType;
        return Search(type.DeclaringSyntaxReferences.Select(r => r.SyntaxTree).Distinct(), word => word == name || constructs && word == "new", isWanted);
    }

    private ImmutableArray<Body> Mentioning(string name, bool constructs, Func<SyntaxNode, bool>? isWanted)
    {
        return isWanted is null ? mentioning.GetOrAdd(constructs ? "new " + name : name, _ => Found()) : Found();

        ImmutableArray<Body> Found() => Search(compilation.SyntaxTrees.Where(tree => Mentions.In(tree).Has(name)), word => word == name || constructs && word == "new", isWanted);
    }

    /// <summary>The bodies in which a call of a sink may stand.</summary>
    /// <param name="handsOn">True when only code matters that may hand a text on whole.</param>
    public ImmutableArray<Body> WithSinks(SqlSinks sinks, bool handsOn) => Search(
        compilation.SyntaxTrees.Where(tree => sinks.MayStandIn(Mentions.In(tree), handsOn)), word => word == "new" || sinks.MayName(word, handsOn),
        handsOn ? root => HandingOn.MayStandIn(root, word => sinks.MayName(word, handsOn), Mentions.In(root.SyntaxTree).SpellsCommand) : null);

    private ImmutableArray<Body> Search(IEnumerable<SyntaxTree> trees, Func<string, bool> isAskedFor, Func<SyntaxNode, bool>? isWanted = null)
    {
        var found = ImmutableArray.CreateBuilder<Body>();
        var seen = new HashSet<Body>();
        foreach (var root in trees.SelectMany(tree => Mentions.Roots(tree)).Where(named => isAskedFor(named.Key)).SelectMany(named => named.Value).Distinct())
        {
            if (isWanted?.Invoke(root) == false)
                continue;
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

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers().SelectMany(member => member switch
    {
        INamedTypeSymbol type => Types(type).Prepend(type),
        INamespaceSymbol space => Types(space),
        _ => [],
    });
}
