using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Polp.Capabilities;

namespace Polp.CodeFixes;

/// <summary>The text of a project file with more in <c>PolpGrants</c>, and all else as it was.</summary>
internal static class ProjectGrants
{
    private const string Property = "PolpGrants";

    private static readonly Regex Written = new(@"\G" + Property + @"\s*(?:/>|>(?<value>[^<]*)</" + Property + @"\s*>)", RegexOptions.CultureInvariant);
    private static readonly Regex Comment = new("<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    private static readonly Regex LastName = new(@"(?<before>[\s;,]*)(?<name>[^\s;,]+)[\s;,]*$", RegexOptions.CultureInvariant);

    /// <param name="text">Of the file.</param>
    /// <param name="names">To grant.</param>
    /// <param name="isInherited">True when the property has a value that may come from another file.</param>
    /// <returns>Null where nothing is missing, or the file does not say it in one plain place.</returns>
    public static string? Add(string text, IEnumerable<string> names, bool isInherited = false)
    {
        if (Root(text) is not { } root)
            return null;
        var properties = root.Elements().SelectMany(group => group.Elements()).Where(element => element.Name.LocalName == Property).ToList();
        if (properties.Count == 0)
            return AddGroup(text, root, (isInherited ? $"$({Property});" : "") + string.Join(";", names));
        // Which of several counts is for the build to say.
        if (properties is not [{ HasAttributes: false, Parent.HasAttributes: false } property])
            return null;
        var match = Written.Match(text, Offset(text, property));
        if (!match.Success)
            return null;
        var value = match.Groups["value"].Value;
        var missing = names.Where(name => !Grants.Parse(value).Allow(name)).ToList();
        if (missing.Count == 0)
            return null;
        var merged = Merge(value, missing);
        return text.Substring(0, match.Index) + $"{Property}>{merged}</{Property}>" + text.Substring(match.Index + match.Length);
    }

    /// <summary>The names behind the last one, with what separates that from the one before.</summary>
    private static string Merge(string value, IReadOnlyList<string> missing)
    {
        var last = LastName.Match(value);
        if (!last.Success)
            return string.Join(";", missing);
        var separator = last.Groups["before"].Value;
        // What stands before the only name separates nothing.
        if (last.Groups["before"].Index == 0)
            separator = separator.Contains('\n') ? ";" + separator : ";";
        var end = last.Groups["name"].Index + last.Groups["name"].Length;
        return value.Substring(0, end) + string.Concat(missing.Select(name => separator + name)) + value.Substring(end);
    }

    private static string? AddGroup(string text, XElement root, string value)
    {
        var end = Comment.Replace(text, comment => new(' ', comment.Length)).LastIndexOf("</Project>", StringComparison.Ordinal);
        if (end < 0 || root.Elements().FirstOrDefault() is not { } first)
            return null;
        var newLine = text.Contains("\r\n") ? "\r\n" : "\n";
        // The column of the name, from one, is one more than that of the bracket, from zero.
        var indent = text.Substring(Offset(text, first) - 1 - Column(first), Column(first));
        if (indent.Trim().Length > 0)
            indent = "  ";
        var before = text.Substring(0, end).TrimEnd();
        var gap = text.Substring(before.Length, end - before.Length);
        var isSpaced = gap.Count(character => character == '\n') > 1;
        var group = $"{indent}<PropertyGroup>{newLine}{indent}{indent}<{Property}>{value}</{Property}>{newLine}{indent}</PropertyGroup>";
        var granted = before + newLine + (isSpaced ? newLine : "") + group + (gap.Contains('\n') ? gap : newLine) + text.Substring(end);
        // What is not where it was meant to be was no project file as others write it.
        return Root(granted) is { } changed && changed.Elements().LastOrDefault() is { } last && last.Elements().Select(element => element.Name.LocalName).SequenceEqual([Property])
            && last.Value == value && changed.Elements().Count() == root.Elements().Count() + 1 ? granted : null;
    }

    private static XElement? Root(string text)
    {
        try
        {
            return XDocument.Parse(text, LoadOptions.SetLineInfo).Root is { Name.LocalName: "Project" } root ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static int Column(XElement element) => ((IXmlLineInfo)element).LinePosition - 2;

    /// <summary>Where the name of the element begins.</summary>
    private static int Offset(string text, XElement element)
    {
        var start = 0;
        for (var line = 1; line < ((IXmlLineInfo)element).LineNumber; line++)
            start = text.IndexOf('\n', start) + 1;
        return start + ((IXmlLineInfo)element).LinePosition - 1;
    }
}
