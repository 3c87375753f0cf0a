using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Workbench.Charts;

/// <summary>Widths and line breaks of text in the chart fonts, from the advance table that the chart worker uses too.</summary>
internal static class TextMeasure
{
    private const string NonJoining = "اأإآٱدذرزژوؤةىءـ";
    private static readonly Lazy<(Run[] Regular, Run[] Semibold, Run[] Joined)> Table = new(Load);

    private sealed record Run(int From, int[] Widths);

    /// <summary>Width of one line in pixels.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var (regular, semibold, joined) = Table.Value;
        var runs = bold ? semibold : regular;
        double units = 0;
        for (var i = 0; i < text.Length; i++)
        {
            int cp = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) cp = char.ConvertToUtf32(text[i], text[++i]);
            if (cp is 0x200e or 0x200f) continue; // marks of direction have no width
            var joins = IsArabicLetter(cp) && i + 1 < text.Length && IsArabicLetter(text[i + 1]) && !NonJoining.Contains((char)cp, StringComparison.Ordinal);
            units += LookUp(joins ? joined : runs, cp) ?? (cp >= 0x2e80 ? 1000 : 600);
        }
        return units * size / 1000;
    }

    /// <summary>Lines no wider than <paramref name="width"/>; the last ends in an ellipsis when more than <paramref name="maxLines"/> are needed.</summary>
    public static ImmutableArray<string> Wrap(string text, double width, double size, int maxLines = int.MaxValue, bool bold = false)
    {
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0) return [""];
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        var rest = text;
        foreach (var piece in Pieces(text, width, size, bold))
        {
            if (line.Length > 0 && Width((line + piece).TrimEnd(), size, bold) > width)
            {
                if (lines.Count == maxLines - 1)
                {
                    lines.Add(Cut(rest, width, size, bold));
                    return lines.ToImmutable();
                }
                lines.Add(line.TrimEnd());
                rest = rest[line.Length..];
                line = piece;
            }
            else
            {
                line += piece;
            }
        }
        lines.Add(line.TrimEnd());
        return lines.ToImmutable();
    }

    /// <summary>The text, or as much of it as fits with an ellipsis.</summary>
    public static string Cut(string text, double width, double size, bool bold = false)
    {
        text = text.TrimEnd();
        if (Width(text, size, bold) <= width) return text;
        var starts = System.Globalization.StringInfo.ParseCombiningCharacters(text);
        for (var i = starts.Length - 1; i > 0; i--)
        {
            var cut = text[..starts[i]].TrimEnd() + "…";
            if (Width(cut, size, bold) <= width) return cut;
        }
        return "…";
    }

    /// <summary>Places where a line may break: after spaces and hyphens, before the leading vowel of a Thai syllable, anywhere in a word too wide for a line.</summary>
    private static IEnumerable<string> Pieces(string text, double width, double size, bool bold)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            var atEnd = i == text.Length;
            if (!atEnd && !(text[i - 1] is ' ' or '-' or '–' or '/' || (text[i] is >= 'เ' and <= 'ไ' && text[i - 1] is >= 'ก' and <= '๛'))) continue;
            var piece = text[start..i];
            if (Width(piece.TrimEnd(), size, bold) <= width)
            {
                yield return piece;
            }
            else
            {
                var part = new StringBuilder();
                foreach (var element in Clusters(piece))
                {
                    if (part.Length > 0 && Width(part + element.TrimEnd(), size, bold) > width)
                    {
                        yield return part.ToString();
                        part.Clear();
                    }
                    part.Append(element);
                }
                yield return part.ToString();
            }
            start = i;
        }
    }

    /// <summary>Text elements, a Thai vowel kept with the consonant it belongs to.</summary>
    private static IEnumerable<string> Clusters(string text)
    {
        var starts = System.Globalization.StringInfo.ParseCombiningCharacters(text);
        var from = 0;
        for (var i = 1; i <= starts.Length; i++)
        {
            var at = i == starts.Length ? text.Length : starts[i];
            if (at < text.Length && (text[at] is 'ะ' or 'า' or 'ำ' or 'ๆ' || text[at - 1] is >= 'เ' and <= 'ไ')) continue;
            yield return text[from..at];
            from = at;
        }
    }

    private static bool IsArabicLetter(int cp) => cp is (>= 0x620 and <= 0x64a) or (>= 0x671 and <= 0x6d3);

    private static int? LookUp(Run[] runs, int cp)
    {
        foreach (var run in runs)
            if (cp >= run.From && cp < run.From + run.Widths.Length) return run.Widths[cp - run.From];
        return null;
    }

    private static (Run[] Regular, Run[] Semibold, Run[] Joined) Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("font-widths.json")!;
        using var file = JsonDocument.Parse(stream);
        return (Runs(file.RootElement.GetProperty("regular")), Runs(file.RootElement.GetProperty("semibold")), [One(file.RootElement.GetProperty("arabicJoined"))]);

        static Run[] Runs(JsonElement element) => [.. element.EnumerateArray().Select(One)];
        static Run One(JsonElement element) => new(
            element.GetProperty("from").GetInt32(), [.. element.GetProperty("widths").EnumerateArray().Select(w => w.GetInt32())]);
    }
}
