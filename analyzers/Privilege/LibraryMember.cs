using System.Collections.Immutable;

namespace Polp.Analyzers;

/// <summary>What the summary says of a member of a library.</summary>
/// <param name="Assembly">The library.</param>
/// <param name="Id">The documentation-comment id.</param>
/// <param name="Ways">What it acquires, and the names on the way, its own first.</param>
/// <param name="Makes">The types of which it makes objects that may acquire more, by library and name.</param>
/// <param name="Calls">The slots it calls on whatever it is handed.</param>
internal sealed record LibraryMember(
    string Assembly, string Id, ImmutableArray<(string Capability, ImmutableArray<string> Hops)> Ways, ImmutableArray<(string Assembly, string Name)> Makes, ImmutableArray<string> Calls)
{
    /// <summary>As paths show it.</summary>
    public string Name
    {
        get
        {
            var parts = Id.Split('(')[0].Substring(2).Split('.');
            if (parts.Length < 2)
                return $"[{Assembly}] {Id}";
            var type = parts[parts.Length - 2].Split('`')[0];
            var name = parts[parts.Length - 1].Split('`')[0];
            return $"[{Assembly}] " + (name == "#ctor" ? "new " + type : $"{type}.{name.Substring(name.LastIndexOf('#') + 1)}");
        }
    }

    public static LibraryMember Parse(string assembly, string[] fields) => new(
        assembly, fields[0],
        [.. List(fields, 1, '|').Select(way => way.Split(['='], 2)).Where(way => way.Length == 2).Select(way => (way[0], ImmutableArray.Create(way[1].Split([" -> "], StringSplitOptions.None))))],
        [.. List(fields, 2, ';').Select(name => Qualified(assembly, name))],
        [.. List(fields, 3, ';')]);

    /// <summary>A name that may belong to another library, which then stands before it in brackets.</summary>
    public static (string Assembly, string Name) Qualified(string assembly, string name) =>
        name.Length > 0 && name[0] == '[' && name.IndexOf(']') is var end and > 0 ? (name.Substring(1, end - 1), name.Substring(end + 1)) : (assembly, name);

    public static string[] List(string[] fields, int index, char separator) => fields.Length > index && fields[index].Length > 0 ? fields[index].Split(separator) : [];
}

/// <summary>A type of a library in whose objects something runs that acquires authority.</summary>
/// <param name="Ancestors">The type, what it derives from and what it implements.</param>
/// <param name="Fills">What runs when a slot is called, and whether the platform may call it unseen.</param>
internal sealed record LibraryType(string Assembly, ImmutableHashSet<string> Ancestors, ImmutableArray<(string Slot, bool IsCallback, (string Assembly, string Id) Method)> Fills)
{
    public static LibraryType Parse(string assembly, string[] fields) => new(
        assembly, LibraryMember.List(fields, 1, ';').ToImmutableHashSet(StringComparer.Ordinal),
        [.. LibraryMember.List(fields, 2, ';').Select(fill => fill.Split(['='], 2)).Where(fill => fill.Length == 2)
            .Select(fill => (fill[0].TrimStart('!'), fill[0].StartsWith("!", StringComparison.Ordinal), LibraryMember.Qualified(assembly, fill[1])))]);
}
