namespace Polp.Capabilities;

/// <summary>One line of the catalogue: a documentation-comment id, in which <c>*</c> matches anything, and what it needs.</summary>
public sealed class ApiRow
{
    internal ApiRow(string pattern, ApiKind kind, IReadOnlyList<string> capabilities, string os, string note, string source, int line)
    {
        (Pattern, Kind, Capabilities, Os, Note, Source, Line) = (pattern, kind, capabilities, os, note, source, line);
    }

    public string Pattern { get; }
    public ApiKind Kind { get; }

    /// <summary>Names as in <see cref="Capability"/>; empty for <see cref="ApiKind.Pure"/>.</summary>
    public IReadOnlyList<string> Capabilities { get; }

    /// <summary><c>any</c>, or the only operating system on which the API works.</summary>
    public string Os { get; }
    public string Note { get; }

    /// <summary>The table the row stands in, and its line there, counted from 1.</summary>
    public string Source { get; }
    public int Line { get; }

    /// <summary>True when code that touches this API takes authority it was not handed.</summary>
    public bool Acquires => Kind is ApiKind.Ambient or ApiKind.Amplify or ApiKind.Forge;

    public override string ToString() => $"{Source}({Line}): {Pattern} {Kind} {string.Join(",", Capabilities)}";
}
