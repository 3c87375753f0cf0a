using System.Diagnostics.CodeAnalysis;
using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>
/// Reads a number written in words, joined or apart, by the roles that the language's data gives each word.
/// One pass from left to right; the roles hold all that differs between languages.
/// </summary>
// scales: Whether a thousand and more may multiply what was read; the decimals of a number have none of their own.
internal ref struct WordReader(ReadOnlySpan<char> text, int limit, LanguageData language, bool scales = true)
{
    private const decimal Infinite = 1_000_000_000_000_000m;

    private readonly ReadOnlySpan<char> text = text;
    private decimal total;
    private decimal section;
    private decimal lastScale = Infinite;
    private decimal lowest = Infinite;
    private decimal piece;

    // Whether the last piece stood after "and".
    private bool apart;
    private bool any;
    private bool onlyOne = true;
    private int parts;
    private NumeralRole last;
    private bool headless;
    private bool common;
    private decimal tail;
    private int tailEnd;

    /// <summary>Tries to read a number word at <paramref name="start"/>, which must be the beginning of a word.</summary>
    public bool TryRead(int start, out NumberToken token) => TryRead(start, 0, null, out token);

    /// <summary>The same where the first word is known, and where it ends.</summary>
    public bool TryRead(int start, int firstEnd, Entry? known, out NumberToken token)
    {
        token = new NumberToken { Start = start, Flags = NumberFlags.Words };
        int at = start, end = start;
        bool connected = false;
        // A place value alone on its line counts one (ล้าน, chục); in a text it may be vague (hàng chục).
        bool first = HasNoHead(start), lonely = !first && NumberScanner.BeginsLine(text, start);
        headless = first || lonely;
        while (at < limit && parts < 64)
        {
            (int stop, Entry? entry) = (firstEnd, known);
            if (entry is null && !language.TryMatch(LexClass.Numeral, text, at, out stop, out entry, language.NumeralsJoined) || stop > limit || (!scales && IsScale(entry))) break;
            known = null;
            if (language.NumeralsJoined && language.IsSpaced && IsTooLong(at, stop, out int shorter, out Entry? other)) (stop, entry) = (shorter, other);
            if (any && (entry.Flags & EntryFlags.Ordinal) != 0) return false;
            // свыше тысячи единиц: behind a bound the plural says no unknown number of them.
            if (!any && (entry.Flags & EntryFlags.Plural) != 0 && !headless) headless = Match.Before(language, LexClass.BoundBefore, text, Math.Max(0, start - 40), start, out _, out _);
            if (!any) lonely &= entry.Numeral is NumeralRole.Times or NumeralRole.Scale && (entry.Flags & EntryFlags.Alone) == 0;
            decimal place = last == NumeralRole.Scale ? lastScale : last == NumeralRole.Times ? lowest : 0;
            int before = end;
            if (!Add(IsTwice(entry, text[at..stop], stop) ? entry with { Value = entry.Value * 2 } : entry, connected)) break;
            tail = entry.Numeral == NumeralRole.Unit && place >= 100 && (entry.Flags & EntryFlags.One) == 0 && entry.Value == decimal.Truncate(entry.Value) ? place : 0;
            tailEnd = (entry.Flags & EntryFlags.NotAfterTen) != 0 ? before : 0;
            end = at = stop;
            common = (entry.Flags & EntryFlags.Common) != 0;
            if ((entry.Flags & EntryFlags.About) != 0) token.Flags |= NumberFlags.About;
            connected = false;
            parts++;
            if (at < limit && Chars.IsWord(text[at]) && language.NumeralsJoined && language.IsSpaced) continue;
            SkipJoin(ref at, ref connected);
        }
        if (!any || (lonely && !NumberScanner.EndsLine(text, end))) return false;
        if (tail > 0 && language.TailIsTenths) ReadTail(ref end);
        if (language.NumeralsJoined && language.IsSpaced && !TrySuffix(text, limit, language, ref end)) return false;
        if (last is NumeralRole.Filler or NumeralRole.Article or NumeralRole.Point) return false;
        token.Value = total + section;
        token.End = token.DigitsEnd = end;
        if (total > 0) token.Flags |= NumberFlags.Scaled;
        if (onlyOne && parts == 1) token.Flags |= NumberFlags.One;
        if (common && parts == 1) token.Flags |= NumberFlags.Common;
        if (token.Value != decimal.Truncate(token.Value)) token.Flags |= NumberFlags.Decimal;
        return true;
    }

    /// <summary>Whether a form took the first letter of the next one, with which the word goes on (milliós in egymilliószáz).</summary>
    private readonly bool IsTooLong(int at, int stop, out int shorter, [NotNullWhen(true)] out Entry? other)
    {
        (shorter, other) = (stop, null);
        int end = stop;
        return stop - at > 1 && stop < limit && Chars.IsWord(text[stop]) && !TrySuffix(text, limit, language, ref end)
            && !language.TryMatch(LexClass.Numeral, text, stop, out _, out _, joined: true)
            && language.TryMatch(LexClass.Numeral, text[..(stop - 1)], at, out shorter, out other, joined: true)
            && language.TryMatch(LexClass.Numeral, text, shorter, out _, out _, joined: true);
    }

    private static bool IsScale(Entry entry) => entry.Numeral == NumeralRole.Scale || entry is { Numeral: NumeralRole.Times, Value: >= 1000 };

    /// <summary>ba triệu hai is 3.2 million: a digit right after a place, without the word for an empty one, counts its tenths; năm there is "year".</summary>
    private void ReadTail(ref int end)
    {
        section -= piece;
        if (tailEnd > 0) end = tailEnd;
        else section += piece * tail / 10;
    }

    /// <summary>A scale in the dual that governs its noun (ألفا أسرة) looks like the accusative of one but for the tanwin; nothing but its noun may follow it (مليونا ومئتي ألف).</summary>
    private readonly bool IsTwice(Entry entry, ReadOnlySpan<char> form, int stop) =>
        !any && (entry.Flags & EntryFlags.Twice) != 0 && !form.Contains('\u064B')
        && !(language.TryMatch(LexClass.Connector, text, NumberScanner.SkipSpaces(text, stop, limit), out int joined, out _, joined: true) && joined < limit
            && (Chars.IsDigit(text[NumberScanner.SkipSpaces(text, joined, limit - 1)]) || language.TryMatch(LexClass.Numeral, text, NumberScanner.SkipSpaces(text, joined, limit), out _, out Entry rest) && rest.Numeral is not NumeralRole.Not));

    private readonly void SkipJoin(ref int at, ref bool connected)
    {
        int from = at;
        while (at < limit && Chars.IsSpace(text[at])) at++;
        bool hyphen = at == from && at < limit && Chars.IsDash(text[at]);
        if (hyphen) at++;
        // one million, two hundred thousand: where the language writes a comma after a scale.
        if (last == NumeralRole.Scale && at == from && at + 1 < limit && text[at] == ',' && Chars.IsSpace(text[at + 1]) && language.Settings.ContainsKey("comma-after-scale"))
        {
            at++;
            while (at < limit && Chars.IsSpace(text[at])) at++;
        }
        if (language.TryMatch(LexClass.Connector, text, at, out int stop, out _, joined: true) && stop <= limit)
        {
            // "and a half" is an entry of its own, "and" and all.
            if (language.TryMatch(LexClass.Numeral, text, at, out _, out Entry whole) && whole.Numeral == NumeralRole.PlusHalf) return;
            int next = stop;
            while (next < limit && Chars.IsSpace(text[next])) next++;
            // A connector that is a word needs a space after it, unless the language writes it onto the next word.
            if (next > stop || language.Prefixes.Length > 0)
            {
                at = next;
                connected = true;
            }
        }
    }

    /// <summary>
    /// ร้อยห้าสิบ, พันสองร้อย: a place value that begins the word counts one where a whole smaller place follows. Inside a word it
    /// is none (หลายร้อย, เรียบร้อย), nor alone (ร้อยห้า may be colloquial for a hundred and fifty).
    /// </summary>
    private readonly bool HasNoHead(int start)
    {
        if (language.IsSpaced) return false;
        if (!language.TryMatch(LexClass.Numeral, text, start, out int stop, out Entry head, joined: true) || head.Numeral != NumeralRole.Times || head.Value < 100) return false;
        if (IsBounded(start, stop)) return true;
        if (start > 0 && Chars.Is(text[start - 1], Chars.Unspaced)) return false;
        if (!language.TryMatch(LexClass.Numeral, text, stop, out int next, out Entry digit, joined: true)) return false;
        if (digit.Numeral == NumeralRole.Ten) return true;
        return digit.Numeral == NumeralRole.Unit && language.TryMatch(LexClass.Numeral, text, next, out _, out Entry place, joined: true)
            && place.Numeral == NumeralRole.Times && place.Value < head.Value;
    }

    /// <summary>ร้อยกว่าคน, กว่าพันไร่: beside a bound and before what is counted a place value alone counts one.</summary>
    private readonly bool IsBounded(int start, int stop)
    {
        if (Match.Before(language, LexClass.BoundBefore, text, Math.Max(0, start - 40), start, out _, out _)) return IsCounted(stop);
        return language.TryMatch(LexClass.BoundAfter, text[..limit], stop, out int past, out _) && IsCounted(past);
    }

    private readonly bool IsCounted(int at)
    {
        int next = NumberScanner.SkipSpaces(text, at, limit);
        return language.TryMatch(LexClass.Classifier, text[..limit], next, out _, out _) || language.TryMatch(LexClass.Unit, text[..limit], next, out _, out Entry unit) && unit.Unit!.Kind != QuantityKind.Percent;
    }

    /// <summary>A joined numeral must end its word, or go on with an inflection that the language lists.</summary>
    internal static bool TrySuffix(ReadOnlySpan<char> text, int limit, LanguageData language, ref int end)
    {
        if (end >= limit || !Chars.IsWord(text[end])) return true;
        int stop = end;
        while (stop < limit && Chars.IsWord(text[stop])) stop++;
        ReadOnlySpan<char> rest = text[end..stop];
        foreach (string suffix in language.NumeralSuffixes)
        {
            if (rest.Equals(suffix, StringComparison.OrdinalIgnoreCase))
            {
                end = stop;
                return true;
            }
        }
        return false;
    }

    private bool Add(Entry entry, bool connected)
    {
        decimal value = entry.Value;
        switch (entry.Numeral)
        {
            case NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Ten or NumeralRole.Hundred:
                return AddPiece(entry, value, connected);
            case NumeralRole.Times:
                bool afterPiece = any && last is NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Ten or NumeralRole.Article;
                if (!any && !headless && (entry.Flags & EntryFlags.Alone) == 0) return false;
                if (last == NumeralRole.Filler || (any && lowest <= value && !afterPiece)) return false;
                if (last == NumeralRole.Half && section > 0 && total == 0)
                {
                    section *= value;
                    lowest = 1;
                    break;
                }
                if (value == 12 && last == NumeralRole.Times && !connected && total == 0)
                {
                    // two hundred dozens
                    section *= value;
                    lowest = 1;
                    break;
                }
                decimal multiplied = afterPiece ? piece : 0;
                if (afterPiece && section < 100 && value >= 100) multiplied = section;
                if (section - multiplied > 0 && LowestOf(section - multiplied) <= value) return false;
                section = section - multiplied + (multiplied == 0 ? 1 : multiplied) * value;
                lowest = value;
                break;
            case NumeralRole.Scale:
                if (!any && !headless && (entry.Flags & EntryFlags.Alone) == 0) return false;
                if (!AddScale(value, connected && (entry.Flags & EntryFlags.Alone) != 0)) return false;
                break;
            case NumeralRole.Half:
                if (!any) section = value;
                else if (last == NumeralRole.Scale) total += ScaleRest.One(lastScale) / 2;
                else if (last == NumeralRole.Times) section += lowest / 2;
                else if (last == NumeralRole.Unit && total == 0 && value == 0.25m)
                {
                    // egy negyed: a quarter alone is 0.25, after a number a denominator.
                    section *= value;
                    lowest = 0;
                }
                else return false;
                break;
            case NumeralRole.PlusHalf:
                if (last == NumeralRole.Scale) total += ScaleRest.One(lastScale) * value;
                else if (last is NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Ten) section += value;
                else if (last == NumeralRole.Times) section += lowest * value;
                else return false;
                break;
            case NumeralRole.Denominator:
                if (!any || total > 0 || section is 0 || last == NumeralRole.Denominator) return false;
                // twenty and three fifths: after "and" only the last piece is the numerator.
                if (apart && piece < section && piece < value) section = section - piece + piece / value;
                else section /= value;
                lowest = 0;
                break;
            case NumeralRole.Filler:
                if (last is not (NumeralRole.Times or NumeralRole.Scale or NumeralRole.Hundred)) return false;
                last = NumeralRole.Filler;
                onlyOne = false;
                return true;
            case NumeralRole.Article:
                if (any) return false;
                section = piece = 1;
                lowest = 1;
                any = true;
                last = NumeralRole.Article;
                return true;
            default:
                return false;
        }
        if (entry.Numeral != NumeralRole.Unit) onlyOne = false;
        any = true;
        last = entry.Numeral;
        return true;
    }

    private bool AddPiece(Entry entry, decimal value, bool connected)
    {
        if (last is NumeralRole.Article or NumeralRole.Half or NumeralRole.PlusHalf) return false;
        decimal size = entry.Numeral switch { NumeralRole.Hundred => 100, NumeralRole.Ten => 10, _ => 1 };
        if ((entry.Flags & EntryFlags.NotAfterTen) != 0 && (last == NumeralRole.Ten || (last == NumeralRole.Times && lowest == 10))) return false;
        bool turned = language.UnitsBeforeTens && connected && entry.Numeral == NumeralRole.Ten && last == NumeralRole.Unit && piece < 10;
        if (!turned && any && (value >= lowest || lowest <= 1)) return false;
        if (any && value == 0) return false;
        if (section == 0 && total > 0 && value >= lastScale) return false;
        section += value;
        piece = turned ? piece + value : value;
        apart = connected && !turned;
        lowest = turned ? 1 : size;
        any = true;
        last = entry.Numeral;
        if ((entry.Flags & EntryFlags.One) == 0) onlyOne = false;
        return true;
    }

    private bool AddScale(decimal value, bool oneMeant)
    {
        // A run of scales beyond that is no number.
        if (total + section > 1_000_000_000_000_000m || total + section > NumberToken.Largest / value) return false;
        if (last == NumeralRole.Filler) return false;
        if (total == 0) total = (section == 0 ? 1 : section) * value;
        else if (value < lastScale)
        {
            // "a million and a thousand": a scale that may stand alone is one of it after "and".
            if (section == 0 && !oneMeant) return false;
            total += (section == 0 ? 1 : section) * value;
        }
        else total = (total + section) * value;
        section = 0;
        piece = 0;
        lowest = Infinite;
        lastScale = value;
        return true;
    }

    private static decimal LowestOf(decimal value)
    {
        decimal power = 1;
        while (value >= 10 && value % (power * 10) == 0 && power < Infinite) power *= 10;
        return power;
    }
}
