using System.Globalization;

namespace Workbench.Text.Tests;

/// <summary>What the shape of a line or a sentence says: bars of captions, counts in brackets, a noun said once for two numbers.</summary>
public class LineTests
{
    [Theory]
    [InlineData("| Children plant trees. |\nThe club has a hall.", "Children plant trees. / The club has a hall.")]
    [InlineData("Lan, reporter |\n|\n|\nThe club has a hall.", "Lan, reporter / The club has a hall.")]
    [InlineData("Nam An | 12 houses |", "Nam An | 12 houses")]
    public void Bars_at_the_ends_of_a_line_are_no_part_of_its_sentences(string text, string sentences)
    {
        ReportAnalysis report = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" });

        Assert.Equal(sentences, string.Join(" / ", report.Sentences.Select(sentence => report.Text[sentence.Start..sentence.End])));
    }

    [Theory]
    [InlineData("Police fined drivers mostly for speeding (450), for phones (104) and for old tyres (12).", "450 104")]
    [InlineData("The prize went to Mrs Hoa (72) and Mr Binh (65).", "")]
    public void A_number_in_brackets_counts_the_common_noun_before_it(string text, string values) =>
        Assert.Equal(values, string.Join(' ', ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures.Select(figure => figure.Value.ToString(CultureInfo.InvariantCulture))));

    [Fact]
    public void A_bounded_number_before_a_comma_counts_what_the_next_one_counts()
    {
        IReadOnlyList<Figure> figures = ReportAnalyzer.Analyze("Egy falu legalább tíz, legfeljebb harminc facsemetét kérhet.", new AnalysisOptions { Language = "hu" }).Figures;

        Assert.Equal([(10m, "tree", Bound.AtLeast), (30m, "tree", Bound.AtMost)], figures.Select(figure => (figure.Value, figure.Unit!, figure.Bound)));
    }

    [Theory]
    [InlineData("The number of poor families fell from 64 to 12.", "64 household, 12 household")]
    [InlineData("The hamlets have 48 wells, including 9 deep ones.", "48 well, 9 well")]
    [InlineData("By market: Taiwan 8,114 people, Japan 6,930, Korea 2,308.", "8114 person, 6930 person, 2308 person")]
    [InlineData("Police found drugs 5 cases, illegal exit 3, timber 1; they took 2,000 pills.", "5 case, 3 case, 1 case, 2000 pill")]
    [InlineData("The board punished 12 teachers: reprimand 7, warning 3, dismissal 2.", "12 teacher, 7 teacher, 3 teacher, 2 teacher")]
    [InlineData("The 12 teachers of the post teach in 15 hamlets; 58 are in charge of 211 households.", "12 teacher, 15 hamlet, 58 teacher, 211 household")]
    [InlineData("On that day 39 of 44 schools taught 12,480 pupils; the other 5 are shelters.", "39..44 school, 12480 pupil, 5 school")]
    [InlineData("The hamlets have 40 and 33 houses.", "40 house, 33 house")]
    [InlineData("Of the 211 families still on the list, 40 own no land.", "211 household, 40 household")]
    [InlineData("It feeds 19 orphans. Two of them study medicine.", "19 orphan, 2 orphan")]
    [InlineData("In June 48 weavers sold cloth, 12 more than planned.", "48 weaver, 12 weaver")]
    [InlineData("The union has 1,245 members in 34 branches, up from 1,100.", "1245 member, 34 branch, 1100 member")]
    [InlineData("The team freed 20 possums; 17 are alive.", "20 possum, 17 possum")]
    [InlineData("Police seized 2 pistols and arrested 6.", "2 pistol, 6 person")]
    [InlineData("The storm hit 4 communes, killing 3 and injuring 11.", "4 commune, 3 person, 11 person")]
    [InlineData("In May 12 suspects were charged, 5 detained.", "12 suspect, 5 suspect")]
    [InlineData("They built 62 houses for 12 widows and repaired 19 more.", "62 house, 12 widow, 19 house")]
    [InlineData("In June 8 communes were recognized, bringing the total to 54.", "8 commune, 54 commune")]
    [InlineData("They dug 3 wells. Another 12 joined later.", "3 well, 12 person")]
    [InlineData("The boat has a crew of 24.", "24 person")]
    [InlineData("A team of 24 young doctors came, and a 12-strong team of nurses.", "24 doctor, 12 person")]
    [InlineData("The board approved 14 projects and 48 local ones.", "14 project, 48 project")]
    [InlineData("The fair drew 300 farmers of 11 communes, among whom 46 were Dao.", "300 farmer, 11 commune, 46 farmer")]
    [InlineData("The hamlet reached 7 out of the required 16 criteria.", "7..16 criterion")]
    [InlineData("Half of the 48 villages have light.", "48 village")]
    [InlineData("Of the 145 families, 31 are poor.", "145 household, 31 household")]
    [InlineData("They spent 90 million VND on 3 wells, 30 million each.", "90000000 VND, 3 well, 30000000 VND")]
    public void A_part_takes_the_unit_of_its_whole(string text, string figures) =>
        Assert.Equal(figures, string.Join(", ", ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value}{(figure.ValueHigh is decimal high ? $"..{high}" : "")} {figure.Unit}"))));

    [Theory]
    [InlineData("The unpaid fines fell to 1.", "1 fine")]
    [InlineData("The houses stand in Nam Dong 1.", "")]
    [InlineData("The lessons are 3, 2 and 1.", "3 , 2 ")]
    [InlineData("In total 300, 5th-grade pupils included.", "300 ")]
    [InlineData("Their teams came 7, 8 and 9th.", "")]
    [InlineData("The nights were at 5 -7 degrees.", "5 , -7 degree")]
    [InlineData("The share is >= 0 and < 80.", "0 , 80 ")]
    public void Bare_numbers_are_kept_where_nothing_says_what_else_they_are(string text, string figures) =>
        Assert.Equal(figures, string.Join(", ", ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = "en" }).Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value} {figure.Unit}"))));

    [Theory]
    [InlineData("en", "The shop sold 20 of 50 kg bags.", "20 , 50 kilogram")]
    [InlineData("en", "They won 3 of 5 March games.", "3 ")]
    [InlineData("en", "The team scored 1 point 5 minutes later.", "1 point, 5 minute")]
    [InlineData("ru", "Открылась 1 точка, а 5 волонтёров ведут 1 точка 5 мая.", "1 point, 5 volunteer, 1 point")]
    [InlineData("th", "ตั้งจุดตรวจ 1 จุด 5 คน", "1 checkpoint, 5 person")]
    [InlineData("ar", "لونغ هوا – 5 – 34,2 كم² – 52.140", "5 , 34.2 square kilometre, 52140 ")]
    [InlineData("en", "Long Hoa – 5 – 34.2 km² – 52,140", "5 , 34.2 square kilometre, 52140 ")]
    public void Two_numbers_that_only_stand_near_each_other_stay_two(string language, string text, string figures) =>
        Assert.Equal(figures, string.Join(", ", ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value} {figure.Unit}"))));

    [Theory]
    [InlineData("hu", "Másfél köbméter homokot, valamint fél tonna vetőmagot hoztak.", "1.5 cubic metre, 0.5 tonne")]
    [InlineData("en", "They cleared half a hectare and gave one and a half tonnes of rice within half a day.", "0.5 hectare, 1.5 tonne")]
    [InlineData("vi", "Hội tặng nửa tấn gạo và hai tấn rưỡi phân bón.", "0.5 tonne, 2.5 tonne")]
    [InlineData("ar", "بلغت كمية الحليب نحو 40 لتراً في اليوم.", "40 litre")]
    public void Broken_numbers_in_words_measure(string language, string text, string figures) =>
        Assert.Equal(figures, string.Join(", ", ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.##} {figure.Unit}"))));
}
