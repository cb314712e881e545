using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>A method definition met in metadata, as the catalogue sees it. One object stands for one definition.</summary>
internal sealed class MethodMember(AssemblyModule module, MethodDefinitionHandle handle) : ApiMember
{
    private string? id;
    private string? name;
    private MethodMember? slot;
    private PropertyOrEvent? accessorOf;
    private bool accessorKnown;

    public AssemblyModule Module => module;
    public MethodDefinitionHandle Handle => handle;
    public MethodDefinition Definition => module.Metadata.GetMethodDefinition(handle);
    public TypeUse DeclaringType => new(module, Definition.GetDeclaringType(), []);
    public string MetadataName => name ??= module.Metadata.GetString(Definition.Name);

    public bool IsVirtual => (Definition.Attributes & MethodAttributes.Virtual) != 0;
    public bool IsStatic => (Definition.Attributes & MethodAttributes.Static) != 0;
    public int ParameterCount => SignatureText.Shape(module.Metadata, Definition.Signature).Count;
    public bool IsAbstract => (Definition.Attributes & MethodAttributes.Abstract) != 0;

    /// <summary>The method whose slot this one occupies; itself when it introduces it.</summary>
    public MethodMember Slot => slot ??= Hierarchy.Slot(this);

    /// <summary>The property or event this method is an accessor of.</summary>
    public PropertyOrEvent? AccessorOf
    {
        get
        {
            if (!accessorKnown)
                (accessorOf, accessorKnown) = (PropertyOrEvent.Of(module, handle), true);
            return accessorOf;
        }
    }

    public override string Id => id ??= DocumentationId.Of(this);

    public override string Name => AccessorOf is { } accessor ? accessor.Name : MetadataName is ".ctor" or ".cctor" ? "#" + MetadataName[1..] : MetadataName;

    public override string Type => module.TypeName(Definition.GetDeclaringType());

    public override string Namespace => DeclaringTypeFacts.NamespaceOf(module, Definition.GetDeclaringType());

    public override bool IsException => DeclaringType.DerivesFrom("System.Exception");

    public override bool IsAttributeEnumOrDelegate => DeclaringTypeFacts.IsAttributeEnumOrDelegate(DeclaringType);

    public override bool HasPointerInSignature => SignatureText.HasPointer(module.MethodText(handle));

    public override ApiMember? Root => Slot == this ? null : Slot;
}
