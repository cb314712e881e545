namespace Polp.Graph;

/// <summary>Documentation-comment ids from metadata, letter for letter those the C# compiler gives the same symbol.</summary>
internal static class DocumentationId
{
    public static string Of(MethodMember method)
    {
        if (method.AccessorOf is { } accessor)
            return (accessor.IsEvent ? "E:" : "P:") + method.Type + "." + Escape(accessor.Name) + SignatureText.WithoutFunctionPointers(accessor.Parameters);
        return OfMethod(method);
    }

    /// <summary>The id of the method itself, be it an accessor.</summary>
    public static string OfMethod(MethodMember method)
    {
        var text = SignatureText.Method(method.Module, method.Definition.Signature);
        var arity = text.Arity > 0 ? $"``{text.Arity}" : "";
        var result = IsConversion(method.MetadataName) ? "~" + text.Result : "";
        return "M:" + method.Type + "." + Escape(method.MetadataName) + arity + SignatureText.WithoutFunctionPointers(text.Parameters) + result;
    }

    private static bool IsConversion(string name) => name is "op_Implicit" or "op_Explicit" or "op_CheckedExplicit";

    // The name of an explicit implementation holds the interface's name.
    private static string Escape(string name) => name.Replace('.', '#').Replace('<', '{').Replace('>', '}');
}
