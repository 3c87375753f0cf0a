using System.Text;

namespace Workbench.Charts.Tests;

/// <summary>What charts call a unit in each language: a word for every canonical unit, in the language's own letters.</summary>
public sealed class UnitWordsTests
{
    private static readonly string Root = Path.GetDirectoryName(Rendering.NpmFolder.Find())!;

    private static string[][] Table(params string[] path) =>
        [.. File.ReadLines(Path.Combine([Root, "src", .. path])).Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('\t'))];

    private static string[][] Words => Table("Workbench.Charts", "Languages", "units.tsv");

    [Fact]
    public void The_table_has_a_column_for_every_language_that_charts_speak() =>
        Assert.Equal(ChartLanguage.Codes, Words[0][2..].Order(StringComparer.Ordinal));

    [Fact]
    public void Every_canonical_unit_has_a_word_in_every_language()
    {
        var known = Words.Skip(1).ToDictionary(row => row[0], row => row[2..]);
        var lacking = Table("Workbench.Text", "Languages", "units.tsv").Select(row => row[0]).Where(unit => !known.ContainsKey(unit));
        Assert.Empty(lacking);
        Assert.Empty(known.Where(u => u.Value.Length != ChartLanguage.Codes.Count || u.Value.Any(word => word.Length == 0 || word != word.Trim() || !word.IsNormalized(NormalizationForm.FormC))).Select(u => u.Key));
    }

    [Fact]
    public void Words_are_in_the_letters_of_their_language()
    {
        var languages = Words[0][2..];
        (string Code, int First, int Last)[] scripts = [("uk", 0x400, 0x4ff), ("ru", 0x400, 0x4ff), ("ar", 0x600, 0x6ff), ("th", 0xe00, 0xe7f)];
        var offenders = new List<string>();
        foreach (var row in Words.Skip(1).Where(row => row[1] == "word"))
        {
            foreach (var (code, first, last) in scripts)
            {
                var word = row[2 + Array.IndexOf(languages, code)];
                // Thai writes a measure of another country beside its name there: กง (công).
                var own = code == "th" ? word.Split(" (")[0] : word;
                if (own.Where(char.IsLetter).Any(c => c < first || c > last) || !own.Any(char.IsLetter)) offenders.Add($"{code} {row[0]}: {word}");
            }
            foreach (var code in (string[])["en", "hu", "vi"])
                if (row[2 + Array.IndexOf(languages, code)].Where(char.IsLetter).Any(c => c is >= '\u0370' and <= '\u1dff')) offenders.Add($"{code} {row[0]}");
        }
        Assert.Empty(offenders);
        // Letters that only one of the two has tell Ukrainian from Russian.
        Assert.Empty(Words.Skip(1).Where(row => row[2 + Array.IndexOf(languages, "uk")].Any("ыэъё".Contains)).Select(row => "uk " + row[0]));
        Assert.Empty(Words.Skip(1).Where(row => row[2 + Array.IndexOf(languages, "ru")].Any("іїєґ".Contains)).Select(row => "ru " + row[0]));
    }

    [Theory]
    [InlineData("en", "household", "households")]
    [InlineData("uk", "household", "домогосподарства")]
    [InlineData("ru", "household", "домохозяйства")]
    [InlineData("hu", "household", "háztartás")]
    [InlineData("ar", "household", "أسر")]
    [InlineData("th", "household", "ครัวเรือน")]
    [InlineData("vi", "household", "hộ")]
    [InlineData("uk", "party member", "члени партії")]
    [InlineData("vi", "party member", "đảng viên")]
    [InlineData("hu", "party member", "párttag")]
    [InlineData("en", "child", "children")]
    [InlineData("ru", "kilometre", "км")]
    [InlineData("th", "hectare", "เฮกตาร์")]
    [InlineData("ar", "house", "منازل")]
    [InlineData("uk", "kilowatt hour", "кВт·год")]
    [InlineData("uk", "brass band", "brass band")]
    public void A_unit_is_called_by_its_word_and_by_its_own_name_where_there_is_none(string language, string unit, string word) =>
        Assert.Equal(word, ChartLanguage.Of(language).Unit(unit));

    [Theory]
    [InlineData("uk", "household", "Домогосподарства")]
    [InlineData("vi", "animal", "Con vật")]
    [InlineData("en", "kilometre", "km")]
    [InlineData("hu", "kilowatt hour", "kWh")]
    public void A_title_begins_with_a_capital_and_a_sign_stays(string language, string unit, string heading) =>
        Assert.Equal(heading, ChartLanguage.Of(language).Unit(unit, heading: true));

    [Theory]
    [InlineData("en", "Population", "person", 2, "Population (million people)")]
    [InlineData("uk", "Населення", "person", 2, "Населення (люди, млн)")]
    [InlineData("ru", "Дороги", "kilometre", 2, "Дороги (миллионов км)")]
    [InlineData("hu", "Népesség", "person", 2, "Népesség (millió fő)")]
    [InlineData("th", "ประชากร", "person", 2, "ประชากร (ล้านคน)")]
    [InlineData("ar", "السكان", "person", 2, "السكان (أشخاص، مليون)")]
    [InlineData("vi", "Quỹ", "VND", 3, "Quỹ (tỷ ₫)")]
    [InlineData("en", "households", "household", 0, "households")]
    [InlineData("en", "household", "household", 0, "households")]
    [InlineData("en", "Party members", "party member", 0, "Party members")]
    [InlineData("en", "households", "household", 2, "households (million)")]
    [InlineData("uk", "Частка", "percent", 0, "Частка (%)")]
    [InlineData("uk", "Оркестри", "brass band", 0, "Оркестри (brass band)")]
    public void An_axis_says_label_scale_and_unit_once(string language, string label, string unit, int step, string title) =>
        Assert.Equal(title, NumberText.AxisTitle(label, unit, step, ChartLanguage.Of(language)));

    [Fact]
    public void A_sum_without_a_scale_word_stands_from_right_to_left_in_arabic()
    {
        // The mark U+200F around them gives number and sign the direction that the word for billion gives them otherwise.
        Assert.Equal("\u200f300,000\u00a0₫\u200f", NumberText.Figure(300_000, "VND", ChartLanguage.Of("ar")));
        Assert.Equal("3.41\u00a0مليار\u00a0₫", NumberText.Figure(3.41e9, "VND", ChartLanguage.Of("ar")));
        Assert.Equal("300.000\u00a0₫", NumberText.Figure(300_000, "VND", ChartLanguage.Of("vi")));
    }

    [Fact]
    public void Reports_without_the_figure_are_counted_as_such_and_no_figure_is_counted()
    {
        var data = ChartData.Create(
            [new("place", ChartColumnType.Nominal), new("value", ChartColumnType.Quantitative, Unit: "household"), new("figures", ChartColumnType.Quantitative), new("reports", ChartColumnType.Quantitative)],
            [["Đắk Song", 273, 2, 1], ["Châu Phú", null, 0, 3], ["Bảo Yên", null, 0, 0]]);
        var spec = Chart.Bar(data, x: "value", y: "place").ToJson();
        Assert.Contains("figures: 2 · reports: 1", spec, StringComparison.Ordinal);
        Assert.Contains("\"reports without this figure: 3\"", spec, StringComparison.Ordinal);
        Assert.DoesNotContain("figures: 0", spec, StringComparison.Ordinal);
        Assert.DoesNotContain("figure: 0", spec, StringComparison.Ordinal);
    }
}
