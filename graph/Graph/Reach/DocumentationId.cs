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

/// <summary>Documentation-comment ids from metadata, letter for letter those the C# compiler gives the same symbol.</summary>
internal static class DocumentationId
{
    public static string Of(MethodMember method)
    {
        if (method.AccessorOf is { } accessor)
            return (accessor.IsEvent ? "E:" : "P:") + method.Type + "." + Escape(accessor.Name) + SignatureText.WithoutFunctionPointers(accessor.Parameters);

        var text = SignatureText.Method(method.Module, method.Definition.Signature);
        var arity = text.Arity > 0 ? $"``{text.Arity}" : "";
        var result = IsConversion(method.MetadataName) ? "~" + text.Result : "";
        return "M:" + method.Type + "." + Escape(method.MetadataName) + arity + SignatureText.WithoutFunctionPointers(text.Parameters) + result;
    }

    private static bool IsConversion(string name) => name is "op_Implicit" or "op_Explicit" or "op_CheckedExplicit";

    // The name of an explicit implementation holds the interface's name.
    private static string Escape(string name) => name.Replace('.', '#').Replace('<', '{').Replace('>', '}');
}
