using System.Text;

namespace Workbench.Text;

/// <summary>A file's bytes as text.</summary>
/// <param name="Text">The text, without a byte order mark; not yet cleaned.</param>
/// <param name="Encoding">How the bytes were read: <c>utf-8</c>, <c>utf-16</c>, <c>utf-16BE</c> or <c>windows-1251</c> and the like.</param>
/// <param name="Flagged">Whether the encoding is a guess: the bytes are neither UTF-8 nor marked as UTF-16.</param>
public sealed record DecodedText(string Text, string Encoding, bool Flagged);

/// <summary>Reads the bytes of a report. Safe for use by several threads.</summary>
public static class TextDecoder
{
    private const int SampleBytes = 1 << 16;

    private static readonly int[] LegacyPages = [1251, 1256, 874, 1250, 1258];

    /// <summary>Reads UTF-8 with or without a byte order mark, UTF-16 by its mark, and otherwise the legacy code page whose text looks most like its languages.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The text and how it was read.</returns>
    /// <exception cref="TextException"><c>WB1001</c> when there are no bytes; <c>WB1002</c> when the content is binary.</exception>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) throw Errors.Empty();
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return new DecodedText(Encoding.UTF8.GetString(bytes[3..]), "utf-8", false);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new DecodedText(Encoding.Unicode.GetString(bytes[2..]), "utf-16", false);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new DecodedText(Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16BE", false);
        RefuseBinary(bytes);
        if (System.Text.Unicode.Utf8.IsValid(bytes)) return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8", false);
        return DecodeLegacy(bytes);
    }

    private static void RefuseBinary(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        int zero = sample.IndexOf((byte)0);
        if (zero >= 0) throw Errors.Binary(zero);
        int controls = 0, first = -1;
        for (int i = 0; i < sample.Length; i++)
        {
            if (sample[i] >= 0x20 || sample[i] is (byte)'\n' or (byte)'\r' or (byte)'\t' or 0x0B or 0x0C or 0x1B) continue;
            if (controls++ == 0) first = i;
        }
        // Text has none of them; a stray one or two per thousand is damage, not a format.
        if (controls > 2 + sample.Length / 500) throw Errors.Binary(first);
    }

    private static DecodedText DecodeLegacy(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> sample = bytes[..Math.Min(bytes.Length, SampleBytes)];
        int best = LegacyPages[0];
        double bestScore = double.NegativeInfinity;
        foreach (int page in LegacyPages)
        {
            string text = Page(page).GetString(sample);
            double score = Detection.LanguageProfiles.Plausibility(text, page);
            if (score > bestScore) (best, bestScore) = (page, score);
        }
        Encoding encoding = Page(best);
        return new DecodedText(encoding.GetString(bytes), encoding.WebName, true);
    }

    private static Encoding Page(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page) ?? throw Errors.MissingData($"code page {page}");
}
