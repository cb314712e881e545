namespace Polp.Capabilities.Tests;

/// <summary>A member made up for a test; its id is counted, because building one is costly.</summary>
internal sealed class Member(string id, string name, string type, string space) : ApiMember
{
    public int IdsBuilt { get; private set; }

    public override string Id
    {
        get
        {
            IdsBuilt++;
            return id;
        }
    }

    public override string Name => name;
    public override string Type => type;
    public override string Namespace => space;
    public override bool IsException => Exception;
    public override bool IsAttributeEnumOrDelegate => Data;
    public override bool HasPointerInSignature => Pointer;
    public override ApiMember? Root => Overrides;

    public bool Exception { get; init; }
    public bool Data { get; init; }
    public bool Pointer { get; init; }
    public Member? Overrides { get; init; }

    /// <summary>A method of <c>Space.Outer</c> or another type, such as <c>Space.Door.Open</c> with <c>(System.String)</c>.</summary>
    public static Member Method(string path, string signature = "", string space = "Space") =>
        new("M:" + path + signature, path[(path.LastIndexOf('.') + 1)..], path[..path.LastIndexOf('.')], space);
}
