using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

internal sealed partial class Evaluator
{
    private Value Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        // Such a call is not there in every build, so that nothing may rest on it.
        if (method.IsConditional())
            return NotInEveryBuild(call);

        var receiver = call.Instance is null ? Opaque.Instance : Evaluate(call.Instance);
        var arguments = Arguments(call.Arguments);
        foreach (var argument in call.Arguments)
            EndsUnless(argument, arguments);
        if (method.NeverReturns())
            IsDead = true;
        Announce(call, method, call.Arguments, arguments);

        if (sources.Reads(method) is { } reads)
            return ReadData(call, reads);
        if (method.IsOfPlatform() && Library(call, receiver, arguments) is { } known)
            return known;
        var targets = receiver is Function { Method: var function } ? [function.OriginalDefinition] : Targets(method, call.IsVirtual);
        if (!IsDead && Summarized(call, targets, call.Instance, call.Arguments, arguments) is { } answer)
            return answer;
        ForgetObject(call.Instance);
        return CallUnknown(call, method, call.Arguments, arguments);
    }

    /// <summary>Such a call is only heard, for what it would check: nothing of it stays.</summary>
    private Opaque NotInEveryBuild(IInvocationOperation call)
    {
        var before = State;
        foreach (var argument in call.Arguments.Where(argument => argument.Value.Type?.SpecialType == SpecialType.System_Boolean))
        {
            if (Evaluate(argument.Value) is Flag { WhenTrue: { } holds })
                watcher.Assert(call, holds.Facts);
        }
        (State, IsDead) = (before, false);
        if (Targets(call.TargetMethod, call.IsVirtual) is { Count: > 0 } targets)
        {
            if (Summarized(call, targets, call.Instance, call.Arguments, Arguments(call.Arguments)) is not null && !IsDead)
                watcher.Assert(call, State.Facts.All.Where(fact => !before.Facts.Contains(fact)).ToList());
            (State, IsDead) = (before, false);
        }
        return Opaque.Instance;
    }

    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = Arguments(creation.Arguments);
        Evaluate(creation.Initializer);
        if (creation.Constructor is { } called)
            Announce(creation, called, creation.Arguments, arguments);
        if (creation.Constructor is { } constructor && ElementType(creation.Type) is { } element && constructor.IsOfPlatform())
        {
            switch (arguments.TryGetValue(0, out var first) ? first : null, arguments.TryGetValue(1, out var second) ? second : null, arguments.TryGetValue(2, out var third) ? third : null)
            {
                case (Sequence whole, null, null):
                    return whole;
                case (Sequence whole, Number from, Number count):
                    return Part(whole, from.Linear, count.Linear, element, creation, isCopy: false);
                case (Pointer pointer, Number count, null):
                    State = State.With(-count.Linear);
                    return new Sequence(pointer.Region, pointer.Offset, count.Linear);
            }
        }
        if (creation.Constructor is not { } made || made.IsImplicitlyDeclared)
            return creation.Type.IsStructure() ? Structure.Zero : Structure.Unknown;
        if (made.DeclaringSyntaxReferences is [var declared] && declared.GetSyntax() is RecordDeclarationSyntax || made.IsPrimary() && !PrimaryConstructor.Initializers(made).Any())
            return made.Parameters.Aggregate(Structure.Unknown.WithZeros(made), (all, part) => arguments.TryGetValue(part.Ordinal, out var value) ? all.With("." + part.Name, value) : all);
        return Summarized(creation, Targets(made, isVirtual: false), null, creation.Arguments, arguments) ?? CallUnknown(creation, made, creation.Arguments, arguments);
    }

    /// <summary>Tells the watcher of a call, and keeps what it says holds behind it.</summary>
    private void Announce(IOperation site, IMethodSymbol method, ImmutableArray<IArgumentOperation> operations, Dictionary<int, Value> arguments)
    {
        if (!IsDead)
            State = State.With(watcher.Call(site, Instance?.Substitute(method) ?? method, operations, i => arguments.TryGetValue(i, out var value) ? value : Opaque.Instance, State));
    }

    private Dictionary<int, Value> Arguments(ImmutableArray<IArgumentOperation> arguments)
    {
        var values = new Dictionary<int, Value>();
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
                Evaluate(argument.Value);
            else if (parameter.RefKind is RefKind.None or RefKind.Out)
                values[parameter.Ordinal] = Evaluate(argument.Value);
            else
                values[parameter.Ordinal] = Address(argument.Value);
        }
        return values;
    }

    /// <summary><c>[DoesNotReturnIf]</c>: behind the call the argument is not that answer.</summary>
    private void EndsUnless(IArgumentOperation argument, Dictionary<int, Value> values)
    {
        if (argument.Parameter is not { } parameter || parameter.EndsIf() is not { } end || values[parameter.Ordinal] is not Flag flag)
            return;
        if (State.After(end ? flag.WhenFalse : flag.WhenTrue, budget) is { } after)
            State = after;
        else
            IsDead = true;
    }

    private Value ReadData(IInvocationOperation call, LengthSource source)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.RefKind == RefKind.Out)
                Assign(argument.Value, source.IsOut ? Fresh((argument, "out"), argument.Value.Type, call, call.Syntax) : Opaque.Instance, call);
        }
        if (source.IsOut)
            return Flag.Unknown;
        if (source.Range is { } range)
            return new Number(roots.Get((call, "read"), (id, birth) => new(id, range, birth) { Read = call.Syntax }));
        return Interval.Of(call.Type) is null ? Structure.OfData : Fresh(call, call.Type, call, call.Syntax);
    }

    /// <summary>A call without a known meaning may change all memory, and may have checked what it was given.</summary>
    private Value CallUnknown(IOperation call, IMethodSymbol method, ImmutableArray<IArgumentOperation> operations, Dictionary<int, Value> arguments)
    {
        State = State.ForgetMemory();
        var vetted = method.MayCheckItsArguments()
            ? Root.Visible(operations.SelectMany(argument => Seen(argument, arguments)).SelectMany(linear => linear.Roots))
            : [];
        foreach (var argument in operations)
        {
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out)
                Assign(argument.Value, Unseen(Fresh((argument, "after"), argument.Value.Type, call, isVague: true), method), call);
        }

        State = State with { Vetted = State.Vetted.Union(vetted) };
        var result = Unseen(Fresh(call, call.Type, call, isVague: true), method);
        if (result is Number { Linear.Terms: [{ Root: var root }] } && method.IsOfPlatform() && method.IsStatic)
            root.ComesFrom(operations.SelectMany(argument => Seen(argument, arguments)).SelectMany(linear => linear.Roots));
        return result;
    }

    /// <summary>What comes out of code that is in sight but was not followed, because it leads back here or is too large.</summary>
    private static Value Unseen(Value value, IMethodSymbol method)
    {
        if (value is Number { Linear.Terms: [{ Root: var root }] })
            root.IsUnseen = !method.DeclaringSyntaxReferences.IsEmpty;
        return value;
    }

    /// <summary>The numbers that a call gets to see.</summary>
    private IEnumerable<Linear> Seen(IArgumentOperation argument, Dictionary<int, Value> arguments)
    {
        var value = argument.Parameter is { RefKind: not RefKind.None } ? Evaluate(argument.Value)
            : argument.Parameter is { } parameter && arguments.TryGetValue(parameter.Ordinal, out var known) ? known : Opaque.Instance;
        return value switch
        {
            Number number => [number.Linear],
            Pointer pointer => [pointer.Offset],
            Sequence sequence => [sequence.Length],
            Flag flag => (flag.WhenTrue?.Facts ?? []).Concat(flag.WhenFalse?.Facts ?? []),
            _ => [],
        };
    }
}
