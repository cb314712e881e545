using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

// What the methods of the platform do to a text, and the methods of the compilation.
internal sealed partial class TextWalk
{
    private static readonly HashSet<string> Through = new(StringComparer.Ordinal)
    {
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "Distinct", "ToList", "ToArray", "ToHashSet", "AsEnumerable", "Skip", "Take", "Reverse", "Cast", "OfType", "First", "FirstOrDefault",
        "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ToImmutableArray", "ToImmutableList", "ToFrozenSet", "ToFrozenDictionary", "AsReadOnly", "GetValueOrDefault", "DefaultIfEmpty", "GetRange",
        "Except", "SkipWhile", "TakeWhile", "AsSpan", "AsMemory", "Slice", "ToDictionary", "Pop", "Dequeue", "Peek",
    };

    private void Call(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (type.SpecialType == SpecialType.System_String && TextCall(call, method.Name))
            return;
        if (method is { Name: "ToString" } && call.Instance is { } instance && ToStringOf(instance, call))
            return;
        if (TextRoot.IsBuilder(type) && BuilderCall(call))
            return;
        if (program.Sinks?.IsQuoter(method) == true)
            pending.Push(current with { Operation = call.Arguments[0].Value, IsQuotedName = true, Part = null });
        else if (program.Sinks?.IsSafe(method) == true)
            Literal("a", call, "said to be safe");
        else if (Harmless.Is(call))
            Leaf(call);
        else if (PlatformCall(call))
            return;
        else if (method.MethodKind == MethodKind.DelegateInvoke)
            Delegate(call);
        else if (program.Targets(method).Where(t => program.BodyOf(t) is not null).ToArray() is { Length: > 0 } targets)
            Summarised(targets, call, call.Arguments);
        else if (type is { Name: "Enumerable" or "List" or "Array" or "ImmutableArray" or "MemoryExtensions" or "ImmutableList" or "FrozenSet" or "FrozenDictionary" or "CollectionExtensions" or "Dictionary" or "Stack" or "Queue" or "ReadOnlySpan" })
            Linq(call, method.Name);
        else if (method is { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } or { Name: "Invariant", ContainingType.Name: "FormattableString" })
            Push(call.Arguments[0].Value);
        else if (method is { Name: "Parse", ContainingType.Name: "CompositeFormat" })
            Push(call.Arguments[0].Value);
        else if (method.Name == "ConfigureAwait" && call.Instance is { } task)
            Push(task);
        else if (method is { Name: "Create", ContainingType.Name: "FormattableStringFactory" })
            Format(call);
        // The resources of the assembly.
        else if (method is { Name: "GetString", ContainingType: { Name: "ResourceManager", ContainingNamespace.Name: "Resources" } } && call.Arguments[0].Value.ConstantValue.HasValue)
            Literal("text", call);
        else
            Leaf(call);
    }

    private bool TextCall(IInvocationOperation call, string name)
    {
        switch (name)
        {
            case "Concat":
                Arguments(call, 0);
                return true;
            case "Format":
                Format(call);
                return true;
            case "Join":
                Join(call);
                return true;
            case "Create" when call.Arguments.LastOrDefault()?.Value is { } last && last is IInterpolatedStringHandlerCreationOperation or IConversionOperation:
                Push(call.Arguments.Last().Value);
                return true;
            // A function writes the text into a span: what it is handed, and what it names itself, at places not known.
            case "Create" when call.Arguments.LastOrDefault()?.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation writer } && call.Arguments.Length == 3:
                isLoose = true;
                Sequence([call.Arguments[1].Value, .. writer.Descendants().Where(o => o is ILiteralOperation { ConstantValue.Value: string } || IsTextOrSpan(o.Type) && IsFromOutside(o, writer.Symbol))]);
                return true;
            case "ReplaceLineEndings" when call.Arguments is [{ Value: var ending }]:
                isLoose = true;
                Sequence([call.Instance!, ending]);
                return true;
            case "Trim" or "TrimStart" or "TrimEnd" or "ToUpper" or "ToLower" or "ToUpperInvariant" or "ToLowerInvariant" or "Substring" or "PadLeft" or "PadRight" or "Remove" or "Normalize" or "Clone" or "ToString" or "Split" or "ReplaceLineEndings":
                Push(call.Instance!);
                return true;
            case "Replace":
                Replace(call);
                return true;
            // Where the new text lands is not known.
            case "Insert":
                isLoose = true;
                Push(call.Arguments[1].Value);
                Push(call.Instance!);
                return true;
            default:
                return false;
        }
    }

    // A variable, parameter or member that a function uses and is not its own.
    private static bool IsFromOutside(IOperation operation, IMethodSymbol function) => operation switch
    {
        ILocalReferenceOperation { Local: var local } => !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, function),
        IParameterReferenceOperation { Parameter: var parameter } => !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, function),
        IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol, Instance: null or IInstanceReferenceOperation } => true,
        _ => false,
    };

    private void Replace(IInvocationOperation call)
    {
        var (old, with) = (call.Arguments[0].Value.ConstantValue, call.Arguments[1].Value);
        if (call.Instance!.ConstantValue is { HasValue: true, Value: string text } && old is { HasValue: true, Value: string { Length: > 0 } sought } && text.Contains(sought))
        {
            var parts = text.Split([sought], StringSplitOptions.None);
            for (var i = parts.Length - 1; i >= 0; i--)
            {
                pending.Push(current with { Operation = call.Instance, Literal = parts[i] });
                if (i > 0)
                    Push(with);
            }
            return;
        }
        // Doubled quotes make nobody safe, but it is worth a word that they are.
        if (with.ConstantValue is { HasValue: true, Value: var replacement })
        {
            var isDoubled = old is { HasValue: true, Value: string { Length: 1 } one } && replacement as string == one + one;
            pending.Push(current with { Operation = call.Instance, Doubled = isDoubled ? ((string)old.Value!)[0] : current.Doubled });
            return;
        }
        isLoose = true;
        Push(with);
        Push(call.Instance);
    }

    private bool BuilderCall(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "Clear":
                return true;
            case "AppendFormat":
                Format(call);
                Push(call.Instance!);
                return true;
            case "AppendJoin":
                Join(call);
                Push(call.Instance!);
                return true;
            case "Append" or "AppendLine":
                Arguments(call, 0);
                Push(call.Instance!);
                return true;
            case "Insert" or "Replace":
                isLoose = true;
                Arguments(call, 0);
                Push(call.Instance!);
                return true;
            case "Remove":
                Push(call.Instance!);
                return true;
            default:
                return false;
        }
    }

    private void Linq(IInvocationOperation call, string name)
    {
        var source = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        var rest = call.Instance is null ? call.Arguments.Skip(1) : call.Arguments;
        if (name is "Where" or "FindAll" or "TakeWhile" or "Intersect" && source is not null && Guards.Filters(call) is { } proof)
            Literal("a", call, proof);
        else if (Through.Contains(name) && source is not null && (call.Instance is null || TextRoot.IsContainer(call.Instance.Type) || IsTextOrSpan(call.Instance.Type)))
            Sequence([source, .. rest.Skip(name == "GetValueOrDefault" ? 1 : 0).Select(a => a.Value).Where(v => name is "GetValueOrDefault" or "FirstOrDefault" or "DefaultIfEmpty" && v.Type?.SpecialType == SpecialType.System_String)]);
        else if (name is "Append" or "Prepend" or "Concat" or "Union" && source is not null)
            Sequence([source, .. rest.Select(a => a.Value).Where(v => !IsComparer(v.Type))]);
        else if (name == "Repeat")
            Push(source!);
        else if (name == "Empty")
            return;
        else if (name is "Select" or "SelectMany" or "Aggregate" or "ConvertAll" or "Create" && source is not null)
            Mapped(call, name, source, rest);
        else
            Leaf(call);
    }

    // Each element through the function: its parameter is an element of the source.
    private void Mapped(IInvocationOperation call, string name, IOperation source, IEnumerable<IArgumentOperation> rest)
    {
        var (function, seed) = (rest.LastOrDefault(a => Function(a.Value, program) is not null), rest.Where(a => Function(a.Value, program) is null).Select(a => a.Value));
        if (name == "Create")
            Sequence(call.Arguments.Select(a => a.Value));
        else if (function is not null && Function(function.Value, program) is { } method && program.Summaries.Returned(method, null, session) is { } text)
            Expand(text, method, _ => source, seed);
        else
            Leaf(call);
    }

    private void Delegate(IInvocationOperation call)
    {
        var function = call.Instance is null ? null : Function(call.Instance, program);
        if (function is not null && program.Summaries.Returned(function, current.Part, session) is { } text)
            Expand(text, function, parameter => Argument(call.Arguments, parameter.Ordinal));
        else
            Leaf(call, (call.Instance as IParameterReferenceOperation)?.Parameter);
    }

    // A delegate that is handed over stands for what it gives back.
    private void Returned(IDelegateCreationOperation created)
    {
        if (Function(created, program) is { } function && program.Summaries.Returned(function, current.Part, session) is { } text)
            Expand(text, method: null, _ => null);
    }

    /// <summary>The lambda or method that a delegate is, if there can be only one.</summary>
    /// <param name="depth">How many names may stand for each other; two that do would never end.</param>
    public static IMethodSymbol? Function(IOperation value, SqlProgram program, int depth = 10) => depth == 0 ? null : value switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Symbol,
        IDelegateCreationOperation { Target: IMethodReferenceOperation reference } => program.BodyOf(reference.Method) is null ? null : reference.Method,
        IConversionOperation conversion => Function(conversion.Operand, program, depth),
        ILocalReferenceOperation local => Body.Around(local).Variables.All(local.Local) is [{ Through: null, Part: null } only] ? Function(only.Value, program, depth - 1) : null,
        IFieldReferenceOperation { Field: var field } => program.Members.Of(field) is [{ Through: null, Part: null } only] ? Function(only.Value, program, depth - 1) : null,
        _ => null,
    };

    private void Summarised(IReadOnlyList<IMethodSymbol> targets, IOperation call, ImmutableArray<IArgumentOperation> arguments)
    {
        var group = targets.Count > 1 ? new object() : null;
        var outer = current;
        for (var i = targets.Count - 1; i >= 0; i--)
        {
            current = group is null ? outer : outer with { Choice = new(group, i, outer.Choice) };
            if (program.Summaries.Returned(targets[i], current.Part, session) is { } text)
                Expand(text, targets[i], parameter => parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.PropertySet } ? null : Argument(arguments, parameter.Ordinal));
            else
                Leaf(call);
        }
        current = outer;
    }

    private void ByReference(IOperation call, IParameterSymbol parameter)
    {
        var (method, arguments, instance) = call switch
        {
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Arguments, invocation.Instance),
            IObjectCreationOperation creation => (creation.Constructor!, creation.Arguments, null),
            _ => default,
        };
        if (method is not null && program.Summaries.Written(method, parameter, session) is { } text)
            Expand(text, method, p => p.Ordinal == parameter.Ordinal ? null : Argument(arguments, p.Ordinal));
        else if (method is { Name: "TryGetValue" or "Remove" or "TryPop" or "TryDequeue" or "TryPeek" } && TextRoot.IsContainer(instance?.Type) && IsNamed(instance!))
            PushWhole(instance!);
        else
            Leaf(Argument(arguments, parameter.Ordinal) ?? call);
    }

    /// <summary>The pieces of a method's text, its parameters replaced by what they are here; with no method they remain.</summary>
    private void Expand(SqlText text, IMethodSymbol? method, Func<IParameterSymbol, IOperation?> argument, IEnumerable<IOperation>? also = null)
    {
        isLoose |= text.IsLoose;
        var groups = new Dictionary<object, object>();
        foreach (var piece in text.Pieces.Reverse())
        {
            var choice = Renamed(piece.Choice, groups);
            if (piece.Parameter is { } parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, method?.OriginalDefinition))
            {
                if (argument(parameter) is { } value)
                    pending.Push(current with { Operation = value, Part = null, Choice = choice, Doubled = piece.Doubled == '\0' ? current.Doubled : piece.Doubled, IsQuotedName = current.IsQuotedName || piece.IsQuotedName });
            }
            else if (piece.IsHole)
            {
                pending.Push(current with { Operation = piece.Source, Hole = piece, Choice = choice });
            }
            else
            {
                pending.Push(current with { Operation = piece.Source, Literal = piece.Literal, Proof = piece.Proof, Choice = choice });
            }
        }
        foreach (var other in also ?? [])
            Push(other);
    }

    // Options of a method called twice are chosen twice.
    private Choice? Renamed(Choice? choice, Dictionary<object, object> groups)
    {
        if (choice is null)
            return current.Choice;
        if (groups.TryGetValue(choice, out var known))
            return (Choice)known;
        if (!groups.TryGetValue(choice.Group, out var group))
            groups[choice.Group] = group = new();
        var renamed = new Choice(group, choice.Option, Renamed(choice.Outer, groups));
        groups[choice] = renamed;
        return renamed;
    }

    private static IOperation? Argument(ImmutableArray<IArgumentOperation> arguments, int ordinal) => arguments.FirstOrDefault(a => a.Parameter?.Ordinal == ordinal)?.Value;

    private void Arguments(IInvocationOperation call, int from)
    {
        foreach (var argument in call.Arguments.Skip(from).Where(a => a.Parameter?.Type.Name != "IFormatProvider").Reverse())
        {
            foreach (var part in Elements(argument.Value).Reverse())
                PushWhole(part);
        }
    }

    private void Join(IInvocationOperation call)
    {
        var items = call.Arguments.Skip(1).SelectMany(a => Elements(a.Value)).ToArray();
        for (var i = items.Length - 1; i >= 0; i--)
        {
            PushWhole(items[i]);
            if (i > 0)
                PushWhole(call.Arguments[0].Value);
        }
    }

    // The literal text of the format first, then what goes into it, so that both count.
    private void Format(IInvocationOperation call)
    {
        var format = call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "format");
        var values = call.Arguments.Where(a => a.Parameter?.Name is not ("format" or "provider")).SelectMany(a => Elements(a.Value)).ToArray();
        if (format is not null && Constant(format.Value) is { } text)
        {
            foreach (var part in CompositeFormat.Parts(text).Reverse())
            {
                if (part.Literal is not null)
                    pending.Push(current with { Operation = format.Value, Literal = part.Literal, Part = null });
                else if (part.Index < values.Length)
                    PushWhole(values[part.Index]);
            }
            return;
        }
        foreach (var value in values.AsEnumerable().Reverse())
            PushWhole(value);
        if (format is not null)
            PushWhole(format.Value);
    }

    // A format in a constant field or a helper without choices is as good as one written here.
    private string? Constant(IOperation format)
    {
        if (format.ConstantValue is { HasValue: true, Value: string text })
            return text;
        return Apart(format) is { GaveUp: false, IsLoose: false } read && read.Pieces.All(p => p is { IsHole: false, Choice: null, Proof: null }) ? string.Concat(read.Pieces.Select(p => p.Literal)) : null;
    }

    private static IEnumerable<IOperation> Elements(IOperation value) => value switch
    {
        IArrayCreationOperation { Initializer: { } items } => items.ElementValues,
        ICollectionExpressionOperation items => items.Elements,
        IConversionOperation conversion => Elements(conversion.Operand),
        _ => [value],
    };
}
