using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>POLP2001: a length out of the data decides how much is copied, and nothing on the way holds it against the destination.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UncheckedCopy() : RuleAnalyzer(Rule.UncheckedCopy)
{
    /// <summary>The diagnostic property with the destination's capacity as an expression in scope at the copy.</summary>
    public const string Room = "polp.room";

    /// <summary>The diagnostic property with the variable that holds the length in front of the loop.</summary>
    public const string LengthBeforeLoop = "polp.length";

    /// <summary>The diagnostic property that is true when the loop does nothing for a negative length.</summary>
    public const string IsNegativeHarmless = "polp.negative";

    /// <summary>Facts that may be looked at in one method; about a second of work at most.</summary>
    private const int StepsPerMethod = 400_000;

    protected override void Register(CompilationStartAnalysisContext start)
    {
        var table = CopyTable.Of(start.Compilation);
        var pointers = start.Compilation.Options is CSharpCompilationOptions { AllowUnsafe: true };
        if (table.Names.Count == 0 && !pointers)
            return;
        var sources = LengthSources.Of(start.Compilation);
        var service = ServiceCode.Of(start.Compilation, start.Options);

        start.RegisterOperationBlockAction(context =>
        {
            foreach (var body in context.OperationBlocks)
            {
                if (body is not IBlockOperation || !body.Syntax.DescendantNodes().Any(node => MayCopy(node, table, pointers ? body.SemanticModel : null)))
                    continue;
                var properties = service.Properties(context.OwningSymbol);
                var parameters = (context.OwningSymbol as IMethodSymbol)?.Parameters ?? [];
                foreach (var diagnostic in Analyze(context.GetControlFlowGraph(body), body, parameters, table, sources, properties))
                    context.ReportDiagnostic(diagnostic);
            }
        });
    }

    /// <summary>A first look at syntax, so that other methods cost nothing.</summary>
    private static bool MayCopy(SyntaxNode node, CopyTable table, SemanticModel? pointers) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } } => table.Names.Contains(name),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: var name } } => table.Names.Contains(name),
        AssignmentExpressionSyntax { Left: PrefixUnaryExpressionSyntax } => pointers is not null,
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => pointers?.GetTypeInfo(element.Expression).Type is IPointerTypeSymbol,
        _ => false,
    };

    private static IEnumerable<Diagnostic> Analyze(
        ControlFlowGraph graph, IOperation body, ImmutableArray<IParameterSymbol> parameters, CopyTable table, LengthSources sources, ImmutableDictionary<string, string?> properties)
    {
        var budget = new Budget(StepsPerMethod);
        var check = new CopyCheck(table, body.SemanticModel, budget);
        var tooDeep = false;
        try
        {
            var roots = new Roots();
            var shape = new Shape(graph, body);
            new Walker(graph, shape, roots, new(roots, budget, shape, sources, check, body.SemanticModel), budget, body).Run(parameters, check.Clear);
        }
        catch (InsufficientExecutionStackException)
        {
            tooDeep = true;
        }

        if (tooDeep || budget.IsSpent || check.GaveUp)
            yield return GaveUp(body, properties);
        else
        {
            foreach (var finding in check.Findings)
                yield return Report(finding, properties);
        }

        foreach (var function in graph.LocalFunctions)
        {
            foreach (var diagnostic in Analyze(graph.GetLocalFunctionControlFlowGraph(function), body, function.Parameters, table, sources, properties))
                yield return diagnostic;
        }
        foreach (var function in graph.Blocks.SelectMany(b => b.Operations.Append(b.BranchValue)).OfType<IOperation>().SelectMany(o => o.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>())
        {
            foreach (var diagnostic in Analyze(graph.GetAnonymousFunctionControlFlowGraph(function), body, function.Symbol.Parameters, table, sources, properties))
                yield return diagnostic;
        }
    }

    private static Diagnostic Report(CopyFinding finding, ImmutableDictionary<string, string?> properties)
    {
        var unit = finding.Unit;
        var size = finding.Room is { } room ? $"{room} {unit}" : finding.IsSizeKnown ? "a limited number of " + unit : "unknown size";
        var missing = finding.OpenBelow ? $"{finding.Length} >= 0"
            : $"{finding.Length} <= {finding.Room ?? (finding.IsSizeKnown ? "what is left of it" : "its size")}";
        if (finding.Overflow is { } sum)
            missing += $": there is a check, but '{sum}' in it may overflow";
        return Diagnostic.Create(
            Rule.UncheckedCopy, finding.Site.Syntax.GetLocation(),
            new[] { finding.Read.GetLocation(), Allocation(finding)?.GetLocation() }.OfType<Location>(),
            ForTheFix(finding, properties),
            finding.Length, unit, finding.Read.GetLocation().GetLineSpan().StartLinePosition.Line + 1, finding.Destination, size, missing);
    }

    private static ImmutableDictionary<string, string?> ForTheFix(CopyFinding finding, ImmutableDictionary<string, string?> properties) => (finding.Room, finding.Site, finding.Loop) switch
    {
        (null, _, _) or (_, IAssignmentOperation, null) => properties,
        ({ } room, _, { } loop) => properties.SetItem(Room, room).SetItem(LengthBeforeLoop, loop.Length).SetItem(IsNegativeHarmless, loop.IsNegativeHarmless ? "true" : "false"),
        ({ } room, _, _) => properties.SetItem(Room, room),
    };

    private static SyntaxNode? Allocation(CopyFinding finding) => finding.Allocation is
        StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax or InvocationExpressionSyntax or VariableDeclaratorSyntax
        ? finding.Allocation : null;

    private static Diagnostic GaveUp(IOperation body, ImmutableDictionary<string, string?> properties)
    {
        var rule = Rule.UncheckedCopy;
        return Diagnostic.Create(
            rule.Id, rule.Category, "This method is too large to decide whether its copies are checked; nothing is said about them",
            DiagnosticSeverity.Info, rule.DefaultSeverity, isEnabledByDefault: true, warningLevel: 1, rule.Title, rule.Description, rule.HelpLinkUri,
            body.Syntax.GetFirstToken().GetLocation(), properties: properties);
    }
}
