using System.Globalization;
using System.Text;
using Workbench.Text.Data;

namespace Workbench.Text.Tests.Corpora;

/// <summary>
/// Every row of a lexicon matters to some row of the corpora of its language: it gave the unit of a quantity there, or without it
/// something else would be read. A look-up whose result is thrown away is no example. Which rows have none is listed by file and line.
/// </summary>
public class CoverageTests
{
    private static readonly string[] Corpora = ["numerals.corpus.tsv", "quantities.corpus.tsv", "periods.corpus.tsv", "negative.tsv", "sentences.corpus.tsv", "figures.corpus.tsv", "places.corpus.tsv"];

    public static TheoryData<string> Languages => [.. LanguageData.Codes];

    [Theory, MemberData(nameof(Languages))]
    public void Every_lexicon_entry_has_an_example(string language)
    {
        LanguageData data = LanguageLoader.Load(language);
        LookUpRecord record = data.Record();
        HashSet<Entry> units = [];
        List<(string Text, string Read)> rows = [];
        Dictionary<int, List<int>> touching = [];
        foreach (string corpus in Corpora)
            foreach (CorpusRow row in CorpusFile.Read(language, corpus))
            {
                string text = row.Text.Replace("||", " ", StringComparison.Ordinal);
                foreach (string read in new[] { text, text + "\n\n" + text })
                {
                    rows.Add((read, ReadAll(read, data, units)));
                    foreach (int entry in record.Taken())
                    {
                        if (!touching.TryGetValue(entry, out List<int>? places)) touching.Add(entry, places = []);
                        places.Add(rows.Count - 1);
                    }
                }
            }
        List<Entry> unhit = [];
        for (int index = 0; index < data.Entries.Count; index++)
        {
            if (!data.Entries[index].File.StartsWith($"Languages/{language}/", StringComparison.Ordinal)) continue;
            if (units.Contains(data.Entries[index])) continue;
            record.Ignored = index;
            if (!touching.TryGetValue(index, out List<int>? places) || places.All(place => ReadAll(rows[place].Text, data) == rows[place].Read)) unhit.Add(data.Entries[index]);
        }
        int total = data.Entries.Count(entry => entry.File.StartsWith($"Languages/{language}/", StringComparison.Ordinal));
        string report = string.Create(CultureInfo.InvariantCulture, $"{language}: {unhit.Count} of {total} lexicon rows have no example\n")
            + string.Concat(unhit.Select(entry => string.Create(CultureInfo.InvariantCulture, $"  {entry.File}:{entry.Line}  {entry.Role} {entry.Forms}\n")));
        string folder = Path.Combine(Repository.Root, "artifacts", "corpora");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"coverage-{language}.txt"), report);
        TestContext.Current.SendDiagnosticMessage("{0}", report);
        // The number of rows still without an example; it may only go down. A language without the line owes every example.
        int allowed = int.Parse(data.Setting("rows-without-example", "0"), CultureInfo.InvariantCulture);
        if (unhit.Count > allowed) Assert.Fail($"allowed are {allowed} (language.tsv, rows-without-example)\n{report}");
    }

    /// <summary>All that the readers find in a text, as one string.</summary>
    private static string ReadAll(string text, LanguageData data, HashSet<Entry>? units = null)
    {
        StringBuilder read = new();
        Quantities.QuantityScanner scanner = new();
        List<Sentences.SentenceSpan> spans = Sentences.SentenceSplitter.Split(text, data);
        Places.PlaceFinder places = Places.PlaceFinder.Find(text, null, data, CorpusFile.Places);
        read.AppendJoin(' ', places.Unknown).Append(places.Report?.Place?.Id);
        // What the numerals command finds is a result too.
        List<Numerals.NumberToken> numerals = [];
        Numerals.NumberScanner.Scan(text, 0, text.Length, data, numerals, compose: false);
        foreach (Numerals.NumberToken numeral in numerals) read.Append(CultureInfo.InvariantCulture, $"{numeral.Start} {numeral.End} {numeral.Value} ");
        foreach (Sentences.SentenceSpan span in spans)
        {
            scanner.Scan(text, span.Start, span.End, data, new DateOnly(2025, 6, 30));
            Quantities.Ellipsis.Fill(text, span.Start, scanner.Found, data);
            read.Append(span).Append(places.In(span.Start, span.End, span.End)).AppendJoin(' ', scanner.Mentions);
            foreach (Quantities.Candidate found in scanner.Found)
            {
                if (found.UnitEntry is not null) units?.Add(found.UnitEntry);
                read.Append(CultureInfo.InvariantCulture, $"|{found.Token.Start} {found.Token.End} {found.Token.Value} {found.Token.High} {found.Token.Shape} {found.Token.Flags} {found.Unit?.Id} {found.Kind} {found.Bound} {found.NounStart} {found.NounEnd} {found.OuterStart} {found.OuterEnd}");
            }
        }
        return read.ToString();
    }
}
