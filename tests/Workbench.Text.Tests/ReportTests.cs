namespace Workbench.Text.Tests;

public class ReportTests
{
    [Theory]
    [InlineData("th", "กลุ่มก่อตั้งมาแล้วและสร้างบ้าน 12 หลังในปี พ.ศ. 2555", 2012)]
    [InlineData("th", "ในปี พ.ศ. 2555 อำเภอสร้างบ้าน 12 หลัง", 2012)]
    [InlineData("uk", "У 2023 році громада збудувала 12 будинків.", 2023)]
    [InlineData("hu", "A járás 2023-ban 12 házat épített.", 2023)]
    [InlineData("vi", "Năm 2023, huyện xây 12 căn nhà.", 2023)]
    public void A_year_is_the_period_and_no_figure(string language, string text, int year)
    {
        Figure figure = Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures);

        Assert.Equal(12m, figure.Value);
        Assert.Equal(new DateOnly(year, 1, 1), figure.PeriodStart);
        Assert.Equal(new DateOnly(year, 12, 31), figure.PeriodEnd);
    }

    [Theory]
    [InlineData("hu", "Lao Cai tartományban 30 híd épült. Lao Cai városban 2, a Van Ban kerületben 3 klub nyílt. Lao Cai lakói örültek.", "lao-cai")]
    [InlineData("hu", "A Van Ban kerületben 30 híd épült. Van Ban lakói Lao Cai tartomány segítségét is megkapták.", "lao-cai/van-ban")]
    [InlineData("en", "Lao Cai province built 30 bridges. Sa Pa and Bao Yen opened 5 clubs. Lao Cai thanked the donors.", "lao-cai")]
    public void A_report_that_names_several_districts_of_its_province_is_about_the_province(string language, string text, string place) =>
        Assert.Equal(place, ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Place?.Place?.Id);

    [Fact]
    public void A_day_between_month_and_year_is_the_period()
    {
        Figure figure = Assert.Single(ReportAnalyzer.Analyze("From June 5-7, 2021, the district trained 30 farmers.", new AnalysisOptions { Language = "en" }).Figures);

        Assert.Equal(new DateOnly(2021, 6, 5), figure.PeriodStart);
        Assert.Equal(new DateOnly(2021, 6, 7), figure.PeriodEnd);
    }

    [Theory]
    [InlineData("en", "The work must be finished by 31/8.")]
    [InlineData("vi", "Công việc phải xong trước 31/8.")]
    public void A_day_before_a_month_is_no_share(string language, string text) =>
        Assert.Empty(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures);

    [Theory]
    [InlineData("ar", "قالت رئيسة الاتحاد: \"بنينا مع الجيران 12 بيتاً للأسر الفقيرة في القرية خلال الصيف\".", 12)]
    [InlineData("ar", "قال المدير إن \"الطرق التي عبدت هذا الموسم تخدم 12 قرية\"، ثم ودع الحضور.", 12)]
    [InlineData("ar", "قال السكرتير: \"قدم الاتحاد مشروع \"5 مصابيح لكل زقاق\" مع 10 هدايا للنساء الفقيرات في القرية\".", 10)]
    [InlineData("en", "The chairwoman said: \"We built 12 houses for poor families of the village together with our neighbours\".", 12)]
    public void What_is_said_after_a_colon_states_figures_and_a_name_in_it_does_not(string language, string text, int value) =>
        Assert.Equal(value, Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures).Value);

    [Theory]
    [InlineData("ar", "أكد أن \"5 لا و3 نظيف\" شعار كل بيت.")]
    [InlineData("ar", "شعار البلدية: \"5 لا و3 نظيف\" في كل بيت.")]
    [InlineData("en", "The motto of the commune: \"5 no, 3 clean\" in every house.")]
    public void A_motto_after_a_colon_states_none(string language, string text) =>
        Assert.Empty(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures);

    [Fact]
    public void A_number_that_leaves_its_unit_to_the_next_takes_it()
    {
        ReportAnalysis report = ReportAnalyzer.Analyze("A szövetkezet 80-ról 100 tagra nőtt. A faluban 120 háztartás él, ebből 12 szegény.", new AnalysisOptions { Language = "hu" });

        Assert.Equal([(80m, "member"), (100m, "member"), (120m, "household"), (12m, "household")], report.Figures.Select(figure => (figure.Value, figure.Unit!)));
    }

    [Theory]
    [InlineData("hu", "A tartomány 61 községből 45 teljesítette a célt.", "commune")]
    [InlineData("hu", "A sejt 15 tagja közül 9 felszólalt.", "party member")]
    [InlineData("hu", "A klub 15 tagja közül 9 felszólalt.", "member")]
    [InlineData("en", "They built 26 new homes and repaired 4 others.", "house")]
    [InlineData("en", "About 140 homes are finished, while 57 are being built.", "house")]
    [InlineData("hu", "Eddig 147 ház készült el, 57 pedig épül.", "house")]
    [InlineData("en", "Work began on 18 bridges; the remaining 16 must wait.", "bridge")]
    [InlineData("en", "There were 12 poor households and now there are only 4.", "household")]
    [InlineData("hu", "12 kút apadt ki, ma csupán 4.", "well")]
    [InlineData("vi", "Trước có 12 hộ nghèo, nay chỉ còn 4.", "household")]
    [InlineData("ru", "Было 12 бедных домохозяйств, к концу июня их осталось 5, и все одиноки.", "household")]
    [InlineData("uk", "Було 14 бідних домогосподарств, їх залишилося 2, обидва з людьми похилого віку.", "household")]
    public void A_part_counts_what_the_whole_counts(string language, string text, string unit) =>
        Assert.Equal([unit, unit], ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures.Select(figure => figure.Unit!));

    [Theory]
    [InlineData("en", "She has won 20 medals, although she is only 17.")]
    [InlineData("hu", "20 érmet nyert, pedig csak 17.")]
    [InlineData("en", "The police stopped 80 cars, and the fastest was going just 70.")]
    public void A_number_behind_only_that_no_word_for_now_leads_to_counts_nothing(string language, string text) =>
        Assert.Null(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures[^1].Unit);

    [Fact]
    public void The_last_years_are_counted_back_from_publication()
    {
        AnalysisOptions options = new() { Language = "uk", Published = new DateOnly(2024, 3, 15) };
        Figure figure = Assert.Single(ReportAnalyzer.Analyze("Протягом останніх 3 років громада збудувала 12 будинків.", options).Figures);

        Assert.Equal(new DateOnly(2021, 3, 15), figure.PeriodStart);
        Assert.Equal(new DateOnly(2024, 3, 15), figure.PeriodEnd);
    }

    [Fact]
    public void An_uncertain_separator_is_read_and_flagged()
    {
        Figure figure = Assert.Single(ReportAnalyzer.Analyze("Допомогли 3.084 сім'ям.", new AnalysisOptions { Language = "uk" }).Figures);

        Assert.Equal(3084m, figure.Value);
        Assert.Equal(["ambiguous-separator"], figure.Doubts);
    }

    [Fact]
    public void An_unknown_unit_is_kept_as_written_and_flagged()
    {
        Figure figure = Assert.Single(ReportAnalyzer.Analyze("The district gave 17 zorbels.", new AnalysisOptions { Language = "en" }).Figures);

        Assert.Equal("zorbel", figure.Unit);
        Assert.Equal("zorbels", figure.Noun);
        Assert.Equal(["unknown-unit"], figure.Doubts);
    }

    [Fact]
    public void A_noun_without_a_canonical_unit_that_the_tables_know_names_itself_in_no_doubt()
    {
        Figure figure = Assert.Single(ReportAnalyzer.Analyze("The land belongs to 44 landowners.", new AnalysisOptions { Language = "en" }).Figures);

        Assert.Equal("landowner", figure.Unit);
        Assert.Empty(figure.Doubts);
    }

    [Fact]
    public void Results_do_not_depend_on_the_culture_of_the_machine()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in (string[])["tr-TR", "de-DE", "ar-SA", "th-TH"])
            {
                System.Globalization.CultureInfo.CurrentCulture = new(culture);
                Figure figure = Assert.Single(ReportAnalyzer.Analyze("IT INVOLVED 1,234.5 HECTARES.", new AnalysisOptions { Language = "en" }).Figures);
                Assert.Equal((1234.5m, "hectare"), (figure.Value, figure.Unit));
            }
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("hu-HU", "")]
    [InlineData("Than Uyen", "Than Uyên")]
    [InlineData("Дакглонг", "Đắk Glong")]
    [InlineData("داك سونغ", "Đắk Song")]
    [InlineData("เจาฟู", "Châu Phú")]
    public void Places_are_found_in_any_script(string name, string place) =>
        Assert.Equal(place.Length == 0 ? null : place, Gazetteer.Default.Find(name)?.Place?.Name);

    [Fact]
    public void Sentences_and_white_space_between_them_make_up_the_text()
    {
        string text = "Заголовок\nПерше речення. Друге, ім. Шевченка!  Третє?\n\nКінець";
        ReportAnalysis analysis = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "uk" });
        int at = 0;
        foreach (Sentence sentence in analysis.Sentences)
        {
            Assert.True(string.IsNullOrWhiteSpace(analysis.Text[at..sentence.Start]));
            at = sentence.End;
        }
        Assert.True(string.IsNullOrWhiteSpace(analysis.Text[at..]));
        Assert.Equal(5, analysis.Sentences.Count);
        Assert.True(analysis.Sentences[0].IsHeading);
    }
}
