namespace Polp.Capabilities;

/// <summary>A member as the catalogue sees it, whether it was met in source or in IL.</summary>
public abstract class ApiMember
{
    /// <summary>Documentation-comment id of the unbound definition; accessors give the id of their property or event. Built on demand: it is costly.</summary>
    public abstract string Id { get; }

    /// <summary>Metadata name, with <c>#ctor</c> for constructors and the property's or event's own name for accessors.</summary>
    public abstract string Name { get; }

    /// <summary>Containing type as in documentation-comment ids: <c>Namespace.Outer.Inner`1</c>.</summary>
    public abstract string Type { get; }

    public abstract string Namespace { get; }

    public abstract bool IsException { get; }
    public abstract bool IsAttributeEnumOrDelegate { get; }
    public abstract bool HasPointerInSignature { get; }

    /// <summary>The virtual member this one finally overrides, or null.</summary>
    public abstract ApiMember? Root { get; }
}
