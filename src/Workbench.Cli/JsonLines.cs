using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workbench.Cli;

/// <summary>Writes JSON Lines to standard output: one object a line, text of any script unescaped, dates in ISO 8601.</summary>
internal sealed class JsonLines : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly Utf8JsonWriter writer;

    public JsonLines() => writer = new Utf8JsonWriter(line, Options);

    /// <summary>Writes one object with the given members in the given order.</summary>
    public void Write(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in members)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
        writer.WriteEndObject();
        writer.Flush();
        output.Write(line.WrittenSpan);
        output.WriteByte((byte)'\n');
        line.ResetWrittenCount();
        writer.Reset();
    }

    /// <summary>Makes what was written visible to the reader now, for commands that answer line by line.</summary>
    public void Flush() => output.Flush();

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null or DBNull: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            // 273.000000 as stored is 273 to a reader.
            case decimal number: json.WriteNumberValue(number / 1.0000000000000000000000000000m); break;
            case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): json.WriteNumberValue(number); break;
            case double or float: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
            case DateOnly date: json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case DateTime time: json.WriteStringValue(time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)); break;
            case BigInteger number: json.WriteRawValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case byte or sbyte or short or ushort or uint or ulong: json.WriteRawValue(Convert.ToString(value, CultureInfo.InvariantCulture)!); break;
            case IReadOnlyList<(string Name, object? Value)> members:
                json.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    json.WritePropertyName(name);
                    WriteValue(json, member);
                }
                json.WriteEndObject();
                break;
            case System.Collections.IDictionary map:
                json.WriteStartObject();
                foreach (System.Collections.DictionaryEntry entry in map)
                {
                    json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
                    WriteValue(json, entry.Value);
                }
                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list)
                    WriteValue(json, item);
                json.WriteEndArray();
                break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    public void Dispose()
    {
        output.Flush();
        output.Dispose();
        writer.Dispose();
    }
}
