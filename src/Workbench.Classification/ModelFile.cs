using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbench.Classification;

/// <summary>
/// The format of a model file, little-endian: mark <c>WBCLASS\0</c>, format version (4 bytes), header length (4), table length (8), SHA-256 of
/// all that follows (32), header as UTF-8 JSON, zeros up to a multiple of 64, table.
/// </summary>
internal static class ModelFile
{
    internal const int FormatVersion = 8;
    internal const string Extension = ".wbm";
    private const int Fixed = 56;

    private static ReadOnlySpan<byte> Mark => "WBCLASS\0"u8;

    internal static byte[] Write(ModelFileHeader header, byte[] table)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header, ModelJson.Default.ModelFileHeader);
        int tableStart = (Fixed + json.Length + 63) / 64 * 64;
        byte[] file = new byte[tableStart + (long)table.Length];
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), json.Length);
        BinaryPrimitives.WriteInt64LittleEndian(file.AsSpan(16), table.Length);
        json.CopyTo(file, Fixed);
        table.CopyTo(file, tableStart);
        SHA256.HashData(file.AsSpan(Fixed), file.AsSpan(24, 32));
        return file;
    }

    /// <summary>Checks the whole file and returns its header, its card, read when it is asked for, and where the table starts.</summary>
    internal static (ModelHeader Header, Lazy<ModelCard> Card, int TableStart, string Id) Read(ReadOnlySpan<byte> file, string path)
    {
        if (file.Length < 8 || !file[..8].SequenceEqual(Mark)) throw Errors.ModelForeign(path);
        if (file.Length < Fixed) throw Errors.ModelDamaged(path, "it ends within its first 56 bytes.");
        int version = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (version > FormatVersion) throw Errors.ModelNewer(path, version, FormatVersion);
        if (version is >= 1 and < FormatVersion) throw Errors.ModelOlder(path, version, FormatVersion);
        if (version < 1) throw Errors.ModelDamaged(path, "its format version is below 1.");
        int headerLength = BinaryPrimitives.ReadInt32LittleEndian(file[12..]);
        long tableLength = BinaryPrimitives.ReadInt64LittleEndian(file[16..]);
        long tableStart = (Fixed + (long)headerLength + 63) / 64 * 64;
        if (headerLength < 2 || tableLength < FeatureTable.Padding || tableStart + tableLength != file.Length)
            throw Errors.ModelDamaged(path, "its length is not what its header says.");
        Span<byte> checksum = stackalloc byte[32];
        SHA256.HashData(file[Fixed..], checksum);
        if (!checksum.SequenceEqual(file.Slice(24, 32))) throw Errors.ModelDamaged(path, "its checksum does not match its content.");

        ModelHeader header;
        byte[] json = file.Slice(Fixed, headerLength).ToArray();
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            header = ReadHeader(document.RootElement);
            if (document.RootElement.GetProperty("card").ValueKind != JsonValueKind.Object) throw new JsonException("the card is missing");
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Errors.ModelDamaged(path, $"its header cannot be read ({exception.Message}).");
        }

        if (header.Categories.Count < 2 || header.Bias.Length != header.Categories.Count
            || !int.IsPow2(header.SlotCount)
            || (long)header.SlotCount * FeatureTable.SlotBytes(header.Categories.Count) + FeatureTable.Padding != tableLength
            || (header.Context is { } context && (context.Values.Length != ContextModel.ParameterCount(header.Categories.Count) || context.Doubt is not (>= 0 and < 1))))
        {
            throw Errors.ModelDamaged(path, "its header contradicts itself.");
        }

        return (header, new Lazy<ModelCard>(() => ReadCard(json, path)), (int)tableStart, Convert.ToHexStringLower(checksum[..8]));
    }

    /// <summary>Reads what prediction needs by hand: a serializer would be compiled first, which takes longer than all of the rest.</summary>
    private static ModelHeader ReadHeader(JsonElement root)
    {
        JsonElement features = root.GetProperty("features");
        return new ModelHeader
        {
            Categories = Read(root.GetProperty("categories"), category => category.GetString() ?? throw new JsonException("a category has no name")),
            Features = new FeatureOptions
            {
                Prefix = features.GetProperty("prefix").GetInt32(),
                WordPairs = features.GetProperty("wordPairs").GetBoolean(),
                UnitWords = features.GetProperty("unitWords").GetBoolean(),
                Fields = (FieldFeatures)features.GetProperty("fields").GetInt32(),
                MinCharacters = features.GetProperty("minCharacters").GetInt32(),
                MaxNgram = features.GetProperty("maxNgram").GetInt32(),
                MaxUnspaced = features.GetProperty("maxUnspaced").GetInt32(),
                WordWeight = features.GetProperty("wordWeight").GetSingle(),
                MinSentences = features.GetProperty("minSentences").GetInt32(),
                MaxCharacters = features.GetProperty("maxCharacters").GetInt32(),
            },
            Bias = Read(root.GetProperty("bias"), weight => weight.GetSingle()),
            SlotCount = root.GetProperty("slotCount").GetInt32(),
            Context = root.TryGetProperty("context", out JsonElement context) && context.ValueKind != JsonValueKind.Null
                ? new ContextParameters { Values = Read(context.GetProperty("values"), value => value.GetDouble()), Doubt = context.GetProperty("doubt").GetDouble() }
                : null,
        };
    }

    private static T[] Read<T>(JsonElement list, Func<JsonElement, T> read)
    {
        T[] values = new T[list.GetArrayLength()];
        for (int at = 0; at < values.Length; at++) values[at] = read(list[at]);
        return values;
    }

    private static ModelCard ReadCard(byte[] json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ModelJson.Default.ModelFileHeader)!.Card;
        }
        catch (JsonException exception)
        {
            throw Errors.ModelDamaged(path, $"its card cannot be read ({exception.Message}).");
        }
    }

    /// <summary>What a header of the wrong shape is told by: no JSON, no such property, a value of another kind, a number out of range.</summary>
    private static bool IsUnreadable(Exception exception) => exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException;

    /// <summary>Refuses a path at which anything but a model stands, lest a slip of the hand cost its owner the data. A link counts as what it leads to.</summary>
    internal static void CheckTarget(string path)
    {
        if (path.Length == 0) throw Errors.ModelUnwritable(path, new IOException("no file is named."));
        if (Directory.Exists(path)) throw Errors.ModelUnwritable(path, new IOException("it is a folder."));
        if (!File.Exists(path)) return;
        Span<byte> mark = stackalloc byte[8];
        try
        {
            using FileStream stream = File.OpenRead(path);
            // To read from a pipe would wait for its writer.
            if (stream.CanSeek) stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.ModelUnwritable(path, exception);
        }

        if (!mark.SequenceEqual(Mark)) throw Errors.NoModelThere(path);
    }

    /// <summary>Writes the whole file beside its place and then moves it there, so that an interrupted training leaves the old file or none.</summary>
    internal static void Save(string path, byte[] file)
    {
        CheckTarget(path);
        string full = Path.GetFullPath(path);
        string temporary = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            try
            {
                using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write))
                {
                    stream.Write(file);
                    stream.Flush(flushToDisk: true);
                }

                File.Move(temporary, full, overwrite: true);
            }
            finally
            {
                File.Delete(temporary);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.ModelUnwritable(path, exception);
        }
    }
}

/// <summary>The JSON of the header; generated at compile time, as loading a model must not wait for reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ModelFileHeader))]
internal sealed partial class ModelJson : JsonSerializerContext;
