using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Polp.Graph;

namespace Polp.Reports;

/// <summary>The report as data. <see cref="SchemaVersion"/> grows when a reader of the last one could misread the next.</summary>
public static class JsonReport
{
    public const int SchemaVersion = 1;

    // What follows from other members is left out: it could only disagree with them.
    private static readonly HashSet<(Type, string)> Derived = [(typeof(Reach), "missing"), (typeof(Identity), "isRoot"), (typeof(ResourceReach), "isWhole")];

    public static string Write(Assessment assessment) => JsonSerializer.Serialize(ReportDocument.Of(assessment), Whole) + "\n";

    /// <summary>
    /// What the page carries: the same on one line, without the reasons (derivations, paths, score rows, holdings) that the page itself gives in words, without grants that are needed, and without what is empty or the usual.
    /// Plain ASCII without &lt;, &gt; and &amp;, so that it can stand in a script element.
    /// </summary>
    internal static string WriteForPage(Assessment assessment) => JsonSerializer.Serialize(ReportDocument.ForPage(assessment), ForPage);

    private static JsonTypeInfo Whole { get; } = Type(new(Options) { WriteIndented = true, TypeInfoResolver = Stated });

    private static JsonTypeInfo ForPage { get; } = Type(new(Options) { TypeInfoResolver = Stated.WithAddedModifier(LeaveOutEmpty) });

    private static JsonSerializerOptions Options => new(JsonSerializerDefaults.General)
    {
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new RoundedNumber(), new Place(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static JsonTypeInfo Type(JsonSerializerOptions options) => options.GetTypeInfo(typeof(ReportDocument));

    private static IJsonTypeInfoResolver Stated => ReportJson.Default.WithAddedModifier(LeaveOutDerived);

    private static void LeaveOutDerived(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (Derived.Contains((type.Type, type.Properties[i].Name)))
                type.Properties.RemoveAt(i);
        }
    }

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.ShouldSerialize = (_, value) => value is not (null or ICollection { Count: 0 } or Phase.Serving);
    }

    /// <summary>Three decimals: what follows differs between processors and says nothing.</summary>
    private sealed class RoundedNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 3));
    }

    /// <summary>A place as <c>file:line:column</c>, or the file alone; there are many of them.</summary>
    private sealed class Place : JsonConverter<Source>
    {
        public override Source Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Source value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Line == 0 ? value.File : $"{value.File}:{value.Line}:{value.Column}");
    }
}

[JsonSerializable(typeof(ReportDocument))]
internal sealed partial class ReportJson : JsonSerializerContext;
