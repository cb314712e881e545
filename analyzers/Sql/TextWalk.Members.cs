using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

// Variables, fields, properties, and the parts of tuples, records and objects.
internal sealed partial class TextWalk
{
    // Methods that call a function with each element.
    private static readonly HashSet<string> PerElement = new(StringComparer.Ordinal)
    {
        "Select", "SelectMany", "Where", "ForEach", "ForEachAsync", "ConvertAll", "Any", "All", "Count", "Sum", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault",
        "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "ToDictionary", "ToLookup", "TakeWhile", "SkipWhile", "Find", "FindAll", "Exists",
    };

    private void Variable(ISymbol variable, IOperation use)
    {
        var body = Body.Around(use);
        if (body.Variables.IsSelf(use) && entered.Any(e => e.Item1.Syntax.Span.Contains(use.Syntax.Span) && e.Item1.Syntax.SyntaxTree == use.Syntax.SyntaxTree))
            return;
        var isHarmless = Harmless.Is(use);
        var values = isHarmless || Guards.Proof(use) is not null ? [] : body.Variables.Before(variable, use);
        var parameter = variable as IParameterSymbol;
        if (values.IsEmpty || body.Variables.IsOpaque(variable))
        {
            if (!isHarmless && parameter is not null && Elements(parameter, use) is { } elements && Guards.Proof(use) is null)
                Push(elements);
            else
                Leaf(use, parameter);
            return;
        }
        var isReplaced = values.Count(v => !v.Appends) > 1;
        if (isReplaced && parameter is null && AreValues(values.Select(v => v.Value)))
        {
            pieces.Add(new(null, use) { Choice = current.Choice, Doubled = current.Doubled });
            return;
        }
        // What a parameter held at the start comes first, unless it is replaced for certain.
        Values(values, initial: parameter is not null && parameter.RefKind != RefKind.Out && !body.Variables.IsReplaced(variable, use) ? new SqlPiece(null, use) { Parameter = parameter } : null);
    }

    /// <summary>The sequence whose elements a lambda is given, as in <c>names.Select(name => …)</c>; null for any other parameter.</summary>
    private static IOperation? Elements(IParameterSymbol parameter, IOperation use)
    {
        if (parameter is not { Ordinal: 0, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
            return null;
        var at = use.Parent;
        while (at is not null && !(at is IAnonymousFunctionOperation lambda && SymbolEqualityComparer.Default.Equals(lambda.Symbol, parameter.ContainingSymbol)))
            at = at.Parent;
        return at is { Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable" or "List" or "Array" or "Parallel" } method } call } } } && PerElement.Contains(method.Name)
            ? call.Instance ?? call.Arguments[0].Value : null;
    }

    private void Member(ISymbol member, IOperation? instance, IOperation use)
    {
        if (KnownText.Of(member, instance) is { } known)
        {
            Literal(known, use);
            return;
        }
        if (program.Sinks?.IsSink(member) == true)
        {
            Literal("", use, "checked where it is set");
            return;
        }
        var part = member is IFieldSymbol { CorrespondingTupleField: { } element } ? element.Name : member.Name;
        if (instance is not null && IsMadeHere(instance, 5))
        {
            var (later, outer, group) = (Later(member, instance, use), current, new object());
            if (!later.IsEmpty)
            {
                current = outer with { Choice = new(group, 1, outer.Choice) };
                Values(later, whole: true);
                current = outer with { Choice = new(group, 0, outer.Choice) };
            }
            pending.Push(current with { Operation = instance, Part = part });
            return;
        }
        if (Harmless.Is(use) || program.Members.Of(member) is not { } values || values.Any(v => v.Through is not null && v.Through.ContainingSymbol.DeclaringSyntaxReferences.IsEmpty))
            Leaf(use);
        else
            Stored(values, use);
    }

    private void Stored(ImmutableArray<LocalValue> values, IOperation use)
    {
        if (values.IsEmpty)
            Literal("", use, "never set");
        else
            Values(values);
    }

    // What the object is given after it was made.
    private static ImmutableArray<LocalValue> Later(ISymbol member, IOperation instance, IOperation use) => instance is not ILocalReferenceOperation { Local: var owner } ? []
        : [.. Body.Around(use).Variables.Before(member.OriginalDefinition, use).Where(v => v.Value.Parent is IAssignmentOperation { Target: IMemberReferenceOperation { Instance: ILocalReferenceOperation given } } && SymbolEqualityComparer.Default.Equals(given.Local, owner))];

    private void Property(IPropertyReferenceOperation reference)
    {
        var property = reference.Property;
        if (reference is { Property.Name: "Name" or "FullName", Instance: ITypeOfOperation { TypeOperand: var type } })
        {
            Literal(type.MetadataName, reference);
        }
        else if (property.Name == "ParameterName" && IsDataParameter(property.ContainingType))
        {
            if (reference.Instance is not null && Later(property, reference.Instance, reference) is { IsEmpty: false } given)
                Values(given, whole: true);
            else
                Literal("p", reference, "the name of a parameter");
        }
        else if (!reference.Arguments.IsEmpty && reference.Instance is { } indexed && property.DeclaringSyntaxReferences.IsEmpty)
        {
            if (IsNamed(indexed) && TextRoot.IsContainer(indexed.Type) && !Harmless.Type(reference.Type))
                Push(indexed);
            else
                Leaf(reference);
        }
        else if (property.Name is "Value" or "Key" && property.ContainingType.Name is "KeyValuePair" or "Nullable" && reference.Instance is { } pair && !Harmless.Is(reference))
        {
            Push(pair);
        }
        else if (property is { Name: "Value", ContainingType.Name: "Lazy" } && reference.Instance is { } lazy)
        {
            Made(lazy, reference);
        }
        else if (property is { Name: "Keys" or "Values" } && TextRoot.IsContainer(reference.Instance?.Type) || property is { Name: "Result", ContainingType.Name: "Task" or "ValueTask" })
        {
            Push(reference.Instance!);
        }
        else if (!Harmless.Is(reference) && property.GetMethod is { } getter && program.Targets(getter).Where(t => program.BodyOf(t) is not null).ToArray() is { Length: > 0 } targets)
        {
            Summarised(targets, reference, reference.Arguments);
        }
        else
        {
            Member(property, reference.Instance, reference);
        }
    }

    // What the function of a lazy value returns.
    private void Made(IOperation lazy, IOperation use)
    {
        var only = lazy switch
        {
            ILocalReferenceOperation local => Body.Around(lazy).Variables.All(local.Local) is [{ Through: null, Part: null } value] ? value.Value : null,
            IFieldReferenceOperation field => program.Members.Of(field.Field) is [{ Through: null, Part: null } value] ? value.Value : null,
            _ => lazy,
        };
        var given = only is IObjectCreationOperation { Arguments: [var first, ..] } ? first.Value : null;
        if (given is not null && Function(given, program) is { } function && program.Summaries.Returned(function, current.Part, session) is { } text)
            Expand(text, function, _ => null);
        else
            Leaf(use);
    }

    private void Elements(IOperation tuple, ImmutableArray<IOperation> elements)
    {
        if (current.Part is { } part && part.StartsWith("Item", StringComparison.Ordinal) && int.TryParse(part.Substring(4), out var number) && number <= elements.Length)
            PushWhole(elements[number - 1]);
        else
            Sequence(elements);
    }

    private void Creation(IObjectCreationOperation creation)
    {
        if (current.Part is { } part)
        {
            var assigned = creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(a => a.Target is IMemberReferenceOperation p && p.Member.Name == part);
            var given = assigned?.Value ?? creation.Arguments.FirstOrDefault(a => string.Equals(a.Parameter?.Name, part, StringComparison.OrdinalIgnoreCase))?.Value;
            if (given is not null)
                PushWhole(given);
            else
                OfNew(creation, part);
            return;
        }
        if (!TextRoot.IsContainer(creation.Type) && creation.Type?.SpecialType != SpecialType.System_String && creation.Type?.Name != "KeyValuePair")
        {
            Leaf(creation);
            return;
        }
        var added = creation.Initializer?.Initializers.SelectMany(i => i switch
        {
            IInvocationOperation add => add.Arguments.Select(a => a.Value),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: var keys }, Value: var value } => keys.Select(k => k.Value).Append(value),
            _ => [],
        }) ?? [];
        Sequence([.. creation.Arguments.Select(a => a.Value).Where(a => !Harmless.Type(a.Type) && !IsComparer(a.Type)), .. added]);
    }

    // A part that is not given when the object is made: what the type's own code and others store in it.
    private void OfNew(IObjectCreationOperation creation, string part)
    {
        current = current with { Part = null };
        if (creation.Type?.GetMembers(part) is [(IFieldSymbol or IPropertySymbol) and var member] && program.Members.OfObject(member) is { } values)
            Stored(values, creation);
        else
            Leaf(creation);
    }

    private void Sequence(IEnumerable<IOperation> elements)
    {
        foreach (var element in elements.Reverse())
            Push(element);
    }

    /// <summary>True when the object's parts can be told apart: it is made in sight.</summary>
    private bool IsMadeHere(IOperation instance, int depth) => depth > 0 && instance switch
    {
        ITupleOperation => true,
        IObjectCreationOperation { Type.SpecialType: not SpecialType.System_String } creation => !TextRoot.IsContainer(creation.Type),
        IConversionOperation conversion => IsMadeHere(conversion.Operand, depth - 1),
        IParenthesizedOperation inner => IsMadeHere(inner.Operand, depth - 1),
        IConditionalOperation { WhenFalse: { } otherwise } either => IsMadeHere(either.WhenTrue, depth - 1) && IsMadeHere(otherwise, depth - 1),
        IFieldReferenceOperation { Field: var field } => IsGivenHere(program.Members.Of(field), depth),
        IPropertyReferenceOperation { Property: var property, Arguments.IsEmpty: true } => IsGivenHere(program.Members.Of(property), depth),
        IAwaitOperation awaited => IsMadeHere(awaited.Operation, depth - 1),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } task } => IsMadeHere(task, depth),
        IInvocationOperation call => program.BodyOf(call.TargetMethod) is { } body && body.Returned(call.TargetMethod).ToArray() is { Length: > 0 } all && all.All(value => IsMadeHere(value, depth - 1)),
        ILocalReferenceOperation local => Body.Around(local).Variables.Before(local.Local, local) is { IsEmpty: false } values && values.All(v => v.Through is null && v.Part is null && IsMadeHere(v.Value, depth - 1)),
        _ => false,
    };

    private bool IsGivenHere(ImmutableArray<LocalValue>? values, int depth) => values is { IsEmpty: false } given && given.All(v => v.Through is null && v.Part is null && IsMadeHere(v.Value, depth - 1));

    private static bool IsComparer(ITypeSymbol? type) => type?.Name.Contains("Compare") == true || type?.Name == "CultureInfo";

    // What has a name can be followed to what was put into it.
    private static bool IsNamed(IOperation operation) => TextRoot.Of(operation) is not null;
}
