using System.Text;

namespace Polp.Graph;

/// <summary>
/// The lines of a summary (see <see cref="CodeSummary"/>). Names come from strangers: a character that has a meaning here becomes a question mark, so that no
/// assembly can write a line of its own.
/// </summary>
internal static class SummaryText
{
    private const int MostHops = 6;

    public static string Name(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
            text.Append(char.IsControl(c) || c is ';' or '=' or '|' or '!' or '\u2028' or '\u2029' ? '?' : c);
        return text.ToString();
    }

    /// <summary>A capability and at most six hops of the way to it.</summary>
    public static string Way(string capability, IReadOnlyList<string> hops)
    {
        var kept = hops.Count <= MostHops ? hops : [.. hops.Take(MostHops / 2), "...", .. hops.Skip(hops.Count - MostHops / 2)];
        return capability + "=" + string.Join(" -> ", kept.Select(Name));
    }

    /// <summary>A name that may belong to another assembly, which then stands before it in brackets, and so no name begins with one.</summary>
    public static string Of(AssemblyModule module, string name, AssemblyModule section) =>
        module == section ? Unbracketed(name) : $"[{Name(module.Name).Replace(']', '?')}]{Unbracketed(name)}";

    private static string Unbracketed(string name) => Name(name) is ['[', .. var rest] ? "?" + rest : Name(name);

    public static string Line(params IEnumerable<string> fields) => string.Join('\t', fields).TrimEnd('\t') + "\n";
}
