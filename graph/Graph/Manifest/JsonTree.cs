namespace Polp.Graph;

/// <summary>A JSON value that knows where it stands, so that every complaint about it can say so.</summary>
internal abstract record JsonValue(Source Source)
{
    public abstract string Kind { get; }
}

internal sealed record JsonText(string Value, Source Source) : JsonValue(Source)
{
    public override string Kind => "a string";
}

/// <summary><c>Written</c> is the number as it stands in the file, which a double may not hold.</summary>
internal sealed record JsonNumber(double Value, string Written, Source Source) : JsonValue(Source)
{
    public override string Kind => "a number";
}

internal sealed record JsonFlag(bool Value, Source Source) : JsonValue(Source)
{
    public override string Kind => Value ? "true" : "false";
}

internal sealed record JsonNothing(Source Source) : JsonValue(Source)
{
    public override string Kind => "null";
}

internal sealed record JsonList(IReadOnlyList<JsonValue> Items, Source Source) : JsonValue(Source)
{
    public override string Kind => "a list";
}

/// <summary>Members in the order written; a repeated key is an error of the reader, not lost.</summary>
internal sealed record JsonMap(IReadOnlyList<JsonMember> Members, Source Source) : JsonValue(Source)
{
    public override string Kind => "an object";
}

internal sealed record JsonMember(string Key, Source KeySource, JsonValue Value);
