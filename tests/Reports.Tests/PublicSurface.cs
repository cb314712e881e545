using System.Reflection;

namespace Polp.Reports.Tests;

/// <summary>The libraries inside Graph and Reports stay inside.</summary>
public class PublicSurface
{
    [Theory]
    [InlineData("Polp.Graph")]
    [InlineData("Polp.Reports")]
    public void Signatures_NameNeitherQuikGraphNorScriban(string assembly) => Assert.Empty(
        Assembly.Load(assembly).GetExportedTypes().SelectMany(type => Named(type).Where(IsLibrary).Select(named => $"{type} -> {named}")));

    private static IEnumerable<Type> Named(Type type) => new[] { type.BaseType }.Concat(type.GetInterfaces())
        .Concat(type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).SelectMany(Signature))
        .OfType<Type>().SelectMany(Parts);

    private static IEnumerable<Type?> Signature(MemberInfo member) => member switch
    {
        MethodBase { IsPublic: false, IsFamily: false, IsFamilyOrAssembly: false } => [],
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        FieldInfo { IsPrivate: false, IsAssembly: false } field => [field.FieldType],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        (type.HasElementType ? Parts(type.GetElementType()!) : []).Concat(type.GetGenericArguments().SelectMany(Parts)).Append(type);

    private static bool IsLibrary(Type type) => type.Assembly.GetName().Name is { } name
        && (name.StartsWith("QuikGraph", StringComparison.Ordinal) || name.StartsWith("Scriban", StringComparison.Ordinal));
}
