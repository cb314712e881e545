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
        foreach (var handle in definition.GetInterfaceImplementations())
        {
            var implemented = metadata.GetInterfaceImplementation(handle).Interface;
            if (implemented.Kind == HandleKind.TypeReference
                && type.Module.TypeName(implemented) is "System.Runtime.CompilerServices.IAsyncStateMachine" or "System.Collections.IEnumerator")
                return true;
        }
        return false;
    }
}
