using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Workbench.Text.Data;
using Workbench.Text.Tests.Corpora;

namespace Workbench.Text.Tests;

/// <summary>What holds for any text and any number; fixed seeds, so that a failure comes back.</summary>
public class PropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20240315, 17).WithEndSize(120);

    public static TheoryData<string> Languages => [.. LanguageData.Codes];

    /// <summary>Text that is likely to hurt: words of all lexicons, digits and marks of many scripts, lone surrogates, combining marks.</summary>
    private static Gen<string> Texts(string language)
    {
        string[] words = [.. LanguageData.Get(language).Entries.SelectMany(entry => entry.Forms.Split('|')).Where(form => form.Length > 0).Take(4000)];
        Gen<string> any = Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString());
        Gen<string> marks = Gen.Elements(".", ",", " ", "\u00A0", "-", "–", "/", "%", "\n", "(", ")", "\"", "«", "»", "'", ":", "№", "$", "+", "½", "\u0301", "\uD800", "\uFFFE", "\uFFFF", "…", "0", "7", "12", "1999", "2023", "٣", "๕", "1.000", "3,41");
        Gen<string> part = Gen.OneOf(Gen.Elements(words), marks, marks, any);
        return part.ListOf().Select(parts => string.Concat(parts.Select((text, index) => index % 2 == 0 ? text : text + " ")));
    }

    [Theory, MemberData(nameof(Languages))]
    public void Any_text_is_read_without_throwing_and_spans_are_inside(string language) =>
        Prop.ForAll(Texts(language).ToArbitrary(), text =>
        {
            ReportAnalysis analysis = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language, Published = new DateOnly(2024, 2, 29) });
            bool good = analysis.Figures.All(figure => figure.Start >= 0 && figure.Start < figure.End && figure.End <= analysis.Text.Length
                && analysis.Text[figure.Start..figure.End] == figure.Raw && analysis.ToRawOffset(figure.End) <= text.Length && figure.SentenceNo < analysis.Sentences.Count);
            good &= QuantityReader.Read(text, language).All(quantity => quantity.Start >= 0 && quantity.Start <= quantity.End && quantity.End <= text.Length);
            return good && NumeralReader.Read(text, language).All(numeral => numeral.Start >= 0 && numeral.Start <= numeral.End && numeral.End <= text.Length);
        }).Check(Fixed);

    /// <summary>Detection adds whole steps, and the weights themselves only where the steps leave a doubt: the answer is that of the weights.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void Detection_by_steps_is_detection_by_weights(string language)
    {
        Prop.ForAll(Texts(language).ToArbitrary(), text => LanguageDetector.Detect(text, exactly: true) == LanguageDetector.Detect(text, exactly: false)).Check(Fixed);
        string[] sentences = [.. CorpusFile.Read(language, "detection.corpus.tsv").Select(row => row.Text)];
        for (int from = 0; from < sentences.Length; from++)
            for (int count = 1; from + count <= sentences.Length && count <= 12; count++)
            {
                string text = string.Join(' ', sentences.Skip(from).Take(count));
                Assert.Equal(LanguageDetector.Detect(text, exactly: true), LanguageDetector.Detect(text, exactly: false));
            }
    }

    /// <summary>A word without end speaks against some languages more than can be kept of it.</summary>
    [Fact]
    public void A_word_of_thousands_of_letters_is_weighed_as_any_other()
    {
        string word = new('ã', 5000);
        Assert.Equal(LanguageDetector.Detect(word, exactly: true), LanguageDetector.Detect(word, exactly: false));
        Assert.Equal("und", LanguageDetector.Detect(word).Language);
    }

    /// <summary>The marks only spare look-ups that fail: with and without them the same is read.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void Readers_find_the_same_with_marks_and_without(string language)
    {
        LanguageData data = LanguageData.Get(language);
        Quantities.QuantityScanner plain = new(), marked = new();
        Prop.ForAll(Texts(language).ToArbitrary(), Same).Check(Fixed);
        foreach (string corpus in new[] { "numerals.corpus.tsv", "quantities.corpus.tsv", "periods.corpus.tsv", "places.corpus.tsv", "negative.tsv" })
            foreach (CorpusRow row in CorpusFile.Read(language, corpus)) Assert.True(Same(row.Text), row.Text);

        bool Same(string raw)
        {
            string text = Cleaning.Normalizer.Normalize(raw).Text;
            using TextMarks? marks = TextMarks.For(text, data, Gazetteer.Default);
            if (marks is null) return false;
            List<Sentences.SentenceSpan> spans = Sentences.SentenceSplitter.Split(text, data);
            bool same = true;
            foreach (Sentences.SentenceSpan span in spans)
            {
                bool plainly = marks.Mark(span.Start, span.End, span.End).IsPlain;
                same &= !marks.SaysLanguage || plainly == LanguageDetector.Confirms(text.AsSpan(span.Start, span.End - span.Start), language);
            }
            Places.PlaceFinder with = Places.PlaceFinder.Find(text, null, data, null, marks), without = Places.PlaceFinder.Find(text, null, data);
            foreach (Sentences.SentenceSpan span in spans)
            {
                plain.Scan(text, span.Start, span.End, data, new DateOnly(2025, 6, 30));
                marked.Scan(text, span.Start, span.End, data, new DateOnly(2025, 6, 30), marks);
                same &= plain.Found.Select(Show).SequenceEqual(marked.Found.Select(Show)) && plain.Mentions.SequenceEqual(marked.Mentions)
                    && with.In(span.Start, span.End, span.End) == without.In(span.Start, span.End, span.End);
            }
            return same && with.Report == without.Report && with.Unknown.SequenceEqual(without.Unknown);
        }

        static (int, int, decimal, decimal, Numerals.NumberFlags, string?, Bound, int, int) Show(Quantities.Candidate found) =>
            (found.Token.Start, found.Token.End, found.Token.Value, found.Token.High, found.Token.Flags, found.Unit?.Id, found.Bound, found.NounStart, found.NounEnd);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Sentences_joined_give_the_text(string language) =>
        Prop.ForAll(Texts(language).ToArbitrary(), text =>
        {
            ReportAnalysis analysis = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language });
            int at = 0;
            foreach (Sentence sentence in analysis.Sentences)
            {
                if (sentence.Start < at || sentence.End <= sentence.Start || !string.IsNullOrWhiteSpace(analysis.Text[at..sentence.Start])) return false;
                at = sentence.End;
            }
            return string.IsNullOrWhiteSpace(analysis.Text[at..]);
        }).Check(Fixed);

    [Theory, MemberData(nameof(Languages))]
    public void A_number_formatted_in_the_habits_of_a_language_reads_back(string language)
    {
        LanguageData data = LanguageData.Get(language);
        char mark = data.DecimalMarks[0];
        char group = data.GroupMarks.FirstOrDefault(c => c != mark) is var first and not '\0' ? first : '\u00A0';
        NumberFormatInfo format = new() { NumberDecimalSeparator = mark.ToString(), NumberGroupSeparator = group.ToString(), NegativeSign = "-" };
        Gen<decimal> numbers = Gen.Choose(-2_000_000_000, 2_000_000_000).SelectMany(whole => Gen.Choose(0, 99).Select(part => whole + part / 100m * Math.Sign(whole)));
        Prop.ForAll(numbers.ToArbitrary(), value =>
        {
            // A decimal part of exactly three digits is ambiguous by design, so two are written, or none.
            string text = value == decimal.Truncate(value) ? value.ToString("#,0", format) : value.ToString("#,0.00", format);
            IReadOnlyList<Numeral> found = NumeralReader.Read(text, language);
            return found.Count == 1 && found[0].Value == value && found[0].Start == 0 && found[0].End == text.Length;
        }).Check(Fixed);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Digits_of_other_scripts_read_as_the_same_number(string language) =>
        Prop.ForAll(Gen.Choose(0, 99_999_999).ToArbitrary(), value =>
        {
            string plain = value.ToString(CultureInfo.InvariantCulture);
            return new[] { '٠', '۰', '๐', '०', '０' }.All(zero =>
            {
                string text = string.Concat(plain.Select(digit => (char)(zero + (digit - '0'))));
                return NumeralReader.Read(text, language) is [var only] && only.Value == value;
            });
        }).Check(Fixed);

    /// <summary>On one line, where a reader that went back to its beginning would show: look-ups and memory, which no busy machine changes.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void A_hundred_times_the_text_costs_a_hundred_times_the_look_ups_and_the_memory(string language)
    {
        LanguageData data = LanguageLoader.Load(language);
        string line = string.Concat(CorpusFile.Read(language, "quantities.corpus.tsv").Take(60).Select(row => row.Text.ReplaceLineEndings(" ") + " "));
        Cost(line);
        (long lookUps, long bytes) = Cost(line);
        (long lookUpsOfHundred, long bytesOfHundred) = Cost(string.Concat(Enumerable.Repeat(line, 100)));

        Assert.InRange(lookUpsOfHundred / (double)lookUps, 95, 105);
        // Lists grow by doubling.
        Assert.InRange(bytesOfHundred / (double)bytes, 0, 200);

        (long LookUps, long Bytes) Cost(string text)
        {
            Quantities.QuantityScanner scanner = new();
            LookUpRecord record = data.Record();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Cleaning.CleanText clean = Cleaning.Furniture.Remove(Cleaning.Normalizer.Normalize(text), data);
            Places.PlaceFinder.Find(clean.Text, null, data);
            foreach (Sentences.SentenceSpan span in Sentences.SentenceSplitter.Split(clean.Text, data))
            {
                scanner.Scan(clean.Text, span.Start, span.End, data, null);
                Quantities.Ellipsis.Fill(clean.Text, span.Start, scanner.Found, data);
            }
            return (record.Count, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void Units_that_are_no_characters_are_read_over()
    {
        ReportAnalysis analysis = ReportAnalyzer.Analyze("\uFFFE\uFFFE\u0301 The district helped 42 e\u0301lite families.\uFFFE\uD800", new AnalysisOptions { Language = "en" });

        Assert.Equal(42m, Assert.Single(analysis.Figures).Value);
        Assert.Null(Gazetteer.Default.Find("\uD800\uFFFE"));
        Assert.Equal("Dak Song", Assert.Single(Gazetteer.Parse("place_id,name,level\nx,\uFFFEDak Song,district\n").Places).Name);
    }
}
