using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>What was found in a file: findings of its bodies, and bodies that were too large.</summary>
/// <param name="Findings">In order of place.</param>
/// <param name="DeadChecks">Copies that are handed the count as capacity too, and about which there is no finding.</param>
/// <param name="TooLarge">Bodies about which nothing is said.</param>
internal sealed record MemoryResult(ImmutableArray<MemoryFinding> Findings, ImmutableArray<DeadCheck> DeadChecks, ImmutableArray<SyntaxNode> TooLarge);

/// <summary>The analysis that all rules about memory share: each body is walked once, whatever rule asks first.</summary>
internal sealed class MemoryProgram
{
    /// <summary>Facts that may be looked at in one method; about a second of work at most.</summary>
    private const int StepsPerMethod = 400_000;

    private static readonly ConditionalWeakTable<Compilation, MemoryProgram> PerCompilation = new();

    private readonly ConcurrentDictionary<SyntaxTree, Lazy<MemoryResult>> results = new();
    private readonly SourceCode code;
    private readonly OperationTable table;
    private readonly LengthSources sources;
    private readonly MemorySites sites;
    private readonly FunctionSummaries summaries;
    private readonly ConcurrentDictionary<SyntaxTree, Lazy<ImmutableArray<IOperation>>> sitesIn = new();
    private readonly Lazy<ILookup<SyntaxTree, IOperation>> callers;

    private MemoryProgram(Compilation compilation)
    {
        code = SourceCode.Of(compilation);
        table = OperationTable.Of(compilation);
        sources = LengthSources.Of(compilation);
        var allowsPointers = compilation.Options is CSharpCompilationOptions { AllowUnsafe: true };
        sites = new(table, sources, compilation, allowsPointers);
        summaries = new(code, sources, (roots, model, budget) => new DemandCheck(table, roots, model, budget) { IsForCallers = true });
        callers = new(() => new SinkCallers(compilation.SyntaxTrees.ToImmutableArray(), code, summaries).Of(compilation.SyntaxTrees.SelectMany(tree => Sites(tree))).ToLookup(body => body.Syntax.SyntaxTree));
        CanMatter = !table.IsEmpty || allowsPointers;
    }

    /// <summary>False when the compilation cannot hold an operation on memory.</summary>
    public bool CanMatter { get; }

    public static MemoryProgram Of(Compilation compilation) => PerCompilation.GetValue(compilation, c => new(c));

    public MemoryResult In(SyntaxTree tree) => results.GetOrAdd(tree, t => new(() => Analyze(t))).Value;

    /// <summary>What is found in the bodies that pieces of code stand in, and in no other.</summary>
    public MemoryResult At(IEnumerable<SyntaxNode> sites) => Analyze(code.Bodies(sites));

    private ImmutableArray<IOperation> Sites(SyntaxTree tree) =>
        sitesIn.GetOrAdd(tree, t => new(() => [.. code.Bodies(sites.In(t)).Where(sites.IsIn).OrderBy(body => body.Syntax.SpanStart)])).Value;

    private MemoryResult Analyze(SyntaxTree tree) => Analyze(Sites(tree).Concat(callers.Value[tree]).OrderBy(body => body.Syntax.SpanStart));

    private MemoryResult Analyze(IEnumerable<IOperation> bodies)
    {
        var findings = ImmutableArray.CreateBuilder<MemoryFinding>();
        var tooLarge = ImmutableArray.CreateBuilder<SyntaxNode>();
        var dead = new List<DeadCheck>();
        foreach (var body in bodies)
        {
            dead.AddRange(DeadCheck.In(body, table));
            if (summaries.Graph(body) is not { } graph)
                continue;
            summaries.Prepare(body);
            Analyze(graph, body, FunctionBody.SymbolOf(body)?.Parameters ?? [], findings, tooLarge);
        }
        var spoken = findings.Select(finding => finding.Site.Syntax).ToImmutableHashSet();
        return new(findings.ToImmutable(), dead.Where(check => !spoken.Contains(check.Call)).ToImmutableArray(), tooLarge.ToImmutable());
    }

    private void Analyze(ControlFlowGraph graph, IOperation body, ImmutableArray<IParameterSymbol> parameters, ImmutableArray<MemoryFinding>.Builder findings, ImmutableArray<SyntaxNode>.Builder tooLarge)
    {
        var budget = new Budget(StepsPerMethod);
        var roots = new Roots();
        var check = new DemandCheck(table, roots, body.SemanticModel, budget);
        var isTooLarge = false;
        try
        {
            var shape = new Shape(graph, body);
            var walker = new Walker(graph, shape, roots, new(roots, budget, shape, sources, check, body.SemanticModel) { Summaries = summaries, OwnsThis = body is IConstructorBodyOperation }, budget, body);
            walker.Run(parameters, check.Clear, () => check.Matters);
            // Nothing is to be decided where no operation depends on the data, and no budget can be too small for it.
            var isOpen = !walker.HasWalkedAll || check.Matters;
            if (isOpen && !budget.IsSpent)
                check.Decide();
            isTooLarge = isOpen && (budget.IsSpent || check.GaveUp);
            if (!isTooLarge)
            {
                var decided = check.Findings.Select(f => CheckElsewhere(f.Finding, f.Block, walker)).ToList();
                findings.AddRange(decided);
                if (check.IsAnyOpen)
                    findings.AddRange(new Trials(graph, body, parameters, table).Find(site => decided.Exists(finding => finding.Site.Syntax.Span.Contains(site.Span) || site.Span.Contains(finding.Site.Syntax.Span))));
            }
        }
        catch (InsufficientExecutionStackException)
        {
            isTooLarge = true;
        }
        if (isTooLarge)
            tooLarge.Add(body.Syntax);

        foreach (var function in graph.LocalFunctions)
            Analyze(graph.GetLocalFunctionControlFlowGraph(function), body, function.Parameters, findings, tooLarge);
        foreach (var function in FunctionBody.Lambdas(graph))
            Analyze(graph.GetAnonymousFunctionControlFlowGraph(function), body, function.Symbol.Parameters, findings, tooLarge);
    }

    /// <summary>The finding as one about a check that can be bypassed, where the check stands on one way to the operation only, or behind it.</summary>
    private static MemoryFinding CheckElsewhere(MemoryFinding finding, int block, Walker walker) =>
        finding is { Goal: { } goal, Reason: null } && walker.IsProvedOnTheWay(goal, block) is { } onTheWay
            ? finding with { Rule = Rule.BypassableCheck, Reason = onTheWay ? "it stands on one way here only" : "it comes too late" } : finding;
}
