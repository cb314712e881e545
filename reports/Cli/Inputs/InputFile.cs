using Polp.Graph;

namespace Polp.Cli;

/// <summary>Reads files; what cannot be read becomes an error that names the file and says what to do.</summary>
internal static class InputFile
{
    public static string Text(string path, string advice) => Read(path, advice, File.ReadAllText);

    public static byte[] Bytes(string path, string advice) => Read(path, advice, File.ReadAllBytes);

    private static T Read<T>(string path, string advice, Func<string, T> read)
    {
        if (Directory.Exists(path))
            throw Error(path, $"is a folder where a file is expected; {advice}");
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Error(path, $"does not exist; {advice}");
        }
        catch (UnauthorizedAccessException)
        {
            throw Error(path, $"may not be read by this user; change its mode, or {advice}");
        }
        catch (IOException e)
        {
            throw Error(path, $"cannot be read ({e.Message.TrimEnd('.')}); {advice}");
        }
    }

    public static InputException Error(string path, string message) => new(new Source(path), message);
}
