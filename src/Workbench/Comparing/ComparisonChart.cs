using System.Globalization;
using Workbench.Charts;
using Workbench.DataFrames;

namespace Workbench;

public sealed partial record Comparison
{
    /// <summary>What is compared, in words: <c>household in poverty reduction, by district</c>.</summary>
    public string Title
    {
        get
        {
            var unit = char.ToUpperInvariant(Query.Unit[0]) + Query.Unit[1..];
            var category = Query.Category is null ? "" : $" · {Categories.Default.FirstOrDefault(c => c.Id == Query.Category)?.Label ?? Query.Category}";
            return $"{unit}{category}, by {Query.By.Replace(",", " and ", StringComparison.Ordinal)}";
        }
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
    public Chart ToChart(CampaignWorkbench? sources = null)
    {
        var ambiguous = Ambiguous();
        var data = ChartData.Create(
            [
                new ChartColumn(Query.By, ChartColumnType.Nominal),
                new ChartColumn("value", ChartColumnType.Quantitative, Query.Unit, Query.Unit, Rows.FirstOrDefault(r => r.IsReported)?.Kind),
                new ChartColumn("bound", ChartColumnType.Nominal),
                new ChartColumn("figures", ChartColumnType.Quantitative),
                new ChartColumn("reports", ChartColumnType.Quantitative),
            ],
            Rows.Select(r => (IReadOnlyList<object?>)[Label(r, ambiguous), r.Value, r.Bound ?? "exact", (double)r.Figures, (double)r.Reports]));
        var reported = Rows.Count(r => r.IsReported);
        var subtitle = string.Create(CultureInfo.InvariantCulture, $"{reported} of {Rows.Count} with a figure; {Rows.Sum(r => r.Figures)} figures in all");
        var chart = Chart.Bar(data, x: "value", y: Query.By).Title(Title).Subtitle(subtitle);
        return sources is null ? chart : chart.Rows(Sentences(sources), Query.By);
    }

    private ChartData Sentences(CampaignWorkbench sources)
    {
        const int Most = 100;
        var behind = Rows.Zip(Labels(), (row, label) => row.FigureIds.Take(Most).Select(id => (Label: label, Id: id))).SelectMany(pairs => pairs).ToArray();
        var facts = DataFrame.FromSql(sources.Connection, "SELECT figure_id, raw AS figure, sentence, coalesce(title, table_file) AS report FROM facts");
        return DataFrame.FromColumns(sources.Connection, (Query.By, behind.Select(b => b.Label).ToArray()), ("figure_id", behind.Select(b => b.Id).ToArray()))
            .Join(facts, "figure_id").OrderBy(Query.By, "figure_id").Drop("figure_id");
    }

    /// <summary>What each row is called in the chart, in the order of <see cref="Rows"/>: same-named groups are told apart, so that no two share a name.</summary>
    public IReadOnlyList<string> Labels()
    {
        var ambiguous = Ambiguous();
        return [.. Rows.Select(r => Label(r, ambiguous))];
    }

    private HashSet<string> Ambiguous() => Rows.GroupBy(r => (r.Key, r.Key2)).Where(g => g.Count() > 1).Select(g => g.Key.Key).ToHashSet(StringComparer.Ordinal);

    private static string Label(ComparisonRow row, HashSet<string> ambiguous) => First(row, ambiguous) + (row.Key2 is null ? "" : ", " + row.Key2);

    /// <summary>Same-named groups are told apart by province, level or kind.</summary>
    private static string First(ComparisonRow row, HashSet<string> ambiguous)
    {
        if (!ambiguous.Contains(row.Key))
            return row.Level == "province" && row.Province is null ? $"{row.Key} (province)" : row.Key;
        string?[] parts = [row.Province ?? (row.Level == "province" ? "province" : null), row.Kind];
        return $"{row.Key} ({string.Join(", ", parts.Where(p => p is not null))})";
    }
}
