using System.Globalization;
using System.Reflection.Metadata;
using System.Text;

namespace Polp.Graph;

/// <summary>
/// Reads signature blobs (ECMA-335, II.23.2) into the text documentation-comment ids use. Assembly names do not occur in it, so the
/// same type has the same text whether it is met through a facade or where it is defined.
/// </summary>
internal static class SignatureText
{
    // Blobs come from strangers: nesting is bounded, so that no image can exhaust the stack.
    private const int DepthLimit = 64;

    // Around function pointers, which documentation-comment ids leave out but overloads may differ in.
    private const char FunctionStart = '\u0001';
    private const char FunctionEnd = '\u0002';

    private static readonly string?[] Primitives =
    [
        null, "System.Void", "System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32",
        "System.UInt32", "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.String", null, null, null, null, null,
        null, null, "System.TypedReference", null, "System.IntPtr", "System.UIntPtr", null, null, "System.Object",
    ];

    public static MemberText Method(AssemblyModule module, BlobHandle blob)
    {
        var reader = module.Metadata.GetBlobReader(blob);
        return Member(module, ref reader, 0);
    }

    /// <summary>A field's type.</summary>
    public static string Field(AssemblyModule module, BlobHandle blob)
    {
        var reader = module.Metadata.GetBlobReader(blob);
        reader.ReadSignatureHeader();
        return TypeText(module, ref reader, 0);
    }

    /// <summary>The number of type parameters and parameters, without reading further.</summary>
    public static (int Arity, int Count) Shape(MetadataReader metadata, BlobHandle blob)
    {
        var reader = metadata.GetBlobReader(blob);
        var arity = reader.ReadSignatureHeader().IsGeneric ? reader.ReadCompressedInteger() : 0;
        return (arity, reader.ReadCompressedInteger());
    }

    public static string TypeName(AssemblyModule module, TypeSpecificationHandle handle)
    {
        var reader = module.Metadata.GetBlobReader(module.Metadata.GetTypeSpecification(handle).Signature);
        return TypeText(module, ref reader, 0);
    }

    /// <summary>The definition and arguments of a generic instance; null for arrays, pointers and type parameters.</summary>
    public static TypeUse? GenericInstance(AssemblyModule module, TypeSpecificationHandle handle)
    {
        var reader = module.Metadata.GetBlobReader(module.Metadata.GetTypeSpecification(handle).Signature);
        if (reader.ReadCompressedInteger() != (int)SignatureTypeCode.GenericTypeInstance)
            return null;
        reader.ReadByte();
        if (module.Resolve(NotSpecification(reader.ReadTypeHandle())) is not { } type)
            return null;
        var arguments = new string[Count(ref reader)];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = TypeText(module, ref reader, 1);
        return type with { Arguments = arguments };
    }

    /// <summary>The named type a specification is made of, or a nil handle.</summary>
    public static EntityHandle NamedType(AssemblyModule module, TypeSpecificationHandle handle)
    {
        var reader = module.Metadata.GetBlobReader(module.Metadata.GetTypeSpecification(handle).Signature);
        return NamedType(module, ref reader, 0);
    }

    /// <summary>The named type of a local variable, or a nil handle.</summary>
    public static EntityHandle Local(AssemblyModule module, StandaloneSignatureHandle locals, int index)
    {
        var reader = module.Metadata.GetBlobReader(module.Metadata.GetStandaloneSignature(locals).Signature);
        reader.ReadSignatureHeader();
        var count = reader.ReadCompressedInteger();
        var named = default(EntityHandle);
        for (var i = 0; i < count && i <= index; i++)
            named = NamedType(module, ref reader, 0);
        return index < count ? named : default;
    }

    public static bool HasPointer(string text) => text.AsSpan().ContainsAny('*', FunctionStart);

    /// <summary>The text as documentation-comment ids have it: function pointers are left out.</summary>
    public static string WithoutFunctionPointers(string text)
    {
        if (text.IndexOf(FunctionStart) < 0)
            return text;
        var result = new StringBuilder(text.Length);
        var open = 0;
        foreach (var c in text)
        {
            open += c == FunctionStart ? 1 : 0;
            if (open == 0)
                result.Append(c);
            open -= c == FunctionEnd ? 1 : 0;
        }
        return result.ToString();
    }

    /// <summary>Puts arguments in the place of a type's own parameters; those of a method, written with two backticks, stay.</summary>
    public static string Substitute(string text, string[] arguments)
    {
        if (arguments.Length == 0 || text.IndexOf('`') < 0)
            return text;
        var result = new StringBuilder(text.Length + 32);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '`')
            {
                result.Append(text[i]);
                continue;
            }
            var ofMethod = i + 1 < text.Length && text[i + 1] == '`';
            var start = i + (ofMethod ? 2 : 1);
            var end = start;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            var index = -1;
            var isArgument = !ofMethod && int.TryParse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture, out index) && index < arguments.Length;
            result.Append(isArgument ? arguments[index] : text[i..end]);
            i = end - 1;
        }
        return result.ToString();
    }

    private static MemberText Member(AssemblyModule module, ref BlobReader reader, int depth)
    {
        var header = reader.ReadSignatureHeader();
        var arity = header.IsGeneric ? reader.ReadCompressedInteger() : 0;
        var count = reader.ReadCompressedInteger();
        var result = TypeText(module, ref reader, depth + 1);
        if (count == 0)
            return new(arity, 0, "", result);

        var text = new StringBuilder("(");
        for (var i = 0; i < count; i++)
            Type(module, ref reader, i == 0 ? text : text.Append(','), depth + 1);
        return new(arity, count, text.Append(')').ToString(), result);
    }

    private static string TypeText(AssemblyModule module, ref BlobReader reader, int depth)
    {
        var text = new StringBuilder();
        Type(module, ref reader, text, depth);
        return text.ToString();
    }

    private static void Type(AssemblyModule module, ref BlobReader reader, StringBuilder text, int depth)
    {
        if (depth > DepthLimit)
            throw new BadImageFormatException();
        var code = reader.ReadCompressedInteger();
        switch ((SignatureTypeCode)code)
        {
            case (SignatureTypeCode)0x11 or (SignatureTypeCode)0x12:
                text.Append(module.TypeName(NotSpecification(reader.ReadTypeHandle())));
                break;
            case SignatureTypeCode.GenericTypeParameter:
                text.Append('`').Append(reader.ReadCompressedInteger());
                break;
            case SignatureTypeCode.GenericMethodParameter:
                text.Append("``").Append(reader.ReadCompressedInteger());
                break;
            case SignatureTypeCode.Pointer:
                Type(module, ref reader, text, depth + 1);
                text.Append('*');
                break;
            case SignatureTypeCode.ByReference:
                Type(module, ref reader, text, depth + 1);
                text.Append('@');
                break;
            case SignatureTypeCode.SZArray:
                Type(module, ref reader, text, depth + 1);
                text.Append("[]");
                break;
            case SignatureTypeCode.Array:
                Array(module, ref reader, text, depth);
                break;
            case SignatureTypeCode.GenericTypeInstance:
                Instance(module, ref reader, text, depth);
                break;
            case SignatureTypeCode.FunctionPointer:
                var pointer = Member(module, ref reader, depth + 1);
                text.Append(FunctionStart).Append(pointer.Result).Append(pointer.Parameters).Append(FunctionEnd);
                break;
            case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                reader.ReadTypeHandle();
                Type(module, ref reader, text, depth + 1);
                break;
            case SignatureTypeCode.Sentinel or SignatureTypeCode.Pinned:
                Type(module, ref reader, text, depth + 1);
                break;
            default:
                text.Append(code < Primitives.Length && Primitives[code] is { } name ? name : throw new BadImageFormatException());
                break;
        }
    }

    private static void Array(AssemblyModule module, ref BlobReader reader, StringBuilder text, int depth)
    {
        Type(module, ref reader, text, depth + 1);
        var rank = reader.ReadCompressedInteger();
        if (rank is 0 or > 32)
            throw new BadImageFormatException();
        for (var sizes = reader.ReadCompressedInteger(); sizes > 0; sizes--)
            reader.ReadCompressedInteger();
        for (var bounds = reader.ReadCompressedInteger(); bounds > 0; bounds--)
            reader.ReadCompressedSignedInteger();
        text.Append("[0:").Insert(text.Length, ",0:", rank - 1).Append(']');
    }

    // Arguments stand at the level of nesting that declares them: Outer{System.Int32}.Inner{System.String}.
    private static void Instance(AssemblyModule module, ref BlobReader reader, StringBuilder text, int depth)
    {
        reader.ReadByte();
        var name = module.TypeName(NotSpecification(reader.ReadTypeHandle()));
        var left = reader.ReadCompressedInteger();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '`')
            {
                text.Append(name[i]);
                continue;
            }
            var end = i + 1;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
                end++;
            _ = int.TryParse(name.AsSpan(i + 1, end - i - 1), CultureInfo.InvariantCulture, out var here);
            List(module, ref reader, text, Math.Min(here, left), depth);
            left -= Math.Min(here, left);
            i = end - 1;
        }
        List(module, ref reader, text, left, depth);
    }

    private static void List(AssemblyModule module, ref BlobReader reader, StringBuilder text, int count, int depth)
    {
        for (var i = 0; i < count; i++)
            Type(module, ref reader, text.Append(i == 0 ? '{' : ','), depth + 1);
        if (count > 0)
            text.Append('}');
    }

    private static EntityHandle NamedType(AssemblyModule module, ref BlobReader reader, int depth)
    {
        if (depth > DepthLimit)
            throw new BadImageFormatException();
        var start = reader;
        var code = reader.ReadCompressedInteger();
        var named = default(EntityHandle);
        if (code is 0x11 or 0x12)
            return reader.ReadTypeHandle();
        if (code == (int)SignatureTypeCode.GenericTypeInstance)
        {
            reader.ReadByte();
            named = reader.ReadTypeHandle();
        }
        reader = start;
        Type(module, ref reader, new(), depth + 1);
        return named;
    }

    // Every element takes a byte at least; a greater count is damage, and must not become an allocation.
    private static int Count(ref BlobReader reader) =>
        reader.ReadCompressedInteger() is var count && count <= reader.RemainingBytes ? count : throw new BadImageFormatException();

    // A type specification inside a signature is legal only as a modifier; elsewhere it could refer to itself for ever.
    private static EntityHandle NotSpecification(EntityHandle handle) =>
        handle.Kind is HandleKind.TypeDefinition or HandleKind.TypeReference ? handle : throw new BadImageFormatException();
}
