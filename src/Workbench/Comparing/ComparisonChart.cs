using Workbench.Charts;
using Workbench.Comparing;
using Workbench.DataFrames;

namespace Workbench;

public sealed partial record Comparison
{
    /// <summary>What is compared, in English: <c>Households helped out of poverty, by district</c>.</summary>
    public string Title => TitleIn("en");

    /// <summary>
    /// What is compared, in words: the label of the canonical indicator, else the word for the unit and the label of the category, and
    /// by what. In Ukrainian <c>Домогосподарства, яким допомогли вийти з бідності, за районами</c>.
    /// </summary>
    /// <param name="language">A language that charts speak: ar, en, hu, ru, th, uk, vi.</param>
    /// <exception cref="ChartException">WB3105 when charts do not speak the language.</exception>
    public string TitleIn(string language)
    {
        var words = ComparisonWords.Of(language);
        var code = ChartLanguage.Of(language).Code;
        var by = Query.Groupings.Select(g => words["by-" + g]).Aggregate((first, second) => words.Say("and", first, second));
        var title = words.Say("title", What(words, code), by);
        return Query.Targets ? words.Say("targets", title) : title;
    }

    private string What(ComparisonWords words, string code)
    {
        var unit = Query.ResultUnit;
        var defined = IndicatorCatalog.Find(unit, Query.Category);
        var what = defined?.Label(code) ?? ChartLanguage.Of(code).Unit(unit, heading: true);
        return Query.Category is null || defined?.Category is not null ? what
            : words.Say("within", what, Categories.LabelIn(Query.Category, code));
    }

    /// <summary>The words for a bound: <c>about</c>, <c>at least</c>, <c>at most</c>; <c>exactly</c> for <c>exact</c>.</summary>
    /// <param name="bound">The name of the bound, such as <c>atLeast</c>.</param>
    public static string BoundWords(string bound) => bound switch { "about" => "about", "atLeast" => "at least", "atMost" => "at most", _ => "exactly" };

    /// <summary>
    /// The comparison as a bar chart: a bar a row from zero, open-ended where the figures say "at least", with its own mark for "not
    /// reported", and the number of figures and reports that each bar rests on.
    /// </summary>
    /// <param name="sources">
    /// The workbench that was asked: then a click on a bar, in a page or a notebook, opens the sentences behind it, at most a hundred a bar. Null for none.
    /// </param>
    /// <param name="language">
    /// What the chart speaks, titles, units and direction included: ar, en, hu, ru, th, uk or vi. Names of places stay in Vietnamese spelling.
    /// </param>
    /// <exception cref="ChartException">WB3105 when charts do not speak the language.</exception>
    public Chart ToChart(CampaignWorkbench? sources = null, string language = "en")
    {
        var speech = ChartLanguage.Of(language);
        var words = ComparisonWords.Of(language);
        var unit = Query.ResultUnit;
        var label = unit.Length == 3 && char.IsAsciiLetterUpper(unit[0]) && IndicatorCatalog.Find(unit, null) is { } money ? money.Label(speech.Code) : speech.Unit(unit);
        var data = ChartData.Create(
            [
                new ChartColumn(Query.By, ChartColumnType.Nominal, Label: Query.Groupings.Select(g => words[g]).Aggregate((first, second) => words.Say("list", first, second))),
                new ChartColumn("value", ChartColumnType.Quantitative, unit, label, Rows.FirstOrDefault(r => r.IsReported)?.Kind),
                new ChartColumn("bound", ChartColumnType.Nominal),
                new ChartColumn("figures", ChartColumnType.Quantitative),
                new ChartColumn("reports", ChartColumnType.Quantitative),
            ],
            // Reports without a value are shown as reports without the figure, which those are not whose figures were left out.
            Rows.Zip(Labels(language), (r, name) => (IReadOnlyList<object?>)[name, r.Value, r.IsLeftOut ? "notCounted" : r.Bound ?? "exact", (double)r.Figures, r.IsLeftOut ? null : (double)r.Reports]));
        var reported = Rows.Count(r => r.IsReported);
        var subtitle = words.Say("subtitle", speech.Number(reported), speech.Number(Rows.Count), speech.Number(Rows.Where(r => r.IsReported).Sum(r => (long)r.Figures)));
        var chart = Chart.Bar(data, x: "value", y: Query.By).Language(language).Title(TitleIn(language)).Subtitle(subtitle);
        return sources is null ? chart : chart.Rows(Sentences(sources, language), Query.By);
    }

    private ChartData Sentences(CampaignWorkbench sources, string language)
    {
        const int Most = 100;
        var behind = Rows.Zip(Labels(language), (row, label) => row.FigureIds.Take(Most).Select(id => (Label: label, Id: id))).SelectMany(pairs => pairs).ToArray();
        var facts = DataFrame.FromSql(sources.Connection, "SELECT figure_id, raw AS figure, sentence, coalesce(title, parse_filename(table_file, false, 'both_slash')) AS report FROM facts");
        return DataFrame.FromColumns(sources.Connection, (Query.By, behind.Select(b => b.Label).ToArray()), ("figure_id", behind.Select(b => b.Id).ToArray()))
            .Join(facts, "figure_id").OrderBy(Query.By, "figure_id").Drop("figure_id");
    }

    /// <summary>What each row is called in the chart, in the order of <see cref="Rows"/>: same-named groups are told apart, so that no two share a name.</summary>
    /// <param name="language">The language of what is added to a name: a level, a kind, that a place is not given. Names of places stay as they are.</param>
    /// <exception cref="ChartException">WB3105 when charts do not speak the language.</exception>
    public IReadOnlyList<string> Labels(string language = "en")
    {
        var words = ComparisonWords.Of(language);
        var ambiguous = Ambiguous();
        return [.. Rows.Select(r => r.Key2 is null ? First(r, ambiguous, words) : r.Key2 == FactGroups.None ? $"{First(r, ambiguous, words)} {words["none"]}" : words.Say("list", First(r, ambiguous, words), r.Key2))];
    }

    /// <summary>Names that several rows share, and whether those rows are of several kinds.</summary>
    private Dictionary<string, bool> Ambiguous() => Rows.GroupBy(r => (r.Key, r.Key2)).Where(g => g.Count() > 1).GroupBy(g => g.Key.Key, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Any(rows => rows.Select(r => r.Kind).Distinct(StringComparer.Ordinal).Count() > 1), StringComparer.Ordinal);

    /// <summary>Same-named groups are told apart by province, level or kind.</summary>
    private static string First(ComparisonRow row, Dictionary<string, bool> ambiguous, ComparisonWords words)
    {
        var name = row.Key == FactGroups.None ? words["none"] : row.Key;
        var province = row.Province ?? (row.Level == "province" ? words["label-province"] : null);
        if (!ambiguous.TryGetValue(row.Key, out var kinds))
            return row.Level == "province" && row.Province is null ? $"{name} ({province})" : name;
        string?[] parts = [province, kinds && row.Kind is not null ? words.Kind(row.Kind) : null];
        var told = parts.OfType<string>().Aggregate("", (first, second) => first.Length == 0 ? second : words.Say("list", first, second));
        return told.Length == 0 ? name : $"{name} ({told})";
    }
}
