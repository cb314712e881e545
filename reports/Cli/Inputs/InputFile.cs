using System.Text;
using Polp.Graph;

namespace Polp.Cli;

/// <summary>Reads files; what cannot be read becomes an error that names the file and says what to do.</summary>
internal static class InputFile
{
    // What is no UTF-8 would be read with other characters in its place, and names with those are no names.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Text(string path, string advice)
    {
        try
        {
            return Read(path, advice, file => File.ReadAllText(file, Strict));
        }
        catch (DecoderFallbackException e)
        {
            throw Error(path, $"is not UTF-8 ({string.Join(' ', e.BytesUnknown!.Select(b => $"0x{b:X2}"))} stands where a character should); save it as UTF-8");
        }
    }

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
