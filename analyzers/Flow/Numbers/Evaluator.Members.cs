using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Polp.Analyzers;

/// <summary>Members of objects: where they lie, what is known of them, what a read of them gives.</summary>
internal sealed partial class Evaluator
{
    /// <summary>What stands for the object that a member belongs to without being named.</summary>
    internal const string This = "this";

    /// <summary>True in constructors: nobody else has the object yet.</summary>
    public bool OwnsThis { get; init; }

    /// <summary>What the function was handed from outside and looked at before it stored anything, by place; and variables of the functions around it.</summary>
    public Dictionary<object, Value> Given { get; init; } = [];

    private Value Read(Place? place, IOperation operation, bool isData, bool isCertain = false, Value? known = null)
    {
        if (place is null)
            return Fresh(operation, operation.Type, operation, isData ? operation.Syntax : null, isVague: !isData, isCertain);
        if (place.Owner is Region { IsShared: true } || operation is IFieldReferenceOperation { Field.IsVolatile: true })
            return isData && operation.Type.IsStructure() ? Structure.OfData : Fresh(operation, operation.Type, operation, isData ? operation.Syntax : null, isVague: !isData, place: place);
        if (Known(place) is { } stored)
            return stored;
        var isGiven = known is null && IsGiven(place, isCertain);
        var value = known is not null ? known
            : IsZero(place) && Interval.Of(operation.Type) is not null ? new Number(0)
            : isData && (operation.Type.IsStructure() || operation.Type is ITypeParameterSymbol) ? Structure.OfData
            : Fresh(isGiven ? ("given", place) : operation, operation.Type, operation, isData ? operation.Syntax : null, isVague: !isData, isCertain, place);
        if (isGiven)
            Given[place] = value;
        Keep(place, value, isCertain);
        return value;
    }

    private bool IsZero(Place place) => State.Variables.TryGetValue(place.Owner, out var value) && value is Structure { IsZero: true };

    /// <summary>An object that other code may come to hold: what cannot be changed stays with the variable, the rest is memory.</summary>
    private void Share(ILocalSymbol variable, Structure structure)
    {
        var changing = structure.Members.Where(member => !variable.Type.GetMembers(member.Key.Substring(1)).Any(IsFixed) && PrimaryConstructor.Of(variable.Type, member.Key.Substring(1))?.IsFixed() != true).ToList();
        if (shape.IsUnstable(variable))
            return;
        State = State.Set(variable, structure with { Members = structure.Members.RemoveRange(changing.Select(member => member.Key)) });
        State = State with { Memory = State.Memory.SetItems(changing.Select(member => new KeyValuePair<object, Value>(new Place(variable, member.Key), member.Value))) };
    }

    private static bool IsFixed(ISymbol member) => member switch
    {
        IFieldSymbol field => field.IsReadOnly,
        IPropertySymbol property => property.IsFieldLike() && property.SetMethod is null or { IsInitOnly: true },
        _ => false,
    };

    private Value? Known(Place place) =>
        State.Memory.TryGetValue(place, out var value) || State.Variables.TryGetValue(place, out value) ? value
        : State.Variables.TryGetValue(place.Owner, out value) && value is Structure structure ? structure.Find(place.Path)
        : null;

    private void Keep(Place place, Value value, bool isCertain)
    {
        if (place.Owner is Region { IsShared: true })
            return;
        if (IsOwned(place.Owner))
            State = State.Set(place.Owner, (State.Variables.TryGetValue(place.Owner, out var owner) && owner is Structure known ? known : Structure.Unknown).With(place.Path, value));
        else
            State = isCertain ? State.Set(place, value) : State with { Memory = State.Memory.SetItem(place, value) };
    }

    /// <summary>True when what lies there is still what it was when the function was called.</summary>
    private bool IsGiven(Place place, bool isCertain) => place.Owner switch
    {
        IParameterSymbol parameter when parameter.Type.IsStructure() => State.Variables.TryGetValue(parameter, out var value) && value is Structure { IsGiven: true },
        _ => !State.HasStored || isCertain,
    };

    /// <summary>True for an object that nothing but this function can change.</summary>
    private bool IsOwned(object owner) => owner switch
    {
        This => OwnsThis,
        ILocalSymbol local => local.Type.IsStructure() && !shape.IsUnstable(local),
        IParameterSymbol parameter => parameter.Type.IsStructure() && !shape.IsUnstable(parameter),
        CaptureId capture => shape.Type(capture).IsStructure() || State.Variables.TryGetValue(capture, out var value) && value is Structure,
        _ => false,
    };

    private void Store(IMemberReferenceOperation member, Value value, IOperation store)
    {
        var place = PlaceOf(member).Place;
        if (!IsDead && member is IFieldReferenceOperation field && Behind(place, field) is { } pointed)
            watcher.Store(store, member, pointed, Bytes(field.Type), State, Loops);
        Store(place, member.Member.Name, value, member.Member is IFieldSymbol { IsReadOnly: true });
    }

    private void Store(Place? place, string name, Value value, bool isFixed)
    {
        if (place is not null && IsOwned(place.Owner))
        {
            Keep(place, value, isCertain: false);
            return;
        }
        ForgetMembers(name);
        State = State with { HasStored = true };
        if (place is not null)
            Keep(place, value, isFixed);
    }

    /// <summary>Where a parameter of the head of a type lies, as the functions of the type see it; null for any other, and in the constructor itself.</summary>
    private Place? OfObject(IParameterSymbol parameter) => !OwnsThis && parameter.IsOfObject() ? new(This, "." + parameter.Name) : null;

    /// <summary>Any object may be the one whose member was stored.</summary>
    private void ForgetMembers(string name)
    {
        var suffix = "." + name;
        State = State with { Memory = State.Memory.RemoveRange(State.Memory.Keys.Where(key => key is Place place && place.Path.Contains(suffix))) };
    }

    /// <returns>The place, whether data lies there, and the value of a member of an object that lies nowhere.</returns>
    private (Place? Place, bool IsData, Value? Held) PlaceOf(IMemberReferenceOperation member)
    {
        var name = "." + ((member.Member as IFieldSymbol)?.CorrespondingTupleField ?? member.Member).Name;
        return member.Instance switch
        {
            null => (new(member.Member.ContainingType, name), false, null),
            IFieldReferenceOperation outer => Within(PlaceOf(outer), name),
            IPropertyReferenceOperation outer when outer.Property.IsFieldLike() => Within(PlaceOf(outer), name),
            IParameterReferenceOperation { Parameter: var parameter } when OfObject(parameter) is { } outer => (outer with { Path = outer.Path + name }, false, null),
            { Kind: OperationKind.None } pointed when Address(pointed) is Pointer pointer => (new(pointer.Region, name, pointer.Offset), pointer.Region.IsData, null),
            // A struct laid over memory of a known size; any other reference may lead to an object that nothing else touches.
            ILocalReferenceOperation { Local: { RefKind: not RefKind.None } local } when Variable(local, member.Instance, asAddress: true) is Pointer { Region.IsSized: true } over => (new(over.Region, name, over.Offset), over.Region.IsData, null),
            { } instance when Owner(instance) is { } owner => (new(owner, name), Evaluate(instance) is Structure structure && structure.IsDataAt(name), null),
            { } instance => Evaluate(instance) is Structure structure ? (null, structure.IsDataAt(name), structure.Find(name)) : (null, false, null),
        };
    }

    /// <summary>Where a field of a struct behind a pointer begins, or where the struct does if that is not the same everywhere; null for a field of anything else.</summary>
    private static Pointer? Behind(Place? place, IFieldReferenceOperation field)
    {
        if (place is not { Owner: Region region, Offset: { } start })
            return null;
        var within = 0;
        for (var at = field; at is not null; at = at.Instance as IFieldReferenceOperation)
            within += FieldLayout.Of(at.Field.ContainingType).Offset(at.Field.Name) ?? 0;
        return new(region, start + (Linear)within);
    }

    private static (Place? Place, bool IsData, Value? Held) Within((Place? Place, bool IsData, Value? Held) outer, string name) =>
        (outer.Place is null ? null : outer.Place with { Path = outer.Place.Path + name }, outer.IsData, (outer.Held as Structure)?.Find(name));

    /// <summary>The variable that holds the object, or null.</summary>
    private object? Owner(IOperation? instance) => instance switch
    {
        IInstanceReferenceOperation => This,
        ILocalReferenceOperation { Local: var local } => local,
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        IFlowCaptureReferenceOperation { Id: var id } when shape.Target(id) is { } variable && shape.Type(id).IsStructure() => Owner(variable),
        IFlowCaptureReferenceOperation { Id: var id } => id,
        _ => null,
    };

    private Value Field(IFieldReferenceOperation field)
    {
        var (place, isData, held) = PlaceOf(field);
        if (held is not null)
            return held;
        if (!IsDead && Behind(place, field) is { } pointed && !field.Field.IsFixedSizeBuffer)
            watcher.Load(field, pointed, Bytes(field.Type), State, Loops);
        if (field.Field.IsFixedSizeBuffer && field.Type is IPointerTypeSymbol { PointedAtType: var element })
        {
            var region = roots.Region(("buffer", (object?)place ?? field), address => new(address)
            {
                Capacity = Bytes(element) is { } size ? size * field.Field.FixedSize : null,
                IsCertain = true,
                IsData = IsDataType(element),
                IsShared = place?.Owner is Region { IsShared: true },
                Holder = place?.Owner,
                Origin = field.Field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() ?? field.Syntax,
            });
            return new Pointer(region, Linear.Zero);
        }
        var isCertain = field.Field.IsReadOnly && field.Instance is null or IInstanceReferenceOperation;
        var value = Read(place, field, isData, isCertain, isCertain ? Allotted(field) : null);
        // A static table of bytes is the program's own.
        return field.Instance is null && value is Sequence { Region.IsData: true } table
            ? table with { Region = roots.Region(("table", table.Region), address => new(address) { Capacity = table.Region.Capacity, IsCertain = table.Region.IsCertain, IsSizedElsewhere = table.Region.IsSizedElsewhere, Origin = table.Region.Origin }) }
            : value;
    }

    /// <summary>The array of a readonly field: of the size it was allocated with, if that is in sight.</summary>
    private Value? Allotted(IFieldReferenceOperation field)
    {
        if (field.Type is not IArrayTypeSymbol || ElementType(field.Type) is not { } element)
            return null;
        var length = FixedLength.Of(field.Field, model) is { } count ? count : (Linear)roots.Get((field.Field, "length"), Interval.Length);
        return Sized(field.Field, length, element, field, isCertain: true, IsDataType(element), isSizedElsewhere: !length.IsConstant);
    }

    private Value Property(IPropertyReferenceOperation property)
    {
        if (property.Instance is { } instance && ElementType(instance.Type) is not null)
        {
            if (property.Property.IsIndexer && property.Arguments is [{ } index])
                return Element(property, instance, index.Value);
            if (Evaluate(instance) is Sequence sequence)
            {
                switch (property.Property.Name)
                {
                    case "Length" or "LongLength":
                        return new Number(sequence.Length);
                    case "IsEmpty":
                        return Compare(BinaryOperatorKind.LessThanOrEqual, sequence.Length, Linear.Zero);
                    case "Span":
                        return sequence;
                }
            }
        }
        if (property is { Property: { Name: "Current", ContainingType.Name: "Enumerator" }, Instance: { } enumerator } && Evaluate(enumerator) is Sequence { Region.IsData: var ofData })
            return ofData && property.Type.IsStructure() ? Structure.OfData : Fresh(property, property.Type, property, ofData ? property.Syntax : null, isVague: !ofData);
        foreach (var argument in property.Arguments)
            Evaluate(argument);
        if (property.Property.IsIndexer)
            return Children(property);
        if (property.Property.GetMethod is { } getter && Summarized(property, Targets(getter, isVirtual: true), property.Instance, property.Arguments, []) is { } answer)
            return answer;
        var (place, isData, held) = PlaceOf(property);
        if (held is not null)
            return held;
        var value = Read(place, property, isData && property.Property.IsFieldLike());
        return value is Sequence { Region.IsData: true } && property.Instance is null
            ? Unsized((property, "table"), property.Type!, property, isCertain: false)
            : value;
    }
}
