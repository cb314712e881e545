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
    private readonly Dictionary<ISymbol, (SqlStyle Style, IOperation Text)> found = new(SymbolEqualityComparer.Default);
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
                return TextWalk.Function(function, program) is { } run ? call.Arguments.Where(a => a.Parameter is { } p && p.Ordinal < run.Parameters.Length && Of(run.Parameters[p.Ordinal]) is not null)
                    .Select(a => new SqlSink(a.Value, Of(run.Parameters[a.Parameter!.Ordinal])!.Value)) : [];
            case IInvocationOperation call:
                return Arguments(call.Arguments);
            case IObjectCreationOperation creation:
                return Arguments(creation.Arguments);
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: var member }, Value: var value }:
                return (Of(member) ?? (member is IPropertySymbol { SetMethod.Parameters: [.., var given] } ? Of(given) : null)) is { } style ? [new(value, style)] : [];
            default:
                return [];
        }
    }

    private IEnumerable<SqlSink> Arguments(ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: not ArgumentKind.DefaultValue, Parameter: { } parameter } && Of(parameter) is { } style)
                yield return new(argument.Value, style);
        }
    }

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
            Add(symbol, (sink.Style, sink.Text));
    }

    private static IFieldSymbol? DelegateField(IOperation operation) => operation switch
    {
        IFieldInitializerOperation { InitializedFields: [var field, ..] } when field.Type.TypeKind == TypeKind.Delegate => field,
        ISimpleAssignmentOperation { Target: IFieldReferenceOperation { Field: { Type.TypeKind: TypeKind.Delegate } field } } => field.OriginalDefinition,
        _ => null,
    };

    private void Add(ISymbol symbol, (SqlStyle, IOperation) reached)
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
}
