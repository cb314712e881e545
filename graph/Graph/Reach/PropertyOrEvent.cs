using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>The property or event that a method belongs to, in the metadata's own tables.</summary>
internal sealed record PropertyOrEvent(bool IsEvent, string Name, string Parameters)
{
    public static PropertyOrEvent? Of(AssemblyModule module, MethodDefinitionHandle handle)
    {
        var metadata = module.Metadata;
        var method = metadata.GetMethodDefinition(handle);
        if ((method.Attributes & System.Reflection.MethodAttributes.SpecialName) == 0)
            return null;

        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        foreach (var property in type.GetProperties().Select(metadata.GetPropertyDefinition))
        {
            var accessors = property.GetAccessors();
            if (accessors.Getter == handle || accessors.Setter == handle)
                return new(false, metadata.GetString(property.Name), SignatureText.Method(module, property.Signature).Parameters);
        }
        foreach (var @event in type.GetEvents().Select(metadata.GetEventDefinition))
        {
            var accessors = @event.GetAccessors();
            if (accessors.Adder == handle || accessors.Remover == handle || accessors.Raiser == handle)
                return new(true, metadata.GetString(@event.Name), "");
        }
        return null;
    }
}
