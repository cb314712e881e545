using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Values of which nothing is known but where they come from.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Gives a parameter the value it comes with.</summary>
    public void Declare(IParameterSymbol parameter, IOperation body)
    {
        var value = parameter.Type.SpecialType == SpecialType.System_Boolean ? Flag.Of(roots.Get((parameter, "value"), new Interval(0, 1)))
            : parameter.Type.IsStructure() ? Structure.Unknown with { IsGiven = true }
            : (Caller is null ? Paired(parameter, body) : null) ?? Fresh(parameter, parameter.Type, body, isCertain: true);
        if (parameter.RefKind != RefKind.Out)
            Given[parameter] = value;
        if (parameter.RefKind is not (RefKind.None or RefKind.Out))
            Given[new Referred(parameter)] = Unknown(new Referred(parameter), body, IsDataType(parameter.Type));
        Remember(parameter, value);
        if (Caller is null && Visibility.IsSeenOutside(parameter.ContainingSymbol) && InputLength(parameter, value) is { } length)
            length.Input = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (value is Pointer { Region.Capacity: { } capacity })
            State = State.With(-capacity);
    }

    /// <summary>How much the caller has handed in, be it any amount.</summary>
    private static Root? InputLength(IParameterSymbol parameter, Value value) => value switch
    {
        Sequence { Region.IsData: true, Length.Terms: [{ Root: var length }] } when parameter.RefKind == RefKind.None => length,
        Pointer { Region: { AssumedFrom: not null, Capacity: { Constant.IsZero: true, Terms: [{ Coefficient.IsOne: true, Root: var size }] } } } => size,
        _ => null,
    };

    /// <summary>An unknown value of a type; the same key gives the same value.</summary>
    private Value Fresh(object key, ITypeSymbol? type, IOperation operation, SyntaxNode? read = null, bool isVague = false, bool isCertain = false, Place? place = null)
    {
        type = Instance?.Substitute(type) ?? type;
        if (Interval.Of(type) is { } range)
            return new Number(roots.Get((key, "value"), (id, birth) => new(id, range, birth) { Read = read, IsVague = isVague, Place = place }));
        if (type is IPointerTypeSymbol { PointedAtType: var pointed })
            return Unknown(key, operation, IsDataType(pointed) || pointed.IsLaidOverMessages(), SharedMemory.IsNamed(key, place));
        if (ElementType(type) is { } element)
            return Unsized(key, element, operation, isCertain);
        return type?.SpecialType == SpecialType.System_Boolean ? Flag.Unknown : Opaque.Instance;
    }

    private Pointer Unknown(object key, IOperation operation, bool isData = true, bool isShared = false) =>
        new(roots.Region((key, "memory"), address => new(address) { IsData = isData || isShared, IsShared = isShared, Origin = operation.Syntax }), Linear.Zero);

    private Sequence Unsized(object key, ITypeSymbol element, IOperation operation, bool isCertain) =>
        Sized(key, roots.Get((key, "length"), Interval.Length), element, operation, isCertain, IsDataType(element));

    private Sequence Sized(object key, Linear length, ITypeSymbol element, IOperation operation, bool isCertain, bool isData, bool isSizedElsewhere = false) => new(
        roots.Region((key, "memory", length), address => new(address)
        {
            Capacity = Bytes(element) is { } size ? length * size
                : Caller is not null && element is ITypeParameterSymbol ? Product(length, SizeOf(element), new(long.MinValue, long.MaxValue))
                : null,
            IsCertain = isCertain,
            IsSizedElsewhere = isSizedElsewhere,
            IsData = isData,
            Origin = operation.Syntax,
        }),
        Linear.Zero, length);

    /// <summary>The size of a type; that of a struct keeps its name, known or not.</summary>
    private Linear SizeOf(ITypeSymbol type) => (Bytes(type), (Instance?.Substitute(type) ?? type).IsStructure()) switch
    {
        ({ } bytes, false) => bytes,
        ({ } bytes, true) => Measured(type, new(bytes, bytes)),
        _ => Measured(type, new(1, int.MaxValue)),
    };

    private Root Measured(ITypeSymbol type, Interval range) => roots.Get(("sizeof", type), (id, birth) => new(id, range, birth) { Measured = type });

    /// <summary>The element type of an array, span, memory or string.</summary>
    private static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        { SpecialType: SpecialType.System_String } => type.ContainingAssembly.GetTypeByMetadataName("System.Char"),
        INamedTypeSymbol { TypeArguments: [var element], Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", ContainingNamespace.Name: "System" } => element,
        _ => null,
    };

    /// <summary>The size of a type, also of one that a type parameter stands for.</summary>
    private int? Bytes(ITypeSymbol? type) => Interval.SizeOf(Instance?.Substitute(type) ?? type);

    private static bool IsDataType(ITypeSymbol? element) =>
        element?.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Void;
}
