using Xunit;

namespace Workbench.Text.Tests;

/// <summary>What a word for a unit means by the words around it: units of blood, hives, and the dinars of the country that a report names.</summary>
public sealed class SensesTests
{
    [Theory]
    [InlineData("vi", "Ngày hội hiến máu diễn ra ở xã. Ban tổ chức tiếp nhận máu của nhiều người, thu về 163 đơn vị.", "163", "unit of blood")]
    [InlineData("vi", "Huyện có 40 đơn vị đăng ký thi đua.", "40", "unit")]
    [InlineData("vi", "Quỹ trao học bổng cho học sinh nghèo. Đợt này có 250 suất.", "250", "scholarship")]
    [InlineData("vi", "Xã trao 250 suất cho hộ nghèo.", "250", "gift")]
    [InlineData("vi", "Hội viên góp 700 công làm đường.", "700", "working day")]
    [InlineData("vi", "Gia đình trồng 12 công lúa.", "12", "cong")]
    [InlineData("vi", "Đoàn giành 7 huy chương vàng, 4 bạc và 9 đồng.", "9", "medal")]
    [InlineData("vi", "Sân mới rộng 40 x 20 m.", "40", "metre")]
    [InlineData("ar", "حملة للتبرع بالدم في المدينة. وجمعت الحملة 120 وحدة.", "120", "unit of blood")]
    [InlineData("ar", "أنشأت الشركة 120 وحدة.", "120", "unit")]
    [InlineData("ar", "وزعت المديرية على النحالين في المنطقة معدات نحل، منها 40 خلية.", "40", "bee colony")]
    [InlineData("th", "คณะกรรมการตรวจสอบองค์กรพรรค 5 แห่งและสมาชิก 13 คน", "13", "party member")]
    [InlineData("th", "เซลล์พรรคของหมู่บ้านทำงานดี\nปีนี้รับสมาชิกใหม่ 27 คน", "27", "party member")]
    [InlineData("th", "ชมรมผู้สูงอายุรับสมาชิกใหม่ 27 คน", "27", "member")]
    public void A_word_of_several_senses_counts_what_the_text_speaks_of(string language, string text, string raw, string unit) =>
        Assert.Equal(unit, UnitOf(text, language, raw));

    [Theory]
    [InlineData("عقد المجلس في تونس جلسة. وبلغت الكلفة 900 دينار.", "900", "TND")]
    [InlineData("قال مسؤول في بغداد إن الكلفة بلغت 750 مليون دينار للعراقيين.", "750 مليون", "IQD")]
    [InlineData("بلغت الكلفة 900 دينار.", "900", "JOD")]
    [InlineData("زار وفد من تونس ووفد من العراق البلدة ودفعا 900 دينار.", "900", "JOD")]
    [InlineData("قالت بلدية في المغرب إنها خصصت 400 درهم لكل أسرة.", "400", "MAD")]
    [InlineData("زار وفد من تونس البلدة ودفع 900 دينار أردني.", "900", "JOD")]
    public void Dinars_are_those_of_the_one_country_that_a_report_names(string text, string raw, string currency) =>
        Assert.Equal(currency, UnitOf(text, "ar", raw));

    private static string? UnitOf(string text, string language, string raw) =>
        Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures, figure => figure.Raw == raw).Unit;
}
