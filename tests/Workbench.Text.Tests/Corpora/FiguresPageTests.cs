using System.Globalization;
using System.Text;
using Workbench.Text.Data;

namespace Workbench.Text.Tests.Corpora;

/// <summary>
/// <c>docs/guide/figures.md</c> shows what is read in each language and what is not, drawn from the corpora, every row of which another test holds.
/// With <c>WORKBENCH_APPROVE=1</c> the page is written anew.
/// </summary>
public class FiguresPageTests
{
    [Fact]
    public void The_page_is_drawn_from_the_corpora()
    {
        string path = Path.Combine(Repository.Root, "docs", "guide", "figures.md");
        string page = Page();
        if (Environment.GetEnvironmentVariable("WORKBENCH_APPROVE") == "1") File.WriteAllText(path, page);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == page, "docs/guide/figures.md is not what the corpora give. Run this test with WORKBENCH_APPROVE=1 and read the page.");
    }

    private static string Page()
    {
        StringBuilder page = new();
        page.Append("""
            # What is read, and what is not

            This page is drawn from the corpora beside each language's tables (`src/Workbench.Text/Languages/`). A test reads every row of them and
            wants exactly one result with the same span, value, unit and bound, so the tables below are what the program does. Shown is a sample of each kind,
            spread over the corpus; what is known to be misread is listed whole.

            `workbench quantities`, `numerals` and `extract` do the same with your text. A unit of `–` is a number whose noun is not known: it is kept with
            the noun as written and the doubt `unknown-unit`. In English, whose singulars the canonical units are, a plural that no table knows is its own
            unit (`hedgehog`) in the same doubt; charts and comparisons take it as it is. What is a figure at all is said in [the guide to comparing](comparing.md) and, for a new language,
            in [how to add one](add-a-language.md).

            Doubts that a figure may carry: `unknown-unit`; `ambiguous-separator` (`3.084` where the language writes both ways: read as the language
            mostly means it); `ambiguous-currency` (a sign that several currencies share); `language-unknown`.

            | language | numerals | quantities | periods | not to be read | sentences | detection | known to be misread |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        string[] corpora = ["numerals.corpus.tsv", "quantities.corpus.tsv", "periods.corpus.tsv", "negative.tsv", "sentences.corpus.tsv", "detection.corpus.tsv"];
        foreach (string language in LanguageData.Codes)
        {
            List<List<CorpusRow>> all = [.. corpora.Select(corpus => CorpusFile.Read(language, corpus))];
            page.Append(CultureInfo.InvariantCulture, $"| [{Name(language)}](#{Name(language).ToLowerInvariant()}) | {string.Join(" | ", all.Select(rows => rows.Count))} | {all.Sum(rows => rows.Count(row => row.IsOpen))} |\n");
        }
        foreach (string language in LanguageData.Codes) Language(page, language, corpora);
        return page.ToString();
    }

    private static void Language(StringBuilder page, string language, string[] corpora)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {Name(language)}\n");
        Table(page, "Numbers", "text | value", Spread(Passing(language, "numerals.corpus.tsv"), 14), row => $"{Marked(row)} | {row[0]}");
        IEnumerable<CorpusRow> quantities = Passing(language, "quantities.corpus.tsv").GroupBy(row => row[1], StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => Spread([.. group], group.Key is "count" or "money" ? 10 : 3));
        Table(page, "Quantities", "text | value | kind | unit | bound", quantities, row => $"{Marked(row)} | {row[0]} | {row[1]} | {(row[2] == "-" ? "–" : row[2])} | {(row[3].Length == 0 ? "exact" : row[3])}");
        Table(page, "Periods", "text | published | first day | last day", Spread(Passing(language, "periods.corpus.tsv"), 10), row => $"{Marked(row)} | {Dash(row[0])} | {Dash(row[1])} | {Dash(row[2])}");
        Table(page, "Not read", "text | is no", Spread(Passing(language, "negative.tsv"), 12), row => $"{Plain(row)} | {(row[0].Length == 0 ? "figure" : row[0])}");
        List<CorpusRow> open = [.. corpora.SelectMany(corpus => CorpusFile.Read(language, corpus)).Where(row => row.IsOpen)];
        if (open.Count > 0) Table(page, "Known to be misread", "text | should be", open, row => $"{Marked(row)} | {string.Join(", ", row.Cells.Where(cell => cell.Length > 0))}");
    }

    private static void Table(StringBuilder page, string title, string head, IEnumerable<CorpusRow> rows, Func<CorpusRow, string> cells)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n**{title}**\n\n| {head} |\n|{string.Concat(Enumerable.Repeat(" --- |", head.Split('|').Length))}\n");
        foreach (CorpusRow row in rows) page.Append(CultureInfo.InvariantCulture, $"| {cells(row)} |\n");
    }

    private static List<CorpusRow> Passing(string language, string corpus) => [.. CorpusFile.Read(language, corpus).Where(row => !row.IsOpen)];

    private static IEnumerable<CorpusRow> Spread(List<CorpusRow> rows, int most) =>
        rows.Count <= most ? rows : Enumerable.Range(0, most).Select(i => rows[(int)((long)i * rows.Count / most)]);

    private static string Marked(CorpusRow row) => $"<bdi>{Escape(row.Text[..row.Start])}<b>{Escape(row.Marked)}</b>{Escape(row.Text[row.End..])}</bdi>";

    private static string Plain(CorpusRow row) => $"<bdi>{Escape(row.Text)}</bdi>";

    private static string Dash(string cell) => cell is "-" or "" ? "–" : cell;

    private static string Name(string language) => CultureInfo.GetCultureInfo(language).EnglishName;

    private static string Escape(string text)
    {
        StringBuilder escaped = new();
        foreach (char c in text)
        {
            // Markdown's own marks, and characters that cannot be seen.
            if (c is '\n') escaped.Append("<br>");
            else if ("|*_`[]<>&\\~#".Contains(c, StringComparison.Ordinal) || (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control)) escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else escaped.Append(c);
        }
        return escaped.ToString();
    }
}
