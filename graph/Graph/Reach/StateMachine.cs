using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>The classes and structures the compiler turns async and iterator methods into.</summary>
internal static class StateMachine
{
    public static bool Is(TypeUse type)
    {
        var metadata = type.Module.Metadata;
        var definition = type.Definition;
        if (!definition.IsNested || !metadata.GetString(definition.Name).StartsWith('<'))
            return false;
        return Implements(type, name => name is "System.Runtime.CompilerServices.IAsyncStateMachine" or "System.Collections.IEnumerator");
    }

    /// <summary>True for an iterator's: it goes on where it last left off, not where its code begins.</summary>
    public static bool Yields(TypeUse type) =>
        Is(type) && Implements(type, name => name == "System.Collections.IEnumerator" || name.StartsWith("System.Collections.Generic.IAsyncEnumerator", StringComparison.Ordinal));

    private static bool Implements(TypeUse type, Func<string, bool> isMeant) => type.Definition.GetInterfaceImplementations()
        .Select(handle => type.Module.Metadata.GetInterfaceImplementation(handle).Interface)
        .Any(implemented => implemented.Kind is HandleKind.TypeReference or HandleKind.TypeSpecification && isMeant(type.Module.TypeName(implemented)));
}
