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
    [InlineData("vi", "Huyện thường xuyên chi trả trợ cấp cho 420 đối tượng.", "420", "beneficiary")]
    [InlineData("vi", "Công an bắt 6 đối tượng đánh nhau.", "6", "suspect")]
    [InlineData("vi", "Ruộng này gieo trồng mỗi năm 3 vụ.", "3", "crop")]
    [InlineData("vi", "Trạm gửi bệnh phẩm đi xét nghiệm, có 4 mẫu nghi ngờ.", "4", "sample")]
    [InlineData("vi", "Gia đình có 4 mẫu ruộng.", "4", "mau")]
    [InlineData("vi", "Sân mới rộng 40 x 20 m.", "40", "metre")]
    [InlineData("ru", "Члены партии отчитались. Оценку прошли 52 организации.", "52", "organisation")]
    [InlineData("ru", "Оценку прошли 52 организации и 900 членов партии.", "52", "party organisation")]
    [InlineData("ru", "Центр обслуживания открыт всем. За месяц принято 630 дел.", "630", "file")]
    [InlineData("ru", "За лето забито 148 голов.", "148", "goal")]
    [InlineData("ru", "В стаде 148 голов.", "148", "head of livestock")]
    [InlineData("ru", "Полиция раскрыла 22 дела.", "22", "case")]
    [InlineData("ru", "В городе сдавали кровь. Собрано 161 единиц.", "161", "unit of blood")]
    [InlineData("uk", "Щоб спинити лихоманку, медики обробили 46 осередків інфекції.", "46", "outbreak")]
    [InlineData("uk", "Звітували 46 осередків, вступило 12 членів партії.", "46", "party cell")]
    [InlineData("uk", "Лікарні потрібні ще 3 ставки, посад лікаря бракує.", "3", "job")]
    [InlineData("uk", "Рибу випустили у 3 ставки.", "3", "pond")]
    [InlineData("hu", "A püspök szerint 6 templomot javítanak.", "6", "church")]
    [InlineData("hu", "A zarándokok 6 templomot kerestek fel.", "6", "temple")]
    [InlineData("hu", "Az iskola 9 osztályt indít.", "9", "class")]
    [InlineData("hu", "A minisztérium 9 osztályt von össze.", "9", "department")]
    [InlineData("hu", "A központban 8 pult van, az ügyfelek számot húznak.", "8", "counter")]
    [InlineData("hu", "A piacon 8 pult van.", "8", "stall")]
    [InlineData("ar", "حملة للتبرع بالدم في المدينة. وجمعت الحملة 120 وحدة.", "120", "unit of blood")]
    [InlineData("ar", "أنشأت الشركة 120 وحدة.", "120", "unit")]
    [InlineData("ar", "وزعت المديرية على النحالين في المنطقة معدات نحل، منها 40 خلية.", "40", "bee colony")]
    [InlineData("ar", "تضم المدرسة 24 فصلًا دراسيًا و4 معامل.", "4", "laboratory")]
    [InlineData("ar", "في المدينة 4 معامل للنسيج.", "4", "factory")]
    [InlineData("ar", "في المدينة 110 أسرة موزعة على 4 دور ضيافة.", "110", "bed")]
    [InlineData("ar", "في المدينة 110 أسرة فقيرة.", "110", "household")]
    [InlineData("ar", "أدى التلاميذ الامتحان في 32 مركزًا.", "32", "site")]
    [InlineData("ar", "سجل الفريق في المباراة 3 أهداف.", "3", "goal")]
    [InlineData("ar", "أقر الاجتماع الدوري 3 أهداف.", "3", "target")]
    [InlineData("ar", "ضبطت الشرطة مخدرات فيها 70 حبة.", "70", "pill")]
    [InlineData("th", "คณะกรรมการตรวจสอบองค์กรพรรค 5 แห่งและสมาชิก 13 คน", "13", "party member")]
    [InlineData("th", "เซลล์พรรคของหมู่บ้านทำงานดี\nปีนี้รับสมาชิกใหม่ 27 คน", "27", "party member")]
    [InlineData("th", "ชมรมผู้สูงอายุรับสมาชิกใหม่ 27 คน", "27", "member")]
    [InlineData("uk", "На ярмарку вакансій пропонували 38 600 місць.", "38 600", "job")]
    [InlineData("uk", "У залі є 60 місць.", "60", "place")]
    [InlineData("uk", "Комітет перевірив 12 організацій і 40 членів партії.", "12", "party organisation")]
    [InlineData("uk", "До акції долучилися 12 організацій і 40 школярів.", "12", "organisation")]
    [InlineData("uk", "Парткоми й 15 масових організацій провели навчання.", "15", "organisation")]
    [InlineData("uk", "Готелі мають 3 050 номерів.", "3 050", "room")]
    [InlineData("uk", "Хор підготував 14 номерів.", "14", "performance")]
    [InlineData("uk", "На ярмарку відкрили 32 стенди.", "32", "stall")]
    [InlineData("uk", "У сільраді поновили 32 стенди.", "32", "banner")]
    [InlineData("uk", "Центр прийняв 640 справ за адміністративні процедури.", "640", "file")]
    [InlineData("uk", "Суд розглянув 640 справ.", "640", "case")]
    [InlineData("uk", "На конкурс надійшло 150 робіт.", "150", "work of art")]
    [InlineData("uk", "Молодь завершила 1 002 роботи за літо.", "1 002", "works")]
    [InlineData("uk", "Акція донорства крові дала 612 одиниць.", "612", "unit of blood")]
    [InlineData("uk", "До дивізії входять 612 одиниць.", "612", "unit")]
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

    [Theory]
    [InlineData("Pupils of the marae school raised $900 in a fair for New Zealand's native birds.", "900", "NZD")]
    [InlineData("A council in Queensland gave $900 to the club.", "900", "AUD")]
    [InlineData("A council in Queensland gave US$900 to the club.", "900", "USD")]
    [InlineData("Goods worth 900 USD went from the province to Australia.", "900", "USD")]
    [InlineData("Vietnam and its province sold goods worth $900 to Australia.", "900", "USD")]
    [InlineData("The farm in Nepal earned 900 rupees.", "900", "NPR")]
    [InlineData("The farm earned 900 rupees.", "900", "INR")]
    [InlineData("The club raised $900.", "900", "USD")]
    public void Dollars_and_rupees_are_those_of_the_country_that_a_report_names(string text, string raw, string currency) =>
        Assert.Equal(currency, UnitOf(text, "en", raw));

    [Theory]
    [InlineData("The inspection committees looked into cases of debt. They disciplined 4 organizations.", "4", "party organisation")]
    [InlineData("The fair was joined by 4 organizations.", "4", "organisation")]
    [InlineData("The Party has here 49 bodies (28 committees, 21 cells).", "28", "party committee")]
    [InlineData("The inspection committee of the Party disciplined 9 members.", "9", "party member")]
    [InlineData("The union has 9 members.", "9", "member")]
    public void In_news_of_the_party_organisations_and_members_are_its_own(string text, string raw, string unit) =>
        Assert.Equal(unit, UnitOf(text, "en", raw));

    private static string? UnitOf(string text, string language, string raw) =>
        Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures, figure => figure.Raw == raw).Unit;
}
