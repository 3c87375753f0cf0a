using System.Text.Json;
using Workbench.Charts;

namespace Workbench.Tests;

/// <summary>A drawn comparison speaks one language throughout: titles, units, what is added to names.</summary>
public sealed class ComparisonLanguageTests : IDisposable
{
    private readonly Campaign campaign = new();

    public void Dispose() => campaign.Dispose();

    private static Comparison Asked(string unit, string? category = null, string by = "district") => new(new ComparisonQuery(unit, category, by), []);

    [Theory]
    [InlineData("en", "Households helped out of poverty, by district")]
    [InlineData("uk", "Домогосподарства, яким допомогли вийти з бідності, за районами")]
    [InlineData("ru", "Домохозяйства, которым помогли выйти из бедности, по районам")]
    [InlineData("hu", "A szegénységből kisegített háztartások, járásonként")]
    [InlineData("ar", "أسر سوعدت على الخروج من الفقر، حسب المنطقة")]
    [InlineData("th", "ครัวเรือนที่ได้รับความช่วยเหลือให้พ้นจน แยกตามอำเภอ")]
    [InlineData("vi", "Hộ được giúp thoát nghèo, theo huyện")]
    public void A_canonical_indicator_is_called_by_its_label(string language, string title) =>
        Assert.Equal(title, Asked("household", "poverty-reduction").TitleIn(language));

    [Theory]
    [InlineData("en", "Wells · Housing and infrastructure, by province and year")]
    [InlineData("uk", "Криниці · Житло та інфраструктура, за провінціями та роками")]
    [InlineData("ru", "Колодцы · Жильё и инфраструктура, по провинциям и годам")]
    [InlineData("hu", "Kút · Lakhatás és infrastruktúra, tartományonként és évenként")]
    [InlineData("ar", "آبار · الإسكان والبنية التحتية، حسب المحافظة والسنة")]
    [InlineData("th", "บ่อน้ำ · ที่อยู่อาศัยและโครงสร้างพื้นฐาน แยกตามจังหวัดและปี")]
    [InlineData("vi", "Giếng · Nhà ở và hạ tầng, theo tỉnh và năm")]
    public void Any_other_by_unit_and_category(string language, string title) =>
        Assert.Equal(title, Asked("well", "housing-infrastructure", "province,year").TitleIn(language));

    [Fact]
    public void Money_is_called_by_its_currency_and_what_has_no_word_by_its_own_name()
    {
        Assert.Equal("Вьетнамские донги · Борьба с бедностью, по языкам", Asked("VND", "poverty-reduction", "language").TitleIn("ru"));
        Assert.Equal("Brass band · my-own, by year", Asked("brass band", "my-own", "year").Title);
        Assert.Equal("km, theo năm", Asked("kilometre", null, "year").TitleIn("vi"));
        Assert.Equal("US dollars, by year", new Comparison(new ComparisonQuery("VND", null, "year") { Currency = "USD" }, []).Title);
        Assert.Equal("Chỉ tiêu: Giếng, theo năm", new Comparison(new ComparisonQuery("well", null, "year") { Targets = true }, []).TitleIn("vi"));
    }

    [Fact]
    public void A_language_that_charts_do_not_speak_is_an_error()
    {
        foreach (var ask in (Action<Comparison>[])[c => c.ToChart(language: "xx"), c => c.TitleIn("xx"), c => c.Labels("xx")])
            Assert.Equal("WB3105: language 'xx' is not known. The languages are 'ar', 'en', 'hu', 'ru', 'th', 'uk', 'vi'.", Assert.Throws<ChartException>(() => ask(Asked("household"))).Message);
    }

    [Fact]
    public void Categories_and_indicators_have_a_label_in_every_language()
    {
        foreach (var language in ChartLanguage.Codes)
        {
            Assert.All(Categories.Default, c => Assert.NotEqual("", Categories.LabelIn(c.Id, language)));
            Assert.Equal(Categories.Default.Count, Categories.Default.Select(c => Categories.LabelIn(c.Id, language)).Distinct().Count());
            Assert.All(IndicatorCatalog.Default, i => Assert.NotEqual("", i.Labels[language]));
            // An indicator's unit has a word on the axis; a currency has its sign.
            if (language != "en")
                Assert.Empty(IndicatorCatalog.Default.Where(i => i.Unit is not ("VND" or "USD") && ChartLanguage.Of(language).Unit(i.Unit) == i.Unit).Select(i => $"{language} {i.Unit}"));
        }
        Assert.Equal(("Подолання бідності", "Poverty reduction", "my-own"), (Categories.LabelIn("poverty-reduction", "uk"), Categories.LabelIn("poverty-reduction", "en"), Categories.LabelIn("my-own", "uk")));
    }

    [Fact]
    public void The_chart_speaks_the_language_throughout()
    {
        campaign.Import("Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,,,x,", "Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,,,y,", "Châu Phú,An Giang,th,bridge,118,,count,exact,housing-infrastructure,,,z,");
        var spec = JsonDocument.Parse(campaign.Workbench.Compare("household", "poverty-reduction").ToChart(campaign.Workbench, "uk").ToJson()).RootElement;
        var title = spec.GetProperty("title");
        Assert.Equal("Домогосподарства, яким допомогли вийти з бідності, за районами", title.GetProperty("text").GetString());
        Assert.Equal("З показником: 2 із 3 · Усього показників: 2", title.GetProperty("subtitle").GetString());
        Assert.Equal("uk", spec.GetProperty("usermeta").GetProperty("workbench").GetProperty("language").GetString());
        Assert.StartsWith("Домогосподарства, яким допомогли вийти з бідності, за районами. З показником: 2 із 3 · Усього показників: 2. Стовпчикова діаграма: домогосподарства – Район.", spec.GetProperty("description").GetString(), StringComparison.Ordinal);
        var english = campaign.Workbench.Compare("household", "poverty-reduction").ToChart().ToJson();
        Assert.Contains("\"With a figure: 2 of 3 · Figures in all: 2\"", english, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_need_more_get_it_in_the_language()
    {
        campaign.Import("Đắk Song,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,,,x,", "Đắk Song,Đắk Nông,uk,household,7,9,ratio,exact,poverty-reduction,,,y,", ",Đắk Nông,uk,household,900,,count,exact,poverty-reduction,,,z,");
        var comparison = campaign.Workbench.Compare("household");
        Assert.Equal(["Đắk Nông (провінція)", "Đắk Song (Đắk Nông, кількість)", "Đắk Song (Đắk Nông, співвідношення)"], comparison.Labels("uk"));
        Assert.Equal(["Đắk Nông (province)", "Đắk Song (Đắk Nông, count)", "Đắk Song (Đắk Nông, ratio)"], comparison.Labels());
        Assert.Contains("Đắk Nông (tỉnh) (không rõ)", campaign.Workbench.Compare("household", by: "district,year").Labels("vi"));
    }

    [Fact]
    public void Places_of_one_name_are_told_apart_without_their_kind()
    {
        campaign.Import("Lào Cai,Lào Cai,vi,household,8,,count,exact,poverty-reduction,,,x,", ",Lào Cai,vi,household,9,,count,exact,poverty-reduction,,,y,");
        Assert.Equal(["Lào Cai (province)", "Lào Cai (Lào Cai)"], campaign.Workbench.Compare("household").Labels());
    }
}
