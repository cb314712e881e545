using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Where the fields of a struct lie, for those of this code that every platform lays out the same.</summary>
internal sealed class FieldLayout
{
    private static readonly ConditionalWeakTable<ITypeSymbol, FieldLayout> PerType = new();
    private static readonly FieldLayout Unknown = new();

    private const int Deepest = 16;
    private const long Largest = int.MaxValue;

    // The values of LayoutKind; automatic layout is another one everywhere.
    private const int Sequential = 0;
    private const int Explicit = 2;

    private readonly Dictionary<string, int> offsets = new(StringComparer.Ordinal);
    private int alignment = 1;

    /// <summary>The size in bytes, or null when it is not the same everywhere.</summary>
    public int? Size { get; private set; }

    public static FieldLayout Of(ITypeSymbol? type) => type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, IsUnmanagedType: true, DeclaringSyntaxReferences.IsEmpty: false }
        ? PerType.GetValue(type, Read) : Unknown;

    /// <summary>Where a field begins, or null when that is not the same everywhere.</summary>
    public int? Offset(string field) => Size is not null && offsets.TryGetValue(field, out var offset) ? offset : null;

    // Eight bytes are kept at a multiple of four or of eight, as the platform likes.
    private static FieldLayout Read(ITypeSymbol type) => Read(type, 8) is { Size: { } size } layout && Read(type, 4) is { } other
        && other.Size == size && layout.offsets.All(field => other.offsets[field.Key] == field.Value) ? layout : Unknown;

    /// <param name="type">The struct.</param>
    /// <param name="most">The largest alignment of the platform.</param>
    /// <param name="depth">How many structs it is nested in: one that holds itself is an error of the program, not of ours.</param>
    private static FieldLayout Read(ITypeSymbol type, int most, int depth = 0)
    {
        if (depth > Deepest)
            return Unknown;
        var attributes = type.GetAttributes();
        var layout = attributes.FirstOrDefault(a => a.AttributeClass?.Name == "StructLayoutAttribute");
        var kind = layout?.ConstructorArguments is [var given] ? Number(given) : Sequential;
        // It holds for where the fields lie here, not for how those that are structs are laid out themselves.
        var pack = Named(layout, "Pack") is > 0 and var packed ? Math.Min(most, packed) : most;
        var read = new FieldLayout();
        var (end, size) = (0L, 0L);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst))
        {
            if (kind is not (Sequential or Explicit) || SizeOf(field, most, depth) is not var (bytes, aligned))
                return Unknown;
            aligned = Math.Min(aligned, pack);
            var at = kind == Explicit ? OffsetOf(field) : (end + aligned - 1) / aligned * aligned;
            if (at is not (>= 0 and <= Largest and var start))
                return Unknown;
            read.offsets[field.Name] = (int)start;
            read.alignment = Math.Max(read.alignment, aligned);
            end = start + bytes;
            size = Math.Max(size, end);
        }
        if (attributes.FirstOrDefault(a => a.AttributeClass?.Name == "InlineArrayAttribute")?.ConstructorArguments is [var many])
            size *= Number(many) ?? 0;
        size = Math.Max(1, (size + read.alignment - 1) / read.alignment * read.alignment);
        size = Math.Max(size, Named(layout, "Size"));
        if (size > Largest)
            return Unknown;
        read.Size = (int)size;
        return read;
    }

    private static (long Bytes, int Alignment)? SizeOf(IFieldSymbol field, int most, int depth)
    {
        var type = field is { IsFixedSizeBuffer: true, Type: IPointerTypeSymbol { PointedAtType: var element } } ? element : field.Type;
        var times = field.IsFixedSizeBuffer ? (long)field.FixedSize : 1;
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false })
            return Read(type, most, depth + 1) is { Size: { } size, alignment: var alignment } ? (size * times, alignment) : null;
        return Interval.SizeOf(type) is { } bytes ? (bytes * times, bytes) : null;
    }

    private static long? OffsetOf(IFieldSymbol field) =>
        field.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "FieldOffsetAttribute")?.ConstructorArguments is [var offset] ? Number(offset) : null;

    private static int Named(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value is { } value && Number(value) is { } number ? number : 0;

    // Code that is being written may give an attribute anything.
    private static int? Number(TypedConstant given) => given is { IsNull: false, Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } ? given.Value switch
    {
        int number => number,
        short number => number,
        _ => null,
    } : null;
}
