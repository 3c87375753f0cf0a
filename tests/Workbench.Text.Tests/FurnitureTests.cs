using Xunit;

namespace Workbench.Text.Tests;

/// <summary>Which lines of a page are its own and which the report's, where both begin alike.</summary>
public sealed class FurnitureTests
{
    [Theory]
    [InlineData("vi", "Theo báo cáo của huyện, phong trào đã lan rộng khắp các thôn.")]
    [InlineData("vi", "Theo Báo cáo số 12/BC-UBND, toàn xã có 31 hộ nghèo.")]
    [InlineData("vi", "Tổng hợp kết quả, toàn huyện có 45 mô hình hay.")]
    [InlineData("ru", "По теме праздника в клубе прошли 12 встреч, на которые пришли 340 жителей.")]
    [InlineData("uk", "За темою свята у клубі відбулося 12 зустрічей, на які прийшли 340 мешканців.")]
    [InlineData("hu", "Megosztás helyett a falu 12 családja együtt műveli a földet, és a termést közösen adja el.")]
    [InlineData("en", "Read more than 30 books a year: 240 pupils of the commune have promised that.")]
    public void A_sentence_of_the_report_is_kept(string language, string line)
    {
        ReportAnalysis analysis = ReportAnalyzer.Analyze(line + "\n", new AnalysisOptions { Language = language });
        Assert.Contains(line, analysis.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vi", "Theo báo Lao Động")]
    [InlineData("vi", "Theo báo Tuổi Trẻ")]
    [InlineData("vi", "Tổng hợp")]
    [InlineData("vi", "Tổng hợp: L. H.")]
    [InlineData("ru", "По теме: Новый мост открыт")]
    [InlineData("en", "Read more stories from the district")]
    [InlineData("en", "Sponsored content")]
    [InlineData("uk", "Поділитися у Facebook")]
    [InlineData("uk", "Автор фото: І. Петренко")]
    [InlineData("ru", "Поделиться ВКонтакте")]
    [InlineData("ru", "Фотография: РИА Новости")]
    [InlineData("hu", "Megosztás Facebookon")]
    [InlineData("hu", "Szponzorált tartalom")]
    [InlineData("hu", "Szólj hozzá!")]
    [InlineData("ar", "محتوى إعلاني")]
    [InlineData("ar", "١٢ تعليقاً")]
    [InlineData("th", "แชร์บน Facebook")]
    [InlineData("vi", "Chia sẻ lên Facebook")]
    public void A_line_of_the_page_is_taken_out(string language, string line)
    {
        const string Report = "12";
        ReportAnalysis analysis = ReportAnalyzer.Analyze($"{line}\n{Report}\n", new AnalysisOptions { Language = language });
        Assert.Equal(Report, analysis.Text.Trim());
    }
}
