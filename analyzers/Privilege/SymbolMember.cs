using Microsoft.CodeAnalysis;
using Polp.Capabilities;

namespace Polp.Analyzers;

/// <summary>A member met in source, as the catalogue sees it.</summary>
internal sealed class SymbolMember : ApiMember
{
    private readonly ISymbol symbol;
    private readonly INamedTypeSymbol container;
    private string? id;
    private string? type;
    private string? space;

    private SymbolMember(ISymbol symbol, INamedTypeSymbol container) => (this.symbol, this.container) = (symbol, container);

    /// <summary>The member behind a symbol: unbound, unreduced, the property or event for an accessor; null for what no catalogue names.</summary>
    public static SymbolMember? Of(ISymbol symbol)
    {
        var member = Definition(symbol);
        return member.ContainingType is { } container ? new(member, container) : null;
    }

    /// <summary>The symbol under which a verdict about <paramref name="symbol"/> may be remembered.</summary>
    public static ISymbol Definition(ISymbol symbol) => symbol.OriginalDefinition switch
    {
        IMethodSymbol { AssociatedSymbol: { } owner } => owner,
        IMethodSymbol { ReducedFrom: { } extension } => extension.OriginalDefinition,
        var member => member,
    };

    public IAssemblySymbol Assembly => symbol.ContainingAssembly;

    public override string Id => id ??= symbol.GetDocumentationCommentId() ?? "";

    public override string Name => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "#ctor" : symbol.MetadataName;

    public override string Type => type ??= container.GetDocumentationCommentId() is { Length: > 2 } named ? named.Substring(2) : "";

    public override string Namespace => space ??= container.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";

    public override bool IsException => Derives("Exception");

    public override bool IsAttributeEnumOrDelegate => container.TypeKind is TypeKind.Enum or TypeKind.Delegate || Derives("Attribute");

    public override bool HasPointerInSignature => symbol switch
    {
        IMethodSymbol method => IsPointer(method.ReturnType) || method.Parameters.Any(p => IsPointer(p.Type)),
        IPropertySymbol property => IsPointer(property.Type) || property.Parameters.Any(p => IsPointer(p.Type)),
        IFieldSymbol variable => IsPointer(variable.Type),
        _ => false,
    };

    public override ApiMember? Root
    {
        get
        {
            var root = symbol;
            while (Overridden(root) is { } overridden)
                root = overridden;
            return ReferenceEquals(root, symbol) ? null : Of(root);
        }
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol @event => @event.OverriddenEvent,
        _ => null,
    };

    private static bool IsPointer(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsPointer(array.ElementType),
        _ => type.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer,
    };

    private bool Derives(string name)
    {
        for (var type = container; type is not null; type = type.BaseType)
        {
            if (type.Name == name && type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
                return true;
        }
        return false;
    }
}
