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

    internal static byte[] Write(ModelHeader header, byte[] table)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(header, ModelJson.Default.ModelHeader);
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

    /// <summary>Checks the whole file and returns its header and where the table starts.</summary>
    internal static (ModelHeader Header, int TableStart, string Id) Read(ReadOnlySpan<byte> file, string path)
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

        ModelHeader? header;
        try
        {
            header = JsonSerializer.Deserialize(file.Slice(Fixed, headerLength), ModelJson.Default.ModelHeader);
        }
        catch (JsonException exception)
        {
            throw Errors.ModelDamaged(path, $"its header cannot be read ({exception.Message}).");
        }

        if (header is null || header.Categories.Count < 2 || header.Bias.Length != header.Categories.Count
            || !int.IsPow2(header.SlotCount)
            || (long)header.SlotCount * FeatureTable.SlotBytes(header.Categories.Count) + FeatureTable.Padding != tableLength
            || (header.Context is { } context && (context.Values.Length != ContextModel.ParameterCount(header.Categories.Count) || context.Doubt is not (>= 0 and < 1))))
        {
            throw Errors.ModelDamaged(path, "its header contradicts itself.");
        }

        return (header, (int)tableStart, Convert.ToHexStringLower(checksum[..8]));
    }

    /// <summary>Writes the whole file beside its place and then moves it there, so that an interrupted training leaves the old file or none.</summary>
    internal static void Save(string path, byte[] file)
    {
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
[JsonSerializable(typeof(ModelHeader))]
internal sealed partial class ModelJson : JsonSerializerContext;
