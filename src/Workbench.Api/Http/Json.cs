using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbench.Api.Http;

/// <summary>How answers are written: camelCase, text of any script unescaped, decimals without trailing zeros.</summary>
internal static class Json
{
    public static JsonSerializerOptions Options { get; } = Create(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Create(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new DecimalConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.MaxDepth = 32;
        return options;
    }

    /// <summary>273.000000 as stored is 273 to a reader, the same as the command line prints.</summary>
    private sealed class DecimalConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
    }
}
