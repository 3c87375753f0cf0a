using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Finds nouns whose form alone says how many: أسرتان, منزلين (two), félóra (half an hour). Only forms that the language lists, for many look like other words.</summary>
internal static class DualReader
{
    /// <summary>Adds a token of that value for each such noun that no number stands at; keeps the order.</summary>
    public static void Insert(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> tokens, TextMarks? marks)
    {
        if (!language.HasDuals) return;
        int next = 0, at = start;
        while (at < end)
        {
            if (marks is not null && marks.LeadFrom(at))
            {
                at = marks.Next(at, end, WordMarks.Dual);
                if (at >= end) break;
            }
            if (!Chars.IsLetter(text[at]))
            {
                at++;
                continue;
            }
            int stop = at;
            while (stop < end && Chars.IsWord(text[stop])) stop++;
            while (next < tokens.Count && tokens[next].End <= at) next++;
            bool taken = next < tokens.Count && tokens[next].Start < stop;
            // شاحنتان وحافلتان: behind a dual, what is joined to it by "and" is one more.
            bool joined = next > 0 && tokens[next - 1].Has(NumberFlags.Dual) && language.GluedAnd.Length > 0 && text[at..end].StartsWith(language.GluedAnd, StringComparison.Ordinal);
            bool counted = !joined && next > 0 && NumberScanner.SkipSpaces(text, tokens[next - 1].End, end) == at;
            if (!taken && !counted && TryMatch(text[..end], at, language, out NumberToken token))
            {
                // بيتان اثنان: the number is said twice
                if (next < tokens.Count && token.Value == tokens[next].Value && tokens[next].Has(NumberFlags.Words) && NumberScanner.SkipSpaces(text, token.End, end) == tokens[next].Start) Periods.PeriodReader.Use(tokens, next);
                tokens.Insert(next++, token);
                stop = Math.Max(stop, token.End);
            }
            at = stop;
        }
    }

    private static bool TryMatch(ReadOnlySpan<char> text, int at, LanguageData language, out NumberToken token)
    {
        int start = at;
        bool found = language.TryMatch(LexClass.Dual, text, at, out int stop, out Entry noun);
        for (int index = 0; !found && index < language.NumeralPrefixes.Length; index++)
        {
            string prefix = language.NumeralPrefixes[index];
            start = at + prefix.Length;
            found = NumberScanner.StartsWith(text, at, prefix) && language.TryMatch(LexClass.Dual, text, start, out stop, out noun);
        }
        decimal value = found ? noun.Value : 0;
        token = new NumberToken { Start = start, End = stop, DigitsEnd = stop, Value = value, Base = value, Flags = NumberFlags.Words | NumberFlags.Dual | (value < 1 ? NumberFlags.Decimal : NumberFlags.None) };
        return found;
    }
}
