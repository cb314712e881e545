using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>Where the fields of a struct lie, for those of this code that every platform lays out the same.</summary>
internal sealed class FieldLayout
{
    private static readonly ConditionalWeakTable<ITypeSymbol, FieldLayout> PerType = new();
    private static readonly FieldLayout Unknown = new();

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

    private static FieldLayout Read(ITypeSymbol type, int most)
    {
        var attributes = type.GetAttributes();
        var layout = attributes.FirstOrDefault(a => a.AttributeClass?.Name == "StructLayoutAttribute");
        // 0 is sequential, 2 explicit, 3 auto.
        var kind = layout?.ConstructorArguments is [{ Value: { } given }] ? System.Convert.ToInt32(given, System.Globalization.CultureInfo.InvariantCulture) : 0;
        if (Named(layout, "Pack") is > 0 and var pack)
            most = Math.Min(most, pack);
        var read = new FieldLayout();
        var (end, size) = (0, 0);
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic && !field.IsConst))
        {
            if (kind == 3 || SizeOf(field, most) is not var (bytes, aligned))
                return Unknown;
            aligned = Math.Min(aligned, most);
            var at = kind == 2 ? OffsetOf(field) : (end + aligned - 1) / aligned * aligned;
            if (at is not { } start)
                return Unknown;
            read.offsets[field.Name] = start;
            read.alignment = Math.Max(read.alignment, aligned);
            end = start + bytes;
            size = Math.Max(size, end);
        }
        if (attributes.FirstOrDefault(a => a.AttributeClass?.Name == "InlineArrayAttribute")?.ConstructorArguments is [{ Value: int times }])
            size *= times;
        size = Math.Max(1, (size + read.alignment - 1) / read.alignment * read.alignment);
        read.Size = Math.Max(size, Named(layout, "Size"));
        return read;
    }

    private static (int Bytes, int Alignment)? SizeOf(IFieldSymbol field, int most)
    {
        var type = field is { IsFixedSizeBuffer: true, Type: IPointerTypeSymbol { PointedAtType: var element } } ? element : field.Type;
        var times = field.IsFixedSizeBuffer ? field.FixedSize : 1;
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false })
            return Read(type, most) is { Size: { } size, alignment: var alignment } ? (size * times, alignment) : null;
        return Interval.SizeOf(type) is { } bytes ? (bytes * times, bytes) : null;
    }

    private static int? OffsetOf(IFieldSymbol field) =>
        field.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "FieldOffsetAttribute")?.ConstructorArguments is [{ Value: int offset }] ? offset : null;

    private static int Named(AttributeData? attribute, string name) =>
        attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is int value ? value : 0;
}
