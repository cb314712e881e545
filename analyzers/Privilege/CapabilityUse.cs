using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>A place in source that acquires authority.</summary>
/// <param name="Name">The API as messages name it: <c>File.ReadAllText</c>, and the type alone for a constructor.</param>
/// <param name="Kind">How it acquires: AMBIENT, AMPLIFY or FORGE.</param>
/// <param name="Capabilities">What it needs.</param>
/// <param name="Owner">The type of the object that is pointed elsewhere, for AMPLIFY.</param>
/// <param name="Site">The characters that the reader wrote.</param>
internal sealed record CapabilityUse(string Name, ApiKind Kind, IReadOnlyList<string> Capabilities, string Owner, Location Site)
{
    private static readonly IReadOnlyList<string> Forged = ["FORGE_HANDLE"];
    private static readonly IReadOnlyList<string> Dynamic = ["REFLECT", "EMIT"];
    private static readonly IReadOnlyList<string> Native = ["NATIVE"];
    private static readonly IReadOnlyList<string> Reflected = ["REFLECT"];

    /// <summary>The use that a touch is, or null when it acquires nothing.</summary>
    public static CapabilityUse? Of(Touch touch, Verdicts verdicts)
    {
        if (touch.Member is not { } member)
            return null;
        if (verdicts.For(member) is { } row)
            return row.Acquires ? Of(member, row, SitePlace.Of(touch.Operation)) : null;
        return member is IMethodSymbol method && NativeImport.Of(method) is { } imported
            ? new(NameOf(method), ApiKind.Ambient, imported.IsAccessor ? Reflected : NativeFunction.Capabilities(imported.Function), "", SitePlace.Of(touch.Operation)) : null;
    }

    /// <summary>The use of a member that a row of the catalogue charges.</summary>
    public static CapabilityUse Of(ISymbol api, ApiRow row, Location site) =>
        // The other names of a FORGE row say what the handle stands for.
        new(NameOf(api), row.Kind, row.Kind == ApiKind.Forge ? Forged : row.Capabilities, api.ContainingType.Name, site);

    /// <summary>The use at an operation that touches no member: a dynamic one, or a call through a function pointer of native code.</summary>
    public static CapabilityUse? Unnamed(IOperation operation) => operation switch
    {
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicObjectCreationOperation or IDynamicIndexerAccessOperation =>
            operation.Parent is IDynamicInvocationOperation call && call.Operation == operation ? null : new("dynamic", ApiKind.Ambient, Dynamic, "", SitePlace.Of(operation)),
        IConversionOperation or IBinaryOperation or IUnaryOperation => new("dynamic", ApiKind.Ambient, Dynamic, "", SitePlace.Of(operation)),
        IFunctionPointerInvocationOperation { Target.Type: IFunctionPointerTypeSymbol { Signature.CallingConvention: not System.Reflection.Metadata.SignatureCallingConvention.Default } } =>
            new("the call through a function pointer", ApiKind.Ambient, Native, "", SitePlace.Of(operation)),
        _ => null,
    };

    /// <summary>A member as messages name it.</summary>
    public static string NameOf(ISymbol api) => api is IMethodSymbol { MethodKind: MethodKind.Constructor } ? api.ContainingType.Name : $"{BodyName.Owner(api)?.Name}.{api.Name}";
}
