using System.Reflection.Metadata;

namespace Polp.Graph;

/// <summary>A type that a call hands on: an application type, or whatever stands for a type parameter of the calling code.</summary>
/// <param name="Into">The type parameter it stands for, where that is one of code that is followed.</param>
/// <param name="Access">What the callee says it does to it.</param>
internal sealed record TypeArgument(TypeUse? Type, TypeParameterIndex? Parameter, TypeVariable? Into, Access Access);

/// <summary>A type parameter of an application's method or type.</summary>
internal readonly record struct TypeVariable(AssemblyModule Module, EntityHandle Owner, int Index)
{
    /// <summary>The parameter that code inside the method names.</summary>
    public static TypeVariable Of(MethodMember method, TypeParameterIndex parameter) =>
        new(method.Module, parameter.OfMethod ? method.Handle : method.Definition.GetDeclaringType(), parameter.Index);
}
