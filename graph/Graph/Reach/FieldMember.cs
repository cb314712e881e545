using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>A field definition met in metadata, as the catalogue sees it.</summary>
internal sealed class FieldMember(AssemblyModule module, FieldDefinitionHandle handle) : ApiMember
{
    private FieldDefinition Definition => module.Metadata.GetFieldDefinition(handle);
    private TypeUse DeclaringType => new(module, Definition.GetDeclaringType(), []);

    public override string Id => "F:" + Type + "." + Name;
    public override string Name => module.Metadata.GetString(Definition.Name);
    public override string Type => module.TypeName(Definition.GetDeclaringType());
    public override string Namespace => DeclaringTypeFacts.NamespaceOf(module, Definition.GetDeclaringType());
    public override bool IsException => DeclaringType.DerivesFrom("System.Exception");
    public override bool IsAttributeEnumOrDelegate => DeclaringTypeFacts.IsAttributeEnumOrDelegate(DeclaringType);
    public override bool HasPointerInSignature => SignatureText.HasPointer(SignatureText.Field(module, Definition.Signature));
    public override ApiMember? Root => null;
}
