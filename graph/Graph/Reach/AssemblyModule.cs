using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace Polp.Graph;

/// <summary>A managed assembly opened for reading: its types by name, and what its references resolve to.</summary>
internal sealed class AssemblyModule
{
    private const int ForwardLimit = 16;
    private const string Truncated = "is truncated or damaged; build or copy it again";

    private readonly Func<string, AssemblyModule?> find;
    private readonly string?[] definitionNames;
    private readonly string?[] referenceNames;
    private readonly (bool Known, TypeUse? Type)[] references;
    private readonly string?[] methodTexts;
    private readonly MethodMember?[] members;
    private bool? isTrimmable;
    private Dictionary<string, TypeDefinitionHandle>? types;
    private Dictionary<string, AssemblyReferenceHandle>? forwards;

    private AssemblyModule(AssemblyImage image, PEReader pe, MetadataReader metadata, bool isFramework, Func<string, AssemblyModule?> find)
    {
        (Image, Pe, Metadata, IsFramework, this.find) = (image, pe, metadata, isFramework, find);
        Name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        definitionNames = new string?[metadata.TypeDefinitions.Count + 1];
        referenceNames = new string?[metadata.TypeReferences.Count + 1];
        references = new (bool, TypeUse?)[metadata.TypeReferences.Count + 1];
        methodTexts = new string?[metadata.MethodDefinitions.Count + 1];
        members = new MethodMember?[metadata.MethodDefinitions.Count + 1];
    }

    public AssemblyImage Image { get; }
    public PEReader Pe { get; }
    public MetadataReader Metadata { get; }
    public string Name { get; }

    /// <summary>True on the far side of the leaf cut: looked up, never followed.</summary>
    public bool IsFramework { get; }

    /// <summary>Where the numbers of this assembly's methods and types start in the application; framework assemblies have none.</summary>
    public int FirstMethod { get; private set; } = -1;
    public int FirstType { get; private set; } = -1;

    public void Place(int firstMethod, int firstType) => (FirstMethod, FirstType) = (firstMethod, firstType);

    /// <summary>True for C++/CLI: parts of it are machine code that nothing here can read.</summary>
    public bool IsMixed => Pe.PEHeaders.CorHeader is { ManagedNativeHeaderDirectory.Size: 0 } cor && !cor.Flags.HasFlag(CorFlags.ILOnly);

    /// <summary>True for an assembly made for compilers only: its methods have no bodies worth reading.</summary>
    public bool IsReferenceOnly => Metadata.GetAssemblyDefinition().GetCustomAttributes()
        .Any(a => AttributeName(a) == "System.Runtime.CompilerServices.ReferenceAssemblyAttribute");

    /// <summary>True when its makers checked what it does by reflection, so that its annotations are complete.</summary>
    public bool IsTrimmable => isTrimmable ??= Metadata.GetAssemblyDefinition().GetCustomAttributes().Any(IsTrimmableMark);

    public static AssemblyModule Open(AssemblyImage image, bool isFramework, Func<string, AssemblyModule?> find)
    {
        try
        {
            var pe = new PEReader(Bytes(image.Image));
            if (pe.PEHeaders.SectionHeaders.Any(s => (long)s.PointerToRawData + s.SizeOfRawData > image.Image.Length))
                throw Unreadable(image, Truncated);
            if (!pe.HasMetadata)
            {
                throw Unreadable(
                    image, "holds machine code and no IL; name the managed assembly that was built, not a native library or the output of ahead-of-time compilation");
            }
            var metadata = pe.GetMetadataReader();
            if (!metadata.IsAssembly)
                throw Unreadable(image, "is a module without an assembly manifest; name the assembly it belongs to");
            return new(image, pe, metadata, isFramework, find);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Unreadable(
                image,
                image.Image.Length == 0 ? "is empty; build it again"
                : image.Image.Span.StartsWith("MZ"u8) ? Truncated
                : "is no .NET assembly; name the assembly that was built");
        }
    }

    /// <summary>What System.Reflection.Metadata throws when it meets bytes that make no sense.</summary>
    public static bool IsDamage(Exception e) =>
        e is BadImageFormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException
            or InvalidCastException;

    public InputException Damaged() => Unreadable(Image, "is damaged: its metadata or IL does not make sense; build or copy it again");

    /// <summary>The name of a type as documentation-comment ids have it: <c>Namespace.Outer`1.Inner</c>.</summary>
    public string TypeName(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => definitionNames[Row(handle)] ??= DefinitionName((TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => referenceNames[Row(handle)] ??= ReferenceName((TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => SignatureText.TypeName(this, (TypeSpecificationHandle)handle),
        _ => throw new BadImageFormatException(),
    };

    /// <summary>Parameters and result of a method, as text that is equal for equal signatures of any two assemblies.</summary>
    public string MethodText(MethodDefinitionHandle handle) =>
        methodTexts[Row(handle)] ??= SignatureText.Method(this, Metadata.GetMethodDefinition(handle).Signature).Whole;

    public MethodMember Member(MethodDefinitionHandle handle) => members[Row(handle)] ??= new(this, handle);

    /// <summary>The definition a type handle stands for, or null when it is an array, a type parameter, or not to be found.</summary>
    public TypeUse? Resolve(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                return new TypeUse(this, (TypeDefinitionHandle)handle, []);
            case HandleKind.TypeReference:
                ref var known = ref references[Row(handle)];
                if (!known.Known)
                    known = (true, ResolveReference((TypeReferenceHandle)handle, 0));
                return known.Type;
            case HandleKind.TypeSpecification:
                return SignatureText.GenericInstance(this, (TypeSpecificationHandle)handle);
            default:
                return null;
        }
    }

    /// <summary>The type of that name, nested ones after a plus, in this assembly or where it forwards to.</summary>
    public TypeUse? Type(string name)
    {
        var parts = name.Split('+');
        var type = TopLevel(parts[0], 0);
        foreach (var nested in parts.Skip(1))
            type = type?.Nested(nested);
        return type;
    }

    /// <summary>The simple name of the assembly a type reference points into.</summary>
    public string? Scope(EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeSpecification)
            handle = SignatureText.NamedType(this, (TypeSpecificationHandle)handle);
        for (var depth = 0; handle.Kind == HandleKind.TypeReference && depth < ForwardLimit; depth++)
            handle = Metadata.GetTypeReference((TypeReferenceHandle)handle).ResolutionScope;
        return handle.Kind == HandleKind.AssemblyReference
            ? Metadata.GetString(Metadata.GetAssemblyReference((AssemblyReferenceHandle)handle).Name)
            : null;
    }

    /// <summary>The name of the type of a custom attribute.</summary>
    public string AttributeName(CustomAttributeHandle handle)
    {
        var constructor = Metadata.GetCustomAttribute(handle).Constructor;
        return TypeName(constructor.Kind == HandleKind.MethodDefinition
            ? Metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            : Metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent);
    }

    public static int Row(EntityHandle handle) => MetadataTokens.GetRowNumber(handle);

    private bool IsTrimmableMark(CustomAttributeHandle handle)
    {
        if (AttributeName(handle) != "System.Reflection.AssemblyMetadataAttribute")
            return false;
        var value = Metadata.GetBlobReader(Metadata.GetCustomAttribute(handle).Value);
        value.ReadUInt16();
        return value.ReadSerializedString() == "IsTrimmable" && string.Equals(value.ReadSerializedString(), "true", StringComparison.OrdinalIgnoreCase);
    }

    private TypeUse? ResolveReference(TypeReferenceHandle handle, int depth)
    {
        var reference = Metadata.GetTypeReference(handle);
        var scope = reference.ResolutionScope;
        switch (scope.Kind)
        {
            case HandleKind.AssemblyReference:
                return find(Metadata.GetString(Metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name))?.TopLevel(TypeName(handle), 0);
            case HandleKind.ModuleDefinition:
                return TopLevel(TypeName(handle), 0);
            case HandleKind.TypeReference when depth < ForwardLimit:
                return ResolveReference((TypeReferenceHandle)scope, depth + 1) is { } outer ? outer.Nested(Metadata.GetString(reference.Name)) : null;
            default:
                return null;
        }
    }

    private TypeUse? TopLevel(string name, int forwardsFollowed)
    {
        types ??= IndexTypes();
        if (types.TryGetValue(name, out var handle))
            return new TypeUse(this, handle, []);
        forwards ??= IndexForwards();
        return forwardsFollowed < ForwardLimit && forwards.TryGetValue(name, out var next)
            ? find(Metadata.GetString(Metadata.GetAssemblyReference(next).Name))?.TopLevel(name, forwardsFollowed + 1)
            : null;
    }

    private Dictionary<string, TypeDefinitionHandle> IndexTypes()
    {
        var index = new Dictionary<string, TypeDefinitionHandle>(Metadata.TypeDefinitions.Count, StringComparer.Ordinal);
        foreach (var handle in Metadata.TypeDefinitions)
        {
            var type = Metadata.GetTypeDefinition(handle);
            if (!type.IsNested)
                index.TryAdd(Qualified(type.Namespace, type.Name), handle);
        }
        return index;
    }

    private Dictionary<string, AssemblyReferenceHandle> IndexForwards()
    {
        var index = new Dictionary<string, AssemblyReferenceHandle>(StringComparer.Ordinal);
        foreach (var type in Metadata.ExportedTypes.Select(Metadata.GetExportedType))
        {
            if (type.Implementation.Kind == HandleKind.AssemblyReference)
                index.TryAdd(Qualified(type.Namespace, type.Name), (AssemblyReferenceHandle)type.Implementation);
        }
        return index;
    }

    private string DefinitionName(TypeDefinitionHandle handle, int depth)
    {
        var type = Metadata.GetTypeDefinition(handle);
        if (depth > ForwardLimit)
            throw new BadImageFormatException();
        return type.IsNested
            ? DefinitionName(type.GetDeclaringType(), depth + 1) + "." + Metadata.GetString(type.Name)
            : Qualified(type.Namespace, type.Name);
    }

    private string ReferenceName(TypeReferenceHandle handle, int depth)
    {
        var type = Metadata.GetTypeReference(handle);
        if (depth > ForwardLimit)
            throw new BadImageFormatException();
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? ReferenceName((TypeReferenceHandle)type.ResolutionScope, depth + 1) + "." + Metadata.GetString(type.Name)
            : Qualified(type.Namespace, type.Name);
    }

    private string Qualified(StringHandle space, StringHandle name) =>
        space.IsNil ? Metadata.GetString(name) : Metadata.GetString(space) + "." + Metadata.GetString(name);

    private static InputException Unreadable(AssemblyImage image, string what) => new(new Source(image.Path), $"'{Path.GetFileName(image.Path)}' {what}");

    // The reader wants an immutable array; a whole array is taken over as it is, anything else copied.
    private static ImmutableArray<byte> Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? ImmutableCollectionsMarshal.AsImmutableArray(segment.Array)
            : [.. memory.Span];
}
