using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Polp.Cli;

/// <summary>Sections of summaries that were computed before; what is damaged or cannot be kept is computed again.</summary>
internal sealed partial class SummaryCache(string? folder)
{
    private const string Suffix = ".polp-section";

    // Long enough that whoever writes it has ended.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    /// <summary>The section, or null when it is not there or not whole.</summary>
    public string? Find(string name, string key)
    {
        if (folder is null)
            return null;
        try
        {
            var text = File.ReadAllText(Place(name, key));
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            return end > 0 && text[..end] == Hash(text[(end + 1)..]) ? text[(end + 1)..] : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Lets go of what this run had no use for.</summary>
    public void Prune()
    {
        if (folder is null || !Directory.Exists(folder))
            return;
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder, $"*{Suffix}*").Where(IsUseless))
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It takes room and does no harm.
        }
    }

    public void Keep(string name, string key, string section)
    {
        if (folder is null)
            return;
        try
        {
            Directory.CreateDirectory(folder);
            OutputFile.Write(Place(name, key), Hash(section) + "\n" + section);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a place to keep it, it is computed each time.
        }
    }

    public static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // The folder is the caller's: nothing else that lies in it is touched.
    private bool IsUseless(string path) => Own().Match(Path.GetFileName(path)) is { Success: true } own
        && (own.Groups["temporary"].Success ? File.GetLastWriteTimeUtc(path) + Abandoned < DateTime.UtcNow : !used.Contains(own.Value));

    [GeneratedRegex(@"^.*-[0-9A-F]{32}\.polp-section(?<temporary>\.[0-9]+\.[0-9a-f]{32})?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    private string Place(string name, string key)
    {
        var file = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_')) + "-" + key[..32] + Suffix;
        used.Add(file);
        return Path.Combine(folder!, file);
    }
}
