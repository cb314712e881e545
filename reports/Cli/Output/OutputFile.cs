namespace Polp.Cli;

/// <summary>Writes the whole file or nothing, whoever else writes it.</summary>
internal static class OutputFile
{
    public static void Write(string path, string text, bool overwrite = true)
    {
        var temporary = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(temporary, text);
            File.Move(temporary, path, overwrite);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
