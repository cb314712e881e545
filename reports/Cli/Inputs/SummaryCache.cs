using System.Security.Cryptography;
using System.Text;

namespace Polp.Cli;

/// <summary>Sections of summaries that were computed before; what is damaged or cannot be kept is computed again.</summary>
internal sealed class SummaryCache(string? folder)
{
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
            foreach (var path in Directory.EnumerateFiles(folder, "*.tsv").Where(path => !used.Contains(Path.GetFileName(path))))
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
            Write(Place(name, key), Hash(section) + "\n" + section);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a place to keep it, it is computed each time.
        }
    }

    /// <summary>Writes the whole file or nothing, whoever else writes it.</summary>
    public static void Write(string path, string text)
    {
        var temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private string Place(string name, string key)
    {
        var file = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '_')) + "-" + key[..32] + ".tsv";
        used.Add(file);
        return Path.Combine(folder!, file);
    }
}
