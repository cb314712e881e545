using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>
/// What code says of itself, for the sake of trimming, that it does to types by reflection. The platform is not followed, so its word is taken:
/// <c>DynamicallyAccessedMembers</c> names the members; <c>RequiresUnreferencedCode</c> means that anything may happen. Where neither stands,
/// an assembly that was checked for trimming does nothing, and any other may do anything.
/// </summary>
internal sealed class Annotations(Conventions conventions)
{
    private const string Members = "System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembersAttribute";
    private const string Unreferenced = "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute";

    private readonly Dictionary<MethodMember, bool> unstated = [];

    /// <summary>What happens to the type that stands for a type parameter of the method or of its type.</summary>
    public Access Of(MethodMember method, AssemblyModule declaring, GenericParameterHandle handle)
    {
        var parameter = declaring.Metadata.GetGenericParameter(handle);
        var constraint = (parameter.Attributes & GenericParameterAttributes.DefaultConstructorConstraint) == 0
            ? Access.None
            : new Access(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor);
        return (Stated(declaring, parameter.GetCustomAttributes()) ?? Unstated(method)) | constraint;
    }

    /// <summary>What happens to a <see cref="Type"/> that is handed over, by position; -1 is the one the method is called on.</summary>
    public Access Of(MethodMember method, int position)
    {
        if (position < 0)
            return Stated(method.Module, method.Definition.GetCustomAttributes()) ?? Unstated(method);
        foreach (var handle in method.Definition.GetParameters())
        {
            var parameter = method.Module.Metadata.GetParameter(handle);
            if (parameter.SequenceNumber == position + 1 && Stated(method.Module, parameter.GetCustomAttributes()) is { } stated)
                return stated;
        }
        return Unstated(method);
    }

    private Access Unstated(MethodMember method)
    {
        if (!method.Module.IsFramework)
            return Access.None;
        if (!unstated.TryGetValue(method, out var anything))
        {
            unstated[method] = anything = !method.Module.IsTrimmable || conventions.Reflects(method)
                || Requires(method.Module, method.Definition.GetCustomAttributes())
                || Requires(method.Module, method.DeclaringType.Definition.GetCustomAttributes());
        }
        return anything ? Access.UnknownThroughout : Access.None;
    }

    private static bool Requires(AssemblyModule module, CustomAttributeHandleCollection attributes) => attributes.Any(a => module.AttributeName(a) == Unreferenced);

    private static Access? Stated(AssemblyModule module, CustomAttributeHandleCollection attributes)
    {
        foreach (var handle in attributes)
        {
            if (module.AttributeName(handle) != Members)
                continue;
            var value = module.Metadata.GetBlobReader(module.Metadata.GetCustomAttribute(handle).Value);
            value.ReadUInt16();
            return new((DynamicallyAccessedMemberTypes)value.ReadInt32());
        }
        return null;
    }
}
