using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>Which members of an application's objects the framework may call back without being seen to.</summary>
internal static class Callback
{
    // Nearly every type has these and nearly none does work in them; charging them to whoever creates an object drowns what matters.
    private static readonly HashSet<string> Exempt = new(StringComparer.Ordinal)
    {
        "System.Object", "System.ValueType", "System.IDisposable", "System.IAsyncDisposable", "System.IConvertible", "System.ICloneable", "System.IFormattable",
        "System.ISpanFormattable", "System.Runtime.Serialization.ISerializable", "System.Collections.IList", "System.Collections.ICollection", "System.Exception",
    };

    public static bool IsCharged(MethodMember member) => !Exempt.Contains(member.Type);
}

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
