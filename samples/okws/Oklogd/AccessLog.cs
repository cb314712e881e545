using System.Text;
using Okws.Runtime;

namespace Oklogd;

/// <summary>The log file, open for appending. One entry is one line, signed with the name the launcher gave its author.</summary>
internal sealed class AccessLog(string path, TimeProvider clock)
{
    private const int MaxLength = 1000;

    private readonly Lock gate = new();
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public Nothing Append(string author, string text)
    {
        var line = Encoding.UTF8.GetBytes($"{clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {author} {Printable(text)}\n");
        lock (gate)
            file.Write(line);
        return Nothing.Value;
    }

    /// <summary>Log strings carry what strangers typed: no entry may look like two, or like someone else's.</summary>
    private static string Printable(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MaxLength)))
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
                line.Append($"\\u{(int)c:x4}");
            else
                line.Append(c);
        }
        return line.ToString();
    }
}
