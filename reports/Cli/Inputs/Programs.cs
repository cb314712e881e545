using System.IO.Enumeration;
using System.Xml;
using System.Xml.Linq;

namespace Polp.Cli;

/// <summary>The C# projects of a tree that build programs, by what they literally say: SDK, output type, and whether they are tests.</summary>
internal static class Programs
{
    private static readonly string[] NotSource = ["bin", "obj", "artifacts", "node_modules"];
    private static readonly string[] ProgramSdks = ["Microsoft.NET.Sdk.Web", "Microsoft.NET.Sdk.Worker"];

    /// <returns>Full paths, in ordinal order.</returns>
    public static IReadOnlyList<string> In(string folder)
    {
        // A link may lead out of the tree, or round in it.
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        everywhere.AttributesToSkip |= FileAttributes.ReparsePoint;
        var projects = new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), everywhere)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && entry.FileName.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase),
            ShouldRecursePredicate = (ref entry) => !entry.FileName.StartsWith('.') && !NotSource.Contains(entry.FileName.ToString()),
        };
        return [.. projects.Where(IsProgram).Order(StringComparer.Ordinal)];
    }

    private static bool IsProgram(string project)
    {
        XDocument document;
        try
        {
            document = XDocument.Parse(InputFile.Text(project, "correct its mode"));
        }
        catch (XmlException e)
        {
            throw InputFile.Error(project, "is not a project file: " + e.Message);
        }
        var isTest = Says("IsTestProject", "true") || document.Descendants().Any(e => e.Name.LocalName == "PackageReference" && e.Attribute("Include")?.Value == "Microsoft.NET.Test.Sdk");
        return !isTest && (Says("OutputType", "Exe") || Says("OutputType", "WinExe")
            || (ProgramSdks.Contains(document.Root?.Attribute("Sdk")?.Value.Split('/')[0]) && !Says("OutputType", "Library")));

        bool Says(string property, string value) => document.Descendants().Any(e => e.Name.LocalName == property && e.Value.Trim().Equals(value, StringComparison.OrdinalIgnoreCase));
    }
}
