using System.Text.Json;

namespace Workbench.Text.Tests;

/// <summary>Holds the analysis of the real reports against what a careful reader found in them; skipped where they are not at hand.</summary>
public class GoldTests
{
    private static readonly string Shared = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared"));

    public static TheoryData<string> Reports => ["uk-dak-glong", "th-chau-phu"];

    [Theory, MemberData(nameof(Reports))]
    public void Figures_agree_with_the_gold(string name)
    {
        string file = Path.Combine(Shared, "gold", name + ".figures.json");
        Assert.SkipUnless(File.Exists(file), "../shared is not beside the repository");
        ReportAnalysis analysis = ReportAnalyzer.Analyze(File.ReadAllText(Path.Combine(Shared, "reports", name + ".txt")));
        using JsonDocument gold = JsonDocument.Parse(File.ReadAllText(file));
        List<JsonElement> wanted = [.. gold.RootElement.GetProperty("figures").EnumerateArray()];
        HashSet<int> optional = [.. wanted.Where(IsOptional).Select(Start)];
        List<JsonElement> needed = [.. wanted.Where(figure => !IsOptional(figure))];
        List<Figure> found = [.. analysis.Figures.Where(figure => !optional.Contains(analysis.ToRawOffset(figure.Start)))];
        List<(JsonElement Gold, Figure Figure)> same = [.. needed.Join(found, Start, figure => analysis.ToRawOffset(figure.Start), (a, b) => (a, b)).Where(pair => SameValue(pair.a, pair.b))];

        Assert.True(same.Count >= 0.9 * needed.Count, $"recall {same.Count}/{needed.Count}");
        Assert.True(same.Count >= 0.9 * found.Count, $"precision {same.Count}/{found.Count}");
        Assert.True(same.Count(pair => Has(pair.Gold, "unit", pair.Figure.Unit)) >= 0.92 * needed.Count, "units");
        Assert.True(same.Count(pair => pair.Gold.GetProperty("bound").GetString() == Bounds.ToName(pair.Figure.Bound)) >= 0.95 * needed.Count, "bounds");
        Assert.True(same.Count(pair => SamePeriod(pair.Gold, pair.Figure)) >= 0.9 * needed.Count, "periods");
    }

    [Theory]
    [InlineData("uk-dak-glong", "uk", "Đắk Glong")]
    [InlineData("hu-lao-cai", "hu", "Lào Cai")]
    [InlineData("th-chau-phu", "th", "Châu Phú")]
    public void Language_and_place_of_the_real_reports_are_found(string name, string language, string place)
    {
        string file = Path.Combine(Shared, "reports", name + ".txt");
        Assert.SkipUnless(File.Exists(file), "../shared is not beside the repository");
        ReportAnalysis analysis = ReportAnalyzer.Analyze(File.ReadAllText(file));

        Assert.Equal(language, analysis.Language);
        Assert.Equal(place, analysis.Place?.Place?.Name);
    }

    [Theory]
    [InlineData("uk-dak-glong", 0.95)]
    [InlineData("th-chau-phu", 0.75)]
    public void Sentences_end_where_the_gold_ends_them(string name, double least)
    {
        string file = Path.Combine(Shared, "gold", name + ".categories.json");
        Assert.SkipUnless(File.Exists(file), "../shared is not beside the repository");
        ReportAnalysis analysis = ReportAnalyzer.Analyze(File.ReadAllText(Path.Combine(Shared, "reports", name + ".txt")));
        using JsonDocument gold = JsonDocument.Parse(File.ReadAllText(file));
        HashSet<int> wanted = [.. gold.RootElement.GetProperty("sentences").EnumerateArray()
            .Where(sentence => sentence.GetProperty("categories")[0].GetString() != "furniture").Select(sentence => sentence.GetProperty("end").GetInt32())];
        HashSet<int> found = [.. analysis.Sentences.Select(sentence => analysis.ToRawOffset(sentence.End))];
        int same = wanted.Count(found.Contains);
        double f1 = 2.0 * same / (wanted.Count + found.Count);

        Assert.True(f1 >= least, $"F1 {f1}");
    }

    private static bool IsOptional(JsonElement figure) => figure.GetProperty("optional").GetBoolean();

    private static int Start(JsonElement figure) => figure.GetProperty("start").GetInt32();

    private static bool Has(JsonElement figure, string list, string? value) => figure.GetProperty(list).EnumerateArray().Any(item => item.GetString() == value);

    private static bool SameValue(JsonElement gold, Figure figure)
    {
        JsonElement high = gold.GetProperty("valueHigh");
        decimal? upper = high.ValueKind == JsonValueKind.Null ? null : high.GetDecimal();
        return gold.GetProperty("value").GetDecimal() == figure.Value && upper == figure.ValueHigh && gold.GetProperty("kind").GetString() == QuantityKinds.ToName(figure.Kind);
    }

    private static bool SamePeriod(JsonElement gold, Figure figure) => gold.GetProperty("periods").EnumerateArray().Any(period =>
        period[0].GetString() == (figure.PeriodStart?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "") && period[1].GetString() == (figure.PeriodEnd?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? ""));
}
