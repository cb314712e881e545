using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>
/// The parameters, properties and fields of this compilation whose text is handed on to a sink. Found backwards from the sinks, by who spells the
/// name of what was found last; each is looked at once.
/// </summary>
internal sealed class Wrappers
{
    private readonly SqlProgram program;
    private readonly SqlSinks sinks;
    private readonly bool isQuick;
    private readonly Dictionary<ISymbol, (SqlStyle Style, IOperation Text)> found = new(SymbolEqualityComparer.Default);
    private readonly Queue<ISymbol> pending = new();
    private readonly HashSet<IOperation> judged = [];

    /// <param name="isQuick">True when code that cannot be seen to hand a text on, from how it is written, is not bound.</param>
    public Wrappers(SqlProgram program, SqlSinks sinks, bool isQuick = false)
    {
        (this.program, this.sinks, this.isQuick) = (program, sinks, isQuick);
        foreach (var body in program.WithSinks(sinks, isQuick))
            Look(body, sinks.All);
        while (pending.Count > 0)
        {
            var symbol = pending.Dequeue();
            var owner = symbol is IParameterSymbol parameter ? parameter.ContainingSymbol : symbol;
            if (owner.Name.Length > 0)
            {
                foreach (var body in program.Mentioning(owner, isOwn: owner is IMethodSymbol { MethodKind: MethodKind.LocalFunction }, isQuick))
                    Look(body, At);
            }
        }
    }

    /// <summary>All of them, with what they override or implement.</summary>
    public IEnumerable<ISymbol> All => found.Keys;

    /// <summary>How a parameter, property or field becomes SQL text; null when it does not.</summary>
    public SqlStyle? Of(ISymbol symbol) => found.TryGetValue(symbol.OriginalDefinition, out var reached) ? reached.Style : null;

    /// <summary>The first text that hands a parameter, property or field on; null when it is no wrapper.</summary>
    public IOperation? HandsOn(ISymbol symbol) => found.TryGetValue(symbol.OriginalDefinition, out var reached) ? reached.Text : null;

    /// <summary>The texts that an operation hands to a wrapper.</summary>
    public IEnumerable<SqlSink> At(IOperation operation)
    {
        if (found.Count == 0)
            return [];
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
        foreach (var operation in body.Calls)
        {
            foreach (var sink in at(operation).Where(s => !s.Text.ConstantValue.HasValue && judged.Add(s.Text)))
            {
                foreach (var symbol in isQuick ? SqlVerdict.HandsOn(sink, program) : program.Verdict(sink).HandedOn)
                    Add(symbol, (sink.Style, sink.Text));
            }
        }
    }

    private void Add(ISymbol symbol, (SqlStyle, IOperation) reached)
    {
        if (sinks.IsMarked(symbol) || found.ContainsKey(symbol))
            return;
        found.Add(symbol, reached);
        pending.Enqueue(symbol);
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
