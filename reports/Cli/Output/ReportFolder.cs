using Polp.Graph;
using Polp.Reports;

namespace Polp.Cli;

/// <summary>The folder that gets the report. Its files appear whole and together, or not at all.</summary>
internal sealed class ReportFolder(string path)
{
    private readonly string folder = Path.GetFullPath(path);

    /// <returns>The full path of the page.</returns>
    public string Write(Assessment assessment)
    {
        (string Name, string Text)[] files = [("report.json", JsonReport.Write(assessment)), ("report.sarif", SarifReport.Write(assessment)), ("report.html", HtmlReport.Write(assessment))];
        var made = FirstMissing();
        var written = new List<(string Temporary, string Target)>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, text) in files)
            {
                var target = Path.Combine(folder, name);
                if (Directory.Exists(target))
                    throw new IOException($"{name} is a folder there");
                var temporary = Path.Combine(folder, $".{name}.{Environment.ProcessId}.tmp");
                written.Add((temporary, target));
                File.WriteAllText(temporary, text);
            }

            foreach (var (temporary, target) in written)
                File.Move(temporary, target, overwrite: true);
            return written[^1].Target;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Undo(written, made);
            throw InputFile.Error(folder, $"the report cannot be written here ({e.Message.TrimEnd('.')}); name another folder with -o");
        }
    }

    private string? FirstMissing()
    {
        string? missing = null;
        for (var at = folder; at is not null && !Path.Exists(at); at = Path.GetDirectoryName(at))
            missing = at;
        return missing;
    }

    private static void Undo(List<(string Temporary, string Target)> written, string? made)
    {
        try
        {
            foreach (var (temporary, _) in written)
                File.Delete(temporary);
            if (made is not null && Directory.Exists(made))
                Directory.Delete(made, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder cannot be written to; the error that is on its way says so.
        }
    }
}
