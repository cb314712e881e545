using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Polp.Analyzers;

namespace Polp.CodeFixes;

/// <summary>A text whose holes are parameters, with the value of each.</summary>
internal sealed class SqlParameters
{
    // Placeholders of other styles, and statements in which a parameter is not what the text in its place was.
    private static readonly Regex Foreign = new(
        @"\$\d|(?<![:\w]):[A-Za-z_]|\b(CREATE|ALTER|DROP|PREPARE|EXECUTE|EXEC|sp_executesql)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Numbers = new(@"\?\w|[{}]", RegexOptions.CultureInvariant);

    private readonly BuiltText text;
    private readonly IReadOnlyDictionary<Fragment, string> rewritten;
    private readonly Placeholder placeholder;

    private SqlParameters(BuiltText text, IReadOnlyDictionary<Fragment, string> rewritten, ImmutableArray<SqlParameter> all, bool hasOthers, Placeholder placeholder) =>
        (this.text, this.rewritten, All, HasOthers, this.placeholder) = (text, rewritten, all, hasOthers, placeholder);

    public ImmutableArray<SqlParameter> All { get; }

    /// <summary>What is passed, as the fix's title names it.</summary>
    public string Title => (placeholder == Placeholder.Named ? "Pass as parameters: " : "Pass as arguments: ") + string.Join(", ", All.Select(parameter => placeholder == Placeholder.Named ? "@" + parameter.Name : parameter.Value));

    /// <summary>True when the text had parameters before.</summary>
    public bool HasOthers { get; }

    /// <summary>The parameters of a text, or null unless every hole is a value for certain, whichever way the text is built.</summary>
    /// <param name="taken">Names that other parameters of the command bear.</param>
    public static SqlParameters? Of(BuiltText text, IEnumerable<string> taken, SqlProvider provider, Placeholder placeholder = Placeholder.Named)
    {
        var written = string.Concat(text.Fragments.SelectMany(fragment => fragment.Segments).Where(segment => !segment.IsHole).Select(segment => segment.Text));
        if (Foreign.IsMatch(written) || (placeholder == Placeholder.Named ? written.Contains('?') : Numbers.IsMatch(written)) || SqlPlaces.Of(text, provider) is not { IsEmpty: false } places)
            return null;

        var existing = Regex.Matches(written, @"@\w+").Cast<Match>().Select(match => match.Value).ToArray();
        var names = new HashSet<string>(existing.Concat(taken).Select(name => name.TrimStart('@')), StringComparer.OrdinalIgnoreCase);
        var parameters = new List<SqlParameter>();
        var output = new string?[text.Length];
        foreach (var place in places)
        {
            if (place.Parameter(provider) is not { } parameter)
                return null;
            var same = placeholder == Placeholder.Positional ? null : parameters.FirstOrDefault(p => p.IsPure && parameter.IsPure && p.Value == parameter.Value && p.Last == parameter.Last && p.First == parameter.First);
            if (same is null)
                parameters.Add(same = parameter with { Name = FreeName.From(parameter.Name, names.Add), Place = place.Characters[0] });
            var mark = placeholder switch
            {
                Placeholder.Positional => "?",
                Placeholder.Numbered => "{" + parameters.IndexOf(same) + "}",
                _ => "@" + same.Name,
            };
            mark = place.IsEnclosed ? $"({mark})" : mark;
            foreach (var at in place.Characters)
                output[at] = at == place.Characters[0] ? mark : "";
        }
        // What is read after a call may be another value than what was read before it.
        if (parameters.Any(p => !p.IsPure) && (text.Only is not { } only || parameters.Count != places.Length || IsRead(only, output)))
            return null;
        return text.Rewritten(output, [.. parameters.Select(p => p.Value)]) is { } rewritten
            // Braces of an interpolated string would be its own.
            && !(placeholder == Placeholder.Numbered && rewritten.Values.Any(part => part.Contains("$\"") || part.Contains("$@") || part.Contains("@$")))
            ? new(text, rewritten, [.. parameters], existing.Length > 0, placeholder) : null;
    }

    /// <summary>True for a text with placeholders of another style, or a statement in which a parameter is not what the text in its place was.</summary>
    public static bool IsForeign(string text) => text.Contains('?') || Foreign.IsMatch(text);

    /// <summary>Writes the text with its parameters. What a fix adds beside it is added before.</summary>
    public void Rewrite(Microsoft.CodeAnalysis.Editing.SyntaxEditor editor) => text.Rewrite(editor, rewritten);

    private static bool IsRead(Fragment fragment, string?[] output)
    {
        var at = fragment.Start;
        foreach (var segment in fragment.Segments)
        {
            if (segment is { IsHole: false, Embedded: { ConstantValue.HasValue: false }, Text.Length: > 0 } && output[at] is null)
                return true;
            at += segment.Text.Length;
        }
        return false;
    }
}
