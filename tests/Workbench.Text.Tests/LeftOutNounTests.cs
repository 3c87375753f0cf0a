namespace Workbench.Text.Tests;

/// <summary>Russian, Ukrainian and Hungarian numbers whose noun an earlier part of the sentence has said, and sums whose currency the report has named.</summary>
public class LeftOutNounTests
{
    [Theory]
    // a verb follows the number, or leads it
    [InlineData("ru", "Цех сшил 64 куртки, из них ни одной бракованной, 28 отправлены на склад.", "64 coat|28 coat")]
    [InlineData("ru", "На улице повешено 46 фонарей, ещё 17 ждут проводов.", "46 lamp|17 lamp")]
    [InlineData("ru", "В план внесли 90 колодцев, вырыто 52, остальное весной.", "90 well|52 well")]
    [InlineData("ru", "В 4 деревнях привили 120 коров, 35 уже телились.", "4 village|120 cow|35 cow")]
    [InlineData("uk", "Цех пошив 64 куртки, 28 відправлені на склад.", "64 coat|28 coat")]
    [InlineData("uk", "До плану внесли 90 криниць, викопано 52, решту навесні.", "90 well|52 well")]
    // what happens to people counts people, whatever was counted before
    [InlineData("ru", "Сгорели 5 домов, 12 пострадали.", "5 house|12 person")]
    [InlineData("ru", "В автобусе ехали 30 школьников, двое ранены.", "30 pupil|2 pupil")]
    [InlineData("uk", "Згоріли 5 будинків, 12 постраждали.", "5 house|12 person")]
    // instead of, so many more, a dash for the verb
    [InlineData("ru", "Катер делает 6 рейсов вместо 3.", "6 trip|3 trip")]
    [InlineData("ru", "Принято 80 стажёров, на 15 больше обычного.", "80 trainee|15 trainee")]
    [InlineData("uk", "Катер робить 6 рейсів замість 3.", "6 trip|3 trip")]
    [InlineData("uk", "Кошти дали 70 родинам на худобу, 25 — на воду.", "70 household|25 household")]
    // a change states two amounts, a range one
    [InlineData("ru", "Потери зерна снизились с 12 до 5%.", "12 percent|5 percent")]
    [InlineData("ru", "Дорогу расширили с 2,5 до 4 метров.", "2.5 metre|4 metre")]
    [InlineData("ru", "Число кружков сократилось с 24 до 12.", "24 club|12 club")]
    [InlineData("ru", "Выручка выросла с 2 до 4 млн рублей.", "2000000 RUB|4000000 RUB")]
    [InlineData("ru", "Мусора стало меньше на 30 мешков, до 140.", "30 sack|140 sack")]
    [InlineData("ru", "Лодка вмещает от 12 до 20 туристов.", "12..20 tourist")]
    [InlineData("uk", "Втрати зерна знизилися з 12 до 5%.", "12 percent|5 percent")]
    [InlineData("uk", "Кількість гуртків скоротилася з 24 до 12.", "24 club|12 club")]
    [InlineData("uk", "Човен уміщує від 12 до 20 туристів.", "12..20 tourist")]
    // what is counted stands first
    [InlineData("ru", "Вдов осталось 9, сирот – 14.", "9 woman|14 orphan")]
    [InlineData("uk", "Черговим раздали чай. Медсестер на зміні: 18", "18 nurse")]
    [InlineData("ru", "Читателей стало 870, на 60 больше.", "870 visitor|60 visitor")]
    [InlineData("ru", "Призвали 34 парня, годом ранее – 41.", "34 man|41 man")]
    [InlineData("ru", "Построят 7 мостов, а отремонтируют 12 старых.", "7 bridge|12 bridge")]
    [InlineData("ru", "Надо построить 7 мостов, укрепить 15 и покрасить все.", "7 bridge|15 bridge")]
    [InlineData("uk", "Призвали 34 хлопців, роком раніше — 41.", "34 man|41 man")]
    [InlineData("uk", "Треба збудувати 7 мостів, зміцнити 15 і пофарбувати всі.", "7 bridge|15 bridge")]
    // a plan, a norm or another time beside an amount
    [InlineData("ru", "Охват поднялся до 74 процентов (план 2024 года — 78).", "74 percent|78 percent")]
    [InlineData("ru", "Приём ведут 39 врачей при положенных 52.", "39 doctor|52 doctor")]
    [InlineData("ru", "Намолот составил 5,8 тонны (годом ранее — 6,1).", "5.8 tonne|6.1 tonne")]
    [InlineData("ru", "Принято 120 человек при плане 110.", "120 person|110 person")]
    [InlineData("ru", "Выполнено 98 % плана, школы открыли 12.", "98 percent|12")]
    [InlineData("uk", "Охоплення зросло до 74 відсотків (план 2024 року — 78).", "74 percent|78 percent")]
    [InlineData("uk", "Прийом ведуть 39 лікарів при потребі 52.", "39 doctor|52 doctor")]
    // what is counted has several words, or stands before a verb that says "there are"
    [InlineData("uk", "Членів партії – 48; добровільних заяв – 175; засідань комітету — 24.", "48 party member|175 application|24 session")]
    [InlineData("uk", "Дітей із сусідніх сіл тут навчається 118.", "118 child")]
    [InlineData("uk", "Учнів школи 14 годують у їдальні.", "")]
    [InlineData("uk", "Звернень громадян — 1 206, із них колективних 31, повторних 8.", "1206 application|31 application|8 application")]
    [InlineData("uk", "Є 40 шкіл, у нових 12.", "40 school|12")]
    [InlineData("uk", "Пологів — 311 (позаторік — 402).", "311 birth|402 birth")]
    [InlineData("uk", "Охоплення становить 91,6 відсотка за рекомендованих 95.", "91.6 percent|95 percent")]
    // the next price; parts of a sum, each with a dash before whose it is
    [InlineData("uk", "Знімок коштує 1 450 гривень, з контрастом — 2 900.", "1450 UAH|2900 UAH")]
    [InlineData("uk", "Знімок коштує 1 450 гривень, відвідувачів — 2 900.", "1450 UAH|2900 visitor")]
    [InlineData("uk", "Дах обійшовся в 1,3 млн гривень: 800 тисяч – грант, 500 тис. – внесок села.", "1300000 UAH|800000 UAH|500000 UAH")]
    [InlineData("uk", "Гості лишили 512 870 гривень. Найбільше – 184 тисячі – дали пекарі.", "512870 UAH|184000 UAH")]
    [InlineData("uk", "Фонд дав 5 млн донгів: сувенір вартістю 100 000, ковдру і 2 коробки молока.", "5000000 VND|100000 VND|2 box")]
    // what stands before the dashes of a list, else the measure of the item before
    [InlineData("ru", "Построены: школы – 3, больницы – 2, мосты – 5.", "3 school|2 hospital|5 bridge")]
    [InlineData("ru", "Коров – 340 голов, овец – 1 200, лошадей – 65.", "340 head of livestock|1200 sheep|65 horse")]
    [InlineData("ru", "Пшеницы намолочено 8 400 тонн, ячменя – 3 100, овса – 950.", "8400 tonne|3100 tonne|950 tonne")]
    [InlineData("ru", "Взрослый билет – 300 рублей, детский – 150.", "300 RUB|150 RUB")]
    [InlineData("uk", "Шкіл – 12, лікарень – 8.", "12 school|8 hospital")]
    [InlineData("uk", "Вага – 34 кг, зріст – 120.", "34 kilogram|120")]
    // the millions of the second sum, the percent of the first, the animals of the first
    [InlineData("vi", "Thu nhập tăng từ 46 lên 71 triệu đồng.", "46000000 VND|71000000 VND")]
    [InlineData("th", "เพิ่มจาก 46 เป็น 71 ล้านดอง", "46000000 VND|71000000 VND")]
    [InlineData("th", "เพิ่มจากร้อยละ 41 เป็น 78", "41 percent|78 percent")]
    [InlineData("vi", "Xã trao 12 con bò; đợt này trao tiếp 15 con.", "12 cow|15 cow")]
    [InlineData("vi", "Lương tăng từ 850 lên 1 triệu đồng.", "850 VND|1000000 VND")]
    [InlineData("vi", "Nhà chị 12 con bò, 2 con đi học.", "12 cow|2 animal")]
    [InlineData("vi", "Chị có hai con nhỏ, đợt này cứu hộ được 30 con.", "2 child|30 animal")]
    // a passive between what is counted and its number; where none is named before it, what was counted last
    [InlineData("ru", "Патруль вызывали 27 раз, примирительных бесед проведено 205.", "27 time|205 talk")]
    [InlineData("uk", "Заходів проведено 38.", "38 event")]
    [InlineData("ru", "Во всех коммунах района построено 12.", "12")]
    [InlineData("hu", "A falu 40 házról 12-re gondolt.", "40 house|12")]
    // people behind more soldiers or fewer
    [InlineData("hu", "Útnak indult 286 katona, 1104 embert pedig kimenekítettek.", "286 soldier|1104 person")]
    // two letters that begin a name are no hectares
    [InlineData("en", "Fourteen soldiers teach reading to 96 Ha Nhi women.", "14 soldier|96 woman")]
    // the endings of "from" and "to" alone
    [InlineData("hu", "A szegény háztartások száma 412-ről 268-ra csökkent.", "412 household|268 household")]
    [InlineData("hu", "A háztartások száma 312-ről 298-ra, a lakosoké 1 406-ról 1 377-re csökkent.", "312 household|298 household|1406 resident|1377 resident")]
    // a dash for the verb of the change, and for "are"
    [InlineData("ru", "Явка выросла с 60 до 88 %, а длина собрания — с 35 до 70 минут.", "60 percent|88 percent|35 minute|70 minute")]
    [InlineData("ru", "Взыскания вынесли 22 лицам: 17 — выговор, 5 — предупреждение.", "22 person|17 person|5 person")]
    [InlineData("ru", "Отмечено 112 случаев, 78 — непривитые школьники.", "112 case|78 pupil")]
    [InlineData("ru", "В строю 44 трактора, из них 11 — присланные из соседней области.", "44 tractor|11 tractor")]
    [InlineData("ru", "Пруды заняли 940 га, из которых 310 — под сеткой.", "940 hectare|310 hectare")]
    [InlineData("ru", "Открыто 9 курсов: кройка — 4 группы, сварка — 3, вождение — 2.", "9 course|4 group|3 group|2 group")]
    // what is counted opens its clause; the next place of the same kind
    [InlineData("ru", "Очагов лихорадки 14, больных 63, сетки раздали в 1 200 домах.", "14 outbreak|63 patient|1200 house")]
    [InlineData("ru", "Учеников школы 14 кормят в столовой.", "")]
    [InlineData("ru", "В хоре поют 34 человека, в оркестре 18, в студии танца 12.", "34 person|18 person|12 person")]
    [InlineData("ru", "В хоре поют 34 человека, в 2023 году 18.", "34 person|18 person")]
    // each item of a list has a noun of its own before its dash, or says where or for whom
    [InlineData("ru", "Столы — 20, стулья — 80, ученики — 30.", "20 table|80 chair|30 pupil")]
    [InlineData("ru", "Собаки — 12, кошки — 8, бурундуки — 5.", "12 dog|8 cat|5")]
    [InlineData("uk", "Собаки — 12, коти — 8; бабаки — 5.", "12 dog|8 cat|5")]
    [InlineData("ru", "Столы — 20, на складе — 30, стулья — 80.", "20 table|30 table|80 chair")]
    [InlineData("ru", "Построено мостов — 4, дорог — 12, домов — 7.", "4 bridge|12 road|7 house")]
    [InlineData("ru", "Столы — 20, для детей — 12.", "20 table|12 table")]
    [InlineData("uk", "Яблука — 30, груші — 25 гривень за кілограм.", "30|25 UAH")]
    [InlineData("ru", "Билеты — 300 рублей, для детей — 150.", "300 RUB|150 RUB")]
    [InlineData("ru", "Билеты — 300 рублей, детей — 150.", "300 RUB|150 child")]
    [InlineData("uk", "Квитки — 300 гривень, для дітей — 150.", "300 UAH|150 UAH")]
    // a dash tells whose the number is, and what the next clause is with is another thing
    [InlineData("ru", "Пётр Иванов — 45, фермер с 20 коровами.", "45|20 cow")]
    [InlineData("uk", "Іван Петренко — 45, тренер з 20 учнями.", "45|20 pupil")]
    [InlineData("ru", "Иванов — 45, Петров — 38, Сидоров — 12 призов.", "45 prize|38 prize|12 prize")]
    // more than were counted are no part of them
    [InlineData("uk", "Новонароджених 15, померлих 22.", "15 child|22 person")]
    [InlineData("ru", "Новорождённых 15, умерли 2.", "15 child|2 child")]
    // a list of names counts the noun of its last where its heading says by what it divides
    [InlineData("ru", "По странам: Япония 820, Тайвань 311, прочие рынки 40 рабочих.", "820 worker|311 worker|40 worker")]
    [InlineData("uk", "За країнами: Японія 820, Тайвань 311, решта 40 працівників.", "820 worker|311 worker|40 worker")]
    [InlineData("ru", "Состав: Петров 45, Иванов 38, ещё 12 детей.", "12 child")]
    [InlineData("ru", "По турам: Заря 3, Колос 1, пришли 200 зрителей.", "200 visitor")]
    [InlineData("ru", "В зале 200 детей; счёт: Заря 3, Колос 1.", "200 child")]
    [InlineData("hu", "Pontok: Kiss 45, Nagy 38, Kovács 12 díj.", "12 prize")]
    // there are now, as many more, at somebody's
    [InlineData("ru", "К осени будет 60 клубов (сейчас их 47).", "60 club|47 club")]
    [InlineData("ru", "К осени откроют 15 школ (сейчас 9).", "15 school|9 school")]
    [InlineData("ru", "Место получили 65 женщин и ещё двадцать.", "65 woman|20 woman")]
    [InlineData("ru", "Грипп нашли у 397 рабочих, корь — у 64.", "397 worker|64 worker")]
    [InlineData("ru", "У отца за плечами 23 награды, у сына — восемь.", "23 prize|8 prize")]
    [InlineData("ru", "Выехали 381 строитель, из них 156 женщин; по краям: Тайвань 204, Япония 97, прочие 36.", "381 worker|156 woman|204 worker|97 worker|36 worker")]
    [InlineData("ru", "За день вывозится 47 тонн мусора, сжигается 16.", "47 tonne|16 tonne")]
    [InlineData("ru", "В 9 авариях погибли 4 и ранены 7 человек.", "9 accident|4 person|7 person")]
    [InlineData("ru", "Жюри присудило 1 первый, 2 вторых и 4 поощрительных приза.", "1 prize|2 prize|4 prize")]
    [InlineData("ru", "Жюри вручило 1 первый приз, 2 вторых и 5 утешительных.", "1 prize|2 prize|5 prize")]
    [InlineData("ru", "В клинике 3 операционные, 120 коек.", "3|120 bed")]
    [InlineData("ru", "В стаде 85 лошадей; за сутки надоено 14 тонн, на 2 больше, чем вчера.", "85 horse|14 tonne|2 tonne")]
    [InlineData("ru", "Дети бежали 5 и 10 км.", "5 kilometre|10 kilometre")]
    [InlineData("ru", "Врачи удалили 388; очки получили 230 пенсионеров.", "388|230 elderly person")]
    [InlineData("ru", "Сбор дал 18 млн донгов.\n\nЕщё 4,4 миллиона добавила область, 1,2 миллиона — район.", "18000000 VND|4400000 VND|1200000 VND")]
    [InlineData("ru", "Цель на год – 40.", "40")]
    // a verb ends what a number counts
    [InlineData("ru", "Всего 37 новеньких получают обеды.", "37")]
    [InlineData("uk", "Усього 37 новеньких отримують обіди.", "37")]
    // millions of nothing are of the report's currency
    [InlineData("ru", "Фонд собрал 3 млн рублей. Ещё 2 млн добавил банк, сёла дали 1 млн.", "3000000 RUB|2000000 RUB|1000000 RUB")]
    [InlineData("ru", "Фонд дал 5 млн донгов: сувенир стоимостью 100 000, паёк и 2 коробки молока.", "5000000 VND|100000 VND|2 box")]
    [InlineData("ru", "Ущерб оценён в 2,6 млн, дороги чинят.", "2600000")]
    [InlineData("ru", "Две премии по 10 миллионов получили соседи, третья – 5 миллионов донгов.", "2 prize|10000000 VND|5000000 VND")]
    [InlineData("uk", "Один отримує 500 000, другий 300 000 донгів.", "500000 VND|300000 VND")]
    [InlineData("uk", "Кількість скарг скоротилася з 61 у 2020 році до 18 у 2022 році.", "61 complaint|18 complaint")]
    [InlineData("uk", "Громада має автобуси на 24 і 30 місць.", "24 place|30 place")]
    [InlineData("uk", "Садили по 15 та 20 дерев.", "15 tree|20 tree")]
    [InlineData("uk", "Торік було 12 ділянок, тепер 1,3, а 46 мау стали ставками.", "12 site|1.3|46 mau")]
    [InlineData("uk", "Перенести треба 517 могил. На сьогодні компенсацію отримали 489 із них.", "517 grave|489 grave")]
    [InlineData("uk", "Возили до Черкас, і лише торік таких поїздок було 1 118.", "1118 trip")]
    [InlineData("uk", "Очно вчитимуться 8 шкіл, ще 3 працюватимуть у змішаному режимі.", "8 school|3 school")]
    [InlineData("uk", "Збірна вернулася з 11 золотими, 8 срібними і 13 бронзовими.", "11 medal|8 medal|13 medal")]
    [InlineData("uk", "Зібрано 12 мільярдів донгів:\n- Бюджет – 7 мільярдів;\n- Підприємства – 5 мільярдів.", "12000000000 VND|7000000000 VND|5000000000 VND")]
    [InlineData("uk", "Вручили 215 стипендій: 40 вартістю 5 мільйонів донгів для студентів, решту школярам.", "215 scholarship|40 scholarship|5000000 VND")]
    [InlineData("uk", "Район має 4 звалища, екологи нарахували 11 стихійних загальною площею 2 га.", "4 landfill|11 landfill|2 hectare")]
    public void Each_number_counts_what_it_should(string language, string text, string wanted) =>
        Assert.Equal(wanted, string.Join('|', ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures.Select(figure =>
            $"{figure.Value:0.##}{(figure.ValueHigh is decimal high ? $"..{high:0.##}" : "")} {figure.Unit}".TrimEnd())));

    [Theory]
    [InlineData("ru", "Долю доноров доведут с 3 до 5%.")]
    [InlineData("ru", "Стадо разрослось до 70 голов.")]
    [InlineData("uk", "Площу розширять до 150 гектарів.")]
    [InlineData("uk", "Частка зросла із 3 до 5%.")]
    [InlineData("uk", "Догану застосовано до 5 осіб.")]
    [InlineData("uk", "Кількість скарг скоротилася з 61 у 2020 році до 18 у 2022 році.")]
    public void What_a_change_reaches_is_no_limit(string language, string text)
    {
        IReadOnlyList<Figure> figures = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures;

        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.Equal(Bound.Exact, figure.Bound));
    }
}
