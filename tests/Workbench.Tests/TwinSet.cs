using System.Globalization;
using System.Text.Json;

namespace Workbench.Tests;

/// <summary>
/// Generated articles with known twins. An article states six of eight things about a place, each with a number drawn at random,
/// between sentences without figures. Per story of three kinds: a translation into another language (order changed, one of the six
/// left out in half of them, one number rounded to two digits in a quarter), a reprint in the same language (one sentence left out,
/// another title and closing), and what is no twin: a follow-up about the same place that repeats two of the six numbers,
/// a report about the same place and things with other numbers, and one in the same words about another place with other numbers.
/// </summary>
internal static class TwinSet
{
    private static readonly string[] Languages = ["en", "vi", "uk", "ru", "hu", "ar", "th"];

    private static readonly Dictionary<string, string[]> Statements = new()
    {
        ["en"] = ["The campaign helped {0} households out of poverty.", "Builders finished {0} houses for poor families.", "The district opened {0} new bridges.", "Schools gave gifts to {0} students.", "A fund collected {0} million dong.", "Doctors examined {0} patients free of charge.", "{0} volunteers joined the cleaning days.", "The share of paved roads reached {0}%."],
        ["vi"] = ["Phong trào đã giúp {0} hộ thoát nghèo.", "Thợ xây đã hoàn thành {0} căn nhà cho hộ nghèo.", "Huyện khánh thành {0} cây cầu mới.", "Các trường tặng quà cho {0} học sinh.", "Quỹ vận động được {0} triệu đồng.", "Bác sĩ khám miễn phí cho {0} bệnh nhân.", "{0} tình nguyện viên tham gia ngày dọn vệ sinh.", "Tỷ lệ đường được trải nhựa đạt {0}%."],
        ["uk"] = ["Кампанія допомогла {0} домогосподарствам подолати бідність.", "Будівельники звели {0} будинків для бідних родин.", "У повіті відкрили {0} нових мостів.", "Школи вручили подарунки {0} учням.", "Фонд зібрав {0} мільйонів донгів.", "Лікарі безкоштовно оглянули {0} пацієнтів.", "{0} волонтерів вийшли на прибирання.", "Частка доріг з покриттям сягнула {0}%."],
        ["ru"] = ["Кампания помогла {0} домохозяйствам выйти из бедности.", "Строители возвели {0} домов для бедных семей.", "В уезде открыли {0} новых мостов.", "Школы вручили подарки {0} ученикам.", "Фонд собрал {0} миллионов донгов.", "Врачи бесплатно осмотрели {0} пациентов.", "{0} волонтёров вышли на уборку.", "Доля дорог с покрытием достигла {0}%."],
        ["hu"] = ["A kampány {0} háztartást segített ki a szegénységből.", "Az építők {0} házat fejeztek be szegény családoknak.", "A járásban {0} új hidat adtak át.", "Az iskolák {0} diáknak adtak ajándékot.", "Az alap {0} millió dongot gyűjtött.", "Az orvosok ingyen vizsgáltak meg {0} beteget.", "{0} önkéntes jött el a takarításra.", "A burkolt utak aránya elérte a {0}%-ot."],
        ["ar"] = ["ساعدت الحملة {0} أسرة على الخروج من الفقر.", "أنجز البناؤون {0} منزلا للأسر الفقيرة.", "افتتحت المقاطعة {0} جسرا جديدا.", "قدمت المدارس هدايا إلى {0} طالبا.", "جمع الصندوق {0} مليون دونغ.", "فحص الأطباء {0} مريضا مجانا.", "شارك {0} متطوعا في أيام النظافة.", "بلغت نسبة الطرق المعبدة {0}%."],
        ["th"] = ["โครงการช่วยให้ {0} ครัวเรือนพ้นจากความยากจน", "ช่างสร้างบ้านให้ครอบครัวยากจนเสร็จ {0} หลัง", "อำเภอเปิดสะพานใหม่ {0} แห่ง", "โรงเรียนมอบของขวัญให้นักเรียน {0} คน", "กองทุนรวบรวมเงินได้ {0} ล้านด่ง", "แพทย์ตรวจผู้ป่วยฟรี {0} คน", "อาสาสมัคร {0} คนเข้าร่วมวันทำความสะอาด", "สัดส่วนถนนลาดยางถึง {0}%"],
    };

    private static readonly Dictionary<string, string[]> Fillers = new()
    {
        ["en"] = ["People in the villages speak about it with pride.", "The work began early in the morning and went on until dusk.", "Neighbours lent their tools and their time.", "Officials promised to come back and listen.", "Nobody expected the rain to stop so soon.", "An old teacher wrote a poem about the day."],
        ["vi"] = ["Người dân trong thôn nhắc đến việc này với niềm tự hào.", "Công việc bắt đầu từ sáng sớm và kéo dài đến chiều tối.", "Hàng xóm góp dụng cụ và công sức của mình.", "Cán bộ hứa sẽ quay lại lắng nghe.", "Không ai ngờ mưa tạnh sớm như vậy.", "Một thầy giáo già làm bài thơ về ngày hôm ấy."],
        ["uk"] = ["Люди в селах говорять про це з гордістю.", "Робота почалася рано-вранці й тривала до сутінків.", "Сусіди позичали інструменти й час.", "Посадовці пообіцяли повернутися й вислухати.", "Ніхто не чекав, що дощ так швидко вщухне.", "Старий учитель написав вірш про цей день."],
        ["ru"] = ["Жители деревень говорят об этом с гордостью.", "Работа началась рано утром и шла до сумерек.", "Соседи одалживали инструменты и время.", "Чиновники пообещали вернуться и выслушать.", "Никто не ждал, что дождь так скоро кончится.", "Старый учитель сочинил стихи об этом дне."],
        ["hu"] = ["A falvakban büszkén beszélnek róla.", "A munka kora reggel kezdődött és alkonyatig tartott.", "A szomszédok kölcsönadták szerszámaikat és idejüket.", "A tisztviselők megígérték, hogy visszajönnek és meghallgatják őket.", "Senki sem várta, hogy ilyen hamar eláll az eső.", "Egy öreg tanító verset írt a napról."],
        ["ar"] = ["يتحدث الناس في القرى عن ذلك بفخر.", "بدأ العمل في الصباح الباكر واستمر حتى الغروب.", "أعار الجيران أدواتهم ووقتهم.", "وعد المسؤولون بالعودة والاستماع.", "لم يتوقع أحد أن يتوقف المطر بهذه السرعة.", "كتب معلم عجوز قصيدة عن ذلك اليوم."],
        ["th"] = ["ชาวบ้านพูดถึงเรื่องนี้ด้วยความภูมิใจ", "งานเริ่มตั้งแต่เช้าตรู่และดำเนินไปจนพลบค่ำ", "เพื่อนบ้านให้ยืมเครื่องมือและเวลา", "เจ้าหน้าที่สัญญาว่าจะกลับมารับฟัง", "ไม่มีใครคาดว่าฝนจะหยุดเร็วเช่นนี้", "ครูชราแต่งบทกวีเกี่ยวกับวันนั้น"],
    };

    public sealed record Article(int Story, string Text, string Place, string Language);

    /// <summary>Articles of <paramref name="stories"/> stories; twins are the articles with the same non-negative <see cref="Article.Story"/>.</summary>
    public static List<Article> Make(int seed, int stories)
    {
        var random = new Random(seed);
        string[] places = ["Đắk Glong", "Đắk Song", "Bảo Yên", "Than Uyên", "Châu Phú", "Ba Đình", "Sóc Sơn", "Củ Chi", "Sa Pa", "Mường La"];
        var articles = new List<Article>();
        for (var story = 0; story < stories; story++)
        {
            var place = places[random.Next(places.Length)];
            var language = Languages[story % Languages.Length];
            var said = Draw(random);
            articles.Add(new Article(story, Text(random, language, said, story), place, language));
            if (story % 2 == 0)
            {
                var other = Languages[(story + 1 + random.Next(Languages.Length - 1)) % Languages.Length];
                var kept = said.OrderBy(_ => random.Next()).Take(random.Next(2) == 0 ? 5 : 6).ToList();
                if (random.Next(4) == 0)
                    kept[0] = (kept[0].Thing, Rounded(kept[0].Number));
                articles.Add(new Article(story, Text(random, other, kept, story + 1000), place, other));
            }
            else
                articles.Add(new Article(story, Reprint(random, articles[^1].Text), place, language));
            var follow = Draw(random);
            for (var i = 0; i < 2; i++)
            {
                follow.RemoveAll(f => f.Thing == said[i].Thing);
                follow.Insert(0, said[i]);
            }
            articles.Add(new Article(-1, Text(random, Languages[random.Next(Languages.Length)], [.. follow.Take(6)], story + 2000), place, language));
            articles.Add(new Article(-1, Text(random, language, [.. said.Select(s => (s.Thing, Number(random, s.Thing)))], story), place, language));
            articles.Add(new Article(-1, Text(random, language, [.. said.Select(s => (s.Thing, Number(random, s.Thing)))], story), places[(Array.IndexOf(places, place) + 1) % places.Length], language));
        }
        return articles;
    }

    public static string[] Lines(IEnumerable<Article> articles) => [.. articles.Select(a => JsonSerializer.Serialize(new { text = a.Text, place = a.Place }))];

    private static List<(int Thing, int Number)> Draw(Random random) => [.. Enumerable.Range(0, 8).OrderBy(_ => random.Next()).Take(6).Select(t => (t, Number(random, t)))];

    private static int Number(Random random, int thing) => thing switch { 7 => random.Next(40, 100), 2 => random.Next(2, 60), _ => random.Next(20, 5000) };

    private static int Rounded(int number) => number < 100 ? number : (int)Math.Round(number / Math.Pow(10, (int)Math.Log10(number) - 1)) * (int)Math.Pow(10, (int)Math.Log10(number) - 1);

    private static string Text(Random random, string language, List<(int Thing, int Number)> said, int title)
    {
        var fillers = Fillers[language].OrderBy(_ => random.Next()).ToList();
        var lines = new List<string> { fillers[title % fillers.Count].TrimEnd('.'), fillers[0] };
        foreach (var (i, (thing, number)) in said.Index())
        {
            lines.Add(string.Format(CultureInfo.InvariantCulture, Statements[language][thing], number));
            if (i < 4)
                lines.Add(fillers[i + 1]);
        }
        return string.Join("\n", lines);
    }

    private static string Reprint(Random random, string text)
    {
        var lines = text.Split('\n').ToList();
        lines[0] = lines[0] + " – " + random.Next(1000, 9999).ToString(CultureInfo.InvariantCulture).Replace('1', 'a').Replace('2', 'b').Replace('3', 'c').Replace('4', 'd').Replace('5', 'e').Replace('6', 'f').Replace('7', 'g').Replace('8', 'h').Replace('9', 'i').Replace('0', 'o');
        lines.RemoveAt(random.Next(2, lines.Count));
        return string.Join("\n", lines);
    }
}
