using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Polp.Reports;

/// <summary>Ids of parts of the page: the name itself where it is tame, else a hash of it, so that no name can forge an id.</summary>
internal static partial class Anchor
{
    public static string Process(string name) => Of("p", name);

    public static string Resource(string name) => Of("r", name);

    private static string Of(string prefix, string name) => Tame().IsMatch(name)
        ? $"{prefix}-{name}"
        : $"{prefix}--{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16]}";

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Tame();
}
