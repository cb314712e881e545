using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// Where text becomes SQL: at the sinks, and at the parameters, properties and fields of this compilation whose text is handed on to one. Found
/// backwards from the sinks, by who spells the name of what was found last, so that no other body is bound; each text is judged once.
/// </summary>
internal sealed class Wrappers
{
    private readonly SqlProgram program;
    private readonly SqlSinks sinks;
    private readonly Dictionary<ISymbol, Reached> found = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> pending = new();
    private readonly HashSet<ISymbol> delegates = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> judged = [];
    private readonly List<(SqlSink Sink, SqlVerdict Verdict)> texts = [];
    private int lambdas;

    public Wrappers(SqlProgram program, SqlSinks sinks)
    {
        (this.program, this.sinks) = (program, sinks);
        foreach (var body in program.WithSinks(sinks))
            Look(body, sinks.All);
        while (pending.Count > 0)
        {
            var symbol = pending.Dequeue();
            var owner = symbol is IParameterSymbol parameter ? parameter.ContainingSymbol : symbol;
            if (owner.Name.Length > 0)
            {
                foreach (var body in program.Mentioning(owner, isOwn: owner is IMethodSymbol { MethodKind: MethodKind.LocalFunction }))
                    Look(body, At);
            }
        }
    }

    /// <summary>All that hand on, with what they override or implement.</summary>
    public IEnumerable<ISymbol> Symbols => found.Keys;

    /// <summary>Every text that becomes SQL and is not constant, and what was found out about it.</summary>
    public IReadOnlyList<(SqlSink Sink, SqlVerdict Verdict)> Texts => texts;

    /// <summary>How a parameter, property or field becomes SQL text; null when it does not.</summary>
    public SqlStyle? Of(ISymbol symbol) => found.TryGetValue(symbol.OriginalDefinition, out var reached) ? reached.Style : null;

    /// <summary>The first text that hands a parameter, property or field on; null when it is no wrapper.</summary>
    public IOperation? HandsOn(ISymbol symbol) => found.TryGetValue(symbol.OriginalDefinition, out var reached) ? reached.Text : null;

    // The texts that an operation hands to a wrapper.
    private IEnumerable<SqlSink> At(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } function } call:
                return TextWalk.Function(function, program) is { } run ? Arguments(call.Arguments, ordinal => ordinal < run.Parameters.Length ? run.Parameters[ordinal] : null) : [];
            case IInvocationOperation call:
                return Arguments(call.Arguments, ordinal => call.TargetMethod.Parameters[ordinal]).Concat(EachOf(call));
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                return Arguments(creation.Arguments, ordinal => constructor.Parameters[ordinal]);
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                return (Sink(member, value) ?? (member is IPropertySymbol { SetMethod.Parameters: [.., var given] } ? Sink(given, value) : null)) is { } sink ? [sink] : [];
            default:
                return [];
        }
    }

    private IEnumerable<SqlSink> Arguments(ImmutableArray<IArgumentOperation> arguments, Func<int, IParameterSymbol?> parameter)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter.Ordinal: var ordinal } && parameter(ordinal) is { } given && Sink(given, argument.Value) is { } sink)
                yield return sink;
        }
    }

    // statements.ForEach(Run) hands each of the statements on.
    private IEnumerable<SqlSink> EachOf(IInvocationOperation call)
    {
        if ((call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is not { } source || !TextRoot.IsContainer(source.Type))
            return [];
        return call.Arguments.Where(a => a.Value is IDelegateCreationOperation { Target: IMethodReferenceOperation })
            .Select(a => TextWalk.Function(a.Value, program) is { Parameters: [var element, ..] } ? Sink(element, source) : null).OfType<SqlSink>();
    }

    private SqlSink? Sink(ISymbol symbol, IOperation value) =>
        found.TryGetValue(symbol.OriginalDefinition, out var reached) ? new(value, reached.Style) { IsFragment = reached.IsFragment } : null;

    private void Look(Body body, Func<IOperation, IEnumerable<SqlSink>> at)
    {
        var lambdas = this.lambdas;
        foreach (var operation in body.Calls)
        {
            foreach (var sink in at(operation).Where(s => !s.Text.ConstantValue.HasValue && judged.Add(s.Text)))
                Judge(sink);
            // What a field runs is called by the name of the field.
            if (DelegateField(operation) is { } field && delegates.Add(field))
                pending.Enqueue(field);
        }
        // A lambda has no name to be found by; it is called where it stands, or through a field.
        if (this.lambdas > lambdas)
            Look(body, At);
    }

    private void Judge(SqlSink sink)
    {
        var verdict = SqlVerdict.Of(sink, program);
        texts.Add((sink, verdict));
        foreach (var symbol in verdict.HandedOn)
            Add(symbol, new(sink.Style, sink.Text, sink.IsFragment || verdict.Text.Pieces.Length > 1));
    }

    private static IFieldSymbol? DelegateField(IOperation operation) => operation switch
    {
        IFieldInitializerOperation { InitializedFields: [var field, ..] } when field.Type.TypeKind == TypeKind.Delegate => field,
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field: { Type.TypeKind: TypeKind.Delegate } field } } => field.OriginalDefinition,
        _ => null,
    };

    private void Add(ISymbol symbol, Reached reached)
    {
        if (sinks.IsMarked(symbol) || found.ContainsKey(symbol))
            return;
        found.Add(symbol, reached);
        pending.Enqueue(symbol);
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
            lambdas++;
        // Callers may know the method by what it implements or overrides.
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not (MethodKind.LocalFunction or MethodKind.AnonymousFunction) } method } parameter)
        {
            foreach (var declared in Declarations.Of(method).OfType<IMethodSymbol>().Skip(1).Where(d => d.Parameters.Length == method.Parameters.Length))
            {
                var twin = declared.Parameters[parameter.Ordinal];
                if (!found.ContainsKey(twin))
                {
                    found.Add(twin, reached);
                    pending.Enqueue(twin);
                }
            }
        }
    }

    // The first text that hands a symbol on, and whether it puts more than that into the text.
    private readonly record struct Reached(SqlStyle Style, IOperation Text, bool IsFragment);
}
