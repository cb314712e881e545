using Microsoft.CodeAnalysis;

namespace Polp.Analyzers;

/// <summary>What stands behind a method without a body of its own: a native function, or a member that is private elsewhere.</summary>
/// <param name="Function">The name of the native function.</param>
/// <param name="IsAccessor">True for <c>UnsafeAccessor</c>, which takes what is private out of another type.</param>
internal readonly record struct NativeImport(string Function, bool IsAccessor)
{
    public static NativeImport? Of(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition;
        if (definition.GetDllImportData() is { } import)
        {
            // The function that a generator makes inside the method is the method's own.
            return definition.ContainingSymbol is IMethodSymbol outer && Library(outer) is not null ? null : new(import.EntryPointName ?? definition.Name, false);
        }
        if (Library(definition) is { } library)
            return new(library.NamedArguments.FirstOrDefault(argument => argument.Key == "EntryPoint").Value.Value as string ?? definition.Name, false);
        return definition.IsExtern && Has(definition, "UnsafeAccessorAttribute") is not null ? new("", true) : null;
    }

    // Of a partial method, the mark stands at the declaration.
    private static AttributeData? Library(IMethodSymbol method) => Has(method, "LibraryImportAttribute") ?? (method.PartialDefinitionPart is { } declared ? Has(declared, "LibraryImportAttribute") : null);

    private static AttributeData? Has(IMethodSymbol method, string name) => method.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == name);
}
