using Workbench.Text.Data;
using Workbench.Text.Numerals;

namespace Workbench.Text.Quantities;

/// <summary>Finds the unit of a number in a script without spaces between words: a measure or classifier after it, the noun that is counted before it.</summary>
internal static class UnspacedUnits
{
    // How far before its number a noun may begin whose head is said again after it.
    private const int EchoUtf16 = 24;
    private const int HeadUtf16 = 48;
    private const int ShareUtf16 = 80;
    private const int AndUtf16 = 3;

    public static void Find(ReadOnlySpan<char> text, int end, int floor, in NumberToken token, int from, LanguageData language, ref FoundUnit found)
    {
        int at = UnitFinder.SkipJoint(text, from, end);
        bool unitAfter = language.TryMatch(LexClass.Unit, text[..end], at, out int unitEnd, out Entry unit);
        bool classified = language.TryMatch(LexClass.Classifier, text[..end], at, out int classifierEnd, out Entry classifier);
        if (BeginsOther(text, at, Math.Max(unitAfter ? unitEnd : at, classified ? classifierEnd : at), language)) return;
        if (unitAfter && (!classified || unitEnd > classifierEnd || unit.Unit!.Kind != QuantityKind.Count))
        {
            // วันแรงงาน 9,300 วัน, บ่อบาดาล 4 บ่อ: what is behind only repeats the head of the noun before the number, which says what is counted.
            if (unit.Unit!.Kind != QuantityKind.Count)
            {
                if (FindNounBefore(text, floor, token.Start, [], EchoUtf16, language, out int echoStart, out int echoEnd, out Entry echoed)
                    && echoEnd - echoStart > unitEnd - at && text[echoStart..echoEnd].StartsWith(text[at..unitEnd], StringComparison.Ordinal))
                {
                    Set(ref found, echoed, echoed, echoStart, echoEnd, unitEnd);
                    return;
                }
            }
            else if (FindHead(text, floor, token.Start, text[at..unitEnd], [], language, out int headStart, out int headEnd, out Entry headed))
            {
                Set(ref found, headed, headed, headStart, headEnd, unitEnd);
                return;
            }
            // ชาย 2 หญิง 1, ปลา 6,240 กุ้ง 385: the noun behind the number has a number of its own.
            if (unit.Unit!.Group is "person" or "animal" or "thing" && IsCountedAhead(text, text.Length, unitEnd) && Match.Before(language, LexClass.Unit, text, floor, UnitFinder.TrimEnd(text, floor, token.Start), out int ownStart, out Entry own) && own.Unit!.Group == unit.Unit.Group)
            {
                found.Entry = own;
                found.Unit = own.Unit;
                found.NounStart = ownStart;
                found.NounEnd = UnitFinder.TrimEnd(text, ownStart, token.Start);
                return;
            }
            found.Entry = unit;
            found.Unit = unit.Unit;
            found.NounStart = at;
            found.NounEnd = found.End = unitEnd;
            found.Direct = true;
            if (unit.Unit.Kind != QuantityKind.Count) SplitByNumber(text, floor, token.Start, language, ref found);
            return;
        }
        if (classified && FindHead(text, floor, token.Start, text[at..classifierEnd], classifier.Groups, language, out int first, out int last, out Entry whole))
        {
            Set(ref found, classifier, whole, first, last, classifierEnd);
            return;
        }
        if (classified && classifier.Role == "head" && RepeatsHead(text, floor, token.Start, text[at..classifierEnd], language, out first))
        {
            Set(ref found, classifier, classifier, first, UnitFinder.TrimEnd(text, first, token.Start), classifierEnd);
            return;
        }
        string[] groups = classified ? classifier.Groups : [];
        int nounStop = BeforeName(text, floor, token.Start, language);
        bool noun = FindNounBefore(text, floor, nounStop, groups, !classified ? 24 : classifier.Role == "far" ? 240 : 90, language, out int nounStart, out int nounEnd, out Entry before);
        if (classified)
        {
            found.Entry = classifier;
            found.End = classifierEnd;
            found.Direct = true;
            // 89.7%, ต่ำกว่าเป้า 5.3 จุด: points that are broken are those of a share that is named before them.
            found.Unit = !noun ? token.Has(NumberFlags.Decimal) && classifier.Unit is { Id: "point" } && IsOfShare(text, floor, token.Start, language) ? SharedUnits.Find("percentage point") : classifier.Unit : before.Unit!.Group == "person" && IsJoined(text, floor, nounStart, language) ? language.People ?? SharedUnits.Find("person") : before.Unit;
            found.NounStart = noun ? nounStart : at;
            found.NounEnd = noun ? nounEnd : classifierEnd;
        }
        else if (noun && !token.Has(NumberFlags.Words) && !(token.Has(NumberFlags.Scaled) && token.Value >= 1_000_000 && before.Unit!.Group is "organisation" or "place" or "idea" or "event" or "document" or "building"))
        {
            // Nobody has 250 million unions: the sum is what they gave. คลองสิบ: a number word right behind a noun ends a name.
            found.Entry = before;
            found.Unit = before.Unit;
            found.NounStart = nounStart;
            found.NounEnd = nounEnd;
        }
    }

    private static void Set(ref FoundUnit found, Entry entry, Entry noun, int start, int end, int outer)
    {
        found.Entry = entry;
        found.Unit = noun.Unit;
        found.NounStart = start;
        found.NounEnd = end;
        found.End = outer;
        found.Direct = true;
    }

    /// <summary>จุดตรวจบนเส้นทาง 6 จุด: of the nouns before a number, the one that begins with the word behind it is counted, though others stand nearer; รายงาน is no ราย.</summary>
    private static bool FindHead(ReadOnlySpan<char> text, int floor, int stop, ReadOnlySpan<char> head, string[] groups, LanguageData language, out int start, out int end, out Entry noun)
    {
        int lowest = Math.Max(floor, stop - HeadUtf16);
        end = -1;
        noun = null!;
        start = lowest + text[lowest..stop].LastIndexOf(head, StringComparison.Ordinal);
        return start >= lowest && language.TryMatch(LexClass.Unit, text[..stop], start, out end, out noun)
            && end - start > head.Length && noun.Unit!.Kind == QuantityKind.Count && text[start..stop].IndexOf('\n') < 0
            && (groups.Length == 0 || groups.Contains(noun.Unit.Group, StringComparer.Ordinal) || groups.Contains(noun.Unit.Id, StringComparer.Ordinal));
    }

    /// <summary>กลุ่มผู้นำ 64 กลุ่ม: a classifier that begins the words before its number is itself what is counted, though they name others.</summary>
    private static bool RepeatsHead(ReadOnlySpan<char> text, int floor, int stop, ReadOnlySpan<char> head, LanguageData language, out int start)
    {
        int lowest = Math.Max(floor, stop - HeadUtf16);
        start = lowest + text[lowest..stop].LastIndexOf(head, StringComparison.Ordinal);
        if (start < lowest || text[start..stop].IndexOf('\n') >= 0 || !language.TryMatch(LexClass.Classifier, text[..stop], start, out int end, out Entry same) || end - start != head.Length || same.Role != "head") return false;
        // ชนกลุ่มน้อย 14 กลุ่ม: nor is it a part of a longer noun.
        for (int first = start; first >= Math.Max(lowest, start - AndUtf16); first--)
            if (language.TryMatch(LexClass.Unit, text[..stop], first, out int unitEnd, out _) && unitEnd > end) return false;
        return true;
    }

    /// <summary>แกนนำ สมาชิกพรรค และประชาชน 28,400 คน: of people of several sorts, joined by "and", the number counts all.</summary>
    private static bool IsJoined(ReadOnlySpan<char> text, int floor, int at, LanguageData language)
    {
        at = UnitFinder.TrimEnd(text, floor, at);
        if (!language.TryMatch(LexClass.RangeMiddle, text, Math.Max(floor, at - AndUtf16), out int end, out Entry and) || end != at || and.Role != "open") return false;
        int stop = UnitFinder.TrimEnd(text, floor, at - AndUtf16);
        return Match.Before(language, LexClass.Unit, text, floor, stop, out _, out Entry other) && other.Unit!.Group == "person";
    }

    /// <summary>Whether the nearest word for what has points is a share, and no index or mark: ดัชนีหุ้น 5.30 จุด, 1.2% หรือ 5.3 จุด are of an index.</summary>
    private static bool IsOfShare(ReadOnlySpan<char> text, int floor, int stop, LanguageData language)
    {
        int last = UnitFinder.TrimEnd(text, floor, stop), lowest = Math.Max(0, stop - ShareUtf16);
        if (Match.Before(language, LexClass.RangeMiddle, text, lowest, last, out int or, out _)
            && Match.Before(language, LexClass.Unit, text, lowest, or, out _, out Entry same) && same.Unit!.Kind == QuantityKind.Percent) return false;
        for (int at = last - 1; at >= lowest && !Chars.Is(text[at], Chars.Newline); at--)
        {
            if (language.TryMatch(LexClass.Unit, text[..stop], at, out _, out Entry unit) && unit.Unit!.Id == "percent") return true;
            if (language.TryMatch(LexClass.Phrase, text[..stop], at, out _, out Entry phrase) && phrase.Role is "share" or "index") return phrase.Role == "share";
        }
        return false;
    }

    private static bool IsCountedAhead(ReadOnlySpan<char> text, int end, int at)
    {
        int next = NumberScanner.SkipSpaces(text, at, end);
        return next < end && Chars.IsDigit(text[next]);
    }

    /// <summary>ชมรม "บ้านไร้ความรุนแรง" 17 แห่ง: where a counted noun stands right before the quoted name, the name is passed over.</summary>
    private static int BeforeName(ReadOnlySpan<char> text, int floor, int at, LanguageData language)
    {
        int close = UnitFinder.TrimEnd(text, floor, at) - 1;
        if (close <= floor || text[close] is not ('"' or '”')) return at;
        int lowest = Math.Max(floor, close - 60), open = close - 1;
        while (open >= lowest && text[open] is not ('"' or '“')) open--;
        return open >= lowest && Match.Before(language, LexClass.Unit, text, floor, open, out _, out Entry noun) && noun.Unit!.Kind == QuantityKind.Count ? open : at;
    }

    /// <summary>ชั้น 5 ครั้งที่ 1, ระดับ 3 รายละเอียด: what looks like a unit is the beginning of a longer word, or numbers what follows.</summary>
    private static bool BeginsOther(ReadOnlySpan<char> text, int at, int end, LanguageData language)
    {
        if (end == at) return false;
        if (language.TryMatch(LexClass.Phrase, text, at, out int stop, out Entry phrase) && phrase.Role == "scope" && stop > end) return true;
        if (!language.TryMatch(LexClass.ContextBefore, text, at, out stop, out Entry context) || stop <= end || context.Role == "none") return false;
        int next = NumberScanner.SkipSpaces(text, stop, text.Length);
        return next < text.Length && Chars.IsDigit(text[next]);
    }

    /// <summary>แรงงาน 1,150 วัน: the noun before the number and the measure behind it are one unit, แรงงานวัน.</summary>
    private static void SplitByNumber(ReadOnlySpan<char> text, int floor, int stop, LanguageData language, ref FoundUnit found)
    {
        if (!FindNounBefore(text, floor, stop, [], EchoUtf16, language, out int start, out int end, out _)) return;
        Span<char> whole = stackalloc char[EchoUtf16 * 2];
        ReadOnlySpan<char> measure = text[found.NounStart..found.NounEnd];
        if (end - start + measure.Length > whole.Length) return;
        text[start..end].CopyTo(whole);
        measure.CopyTo(whole[(end - start)..]);
        whole = whole[..(end - start + measure.Length)];
        if (!language.TryMatch(LexClass.Unit, whole, 0, out int unitEnd, out Entry unit) || unitEnd != whole.Length || unit.Unit!.Kind != QuantityKind.Count) return;
        found.Entry = unit;
        found.Unit = unit.Unit;
        found.NounStart = start;
        found.NounEnd = end;
    }

    /// <summary>The nearest noun before a number that its classifier goes with: บ้าน … 638 หลัง.</summary>
    private static bool FindNounBefore(
        ReadOnlySpan<char> text, int floor, int stop, string[] groups, int window, LanguageData language, out int nounStart, out int nounEnd, out Entry noun)
    {
        nounStart = nounEnd = -1;
        noun = null!;
        int lowest = Math.Max(floor, stop - window);
        for (int at = stop - 1; at >= lowest; at--)
        {
            char c = text[at];
            if (Chars.Is(c, Chars.Newline)) break;
            if (Chars.Is(c, Chars.Follow) || Chars.IsSpace(c)) continue;
            if (nounStart >= 0 && at < nounStart - 24) break;
            if (language.TryMatch(LexClass.Phrase, text[..stop], at, out int scopeEnd, out Entry scope) && scope.Role == "scope" && scopeEnd >= nounEnd)
            {
                // ตำบลทั่วประเทศ 20 แห่ง: the country is where, the communes are counted. รายได้ (income) is no ราย (person).
                nounStart = nounEnd = -1;
                continue;
            }
            if (!language.TryMatch(LexClass.Unit, text[..stop], at, out int end, out Entry entry) || entry.Unit!.Kind != QuantityKind.Count || entry.Role is "symbol" or "code" or "direct") continue;
            if (groups.Length > 0 && !groups.Contains(entry.Unit.Group, StringComparer.Ordinal) && !groups.Contains(entry.Unit.Id, StringComparer.Ordinal))
            {
                // โรงพยาบาล holds พยาบาล, and is no nurse: a longer word of another sort takes the shorter away.
                if (nounStart >= 0 && end >= nounEnd && at < nounStart) nounStart = nounEnd = -1;
                continue;
            }
            // รายงานสำคัญ is a report: a noun that begins earlier and runs into the next (งานสำคัญ) is the real one.
            if (nounStart >= 0 && end <= nounStart)
            {
                // สตรีชาวไต 99 คน: of whom people are is said behind who they are.
                if (end < nounStart || noun.Unit!.Id != "person" || entry.Unit.Group != "person" || entry.Unit.Id == "person") continue;
                (nounStart, noun) = (at, entry);
                continue;
            }
            nounStart = at;
            nounEnd = end;
            noun = entry;
        }
        if (nounStart < 0) return false;
        // The noun goes on with what describes it, up to the number or the word for "number of".
        int last = UnitFinder.TrimEnd(text, nounStart, stop);
        while (Match.Before(language, LexClass.BoundBefore, text, nounEnd, last, out int wordStart, out _)
            || Match.Before(language, LexClass.Phrase, text, nounEnd, last, out wordStart, out _)) last = UnitFinder.TrimEnd(text, nounStart, wordStart);
        nounEnd = Math.Max(nounEnd, last);
        return true;
    }
}
