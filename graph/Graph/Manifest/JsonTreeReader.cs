using System.Text;
using System.Text.Json;

namespace Polp.Graph;

/// <summary>Reads JSON (comments allowed, trailing commas not) into a tree with positions; columns count UTF-16 characters from 1.</summary>
internal sealed class JsonTreeReader
{
    private const int MaxDepth = 64;

    private readonly string file;
    private readonly byte[] utf8;
    private readonly List<int> lineStarts = [0];

    private JsonTreeReader(string file, string text)
    {
        this.file = file;
        utf8 = Encoding.UTF8.GetBytes(text.StartsWith('\uFEFF') ? text[1..] : text);
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == '\n')
                lineStarts.Add(i + 1);
        }
    }

    /// <summary>Throws <see cref="InputException"/> at the first place that is not JSON.</summary>
    public static JsonValue Read(string file, string text) => new JsonTreeReader(file, text).Document();

    private JsonValue Document()
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            var value = Value(ref reader);
            reader.Read();
            return value;
        }
        catch (JsonException e)
        {
            throw new InputException(
                At(Math.Min(utf8.Length, lineStarts[(int)(e.LineNumber ?? 0)] + (e.BytePositionInLine ?? 0))),
                "this is not JSON: " + e.Message.Split(" LineNumber:", 2)[0].TrimEnd('.'));
        }
    }

    private JsonValue Value(ref Utf8JsonReader reader)
    {
        var source = At(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.String => new JsonText(Text(ref reader), source),
            JsonTokenType.Number => new JsonNumber(reader.GetDouble(), Encoding.UTF8.GetString(reader.ValueSpan), source),
            JsonTokenType.True => new JsonFlag(true, source),
            JsonTokenType.False => new JsonFlag(false, source),
            JsonTokenType.StartArray => List(ref reader, source),
            JsonTokenType.StartObject => Map(ref reader, source),
            _ => new JsonNothing(source),
        };
    }

    private JsonList List(ref Utf8JsonReader reader, Source source)
    {
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader));
        return new(items, source);
    }

    private JsonMap Map(ref Utf8JsonReader reader, Source source)
    {
        var members = new List<JsonMember>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Text(ref reader);
            var place = At(reader.TokenStartIndex);
            reader.Read();
            members.Add(new(key, place, Value(ref reader)));
        }
        return new(members, source);
    }

    private string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InputException(At(reader.TokenStartIndex), "this is not JSON: the string escapes half of a surrogate pair");
        }
    }

    private Source At(long offset)
    {
        var index = lineStarts.BinarySearch((int)offset);
        var line = index >= 0 ? index : ~index - 1;
        return new(file, line + 1, Encoding.UTF8.GetCharCount(utf8, lineStarts[line], (int)offset - lineStarts[line]) + 1);
    }
}
