using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Notebooks.Jupyter;

/// <summary>A message that was refused, with the reason.</summary>
internal sealed class RefusedMessageException(string reason) : Exception(reason);

/// <summary>
/// Messages as frames, signed by HMAC-SHA256: identities, <c>&lt;IDS|MSG&gt;</c>, signature, header, parent header, metadata, content, buffers.
/// </summary>
/// <remarks>Reading refuses what is malformed, unsigned, signed wrongly, seen before, or too large. Not thread-safe for reading.</remarks>
internal sealed class WireFormat(byte[] key, WireLimits limits)
{
    private static readonly byte[] Delimiter = Encoding.ASCII.GetBytes("<IDS|MSG>");
    private static readonly JsonDocumentOptions JsonLimits = new() { MaxDepth = 64 };

    // JSON for machines; Jupyter's own clients write non-ASCII as it is, too.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public List<byte[]> Write(JupyterMessage message)
    {
        byte[][] parts = [Bytes(message.Header), Bytes(message.ParentHeader), Bytes(message.Metadata), Bytes(message.Content)];
        return [.. message.Identities, Delimiter, Encoding.ASCII.GetBytes(Sign(parts)), .. parts, .. message.Buffers];
    }

    /// <exception cref="RefusedMessageException">The message is not to be acted on.</exception>
    public JupyterMessage Read(IReadOnlyList<byte[]> frames)
    {
        if (frames.Count > limits.Frames)
            throw new RefusedMessageException(string.Create(CultureInfo.InvariantCulture, $"it has {frames.Count} frames; at most {limits.Frames} are read"));
        var size = frames.Sum(f => (long)f.Length);
        if (size > limits.Bytes)
            throw new RefusedMessageException(string.Create(CultureInfo.InvariantCulture, $"it has {size} bytes; at most {limits.Bytes} are read"));
        var start = 0;
        while (start < frames.Count && !frames[start].AsSpan().SequenceEqual(Delimiter))
            start++;
        if (start + 5 >= frames.Count)
            throw new RefusedMessageException("it lacks the delimiter or one of the frames after it");
        byte[][] parts = [frames[start + 2], frames[start + 3], frames[start + 4], frames[start + 5]];
        CheckSignature(frames[start + 1], parts);
        var header = Json(parts[0], "header");
        if (JupyterMessage.Text(header, "msg_type") is not { Length: > 0 } || JupyterMessage.Text(header, "msg_id") is null)
            throw new RefusedMessageException("its header lacks msg_type or msg_id");
        return new JupyterMessage
        {
            Identities = [.. frames.Take(start)],
            Header = header,
            ParentHeader = Json(parts[1], "parent header"),
            Metadata = Json(parts[2], "metadata"),
            Content = Json(parts[3], "content"),
            Buffers = [.. frames.Skip(start + 6)],
        };
    }

    private void CheckSignature(byte[] signature, byte[][] parts)
    {
        if (key.Length == 0)
            return;
        if (signature.Length == 0)
            throw new RefusedMessageException("it is not signed");
        var text = Encoding.ASCII.GetString(signature);
        if (!CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Sign(parts))))
            throw new RefusedMessageException("its signature is wrong");
        if (!seen.Add(text))
            throw new RefusedMessageException("it was received before");
        order.Enqueue(text);
        // As many as Jupyter's own reader remembers; the oldest go first.
        if (order.Count > limits.RememberedSignatures)
            seen.Remove(order.Dequeue());
    }

    private string Sign(byte[][] parts)
    {
        if (key.Length == 0)
            return "";
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
            hash.AppendData(part);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Bytes(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Compact);

    private static JsonObject Json(byte[] bytes, string what)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: JsonLimits) as JsonObject ?? throw new RefusedMessageException($"its {what} is no JSON object");
        }
        catch (JsonException)
        {
            throw new RefusedMessageException($"its {what} is no JSON");
        }
    }
}

/// <summary>What a kernel reads at most.</summary>
internal sealed record WireLimits
{
    /// <summary>The bytes of one message, all frames together. Default: 64 MB.</summary>
    public long Bytes { get; init; } = 64L << 20;

    public int Frames { get; init; } = 64;

    public int RememberedSignatures { get; init; } = 65_536;
}
