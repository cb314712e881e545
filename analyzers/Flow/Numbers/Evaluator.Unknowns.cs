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
        if (value is Pointer { Region.Capacity: { } capacity })
            State = State.With(-capacity);
    }

    /// <summary>An unknown value of a type; the same key gives the same value.</summary>
    private Value Fresh(object key, ITypeSymbol? type, IOperation operation, SyntaxNode? read = null, bool isVague = false, bool isCertain = false, Place? place = null)
    {
        if (Interval.Of(type) is { } range)
            return new Number(roots.Get((key, "value"), (id, birth) => new(id, range, birth) { Read = read, IsVague = isVague, Place = place }));
        if (type is IPointerTypeSymbol { PointedAtType: var pointed })
            return Unknown(key, operation, IsDataType(pointed) || pointed.IsLaidOverMessages());
        if (ElementType(type) is { } element)
            return Unsized(key, element, operation, isCertain);
        return type?.SpecialType == SpecialType.System_Boolean ? Flag.Unknown : Opaque.Instance;
    }

    private Pointer Unknown(object key, IOperation operation, bool isData = true) =>
        new(roots.Region((key, "memory"), address => new(address) { IsData = isData, Origin = operation.Syntax }), Linear.Zero);

    private Sequence Unsized(object key, ITypeSymbol element, IOperation operation, bool isCertain) =>
        Sized(key, roots.Get((key, "length"), Interval.Length), element, operation, isCertain, IsDataType(element));

    private Sequence Sized(object key, Linear length, ITypeSymbol element, IOperation operation, bool isCertain, bool isData, bool isSizedElsewhere = false) => new(
        roots.Region((key, "memory", length), address => new(address)
        {
            Capacity = Interval.SizeOf(element) is { } size ? length * size
                : Caller is not null && element is ITypeParameterSymbol ? Product(length, SizeOf(element), new(long.MinValue, long.MaxValue))
                : null,
            IsCertain = isCertain,
            IsSizedElsewhere = isSizedElsewhere,
            IsData = isData,
            Origin = operation.Syntax,
        }),
        Linear.Zero, length);

    private Linear SizeOf(ITypeSymbol type) => Interval.SizeOf(type) is { } bytes ? bytes
        : roots.Get(("sizeof", type), (id, birth) => new(id, new(1, int.MaxValue), birth) { Measured = type });

    /// <summary>The element type of an array, span, memory or string.</summary>
    private static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element], Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", ContainingNamespace.Name: "System" } => element,
        _ => null,
    };

    private static bool IsDataType(ITypeSymbol? element) =>
        element?.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Void;
}
