namespace Workbench.Text.Tests;

/// <summary>Numbers whose noun the sentence leaves out, and two amounts that a word for "to" joins.</summary>
public class LeftOutUnitTests
{
    [Theory]
    // of them, of whom: people are a part of people, not of the towns between
    [InlineData("ar", "في البلدية 80 مزارعا من 9 قرى، بينهم 25 يعملون في الري.", "80 farmer|9 village|25 farmer")]
    [InlineData("ar", "زار الطبيب 45 أسرة، منها 12 تعيش في الوادي.", "45 household|12 household")]
    [InlineData("ar", "في الخلية 60 عضوا في الحزب، من بينهم 14 عضوا من النساء.", "60 party member|14 party member")]
    // a change states two amounts, a range one
    [InlineData("ar", "ارتفع عدد النوادي من 12 إلى 20 ناديا.", "12 club|20 club")]
    [InlineData("ar", "انخفضت نسبة الفقر من 9% إلى 4% في الجبل.", "9 percent|4 percent")]
    [InlineData("ar", "ارتفع دخل الأسرة من 30 إلى 45 مليون دونغ.", "30000000 VND|45000000 VND")]
    [InlineData("ar", "يحتاج البيت من 12 إلى 20 عاملا.", "12..20 worker")]
    [InlineData("ar", "لقحت العيادة 90 طفلا من إجمالي 130.", "90 child|130 child")]
    // the verb stands first, so that the number ends what it says
    [InlineData("ar", "نقل المسعفون 6 أشخاص، وأصيب 21؛ وانهار 18 منزلا، وغُمر 43.", "6 person|21 person|18 house|43 house")]
    [InlineData("ar", "سافر 90 عاملا إلى الخارج: 61 إلى اليابان، و29 إلى كوريا.", "90 worker|61 worker|29 worker")]
    [InlineData("ar", "سلمت الجمعية 90 منحة، منها 60 بقيمة مليون دونغ و30 بقيمة مليوني دونغ.", "90 scholarship|60 scholarship|1000000 VND|30 scholarship|2000000 VND")]
    [InlineData("ar", "أتلفت السيول 194 هكتارا من الأرز و61 من الذرة.", "194 hectare|61 hectare")]
    [InlineData("ar", "حُفرت بئران بعمق 310 و285 مترا.", "2 well|310 metre|285 metre")]
    [InlineData("ar", "بلغت النسبة 86,4%، وهي أعلى من المستهدف بـ6,4 نقطة.", "86.4 percent|6.4 percentage point")]
    [InlineData("ar", "المقار الفائضة: 9، بيعت في المزاد.", "9 office")]
    [InlineData("ar", "ومن بين البيوت المكتملة 46 لعائلات الجنود.", "46 house")]
    [InlineData("ar", "زُودت المحطات الصحية البالغ عددها 37 بأدوية جديدة.", "37 clinic")]
    [InlineData("ar", "دمر السيل 12 مسكنا كليا و60 جزئيا.", "12 house|60 house")]
    [InlineData("ar", "درّب المركز 22 فتاة في دورة مدتها 160 ساعة تدريبية، وُظفت تسع منهن.", "22 woman|160 hour|9 woman")]
    [InlineData("ar", "عالج الطبيب 33 سنا، وفحص 60 طفلا وأحال 12 آخرين.", "33 |60 child|12 child")]
    [InlineData("ar", "انخفض عدد الأسر الفقيرة من 3.420 في عام 2021 إلى 2.985 في عام 2022.", "3420 household|2985 household")]
    [InlineData("vi", "Số hộ nghèo giảm từ 95 xuống còn 41.", "95 household|41 household")]
    [InlineData("vi", "Thôn giảm từ 24 xuống còn 12 hộ nghèo.", "24 household|12 household")]
    [InlineData("vi", "Huyện có 40/52 trường đạt chuẩn (mầm non 11, tiểu học 14, THCS 15).", "40..52 school|11 school|14 school|15 school")]
    [InlineData("vi", "Nông dân thu 200 tấn thóc trên 35 ha.", "200 tonne|35 hectare")]
    [InlineData("vi", "Đợt này có 45 thanh niên nhập ngũ, 3 là đảng viên và 9 chưa có việc làm.", "45 recruit|3 recruit|9 recruit")]
    [InlineData("vi", "Giá heo hơi tụt từ 60.000 xuống 52.000 đồng/kg.", "60000 VND|52000 VND")]
    [InlineData("vi", "Một cửa nhận 410 hồ sơ. Số đã giải quyết là 380, đang giải quyết 27, quá hạn 3.", "410 file|380 file|27 file|3 file")]
    [InlineData("vi", "Huyện kỷ luật 20 đảng viên: khiển trách 12, cảnh cáo 5, khai trừ 3.", "20 party member|12 party member|5 party member|3 party member")]
    [InlineData("vi", "Quý qua các tổ nhận 64 vụ mâu thuẫn, hòa giải thành 59.", "64 dispute|59 dispute")]
    [InlineData("ru", "В 2021 году в районе было 120 бедных семей, а к сентябрю осталось 59.", "120 household|59 household")]
    [InlineData("uk", "Бідних родин у районі було 120, до вересня залишилося 59.", "120 household|59 household")]
    [InlineData("en", "In 2021 the district had 120 poor households; today it has 59.", "120 household|59 household")]
    [InlineData("en", "In 2021 there were 120 poor households; now only 59 remain.", "120 household|59 household")]
    [InlineData("en", "The club began with 12 members and now has 59.", "12 member|59 member")]
    [InlineData("ru", "В 2022 году создано 59 клубов, в 2023-м — 40.", "59 club|40 club")]
    [InlineData("uk", "У 2022 році створено 59 клубів, у 2023-му — 40.", "59 club|40 club")]
    // a number with its year is a document's, but not where something else is counted
    [InlineData("vi", "Kế hoạch 34/2023 nêu 59 hộ.", "59 household")]
    [InlineData("th", "มติ 34/2566 ใช้กับ 59 โรงเรียน", "59 school")]
    [InlineData("hu", "A 34/2023 határozat 59 iskolára vonatkozik.", "59 school")]
    [InlineData("vi", "Có 1534/2023 hộ thoát nghèo.", "1534..2023 household")]
    [InlineData("vi", "Ca mổ kéo dài 3 giờ 40 phút.", "220 minute")]
    [InlineData("vi", "Ngày hội tuyển 900 lao động: may mặc 500, điện tử 250, gỗ 150.", "900 worker|500 worker|250 worker|150 worker")]
    [InlineData("vi", "Mỗi hộ nhận 500 nghìn, 12 hộ được thêm 300 nghìn đồng.", "500000 VND|12 household|300000 VND")]
    [InlineData("vi", "Thu hút 352 nghìn lượt xem.", "352000 view")]
    // another time, a sale or a share of what was named before
    [InlineData("ru", "Раньше ждали 9 минут вместо прежних 25.", "9 minute|25 minute")]
    [InlineData("ru", "Собрали 57,2 центнера, это на 4,1 больше прошлогоднего.", "57.2 quintal|4.1 quintal")]
    [InlineData("ru", "Число гостей выросло со 120 в январе до 210 в мае.", "120 visitor|210 visitor")]
    [InlineData("ru", "В лавке 90 000 рублей. Рисунок ушёл за 35 000.", "90000 RUB|35000 RUB")]
    [InlineData("ru", "Рисунок ушёл за 35 000, а торт продали за 12 тысяч рублей.", "35000 RUB|12000 RUB")]
    [InlineData("ru", "Премия была 5 000 рублей. Водителям выплатили в среднем 2,8 тыс. за месяц.", "5000 RUB|2800 RUB")]
    [InlineData("ru", "В кассе было 5 000 рублей. Собрали 640 подписей, а к вечеру собрали 1 200.", "5000 RUB|640 signature|1200 signature")]
    // whom or where a dash leads to is not what is counted
    [InlineData("ru", "Посадили 3 200 деревьев, из них 700 — в парке Победы.", "3200 tree|700 tree")]
    [InlineData("ru", "Раздали 500 листовок, 200 — пенсионерам.", "500 leaflet|200 leaflet")]
    [InlineData("uk", "Висадили 500 дерев, з них 200 — у центрі.", "500 tree|200 tree")]
    [InlineData("vi", "Trao 3 giải nhất, 2 giải nhì.", "3 prize|2 prize")]
    // numbers of a bracket that have a unit of their own, or stand alone, keep it
    [InlineData("vi", "Xã có 6 trường (3 điểm lẻ, 80 phòng).", "6 school|3 point|80 room")]
    public void Each_number_counts_what_it_should(string language, string text, string wanted) =>
        Assert.Equal(wanted, string.Join('|', ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures.Select(figure =>
            $"{figure.Value:0.##}{(figure.ValueHigh is decimal high ? $"..{high:0.##}" : "")} {figure.Unit}")));

    [Fact]
    public void A_sentence_that_begins_with_of_which_goes_on_counting()
    {
        const string Text = "Huyện có 940 người tham gia. Trong đó 310 mới đăng ký trong tuần.";
        IReadOnlyList<Figure> figures = ReportAnalyzer.Analyze(Text, new AnalysisOptions { Language = "vi" }).Figures;
        Assert.Equal(2, figures.Count);
        Assert.Equal("participant", figures[0].Unit);
        Assert.Equal("participant", figures[1].Unit);
    }

    [Fact]
    public void An_area_before_its_number_bounds_it_where_no_amount_stands_on_it()
    {
        Figure figure = Assert.Single(ReportAnalyzer.Analyze("Bà con trồng mới trên 35 ha chè.", new AnalysisOptions { Language = "vi" }).Figures);
        Assert.Equal(Bound.AtLeast, figure.Bound);
        figure = ReportAnalyzer.Analyze("Bà con thu 200 tấn chè trên 35 ha.", new AnalysisOptions { Language = "vi" }).Figures[1];
        Assert.Equal(Bound.Exact, figure.Bound);
    }
}
