using FsCheck;
using FsCheck.Fluent;
using Workbench.Text.Data;

namespace Workbench.Text.Tests;

/// <summary>Years that no calendar has, numbers that no decimal holds, and days on which nothing was published.</summary>
public sealed class LimitsTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20240315, 17).WithEndSize(60);

    [Theory]
    [InlineData("dual", "2")]
    [InlineData("alone=0.5", "0.5")]
    [InlineData("direct", "0")]
    [InlineData("alone=0", "WB1101")]
    [InlineData("alone=-1", "WB1101")]
    [InlineData("alone=half", "WB1101")]
    [InlineData("drect", "WB1101")]
    public void A_flag_of_a_unit_is_one_of_those_that_are_known(string flag, string says)
    {
        DataRow row = new("Languages/xx/units.tsv", 7, ["hour", "hour", flag]);
        if (says.StartsWith("WB", StringComparison.Ordinal)) Assert.Contains(says, Assert.Throws<TextException>(() => LanguageLoader.AmountOf(row)).ToString(), StringComparison.Ordinal);
        else Assert.Equal(decimal.Parse(says, System.Globalization.CultureInfo.InvariantCulture), LanguageLoader.AmountOf(row));
    }

    public static TheoryData<string> Languages => [.. LanguageData.Codes];

    /// <summary>Numbers of all sizes in digits, as years and sums are written and as nobody writes them.</summary>
    private static readonly Gen<string> Numbers = Gen.OneOf(
        Gen.Choose(0, 99).Select(Show), Gen.Choose(0, 9999).Select(Show), Gen.Choose(1000, 9999).Select(Show), Gen.Choose(0, int.MaxValue).Select(Show),
        Gen.Choose(0, int.MaxValue).Select(part => Show(part) + "000000000000000"), Gen.Choose(0, int.MaxValue).Select(part => "9999" + Show(part) + Show(part)),
        Gen.Choose(1, 999).Select(part => Show(part) + ",000,000,000"), Gen.Choose(1, 999).Select(part => Show(part) + ".999"), Gen.Choose(0, 99).Select(part => Show(part) + "e15"));

    private static readonly Gen<string> Joins = Gen.Elements(" ", "-", "–", "/", ".", " (", ") ", ", ", " -", "");

    [Theory]
    [InlineData("en", "Prices went from 500 to 3,000,000,000 dong.", 500, 3_000_000_000)]
    [InlineData("en", "The fund gave 2500–5000000000 dong to each.", 2500, 5_000_000_000)]
    [InlineData("th", "ราคา 500–3,000,000,000 ดอง", 500, 3_000_000_000)]
    public void A_sum_is_no_year(string language, string text, int low, long high)
    {
        Figure figure = Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures);

        Assert.Equal((low, high), (figure.Value, figure.ValueHigh));
        Assert.Null(figure.PeriodStart);
    }

    [Theory]
    [InlineData("en", "They gave $999999999999999999999999999 and €999999999999999999999999999 to 5 clubs.")]
    [InlineData("en", "It cost $999,999,999,999,999,999,999,999,999 or 999.999.999.999.999.999.999.999.999 euros.")]
    [InlineData("en", "999999999999 trillion trillion trillion dong")]
    [InlineData("en", "99999999999999999999999999 to 5 trillion households")]
    [InlineData("uk", "1,234–99999999999999999999999999 родин")]
    [InlineData("hu", "billiárd billiárd forint")]
    public void A_number_that_no_decimal_holds_is_read_as_far_as_one_does(string language, string text) => Assert.NotEmpty(QuantityReader.Read(text, language));

    [Theory]
    [InlineData("The fund paid 99999999999999999999999 dong for 12 houses.")]
    [InlineData("The fund paid 5–1000000000000000000000 dong for 12 houses.")]
    [InlineData("The fund paid 5 billion trillion dong for 12 houses.")]
    public void A_number_longer_than_any_sum_is_no_figure(string text) =>
        Assert.Equal(12m, Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures).Value);

    [Theory]
    [InlineData("ar", "في عام 9999 هـ بنت البلدية 12 بيتاً.")]
    [InlineData("th", "พ.ศ. 500–2500 อำเภอสร้างบ้าน 12 หลัง")]
    public void A_year_that_no_calendar_has_is_no_period(string language, string text)
    {
        Figure figure = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures[^1];

        Assert.Equal((12m, null, null), (figure.Value, figure.PeriodStart, figure.PeriodEnd));
    }

    [Theory]
    [InlineData("In the last three years 20 houses were built.", "0001-01-01")]
    [InlineData("Last year 20 houses were built.", "0001-01-01")]
    [InlineData("In the next 5 years 20 houses will be built.", "9999-12-31")]
    public void No_period_is_counted_from_a_day_on_which_nothing_was_published(string text, string published)
    {
        ReportAnalysis analysis = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en", Published = DateOnly.ParseExact(published, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });

        Figure figure = Assert.Single(analysis.Figures);
        Assert.Equal((20m, null, null), (figure.Value, figure.PeriodStart, figure.PeriodEnd));
        Assert.Equal([$"The day of publication, {published}, is not of the years 1800 to 2100; no period was counted from it."], analysis.Warnings);
    }

    [Fact]
    public void A_span_longer_than_the_calendar_has_no_date()
    {
        Figure figure = Assert.Single(ReportAnalyzer.Analyze("In the last 200 decades 20 houses were built.", new AnalysisOptions { Language = "en", Published = new DateOnly(1990, 5, 1) }).Figures);

        Assert.Equal((20m, null, null), (figure.Value, figure.PeriodStart, figure.PeriodEnd));
    }

    /// <summary>Numbers of all sizes around every word that has to do with time, in reports of any day.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void Any_number_beside_any_word_of_time_is_read(string language)
    {
        string[] words = Forms(language, entry => entry.Period != PeriodRole.None || entry.Unit is { Kind: QuantityKind.Duration } || entry.File.EndsWith("ranges.tsv", StringComparison.Ordinal));
        Gen<string> parts = Gen.OneOf(Gen.Elements(words), Numbers, Numbers).SelectMany(part => Joins.Select(join => part + join));
        Gen<DateOnly> days = Gen.OneOf(Gen.Choose(0, DateOnly.MaxValue.DayNumber), Gen.Elements(0, 1, 400, DateOnly.MaxValue.DayNumber), Gen.Choose(new DateOnly(1800, 1, 1).DayNumber, new DateOnly(2100, 12, 31).DayNumber))
            .Select(DateOnly.FromDayNumber);
        Gen<(string, DateOnly)> reports = parts.ListOf().SelectMany(list => days.Select(day => (string.Concat(list), day)));

        Prop.ForAll(reports.ToArbitrary(), report =>
        {
            ReportAnalysis analysis = ReportAnalyzer.Analyze(report.Item1, new AnalysisOptions { Language = language, Published = report.Item2 });
            return analysis.Figures.All(figure => figure.PeriodStart is null || figure.PeriodEnd is null || figure.PeriodStart <= figure.PeriodEnd);
        }).Check(Fixed);
    }

    /// <summary>Numbers of all sizes around every word that multiplies, adds or counts: decimals hold 28 digits, a text as many as it likes.</summary>
    [Theory, MemberData(nameof(Languages))]
    public void Any_number_beside_any_number_word_is_read(string language)
    {
        string[] counting = Forms(language, entry => entry.Numeral != default || entry.File.EndsWith("numerals.tsv", StringComparison.Ordinal) || entry.File.EndsWith("scales.tsv", StringComparison.Ordinal));
        string[] scales = Forms(language, entry => entry.Value >= 1_000_000);
        string[] others = Forms(language, entry => entry.Unit is not null || entry.File.EndsWith("ranges.tsv", StringComparison.Ordinal) || entry.File.EndsWith("bounds.tsv", StringComparison.Ordinal));
        Gen<string> parts = Gen.OneOf(Gen.Elements(counting), Gen.Elements(scales), Gen.Elements(scales), Gen.Elements(others), Numbers, Numbers).SelectMany(part => Joins.Select(join => part + join));

        Prop.ForAll(parts.ListOf().Select(string.Concat).ToArbitrary(), text =>
            QuantityReader.Read(text, language).All(found => found.Start < found.End) && NumeralReader.Read(text, language).All(found => found.Start < found.End)).Check(Fixed);
    }

    private static string[] Forms(string language, Func<Entry, bool> wanted) =>
        [.. LanguageData.Get(language).Entries.Where(wanted).SelectMany(entry => new DataRow(entry.File, entry.Line, [entry.Forms]).Forms(0)).Distinct()];

    private static string Show(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
