using System.Runtime.CompilerServices;
using Workbench.Text.Data;

namespace Workbench.Text.Numerals;

/// <summary>Finds every number of a stretch of text, digits and words, in one pass; composes scales, ranges and ratios.</summary>
internal static class NumberScanner
{
    /// <summary>Appends the numbers between <paramref name="start"/> and <paramref name="end"/> to <paramref name="found"/>, in order, not overlapping.</summary>
    // compose: Whether ranges become one token. marks: Those of the whole text in this language, when there are some.
    public static void Scan(ReadOnlySpan<char> text, int start, int end, LanguageData language, List<NumberToken> found, bool compose = true, TextMarks? marks = null)
    {
        int first = found.Count;
        int i = start;
        bool wordsToo = language.HasNumerals;
        while (i < end)
        {
            if (marks is not null && marks.LeadFrom(i))
            {
                int next = marks.Next(i, end, WordMarks.Digit | WordMarks.Numeral);
                if (next >= end) break;
                // What an apostrophe joins to a word that is no number was passed over with it.
                bool joined = language.IsSpaced && next - i >= 2 && Chars.IsLetter(text[next]) && Chars.IsApostrophe(text[next - 1]) && Chars.IsWord(text[next - 2]);
                i = joined ? PastWord(text, next, end) : next;
                if (joined) continue;
            }
            char c = text[i];
            byte kind = Chars.Kinds[c];
            if ((kind & Chars.Digit) != 0)
            {
                NumberToken token = ReadDigits(text, i, start, end, language);
                if (found.Count > first && FractionReader.TryMixed(text, found[^1], ref token)) found.RemoveAt(found.Count - 1);
                found.Add(token);
                i = PastSuffix(text, PastUnit(text, Math.Max(token.End, i + 1), end, language, token), end, language);
            }
            else if ((kind & Chars.Word) != 0)
            {
                i = wordsToo ? ReadWord(text, i, end, language, found) : SkipWord(text, i, end);
            }
            else if (c >= '¼' && VulgarFraction(c) is decimal fraction and > 0)
            {
                AddFraction(text, i, fraction, end, language, found, first);
                i = Math.Max(found[^1].End, i + 1);
            }
            else i++;
        }
        if (compose) RangeComposer.Compose(text, start, language, found, first);
    }

    /// <summary>Past the unit right after a number, so that a unit that is also a number word (3 năm, 5 في المئة) or ends in a digit (km2) stays one.</summary>
    private static int PastUnit(ReadOnlySpan<char> text, int at, int end, LanguageData language, in NumberToken token)
    {
        if (token.Shape is NumberShape.Date or NumberShape.Code or NumberShape.Clock || at >= end) return at;
        int next = SkipSpaces(text, at, end);
        return next < end && Chars.IsLetter(text[next]) && language.TryMatch(LexClass.Unit, text[..end], next, out int stop, out Entry unit)
            && (unit.Role is not ("symbol" or "code") || Chars.IsDigit(text[stop - 1])) && !Chars.IsDash(text[at]) ? stop : at;
    }

    /// <summary>45-öt: past the ending of a case that a hyphen joins to digits, which may look like a number word.</summary>
    private static int PastSuffix(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        if (!language.NumeralsJoined || at + 1 >= end || text[at] != '-' || !Chars.IsLetter(text[at + 1])) return at;
        int stop = SkipWord(text, at + 1, end);
        foreach (string suffix in language.NumeralSuffixes)
            if (text[(at + 1)..stop].SequenceEqual(suffix)) return stop;
        return at;
    }

    private static int SkipWord(ReadOnlySpan<char> text, int i, int end)
    {
        while (i < end && Chars.IsWord(text[i])) i++;
        return i;
    }

    /// <summary>Past a word; an apostrophe inside it does not begin a new one.</summary>
    private static int PastWord(ReadOnlySpan<char> text, int i, int end)
    {
        i = SkipWord(text, i, end);
        while (i + 1 < end && Chars.IsApostrophe(text[i]) && Chars.IsLetter(text[i + 1])) i = SkipWord(text, i + 1, end);
        return i;
    }

    private static int ReadWord(ReadOnlySpan<char> text, int i, int end, LanguageData language, List<NumberToken> found)
    {
        if (language.Prefixes.Length == 0 && !language.Begins(LexClass.Numeral, text[i]))
        {
            if (!language.IsSpaced) return i + 1;
            return PastWord(text, i, end);
        }
        if (TryWords(text, i, end, language, out NumberToken token))
        {
            if (language.ZeroIsCommonWord && token.Value == 0 && !IsZero(text, i, end, language, token)) return token.End;
            found.Add(token);
            return PastUnit(text, token.End, end, language, token);
        }
        // All words of such a phrase are no number: đầu tư is not đầu and four.
        if (token.End > i && !(language.IsSpaced && token.End < end && Chars.IsWord(text[token.End]) && Chars.IsWord(text[token.End - 1])))
        {
            // năm 20(23): the digits are read for themselves.
            int stop = token.End;
            while (stop > i + 1 && Chars.IsDigit(text[stop - 1])) stop--;
            return stop;
        }
        if (!language.IsSpaced && Chars.Is(text[i], Chars.Unspaced))
        {
            i++;
            while (i < end && Chars.Is(text[i], Chars.Follow)) i++;
            return i;
        }
        foreach (string prefix in language.NumeralPrefixes)
        {
            if (StartsWith(text, i, prefix) && i + prefix.Length < end && Chars.IsLetter(text[i + prefix.Length])
                && TryWords(text, i + prefix.Length, end, language, out token))
            {
                found.Add(token);
                return token.End;
            }
        }
        return PastWord(text, i, end);
    }

    /// <summary>Whether the word for zero, which also means "not", is a number here: alone on its line, or before a measure.</summary>
    private static bool IsZero(ReadOnlySpan<char> text, int i, int end, LanguageData language, in NumberToken token)
    {
        int after = SkipSpaces(text, token.End, end);
        return (BeginsLine(text, i) && EndsLine(text, token.End)) || (Match.Unit(language, text, after, end, out _, out Entry unit) && unit.Unit!.Kind is not (QuantityKind.Count or QuantityKind.Money));
    }

    /// <summary>Whether nothing but white space stands before an offset on its line.</summary>
    internal static bool BeginsLine(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && Chars.IsSpace(text[at - 1])) at--;
        return at == 0 || Chars.Is(text[at - 1], Chars.Newline);
    }

    /// <summary>Whether nothing but white space stands behind an offset on its line.</summary>
    internal static bool EndsLine(ReadOnlySpan<char> text, int at)
    {
        at = SkipSpaces(text, at, text.Length);
        return at >= text.Length || Chars.Is(text[at], Chars.Newline);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool StartsWith(ReadOnlySpan<char> text, int i, string prefix) =>
        i + prefix.Length <= text.Length && Chars.Folds[text[i]] == Chars.Folds[prefix[0]] && GoesOn(text, i, prefix);

    private static bool GoesOn(ReadOnlySpan<char> text, int i, string prefix)
    {
        for (int k = 1; k < prefix.Length; k++) if (Chars.Folds[text[i + k]] != Chars.Folds[prefix[k]]) return false;
        return true;
    }

    private static bool TryWords(ReadOnlySpan<char> text, int i, int end, LanguageData language, out NumberToken token)
    {
        int at = i;
        bool negative = false;
        if (!language.TryMatch(LexClass.Numeral, text, i, out int stop, out Entry entry, language.NumeralsJoined))
        {
            token = default;
            return false;
        }
        if (entry.Numeral == NumeralRole.Not)
        {
            // The end says how far the phrase goes that is no number.
            token = new NumberToken { End = Math.Min(stop, end) };
            return false;
        }
        if (entry.Numeral == NumeralRole.Point && BeginsLine(text, i))
        {
            // "point seven seven", alone on its line
            token = new NumberToken { Start = i, End = i, Flags = NumberFlags.Words };
            int digits = SkipSpaces(text, stop, end);
            if (digits < end && Chars.IsDigit(text[digits])) DecimalReader.ReadTenths(text, end, digits, ref token);
            else DecimalReader.ReadSpoken(text, end, language, ref token);
            if (token.End > i && EndsLine(text, token.End)) return true;
            token.End = 0;
            return false;
        }
        if (entry.Numeral == NumeralRole.Minus)
        {
            while (stop < end && Chars.IsSpace(text[stop])) stop++;
            if (stop < end && Chars.IsDigit(text[stop]))
            {
                token = ReadDigits(text, stop, i, end, language);
                token.Value = -token.Value;
                token.Start = i;
                token.Flags |= NumberFlags.Negative;
                return true;
            }
            at = stop;
            negative = true;
        }
        if (!new WordReader(text, end, language).TryRead(at, stop, negative ? null : entry, out token)) return false;
        token.Start = i;
        if (language.HundredLeftOut) ReadLeftOutHundred(text, end, language, ref token);
        if (language.FractionsBeforeArticle.Length > 0) FractionReader.ReadConstruct(text, end, language, ref token);
        if (negative)
        {
            token.Value = -token.Value;
            token.Flags |= NumberFlags.Negative;
        }
        if (token.Has(NumberFlags.Scaled)) ScaleRest.AfterWords(text, end, language, ref token);
        DecimalReader.ReadSpoken(text, end, language, ref token);
        FractionReader.ReadWords(text, end, language, ref token);
        return true;
    }

    /// <summary>one twenty two: alone on its line a unit and then tens say hundreds; in a text they may be two numbers (two twenty-foot boxes).</summary>
    private static void ReadLeftOutHundred(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        if (token.Value is < 1 or > 9 || token.Has(NumberFlags.Decimal) || !BeginsLine(text, token.Start)) return;
        int next = SkipSpaces(text, token.End, end);
        if (next == token.End || !new WordReader(text, end, language).TryRead(next, out NumberToken tens) || tens.Value is < 10 or > 99 || !EndsLine(text, tens.End)) return;
        token.Value = token.Value * 100 + tens.Value;
        token.End = token.DigitsEnd = tens.End;
        token.Flags &= ~NumberFlags.One;
    }

    internal static int SkipSpaces(ReadOnlySpan<char> text, int i, int end)
    {
        while (i < end && Chars.IsSpace(text[i])) i++;
        return i;
    }

    /// <summary>$5-7m: the currency stands before the lower end.</summary>
    private static int StartOfRange(ReadOnlySpan<char> text, int number)
    {
        if (number < 2 || !Chars.IsDash(text[number - 1]) || !Chars.IsDigit(text[number - 2])) return number;
        int start = number - 1;
        while (start > 0 && (Chars.IsDigit(text[start - 1]) || text[start - 1] is '.' or ',')) start--;
        return start;
    }

    private static NumberToken ReadDigits(ReadOnlySpan<char> text, int i, int start, int end, LanguageData language)
    {
        NumberToken token = DigitReader.Read(text[..end], i, language);
        ReadSign(text, start, ref token);
        if (token.Shape != NumberShape.Plain) return token;
        if (Math.Abs(token.Value) < 1_000_000) DecimalReader.ReadExponent(text, end, ref token);
        if (CodeReader.IsCode(text, start, end, language, ref token)) return token;
        if (TryRatio(text, end, language, ref token))
        {
            if (token.High > 10 && TryScale(text, token.Start, token.End, end, language, false, out int stop, out decimal scale) && ScaleRest.IsMoney(text, stop, language))
            {
                // giải ngân 12.345/23.456 triệu đồng
                token.Value *= scale;
                token.High *= scale;
                token.End = stop;
                token.Flags |= NumberFlags.Scaled;
            }
            return token;
        }
        DecimalReader.ReadSpokenBetweenDigits(text, end, language, ref token);
        ReadDecimalOfScale(text, end, language, ref token);
        token.Base = token.Value;
        ReadScales(text, end, language, ref token);
        return token;
    }

    /// <summary>1.781 million: where the mark is the language's own decimal mark as well as a grouping mark, a scale of a million settles it.</summary>
    private static void ReadDecimalOfScale(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        if (!token.Has(NumberFlags.Ambiguous) || !token.Has(NumberFlags.Grouped) || text[token.DigitsEnd - 4] != language.DecimalMarks[0]) return;
        if (!TryScale(text, token.Start, token.End, end, language, false, out _, out decimal scale) || scale < 1_000_000) return;
        token.Value /= 1000;
        token.Flags = (token.Flags & ~NumberFlags.Grouped) | NumberFlags.Decimal;
    }

    private static void ReadSign(ReadOnlySpan<char> text, int start, ref NumberToken token)
    {
        int before = token.Start - 1;
        // .5 and ,5 after a space
        if (before >= start && text[before] is '.' or ',' && token.IsPlainInteger && (before == start || Chars.IsSpace(text[before - 1]) || text[before - 1] is '-' or '+' or '(')
            && token.End - token.Start <= 12)
        {
            decimal power = 1;
            for (int k = token.Start; k < token.End; k++) power *= 10;
            token.Value /= power;
            token.Flags = (token.Flags & ~(NumberFlags.FourDigits | NumberFlags.LeadingZero)) | NumberFlags.Decimal;
            token.Start = before--;
        }
        if (before < start || token.Shape != NumberShape.Plain) return;
        // "- 5" with nothing else on the line; in a text the dash begins a list.
        if (Chars.IsSpace(text[before]) && before > start && text[before - 1] is '-' or '−' && BeginsLine(text, before - 1) && EndsLine(text, token.End)) before--;
        char sign = text[before];
        if (sign is not ('-' or '−' or '+' or '–')) return;
        bool free = before == start || Chars.IsSpace(text[before - 1]) || Chars.Is(text[before - 1], Chars.Newline) || text[before - 1] is '(' or '[' or ':' or '=' or '"';
        if (!free) return;
        token.Start = before;
        if (sign == '+') return;
        token.Value = -token.Value;
        token.Flags |= NumberFlags.Negative;
    }

    /// <summary>17/17, and 1/2 with a whole number before it (2 1/2).</summary>
    private static bool TryRatio(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        int at = token.End;
        // 22 /7: a space slipped in before the sign.
        if (at + 2 < end && text[at] == ' ' && text[at + 1] == '/' && Chars.IsDigit(text[at + 2]) && token.IsPlainInteger) at++;
        if (at + 1 >= end || text[at] is not ('/' or '⁄') || !Chars.IsDigit(text[at + 1])) return false;
        NumberToken second = DigitReader.Read(text[..end], at + 1, language);
        if (second.Shape != NumberShape.Plain || second.Value == 0) return false;
        if (second.End + 1 < end && (text[second.End] is '/' || Chars.IsDash(text[second.End])) && (Chars.IsWord(text[second.End + 1]) || Chars.IsDigit(text[second.End + 1]))
            && !IsInflection(text, second.End, end, language))
        {
            token.Shape = NumberShape.Code;
            token.End = second.End;
            return true;
        }
        if (second.Has(NumberFlags.FourDigits) && IsDatedDecree(text, second.End))
        {
            // 27/2024. (V. 3.) önkormányzati rendelet
            token.Shape = NumberShape.Code;
            token.End = second.End;
            return true;
        }
        token.Shape = NumberShape.Ratio;
        token.High = second.Value;
        token.End = token.DigitsEnd = second.End;
        return true;
    }

    /// <summary>Whether a full stop and a month in Roman numerals in brackets follow, as they do behind the number of a decree.</summary>
    private static bool IsDatedDecree(ReadOnlySpan<char> text, int at)
    {
        // The sentence may seem to end at the full stop.
        int end = text.Length;
        if (at < end && text[at] == '.') at++;
        at = SkipSpaces(text, at, end);
        if (at >= end || text[at] != '(') return false;
        int stop = ++at;
        while (stop < end && text[stop] is 'I' or 'V' or 'X') stop++;
        return stop > at && stop < end && text[stop] == '.';
    }

    /// <summary>An ending behind a hyphen (17/17-ben, 2022/2023-as) is no further part of a code.</summary>
    private static bool IsInflection(ReadOnlySpan<char> text, int at, int end, LanguageData language) =>
        Chars.IsDash(text[at]) && Chars.IsLetter(text[at + 1]) && !Chars.Is(text[at + 1], Chars.Upper)
        && (language.TryMatch(LexClass.ContextAfter, text[..end], at, out _, out _) || language.TryMatch(LexClass.PeriodAfter, text[..end], at, out _, out _));

    /// <summary>Multiplies by the scale words after a number, and adds what follows a scale: 3 ezer 260, 1 млн 200 тис.</summary>
    internal static void ReadScales(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token)
    {
        FractionReader.ReadHalf(text, end, language, ref token);
        decimal lowestScale = 0, sum = 0, piece = 0, current = token.Value;
        int at = token.End;
        if (IsEnclosed(text, token.Start, token.End, end) && TryScale(text, token.Start, at + 1, end, language, false, out _, out _))
        {
            // بتكلفة (3) ملايين دينار
            at++;
            token.Start--;
        }
        bool scaled = false;
        decimal lastScale = 0, ceiling = decimal.MaxValue;
        while (at < end)
        {
            if (TryScale(text, token.Start, at, end, language, scaled, out int stop, out decimal scale))
            {
                if (Math.Abs(current) > 1_000_000_000_000m || scale > 1_000_000_000_000m) break;
                if (scaled && current == 0)
                {
                    if (scale < lastScale || Math.Abs(sum) > NumberToken.Largest / scale) break;
                    // 5 hundred thousand 8 ten thousand million is all millions; 1 thousand million 2 hundred million has them in each part.
                    bool own = ceiling > scale && ceiling < decimal.MaxValue;
                    if (own && lowestScale >= ceiling / scale) break;
                    sum += (own ? piece : sum) * (scale - 1);
                    piece *= scale;
                    lowestScale *= scale;
                }
                else if (scale >= ceiling) break;
                else
                {
                    sum += piece = current * scale;
                    lowestScale = scale;
                }
                current = 0;
                lastScale = scale;
                scaled = true;
                at = token.End = stop;
                ReadHalf(text, end, language, ref token, ref sum, scale);
                at = token.End;
                continue;
            }
            // After a scale, a smaller number may follow, itself scaled or not.
            int next = scaled ? ScaleRest.Start(text, at, end, language) : at;
            // A script without spaces writes 4หมื่น4พัน in one.
            if ((next == at && language.IsSpaced) || next >= end || !Chars.IsDigit(text[next]) || token.Has(NumberFlags.Decimal)) break;
            NumberToken rest = DigitReader.Read(text[..end], next, language);
            if (rest.Shape != NumberShape.Plain || rest.Has(NumberFlags.Decimal) || rest.Value >= lowestScale) break;
            bool restScaled = TryScale(text, next, rest.End, end, language, false, out _, out decimal restScale);
            if (restScaled ? restScale >= lowestScale || rest.Value >= lowestScale / restScale : lowestScale > 1000 || rest.End - rest.Start != 3 || EndsInCode(text, rest.End, end) || ScaleRest.StandsApart(text, at, next)) break;
            if (restScaled)
            {
                current = rest.Value;
                ceiling = lowestScale;
                at = rest.End;
                continue;
            }
            sum += rest.Value;
            token.End = rest.End;
            break;
        }
        if (!scaled) return;
        token.Value = sum;
        token.Flags |= NumberFlags.Scaled;
        token.Flags &= ~NumberFlags.FourDigits;
    }

    /// <summary>(300) families: whether nothing but a number stands between two brackets.</summary>
    internal static bool IsEnclosed(ReadOnlySpan<char> text, int start, int stop, int end) => start > 0 && stop < end && text[start - 1] == '(' && text[stop] == ')';

    internal static bool EndsInCode(ReadOnlySpan<char> text, int at, int end) => at < end && (Chars.IsDash(text[at]) || text[at] is '/' or '.' or ',' or '%') && at + 1 < end && Chars.IsDigit(text[at + 1]);

    private static void ReadHalf(ReadOnlySpan<char> text, int end, LanguageData language, ref NumberToken token, ref decimal sum, decimal scale)
    {
        int at = SkipSpaces(text, token.End, end);
        if (!language.TryMatch(LexClass.Numeral, text, at, out int stop, out Entry entry) || stop > end || entry.Role == "before") return;
        if (entry.Numeral == NumeralRole.Half && language.Settings.ContainsKey("half-after-scale")) sum += ScaleRest.One(scale) / 2;
        else if (entry.Numeral == NumeralRole.PlusHalf) sum += ScaleRest.One(scale) * entry.Value;
        else return;
        token.End = stop;
    }

    internal static bool TryScale(ReadOnlySpan<char> text, int numberStart, int at, int end, LanguageData language, bool chained, out int stop, out decimal scale)
    {
        scale = 0;
        if (!chained && language.TryMatch(LexClass.Attached, text, at, out stop, out Entry entry) && stop <= end)
        {
            bool money = entry.Role.Contains("money", StringComparison.Ordinal);
            // .0012G is a number, 5G a network, 0.5g a weight; class 9B a name.
            bool small = !entry.Role.Contains("small", StringComparison.Ordinal) || (IsBelowOne(text, numberStart) && Chars.Is(text[at], Chars.Upper) && text[numberStart..at].IndexOf("00") >= 0);
            if (small && (!money || Chars.Is(text[at], Chars.Upper) && !Match.Before(language, LexClass.ContextBefore, text, 0, numberStart, out _, out _) || CodeReader.CurrencyBefore(text, StartOfRange(text, numberStart), language) || IsOfPeople(text, stop, end, language)))
            {
                scale = entry.Value;
                return true;
            }
        }
        int from = SkipSpaces(text, at, end);
        if (from == at && from < end && Chars.IsDash(text[from]) && from + 1 < end && Chars.IsLetter(text[from + 1])) from++;
        if (language.TryMatch(LexClass.Numeral, text, from, out stop, out entry, language.NumeralsJoined && !language.IsSpaced) && stop <= end
            && (entry.Numeral == NumeralRole.Scale || (entry.Numeral == NumeralRole.Times && entry.Value >= 10))
            && !((entry.Flags & EntryFlags.Plural) != 0 && ScaleRest.FollowsYear(text, numberStart, at, stop, language))
            && (entry.Role != "money" || CodeReader.CurrencyBefore(text, numberStart, language) || ScaleRest.IsMoney(text, stop, language) || (BeginsLine(text, numberStart) && EndsLine(text, stop))))
        {
            scale = entry.Value;
            return true;
        }
        // 4,7 milliót, 12 ezret: where number words are written together, a scale word takes their endings after digits too.
        if (language.NumeralsJoined && language.IsSpaced && language.TryMatch(LexClass.Numeral, text, from, out stop, out entry, joined: true) && stop < end
            && entry.Numeral == NumeralRole.Scale && WordReader.TrySuffix(text, end, language, ref stop))
        {
            scale = entry.Value;
            return true;
        }
        stop = at;
        return false;
    }

    /// <summary>1.2m people: what is counted right behind the letter is people, and nobody is so many metres.</summary>
    private static bool IsOfPeople(ReadOnlySpan<char> text, int at, int end, LanguageData language) =>
        at < end && Chars.IsSpace(text[at]) && Match.Unit(language, text, NumberScanner.SkipSpaces(text, at, end), end, out _, out Entry unit) && unit.Unit is { Kind: QuantityKind.Count, Group: "person" } or { Id: "household" or "tree" or "user" };

    private static bool IsBelowOne(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is '-' or '−' or '+') at++;
        return at < text.Length && (text[at] is '.' or ',' || Chars.Digits[text[at]] == 0);
    }

    private static void AddFraction(ReadOnlySpan<char> text, int i, decimal fraction, int end, LanguageData language, List<NumberToken> found, int first)
    {
        if (found.Count > first && found[^1] is { Shape: NumberShape.Plain } whole && !whole.Has(NumberFlags.Scaled | NumberFlags.Decimal)
            && (whole.End == i || (whole.End == i - 1 && Chars.IsSpace(text[i - 1]))))
        {
            whole.Value += whole.Value < 0 ? -fraction : fraction;
            whole.End = whole.DigitsEnd = i + 1;
            whole.Flags = (whole.Flags | NumberFlags.Decimal) & ~NumberFlags.FourDigits;
            ReadScales(text, end, language, ref whole);
            found[^1] = whole;
            return;
        }
        NumberToken token = new() { Start = i, End = i + 1, DigitsEnd = i + 1, Value = fraction, Flags = NumberFlags.Decimal };
        ReadScales(text, end, language, ref token);
        found.Add(token);
    }

    internal static decimal VulgarFraction(char c) => c switch
    {
        '½' => 0.5m,
        '¼' => 0.25m,
        '¾' => 0.75m,
        '⅓' => 1m / 3,
        '⅔' => 2m / 3,
        '⅕' => 0.2m,
        '⅖' => 0.4m,
        '⅗' => 0.6m,
        '⅘' => 0.8m,
        '⅙' => 1m / 6,
        '⅛' => 0.125m,
        '⅜' => 0.375m,
        '⅝' => 0.625m,
        '⅞' => 0.875m,
        _ => 0,
    };
}
