using System.Globalization;
using Workbench.Text.Data;

namespace Workbench.Text.Tests.Corpora;

/// <summary>Every row of every language's corpus: exactly one result, with exact span, value and unit. Languages are found by their folders.</summary>
public class CorpusTests
{
    public static TheoryData<string> Languages => [.. LanguageData.Codes];

    [Theory, MemberData(nameof(Languages))]
    public void Numerals_read_as_the_corpus_says(string language)
    {
        List<CorpusRow> rows = CorpusFile.Read(language, "numerals.corpus.tsv");
        CorpusVerdict verdict = new($"numerals {language}");
        foreach (CorpusRow row in rows)
        {
            IReadOnlyList<Numeral> found = NumeralReader.Read(row.Text, language);
            decimal value = CorpusFile.Number(row, row[0]);
            string got = string.Join(" ; ", found.Select(n => $"'{row.Text[n.Start..n.End]}' = {CorpusFile.Show(n.Value)}"));
            bool good = found.Count == 1 && found[0].Start == row.Start && found[0].End == row.End && Near(found[0].Value, value);
            verdict.Check(row, good ? null : $"wanted '{row.Marked}' = {CorpusFile.Show(value)}; got {(got.Length == 0 ? "nothing" : got)}");
        }
        verdict.Done(rows.Count);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Quantities_read_as_the_corpus_says(string language)
    {
        List<CorpusRow> rows = CorpusFile.Read(language, "quantities.corpus.tsv");
        CorpusVerdict verdict = new($"quantities {language}");
        foreach (CorpusRow row in rows)
        {
            IReadOnlyList<Quantity> found = QuantityReader.Read(row.Text, language);
            string bound = row[3].Length == 0 ? "exact" : row[3];
            string wanted = $"'{row.Marked}' = {row[0]} {row[1]} {row[2]} {bound}";
            string got = string.Join(" ; ", found.Select(q => $"'{q.Raw}' = {Values(q.Value, q.ValueHigh)} {QuantityKinds.ToName(q.Kind)} {q.Unit ?? "-"} {Bounds.ToName(q.Bound)}"));
            bool good = found.Count == 1 && found[0].Start == row.Start && found[0].End == row.End && SameValues(row, found[0].Value, found[0].ValueHigh)
                && QuantityKinds.ToName(found[0].Kind) == row[1] && (found[0].Unit ?? "-") == row[2] && Bounds.ToName(found[0].Bound) == bound;
            verdict.Check(row, good ? null : $"wanted {wanted}; got {(got.Length == 0 ? "nothing" : got)}");
        }
        verdict.Done(rows.Count);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Periods_are_resolved_as_the_corpus_says(string language)
    {
        List<CorpusRow> rows = CorpusFile.Read(language, "periods.corpus.tsv");
        CorpusVerdict verdict = new($"periods {language}");
        foreach (CorpusRow row in rows)
        {
            DateOnly? published = Date(row[0]);
            ReportAnalysis analysis = ReportAnalyzer.Analyze(row.Text, new AnalysisOptions { Language = language, Published = published });
            IReadOnlyList<Figure> found = analysis.Figures;
            string got = string.Join(" ; ", found.Select(f => $"'{f.Raw}' {Show(f.PeriodStart)}..{Show(f.PeriodEnd)}"));
            bool good = found.Count == 1 && analysis.ToRawOffset(found[0].Start) == row.Start && analysis.ToRawOffset(found[0].End) == row.End
                && found[0].PeriodStart == Date(row[1]) && found[0].PeriodEnd == Date(row[2]);
            verdict.Check(row, good ? null : $"wanted '{row.Marked}' {row[1]}..{row[2]}; got {(got.Length == 0 ? "no figure" : got)}");
        }
        verdict.Done(rows.Count);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Near_misses_give_nothing(string language)
    {
        List<CorpusRow> rows = CorpusFile.Read(language, "negative.tsv");
        CorpusVerdict verdict = new($"negative {language}");
        foreach (CorpusRow row in rows)
        {
            string what = row[0].Length == 0 ? "figure" : row[0];
            string got = what switch
            {
                "figure" => string.Join(" ; ", ReportAnalyzer.Analyze(row.Text, new AnalysisOptions { Language = language }).Figures.Select(f => $"figure '{f.Raw}' {f.Unit}")),
                "quantity" => string.Join(" ; ", QuantityReader.Read(row.Text, language).Select(q => $"quantity '{q.Raw}' {q.Unit}")),
                "numeral" => string.Join(" ; ", NumeralReader.Read(row.Text, language).Select(n => $"numeral '{row.Text[n.Start..n.End]}'")),
                _ => throw new InvalidDataException($"{row.File}, line {row.Line}: '{what}' is none of figure, quantity, numeral"),
            };
            verdict.Check(row, got.Length == 0 ? null : $"wanted no {what}; got {got}");
        }
        verdict.Done(rows.Count);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Sentences_are_cut_as_the_corpus_says(string language)
    {
        List<CorpusRow> rows = CorpusFile.Read(language, "sentences.corpus.tsv");
        CorpusVerdict verdict = new($"sentences {language}");
        foreach (CorpusRow row in rows)
        {
            string[] wanted = row.Text.Split("||", StringSplitOptions.TrimEntries);
            string text = string.Join(' ', wanted);
            string[] got = [.. Sentences.SentenceSplitter.Split(text, LanguageData.Get(language)).Select(s => text[s.Start..s.End])];
            verdict.Check(row, wanted.SequenceEqual(got, StringComparer.Ordinal) ? null : "got " + string.Join(" || ", got));
        }
        verdict.Done(rows.Count);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Sentences_are_detected_as_their_language(string language)
    {
        List<CorpusRow> rows = CorpusFile.Read(language, "detection.corpus.tsv");
        CorpusVerdict verdict = new($"detection {language}");
        foreach (CorpusRow row in rows)
        {
            DetectedLanguage got = LanguageDetector.Detect(row.Text);
            string wanted = row[0].Length == 0 ? language : row[0];
            verdict.Check(row, got.Language == wanted ? null : $"wanted {wanted}; got {got}");
        }
        verdict.Done(rows.Count);
    }

    [Theory, MemberData(nameof(Languages))]
    public void Places_are_found_as_the_corpus_says(string language)
    {
        List<CorpusRow> rows = CorpusFile.Read(language, "places.corpus.tsv");
        CorpusVerdict verdict = new($"places {language}");
        foreach (CorpusRow row in rows)
        {
            Places.PlaceFinder found = Places.PlaceFinder.Find(row.Text, null, LanguageData.Get(language), CorpusFile.Places);
            string place = found.Report is { } report ? (report.BySound ? "!" : "") + report.Place!.Id : "-";
            string unknown = found.Unknown.Count == 0 ? "-" : string.Join('|', found.Unknown.Select(name => name.Name));
            verdict.Check(row, place == row[0] && unknown == row[1] ? null : $"wanted {row[0]}, unknown {row[1]}; got {place}, unknown {unknown}");
        }
        verdict.Done(rows.Count);
    }

    private static bool Near(decimal a, decimal b) => Math.Abs(a - b) <= Math.Max(Math.Abs(b), 1) * 0.000001m;

    private static string Values(decimal value, decimal? high) => high is decimal upper ? $"{CorpusFile.Show(value)}..{CorpusFile.Show(upper)}" : CorpusFile.Show(value);

    private static bool SameValues(CorpusRow row, decimal value, decimal? high)
    {
        string[] parts = row[0].Split("..");
        return Near(value, CorpusFile.Number(row, parts[0])) && (parts.Length == 1 ? high is null : high is decimal upper && Near(upper, CorpusFile.Number(row, parts[1])));
    }

    private static DateOnly? Date(string text) => text is "-" or "" ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Show(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}
