using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>The report as data. <see cref="SchemaVersion"/> grows when a reader of the last one could misread the next.</summary>
public static class JsonReport
{
    public const int SchemaVersion = 1;

    public static string Write(Assessment assessment) => JsonSerializer.Serialize(ReportDocument.Of(assessment), Indented.ReportDocument) + "\n";

    /// <summary>The same on one line, plain ASCII without &lt;, &gt; and &amp;, so that it can stand in a script element.</summary>
    internal static string WriteCompact(Assessment assessment) => JsonSerializer.Serialize(ReportDocument.Of(assessment), Compact.ReportDocument);

    private static ReportJson Indented { get; } = new(Options(indented: true));

    private static ReportJson Compact { get; } = new(Options(indented: false));

    private static JsonSerializerOptions Options(bool indented) => new(ReportJson.Default.Options)
    {
        WriteIndented = indented,
        NewLine = "\n",
        Converters = { new RoundedNumber(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = ReportJson.Default.WithAddedModifier(LeaveOutDerived),
    };

    // What follows from other members is left out: it could only disagree with them.
    private static void LeaveOutDerived(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].Name is "missing" && type.Type == typeof(Reach) || type.Properties[i].Name is "isRoot")
                type.Properties.RemoveAt(i);
        }
    }

    /// <summary>Three decimals: what follows differs between processors and says nothing.</summary>
    private sealed class RoundedNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 3));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;
