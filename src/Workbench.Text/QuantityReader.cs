using Workbench.Text.Data;
using Workbench.Text.Quantities;

namespace Workbench.Text;

/// <summary>Reads every quantity of any text, also those that are no figures of a report. Safe for use by several threads.</summary>
public static class QuantityReader
{
    /// <summary>Reads numbers with their unit and bound. Dates, years, clock times, ordinals and document numbers are no quantities.</summary>
    /// <param name="text">The text; offsets of the results are into it.</param>
    /// <param name="language">The language code; null to detect it.</param>
    /// <returns>The quantities in the order of the text; empty when there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="TextException"><c>WB1003</c> when there is no data for the language.</exception>
    public static IReadOnlyList<Quantity> Read(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Cleaning.CleanText clean = Cleaning.Normalizer.Normalize(text);
        LanguageData data = LanguageData.Get(language ?? LanguageDetector.Detect(clean.Text).Language);
        QuantityScanner scanner = new();
        List<Quantity> found = [];
        foreach (Sentences.SentenceSpan sentence in Sentences.SentenceSplitter.Split(clean.Text, data))
        {
            scanner.Scan(clean.Text, sentence.Start, sentence.End, data, null);
            Ellipsis.Fill(clean.Text, sentence.Start, scanner.Found, data);
            foreach (Candidate candidate in scanner.Found)
            {
                if (candidate.Token.Has(Numerals.NumberFlags.One) && candidate.Kind is QuantityKind.Count or QuantityKind.Number) continue;
                if (candidate.Token.Has(Numerals.NumberFlags.Words) && candidate.Kind == QuantityKind.Number && !candidate.Token.Has(Numerals.NumberFlags.Scaled)) continue;
                int start = clean.Map.ToRaw(candidate.Token.Start), end = clean.Map.ToRaw(candidate.Token.End);
                found.Add(new Quantity
                {
                    Start = start,
                    End = end,
                    Raw = text[start..end],
                    Value = candidate.Token.Value,
                    ValueHigh = candidate.Token.Shape == Numerals.NumberShape.Plain ? null : candidate.Token.High,
                    Kind = candidate.Kind,
                    Unit = candidate.Unit?.Id,
                    Noun = candidate.NounStart < 0 ? null : clean.Text[candidate.NounStart..candidate.NounEnd],
                    Bound = candidate.Bound,
                });
            }
        }
        return found;
    }
}
