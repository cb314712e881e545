using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>A type as a signature writes it (ECMA-335, II.23.2.12), reduced to the named types and type parameters in it.</summary>
/// <param name="Named">The class, structure or generic definition; nil for arrays, pointers, primitives and type parameters.</param>
/// <param name="Parameter">The type parameter, or null.</param>
/// <param name="Parts">Type arguments, element type.</param>
internal sealed record TypeNode(EntityHandle Named, TypeParameterIndex? Parameter, IReadOnlyList<TypeNode> Parts)
{
    // Blobs come from strangers: nesting is bounded, so that no image can exhaust the stack.
    private const int DepthLimit = 64;

    private static readonly TypeNode Other = new(default, null, []);

    /// <summary>The arguments of a generic method or type, by position.</summary>
    public static IReadOnlyList<TypeNode> Arguments(MetadataReader metadata, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeSpecification)
        {
            var type = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
            return Read(ref type, 0) is { Named.IsNil: false } instance ? instance.Parts : [];
        }
        var reader = metadata.GetBlobReader(metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Signature);
        reader.ReadByte();
        return List(ref reader, 0);
    }

    public static TypeNode Of(MetadataReader metadata, TypeSpecificationHandle handle)
    {
        var reader = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        return Read(ref reader, 0);
    }

    public static TypeNode Field(MetadataReader metadata, BlobHandle signature)
    {
        var reader = metadata.GetBlobReader(signature);
        reader.ReadSignatureHeader();
        return Read(ref reader, 0);
    }

    /// <summary>Result and parameters of a method or property.</summary>
    public static IReadOnlyList<TypeNode> Member(MetadataReader metadata, BlobHandle signature)
    {
        var reader = metadata.GetBlobReader(signature);
        if (reader.ReadSignatureHeader().IsGeneric)
            reader.ReadCompressedInteger();
        return Items(ref reader, reader.ReadCompressedInteger() + 1, 0);
    }

    /// <summary>The named types in it, its own first.</summary>
    public IEnumerable<EntityHandle> AllNamed => Parts.SelectMany(p => p.AllNamed).Prepend(Named).Where(h => !h.IsNil);

    private static TypeNode Read(ref BlobReader reader, int depth)
    {
        if (depth > DepthLimit)
            throw new BadImageFormatException();
        var code = reader.ReadCompressedInteger();
        switch ((SignatureTypeCode)code)
        {
            case (SignatureTypeCode)0x11 or (SignatureTypeCode)0x12:
                return new(reader.ReadTypeHandle(), null, []);
            case SignatureTypeCode.GenericTypeParameter:
                return new(default, new(OfMethod: false, reader.ReadCompressedInteger()), []);
            case SignatureTypeCode.GenericMethodParameter:
                return new(default, new(OfMethod: true, reader.ReadCompressedInteger()), []);
            case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray:
                return new(default, null, [Read(ref reader, depth + 1)]);
            case SignatureTypeCode.Array:
                var element = Read(ref reader, depth + 1);
                reader.ReadCompressedInteger();
                for (var sizes = reader.ReadCompressedInteger(); sizes > 0; sizes--)
                    reader.ReadCompressedInteger();
                for (var bounds = reader.ReadCompressedInteger(); bounds > 0; bounds--)
                    reader.ReadCompressedSignedInteger();
                return new(default, null, [element]);
            case SignatureTypeCode.GenericTypeInstance:
                reader.ReadByte();
                var named = reader.ReadTypeHandle();
                return new(named, null, List(ref reader, depth));
            case SignatureTypeCode.FunctionPointer:
                if (reader.ReadSignatureHeader().IsGeneric)
                    reader.ReadCompressedInteger();
                return new(default, null, Items(ref reader, reader.ReadCompressedInteger() + 1, depth));
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                reader.ReadTypeHandle();
                return Read(ref reader, depth + 1);
            case SignatureTypeCode.Sentinel or SignatureTypeCode.Pinned:
                return Read(ref reader, depth + 1);
            default:
                return Other;
        }
    }

    private static TypeNode[] List(ref BlobReader reader, int depth) => Items(ref reader, reader.ReadCompressedInteger(), depth);

    private static TypeNode[] Items(ref BlobReader reader, int count, int depth)
    {
        // Every element takes a byte at least; a greater count is damage, and must not become an allocation.
        if (count > reader.RemainingBytes)
            throw new BadImageFormatException();
        var items = new TypeNode[count];
        for (var i = 0; i < count; i++)
            items[i] = Read(ref reader, depth + 1);
        return items;
    }
}

/// <summary>A type parameter as the code that uses it names it: of the method, or of the type around it.</summary>
internal readonly record struct TypeParameterIndex(bool OfMethod, int Index);
