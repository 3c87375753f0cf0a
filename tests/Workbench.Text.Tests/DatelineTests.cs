using System.Globalization;

namespace Workbench.Text.Tests;

/// <summary>The day of publication that a page says of itself.</summary>
public sealed class DatelineTests
{
    [Theory]
    [InlineData("en", "Houses for the poor\nUpdated at 09:12, Thursday, June 30, 2022 (GMT+7)\nThe district built 12 houses this year.", "2022-06-30")]
    [InlineData("en", "HANOI, May 18, 2023 (News desk) – The district built 12 houses this year and will go on.", "2023-05-18")]
    [InlineData("vi", "Xây nhà cho hộ nghèo\nCập nhật lúc 09:12, Thứ Năm, 30/06/2022 (GMT+7)\nHuyện xây 12 căn nhà trong năm nay.", "2022-06-30")]
    [InlineData("uk", "Допомога бідним\nПолітика • 30/06/2025 10:12 • Переглядів: 204\nРайон збудував 12 будинків.", "2025-06-30")]
    [InlineData("ru", "Помощь бедным\n02 августа 2024 | Автор: Н. Н.\nРайон построил 12 домов.", "2024-08-02")]
    [InlineData("hu", "Házak a szegényeknek\n2023. május 18., csütörtök\nA járás 12 házat épített.", "2023-05-18")]
    [InlineData("th", "สร้างบ้านให้คนจน\n18 พฤษภาคม 2566\nอำเภอสร้างบ้าน 12 หลัง", "2023-05-18")]
    [InlineData("ar", "بيوت للفقراء\nالخميس 18 مايو 2023\nبنت المنطقة 12 منزلاً.", "2023-05-18")]
    [InlineData("uk", "Допомога бідним\nРайон збудував 12 будинків.\nІ ще одна школа відкрилася.\nДжерело\n30.06.2025", "2025-06-30")]
    [InlineData("en", "The district opened a school on June 30, 2022 for 200 pupils of three communes and their teachers.\nIt is the second one.", null)]
    [InlineData("en", "It opened on June 30, 2022.\nIt is the second one.", null)]
    [InlineData("en", "Results of 2022\nThe district built 12 houses.", null)]
    [InlineData("vi", "Giai đoạn 2021-2025\nHuyện xây 12 căn nhà.", null)]
    [InlineData("en", "The bridge of May 12, 2010 stands again\nUpdated at 09:12, Thursday, June 30, 2022 (GMT+7)\nThis year 12 houses were built.", "2022-06-30")]
    [InlineData("vi", "Chào mừng ngày 30/4/2015\nCập nhật lúc 09:12, Thứ Năm, 30/06/2022 (GMT+7)\nHuyện xây 12 căn nhà.", "2022-06-30")]
    [InlineData("vi", "Xây nhà cho hộ nghèo\nNgày đăng: 16/05/2023\nHuyện xây 12 căn nhà trong năm nay.", "2023-05-16")]
    [InlineData("vi", "Xây nhà cho hộ nghèo\nĐăng lúc: 05/11/2025 20:11\nHuyện xây 12 căn nhà trong năm nay.", "2025-11-05")]
    [InlineData("vi", "Thứ Năm, 18/5/2023\nHuyện xây 12 căn nhà.", "2023-05-18")]
    [InlineData("en", "The election of May 22, 2016\nThe district built 12 houses.", null)]
    [InlineData("en", "A year of the desk\nPosted on: 28/11/2023\nThe district built 12 houses.", "2023-11-28")]
    [InlineData("en", "A year of the desk\nDue date of bids: 28/11/2023\nThe district built 12 houses.", null)]
    [InlineData("en", "Deadline: 30/06/2030\nThe district built 12 houses.", null)]
    [InlineData("en", "May 12, 2010: the first house\nThe district built 12 houses.", null)]
    [InlineData("ru", "Школу открыли 12 мая 2010\nРайон построил 12 домов.", null)]
    [InlineData("ar", "افتتحت المدرسة في 18 مايو 2010\nبنت المنطقة 12 منزلاً.", null)]
    [InlineData("en", "“It opened on June 30, 2012.”\nThe district built 12 houses.", null)]
    [InlineData("en", "Hanoi – The school opened on May 18, 2013 – it is the second of its kind in the hills.", null)]
    public void A_dateline_says_when_a_report_was_published(string language, string text, string? day)
    {
        DateOnly? published = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Published;

        Assert.Equal(day, published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Times_are_counted_from_the_dateline_unless_the_day_is_given()
    {
        const string Text = "Houses for the poor\nJune 30, 2022\nThis year the district built 12 houses.";

        Assert.Equal(new DateOnly(2022, 1, 1), Assert.Single(ReportAnalyzer.Analyze(Text, new AnalysisOptions { Language = "en" }).Figures).PeriodStart);
        ReportAnalysis given = ReportAnalyzer.Analyze(Text, new AnalysisOptions { Language = "en", Published = new DateOnly(2024, 2, 1) });
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 1, 1)), (given.Published!.Value, Assert.Single(given.Figures).PeriodStart!.Value));
    }

    [Theory]
    [InlineData("en", "New homes in Nam Vu\nOn November 28, 2025, keys to 11 houses were handed over.\nLast year the commune built 40 houses.", 2024)]
    [InlineData("uk", "28 листопада 2025 року комуна передала ключі від 11 будинків.\nТорік збудували 40 будинків.", 2024)]
    [InlineData("vi", "Ngày 28/11/2025, xã trao chìa khóa 11 căn nhà.\nNăm ngoái xã xây 40 căn nhà.", 2024)]
    [InlineData("en", "New homes in Nam Vu\nUnder Decision 1719/QĐ-TTg dated October 14, 2021, 11 houses were built.\nLast year the commune built 40 houses.", null)]
    [InlineData("en", "New homes in Nam Vu\nThe school was opened on May 2, 1964.\nLast year the commune built 40 houses.", null)]
    public void A_page_without_its_day_is_as_old_as_the_last_day_of_its_lead(string language, string text, int? year)
    {
        ReportAnalysis analysis = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language });

        Assert.Null(analysis.Published);
        Assert.Equal(year, analysis.Figures.Single(figure => figure.Value == 40).PeriodStart?.Year);
    }
}
