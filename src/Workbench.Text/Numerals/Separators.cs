using System.Runtime.InteropServices;
using Workbench.Text.Data;
using Workbench.Text.Quantities;

namespace Workbench.Text.Numerals;

/// <summary>
/// The habit of a report: 94,4 % and 1.390 households beside each other say that 5.700 billion is five thousand seven hundred, whatever its language
/// mostly writes, as translations keep the marks of what they were made from. Worked out when a number first asks for it.
/// </summary>
internal sealed class Separators(string text)
{
    // So many numbers must speak for a habit, one of them by more than a group of three digits.
    private const int Least = 3;

    private char? mark;

    private struct Evidence
    {
        /// <summary>1.234.567, 86.000: certainly groups.</summary>
        public int Groups;

        /// <summary>1.234: perhaps.</summary>
        public int Triples;

        /// <summary>94.4: decimals.</summary>
        public int Decimals;
    }

    /// <summary>Reads numbers of one mark and three digits behind it by the habit of the report; without one they stay as they are.</summary>
    public void Settle(List<Candidate> candidates)
    {
        foreach (ref Candidate candidate in CollectionsMarshal.AsSpan(candidates))
        {
            ref NumberToken token = ref candidate.Token;
            if (token.Shape != NumberShape.Plain || token.Has(NumberFlags.Words) || !IsTriple(token.Start, token.DigitsEnd) || text[token.DigitsEnd - 4] != (mark ??= GroupMark())) continue;
            if (!token.Has(NumberFlags.Decimal))
            {
                token.Flags &= ~NumberFlags.Ambiguous;
                continue;
            }
            // 1.240 billion 500 million: only a number that is its digits times a scale.
            if (token.Base == 0 || token.Value % token.Base != 0 || Math.Abs(token.Value) >= NumberToken.Largest / 1000) continue;
            token.Value *= 1000;
            token.Base *= 1000;
            token.Flags = (token.Flags & ~(NumberFlags.Decimal | NumberFlags.Ambiguous)) | NumberFlags.Grouped;
        }
    }

    private bool IsTriple(int start, int end)
    {
        int digits = end - start - 4;
        if (digits is < 1 or > 3 || text[end - 4] is not ('.' or ',') || Chars.Digits[text[start]] == 0) return false;
        for (int at = start; at < end; at++) if (at != end - 4 && !Chars.IsDigit(text[at])) return false;
        return true;
    }

    /// <summary>The mark that groups thousands all through the report; nought where nothing says so, or something against it.</summary>
    private char GroupMark()
    {
        Evidence points = Of('.'), commas = Of(',');
        if (Groups(points, commas)) return '.';
        return Groups(commas, points) ? ',' : '\0';

        static bool Groups(in Evidence groups, in Evidence other) =>
            groups.Decimals == 0 && other.Triples == 0 && other.Groups == 0 && groups.Groups + other.Decimals > 0 && groups.Triples + groups.Groups * 2 + other.Decimals >= Least;
    }

    private Evidence Of(char sign)
    {
        Evidence found = default;
        int next = text.IndexOf(sign);
        while (next > 0 && next + 1 < text.Length)
        {
            int at = next, before = at;
            while (before > 0 && at - before <= 4 && Chars.IsDigit(text[before - 1])) before--;
            int groups = 0, last = 0;
            // Behind the first mark of a number the others, so that 05.02.2021 is no decimal.
            while (before < at && at + 1 < text.Length && text[at] == sign && Chars.IsDigit(text[at + 1]))
            {
                int stop = at + 1;
                while (stop < text.Length && Chars.IsDigit(text[stop])) stop++;
                last = stop - at - 1;
                groups++;
                at = stop;
            }
            bool isOther = before > 0 && text[before - 1] is '.' or ',' || at < text.Length && text[at] is '/' or ':';
            if (groups == 1 && !isOther && last == 3 && next - before <= 3 && !text.AsSpan(at - 3, 3).SequenceEqual("000")) found.Triples++;
            else if ((groups > 1 || !isOther) && last == 3 && next - before <= 3) found.Groups++;
            // 12.05 and 7.30 may be a day and an hour.
            else if (groups == 1 && !isOther && (last == 1 || last == 2 && (sign == ',' || at < text.Length && text[at] == '%'))) found.Decimals++;
            next = text.IndexOf(sign, Math.Max(at, next + 1));
        }
        return found;
    }
}
