using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text;

/// <summary>Reads numbers alone, in digits and words. Safe for use by several threads.</summary>
public static class NumeralReader
{
    /// <summary>Reads every number of a text. A range gives two numerals; a fraction gives one.</summary>
    /// <param name="text">The text; offsets of the results are into it.</param>
    /// <param name="language">The language code.</param>
    /// <returns>The numerals in the order of the text; empty when there are none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="TextException"><c>WB1003</c> when there is no data for the language.</exception>
    public static IReadOnlyList<Numeral> Read(string text, string language)
    {
        ArgumentNullException.ThrowIfNull(text);
        LanguageData data = LanguageData.Get(language);
        Cleaning.CleanText clean = Cleaning.Normalizer.Normalize(text);
        List<NumberToken> tokens = [];
        NumberScanner.Scan(clean.Text, 0, clean.Text.Length, data, tokens, compose: false);
        List<Numeral> found = [];
        foreach (NumberToken token in tokens)
        {
            decimal value = token.Value;
            if (token.Shape == NumberShape.Ratio) value = token.High == 0 ? token.Value : token.Value / token.High;
            else if (token.Shape != NumberShape.Plain) continue;
            found.Add(new Numeral { Start = clean.Map.ToRaw(token.Start), End = clean.Map.ToRaw(token.End), Value = value });
        }
        return found;
    }
}
