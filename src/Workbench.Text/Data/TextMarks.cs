using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Workbench.Text.Detection;
using Workbench.Text.Numerals;

namespace Workbench.Text.Data;

/// <summary>
/// A byte for each place of a text that says which look-ups may succeed there (<see cref="WordMarks"/>). Made in one pass over the words,
/// before the readers: these go from mark to mark, where each went over all letters.
/// </summary>
/// <remarks>
/// In a script without spaces between words, the first two letters at each place decide. In others what a word may be is worked out once and found again by its <see cref="WordHash"/>.
/// </remarks>
internal sealed class TextMarks : IDisposable
{
    private const int SlotBits = 14;
    private const int LargestPooled = 1 << 20;

    private static readonly ConcurrentDictionary<string, ConcurrentBag<Memory>> Spare = new(StringComparer.Ordinal);

    private readonly string text;
    private readonly Memory memory;
    private readonly byte[] marks;

    private TextMarks(string text, Memory memory)
    {
        this.text = text;
        this.memory = memory;
        marks = text.Length <= LargestPooled ? ArrayPool<byte>.Shared.Rent(text.Length) : new byte[text.Length];
        marks.AsSpan(0, text.Length).Clear();
    }

    /// <summary>For the marks of a text, none of them made yet; null where the language has no words to mark.</summary>
    public static TextMarks? For(string text, LanguageData language, Gazetteer gazetteer)
    {
        if (!language.HasNumerals || LanguageProfiles.IndexOf(language.Code) < 0) return null;
        ConcurrentBag<Memory> bag = Spare.GetOrAdd(language.Code, static _ => []);
        if (!bag.TryTake(out Memory? memory) || memory.Gazetteer != gazetteer || memory.Language != language) memory = new Memory(language, gazetteer);
        return new TextMarks(text, memory);
    }

    /// <summary>Whether marking says something of the language: in scripts with spaces between words.</summary>
    public bool SaysLanguage => memory.Language.IsSpaced;

    /// <summary>Marks a stretch that begins and ends between words. Gives what the words up to <paramref name="sampleEnd"/> say of the language.</summary>
    public Confirmation Mark(int start, int end, int sampleEnd)
    {
        if (!memory.Language.IsSpaced)
        {
            MarkLetters(start, end);
            return default;
        }
        Confirmation said = default;
        byte[] kinds = Chars.Kinds;
        ReadOnlySpan<char> all = text;
        Span<WordHash.Found> words = stackalloc WordHash.Found[WordHash.Batch];
        int at = start, count = 0;
        while (at < end)
        {
            char c = all[at];
            byte kind = kinds[c];
            if ((kind & Chars.Word) == 0)
            {
                if ((kind & Chars.Digit) != 0) marks[at] = at > start && Chars.IsDigit(all[at - 1]) ? (byte)WordMarks.Digit : memory.DigitMarks;
                else if (c >= '¼' && NumberScanner.VulgarFraction(c) > 0) marks[at] = (byte)WordMarks.Digit;
                at++;
                continue;
            }
            int stop = WordHash.EndOfWord(all, at, end);
            words[count++] = new WordHash.Found { Start = at, End = stop, Hash = WordHash.Of(all, at, stop - at) };
            memory.Fetch(words[count - 1].Hash);
            at = stop;
            if (count < words.Length) continue;
            MarkWords(words, sampleEnd, ref said);
            count = 0;
        }
        MarkWords(words[..count], sampleEnd, ref said);
        return said;
    }

    private void MarkWords(ReadOnlySpan<WordHash.Found> words, int sampleEnd, ref Confirmation said)
    {
        ReadOnlySpan<char> all = text;
        foreach (ref readonly WordHash.Found word in words)
        {
            int slot = memory.SlotOf(all, word);
            ref readonly WordFacts facts = ref memory.FactsAt(slot);
            marks[word.Start] = (byte)((facts.Marks & WordMarks.Unsure) == 0 ? facts.Marks : memory.MarksBefore(slot, all, word.End));
            if ((facts.Marks & WordMarks.Inside) != 0) marks.AsSpan(word.Start, word.End - word.Start).Fill((byte)facts.Marks);
            if (word.End <= sampleEnd) said.Add(facts);
            else if (word.Start < sampleEnd) said.Add(memory.Said(all[word.Start..sampleEnd]));
        }
    }

    private void MarkLetters(int start, int end)
    {
        for (int at = start; at < end; at++)
        {
            char c = text[at];
            byte kind = Chars.Kinds[c];
            if (c is >= Memory.FirstOpen and <= Memory.LastOpen && (kind & Chars.Digit) == 0) marks[at] = memory.Pairs[Memory.PairOf(c, at + 1 < text.Length ? text[at + 1] : ' ')];
            else if ((kind & Chars.Word) != 0) marks[at] = (byte)WordMarks.All;
            else if ((kind & Chars.Digit) != 0) marks[at] = memory.DigitMarks;
            else if (c >= '¼' && NumberScanner.VulgarFraction(c) > 0) marks[at] = (byte)WordMarks.Digit;
        }
    }

    /// <summary>Whether a reader may go on from a place by the marks; inside a run of letters of a spaced script it looks for itself.</summary>
    public bool LeadFrom(int at) => !memory.Language.IsSpaced || !IsInside(text, at);

    /// <summary>The next place from <paramref name="from"/> on with one of some marks; <paramref name="end"/> when there is none before it.</summary>
    public int Next(int from, int end, WordMarks wanted)
    {
        ref byte first = ref MemoryMarshal.GetArrayDataReference(marks);
        int at = from;
        Vector256<byte> mask = Vector256.Create((byte)wanted);
        for (; at + Vector256<byte>.Count <= end; at += Vector256<byte>.Count)
        {
            uint none = Vector256.Equals(Vector256.LoadUnsafe(ref first, (nuint)at) & mask, Vector256<byte>.Zero).ExtractMostSignificantBits();
            if (none != uint.MaxValue) return at + System.Numerics.BitOperations.TrailingZeroCount(~none);
        }
        while (at < end && (marks[at] & (byte)wanted) == 0) at++;
        return Math.Min(at, end);
    }

    private static bool IsInside(ReadOnlySpan<char> text, int at) => at > 0 && Chars.IsWord(text[at]) && Chars.IsWord(text[at - 1]);

    public void Dispose()
    {
        if (text.Length <= LargestPooled) ArrayPool<byte>.Shared.Return(marks);
        Spare.GetOrAdd(memory.Language.Code, static _ => []).Add(memory);
    }

    /// <summary>What is known of the words of a language; kept from text to text, used by one at a time.</summary>
    private sealed class Memory
    {
        // A word lies in its place or one of the three beside it, in the same line of memory; of those that are full each is given up in turn.
        // Sixteen bytes each, so that all of them fit the nearer caches.
        private readonly Slot[] slots = new Slot[1 << SlotBits];

        // Of words that only begin a longer form.
        private readonly NextLetters[] next = new NextLetters[1 << SlotBits];
        private readonly int profile;
        private int read;

        // The letters of Thai; others are marked at every place.
        public const char FirstOpen = '\u0E01';
        public const char LastOpen = '\u0E7F';
        private const int OpenLetters = 0x80;

        public Memory(LanguageData language, Gazetteer gazetteer)
        {
            Language = language;
            Gazetteer = gazetteer;
            profile = LanguageProfiles.IndexOf(language.Code);
            bool cue = false;
            for (char digit = '0'; digit <= '9'; digit++) cue |= language.Begins(LexClass.PeriodCue, digit);
            if (!language.IsSpaced) Pairs = BuildPairs();
            DigitMarks = (byte)(cue ? WordMarks.Digit | WordMarks.PeriodCue : WordMarks.Digit);
        }

        private struct Slot
        {
            public ulong Hash;
            public WordFacts Facts;
        }

        /// <summary>By <see cref="Trie.BitOf"/> the letters that the next word must go on with, so that a form of the kind may begin.</summary>
        private struct NextLetters
        {
            public uint Numeral;
            public uint Period;
            public uint Place;
        }

        public LanguageData Language { get; }

        public Gazetteer Gazetteer { get; }

        /// <summary>What a digit may begin that no digit stands before.</summary>
        public byte DigitMarks { get; }

        /// <summary>What may begin with a letter and the one behind it; the last of a row stands for all behind it that are no Thai letters.</summary>
        public byte[] Pairs { get; } = [];

        public static int PairOf(char first, char second) => (first & (OpenLetters - 1)) * OpenLetters + (second is >= FirstOpen and <= LastOpen ? second & (OpenLetters - 1) : 0);

        private byte[] BuildPairs()
        {
            byte[] pairs = new byte[OpenLetters * OpenLetters];
            for (char first = FirstOpen; first <= LastOpen; first++)
            {
                byte any = 0;
                for (char second = FirstOpen; second <= LastOpen; second++)
                {
                    byte found = (byte)((Language.MayBegin(LexClass.Numeral, first, second) ? WordMarks.Numeral : 0) | (Language.MayBegin(LexClass.PeriodCue, first, second) ? WordMarks.PeriodCue : 0)
                        | (Language.MayBegin(LexClass.PlaceCue, first, second) ? WordMarks.PlaceCue : 0) | (Gazetteer.MayBegin(first, second) ? WordMarks.Place : 0));
                    pairs[PairOf(first, second)] = found;
                    any |= found;
                }
                if (Gazetteer.Begins(first)) any |= (byte)WordMarks.Place;
                // A mark, a blank or a digit may stand inside a form: whatever begins with the first letter.
                foreach (LexClass lexClass in (ReadOnlySpan<LexClass>)[LexClass.Numeral, LexClass.PeriodCue, LexClass.PlaceCue]) if (Language.Begins(lexClass, first)) any |= (byte)WordMarks.All;
                pairs[PairOf(first, ' ')] = any;
            }
            return pairs;
        }

        public void Fetch(ulong hash) => WordHash.Fetch(ref slots[(int)(hash >> 64 - SlotBits)]);

        public int SlotOf(ReadOnlySpan<char> text, in WordHash.Found word)
        {
            int first = (int)(word.Hash >> 64 - SlotBits), place = first;
            for (int beside = 1; slots[place].Hash != word.Hash && beside < WordHash.Together; beside++) place = first ^ beside;
            if (slots[place].Hash != word.Hash)
            {
                place = first ^ (read++ & (WordHash.Together - 1));
                slots[place].Facts = Read(text[word.Start..word.End], out next[place]);
                slots[place].Hash = word.Hash;
            }
            return place;
        }

        public ref readonly WordFacts FactsAt(int slot) => ref slots[slot].Facts;

        /// <summary>The marks of a word that is unsure, by the letter behind the space that follows it.</summary>
        public WordMarks MarksBefore(int slot, ReadOnlySpan<char> text, int end)
        {
            WordMarks found = slots[slot].Facts.Marks & ~WordMarks.Unsure;
            if (end + 1 >= text.Length || text[end] != ' ' || !Chars.IsLetter(text[end + 1]) || Chars.Folds[text[end + 1]] is var letter && letter == '\0') return found;
            uint bit = Trie.BitOf(letter);
            ref readonly NextLetters letters = ref next[slot];
            if ((letters.Numeral & bit) == 0) found &= ~WordMarks.Numeral;
            if ((letters.Period & bit) == 0) found &= ~WordMarks.PeriodCue;
            if ((letters.Place & bit) == 0) found &= ~WordMarks.PlaceCue;
            return found;
        }

        public WordFacts Said(ReadOnlySpan<char> word) => Confirmation.FactsOf(word, profile);

        private WordFacts Read(ReadOnlySpan<char> word, out NextLetters letters)
        {
            WordFacts read = Said(word);
            read.Marks = MarksOf(word, out letters);
            return read;
        }

        private WordMarks MarksOf(ReadOnlySpan<char> word, out NextLetters letters)
        {
            letters = default;
            // Letters of scripts without spaces, an apostrophe that is a letter, a mark without its letter: the readers look at each place.
            if (!Chars.IsLetter(word[0])) return WordMarks.All | WordMarks.Inside;
            foreach (char c in word) if (Chars.Is(c, Chars.Unspaced) || Chars.IsApostrophe(c)) return WordMarks.All | WordMarks.Inside;
            WordMarks found = WordMarks.None;
            if (May(LexClass.Numeral, word, Language.NumeralPrefixes, Language.NumeralsJoined, out letters.Numeral)) found |= WordMarks.Numeral;
            if (Language.HasDuals && May(LexClass.Dual, word, Language.NumeralPrefixes, false, out _)) found |= WordMarks.Dual;
            if (Language.MayMatch(LexClass.PeriodCue, word, joined: false, out letters.Period)) found |= WordMarks.PeriodCue;
            if (Language.MayMatch(LexClass.PlaceWord, word, joined: false, out letters.Place)) found |= WordMarks.PlaceCue;
            if ((letters.Numeral & letters.Period & letters.Place) != uint.MaxValue) found |= WordMarks.Unsure;
            if (Places.PlaceFinder.CanBegin(word[0]) && MayBePlace(word)) found |= WordMarks.Place;
            return found;
        }

        private bool May(LexClass lexClass, ReadOnlySpan<char> word, string[] prefixes, bool joined, out uint next)
        {
            bool found = Language.MayMatch(lexClass, word, joined, out next);
            foreach (string prefix in prefixes)
            {
                if (!Follows(word, prefix, out bool past) || !past && !Language.MayMatch(lexClass, word[prefix.Length..], joined, out _)) continue;
                next = uint.MaxValue;
                return true;
            }
            return found;
        }

        private bool MayBePlace(ReadOnlySpan<char> word)
        {
            if (Gazetteer.MayMatch(word, Language.PlacesInflected)) return true;
            foreach (string prefix in Language.Prefixes)
                if (Follows(word, prefix, out bool past) && (past || Gazetteer.MayMatch(word[prefix.Length..], inflected: true))) return true;
            return false;
        }

        /// <summary>Whether a word begins with a prefix, or is all of it that can be told: then it is <paramref name="past"/> the word.</summary>
        private static bool Follows(ReadOnlySpan<char> word, string prefix, out bool past)
        {
            past = prefix.Length >= word.Length;
            for (int i = 0; i < Math.Min(prefix.Length, word.Length); i++) if (Chars.Folds[word[i]] != Chars.Folds[prefix[i]]) return false;
            return true;
        }
    }
}
