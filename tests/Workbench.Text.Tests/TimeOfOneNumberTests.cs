namespace Workbench.Text.Tests;

/// <summary>A time that belongs to one clause, or to the number that something is held against, is not the time of the figures around it.</summary>
public class TimeOfOneNumberTests
{
    [Theory]
    [InlineData("ar", "سجلت البلدية 30 حريقا، مقابل 45 حريقا في عام 2019، أي بانخفاض قدره 15 حريقا.", "30 |45 2019|15 ")]
    [InlineData("ar", "تضم القرية 60 بيتا، وبلغ عدد سكانها في عام 2018 نحو 400 نسمة.", "60 |400 2018")]
    [InlineData("vi", "Nợ xấu còn 0,5%, thấp hơn mức 0,9% năm 2020.", "0.5 |0.9 2020")]
    [InlineData("vi", "Xã có 12 thôn, dân số năm 2019 là 8.400 người.", "12 |8400 2019")]
    // without a comma, or where nothing else is counted behind it, the time is that of the figures before it
    [InlineData("vi", "Xã có 12 thôn và 3 ấp năm 2019.", "12 2019|3 2019")]
    [InlineData("vi", "Xã khen 12 tập thể, 30 cá nhân trong năm 2019.", "12 2019|30 2019")]
    // a list of amounts has one time; "while" sets two years beside each other
    [InlineData("en", "The district built 12 houses, 30 roads and 5 bridges in 2019 with 400 workers.", "12 2019|30 2019|5 2019|400 2019")]
    [InlineData("vi", "Năm 2023 xã có 12 hộ nghèo, trong khi năm 2022 có 30 hộ.", "12 2023|30 2022")]
    // how often within the year ends no year; how often in years does
    [InlineData("vi", "Năm 2022, chi bộ họp hằng tháng; 210 đảng viên dự đủ.", "210 2022")]
    [InlineData("vi", "Năm 2022 xã xây 12 nhà; bình quân mỗi năm vận động 300 suất quà.", "12 2022|300 ")]
    [InlineData("ar", "سجّلت الشرطة عام 2023 نحو 42 قضية، أي أقل بـ9 قضايا من عام 2022، وكُشف 88% منها.", "42 2023|9 2023|88 2023")]
    // the next number behind "and" has a time of its own
    [InlineData("en", "59 clubs were set up in 2022, 40 in 2023 and 12 in 2024.", "59 2022|40 2023|12 2024")]
    // the same part of another year
    [InlineData("en", "In the first nine months of 2024 59 houses were built, and 40 in the same period of 2023.", "59 2024|40 2023", true)]
    [InlineData("en", "In the first nine months of 2024 59 houses were built, and 40 in the same period of 2023.", "59 9|40 9", true, true)]
    [InlineData("ru", "За девять месяцев 2024 года построено 59 домов, а за тот же период 2023 года — 40.", "59 2024|40 2023", true)]
    [InlineData("ru", "За девять месяцев 2024 года построено 59 домов, а за тот же период 2023 года — 40.", "59 9|40 9", true, true)]
    [InlineData("uk", "За дев'ять місяців 2024 року збудовано 59 будинків, а за аналогічний період 2023 року — 40.", "59 2024|40 2023", true)]
    [InlineData("uk", "За дев'ять місяців 2024 року збудовано 59 будинків, а за аналогічний період 2023 року — 40.", "59 9|40 9", true, true)]
    [InlineData("vi", "9 tháng năm 2024, huyện xây 59 căn nhà, cùng kỳ năm 2023 là 40 căn nhà.", "59 2024|40 2023", true)]
    [InlineData("vi", "9 tháng năm 2024, huyện xây 59 căn nhà, cùng kỳ năm 2023 là 40 căn nhà.", "59 9|40 9", true, true)]
    [InlineData("ar", "في الأشهر التسعة الأولى من عام 2024 بُني 59 منزلاً، وفي الفترة نفسها من عام 2023 بُني 40 منزلاً.", "59 2024|40 2023", true)]
    [InlineData("ar", "في الأشهر التسعة الأولى من عام 2024 بُني 59 منزلاً، وفي الفترة نفسها من عام 2023 بُني 40 منزلاً.", "59 9|40 9", true, true)]
    [InlineData("th", "ใน 9 เดือนแรกของปี 2567 อำเภอสร้างบ้าน 59 หลัง ในช่วงเดียวกันของปี 2566 สร้าง 40 หลัง", "59 2024|40 2023", true)]
    [InlineData("th", "ใน 9 เดือนแรกของปี 2567 อำเภอสร้างบ้าน 59 หลัง ในช่วงเดียวกันของปี 2566 สร้าง 40 หลัง", "59 9|40 9", true, true)]
    [InlineData("hu", "2024 első kilenc hónapjában 59 ház épült, 2023 azonos időszakában 40.", "59 2024|40 2023", true)]
    [InlineData("hu", "2024 első kilenc hónapjában 59 ház épült, 2023 azonos időszakában 40.", "59 9|40 9", true, true)]
    // what is aimed at, and what there was before, are told of one number
    [InlineData("en", "The Party admitted 1,118 members, 74.5% of the target for 2025.", "1118 |74.5 2025")]
    [InlineData("th", "อำเภอเหลือครัวเรือนยากจน 189 ครัวเรือน จากที่เคยมี 743 ครัวเรือนเมื่อต้นปี 2564", "189 |743 2021")]
    [InlineData("ar", "تعمل اليوم 41 داراً للضيافة، بعد أن كان عددها ثلاثة بيوت فقط عام 2016.", "41 |3 2016")]
    // a Thai sentence that ends in its time may have been cut behind it
    [InlineData("th", "ช่องทางออนไลน์ก็คึกคักไม่แพ้กัน ถึงวันที่ 30 มิถุนายน 2567 ประชาชนราว 700 คนมีบัญชีแล้ว", "700 2024", true)]
    // what is reached is not of the year that it is held against
    [InlineData("vi", "Năm 2024 thu nhập đạt 67 triệu đồng, gấp 1,6 lần năm 2020; xã có 90 hộ khá.", "67000000 2024|1.6 2024|90 2024")]
    [InlineData("vi", "Năm 2020 xã có 120 hộ nghèo, năm trước đó có 150 hộ.", "120 2020|150 2019")]
    [InlineData("vi", "Năm 2021 xã còn 90 hộ nghèo, năm tiếp theo còn 60 hộ.", "90 2021|60 2022")]
    // a list goes on with the time of the line that opens it, whatever an item of it says
    [InlineData("en", "In 2023 the club did these things:\n- built 2 houses\n- paid off 30 loans from 2019\n- gave 40 gifts\nIt has 50 members.", "2 2023|30 2019|40 2023|50 ")]
    [InlineData("uk", "У 2023 році громада:\n– збудувала 12 будинків;\n– відкрила 3 школи.", "12 2023|3 2023")]
    // the state on a day is not that of what is told next
    [InlineData("ru", "К 25 сентября 2023 года собрано 30 посылок. Каждая семья получит 5 одеял.", "30 2023|5 ", true)]
    [InlineData("en", "By the end of 2023 the town had 30 wells. It had 5 dams.", "30 2023|5 ", true)]
    // a day is that of the next sentence too, not of those behind it
    [InlineData("en", "On 5 May 2023 the club met. 30 members came. It has planted 400 trees.", "30 2023|400 ")]
    // a time at the head of its sentence is that of the next sentence; one later among its figures, one with an open end and one before a quoted name are not
    [InlineData("en", "In 2023 the club built 12 houses. It planted 400 trees. Members gave 30 gifts. It owns 5 boats.", "12 2023|400 2023|30 |5 ")]
    [InlineData("en", "The commune of Long Vinh built 12 houses in 2023. It planted 400 trees.", "12 2023|400 ")]
    [InlineData("en", "The members of the club reviewed their work in 2023. They planted 400 trees.", "400 2023")]
    [InlineData("en", "Since 2021 the club has built 12 houses. It planted 400 trees.", "12 2021|400 ")]
    [InlineData("en", "In 2023 the club built 12 houses. The model \"Clean lane\" has 400 members.", "12 2023|400 ")]
    [InlineData("en", "In 2023 the club built these:\n- 12 houses\n- 3 dams", "12 2023|3 2023")]
    // what points back crosses paragraphs; beside another time, or where none was told, it says nothing
    [InlineData("en", "In 2023 the club built 12 houses.\nIn that time it planted 400 trees.", "12 2023|400 2023")]
    [InlineData("en", "In that time it planted 400 trees.", "400 ")]
    [InlineData("en", "The club met on 5 May 2019.\nOn 7 June of the same year it planted 400 trees.", "400 2019")]
    // a quoted name tells no time
    [InlineData("en", "The page \"Our town last year\" had 400 readers.", "400 ")]
    [InlineData("vi", "Fanpage \"Quê ta hôm nay\" đăng 400 tin.", "400 ")]
    // the middle of a month or year is an end only where it ends the time
    [InlineData("en", "From mid-January to the end of June 2024 45 houses were built.", "45 6", true, true)]
    [InlineData("en", "From mid-2022 until 31 December 2023 45 houses were built.", "45 12", true, true)]
    [InlineData("en", "By the middle of December 2023 45 houses were built.", "45 12", true, true)]
    [InlineData("en", "Under the mid-term plan for 2021-2025 45 houses were built.", "45 12", true, true)]
    [InlineData("th", "ภาคกลางระหว่างปี 2564-2566 สร้างบ้าน 45 หลัง", "45 12", true, true)]
    [InlineData("hu", "2023. december közepére 45 házat építettek.", "45 12", true, true)]
    [InlineData("hu", "Június közepéig 45 házat építettek 2023-ban.", "45 2023", true)]
    // a term keeps its figures beside a day on which no congress met
    [InlineData("en", "In the 2020-2025 term the committee admitted 300 members and on 3 February 2024 gave 45 badges.", "300 2020|45 2024")]
    [InlineData("uk", "Лікарня терміново у 2021–2023 роках прийняла 300 хворих, у червні 2024 року прийняла 45.", "300 2021|45 2024")]
    // the day of the report is not what was told; nor is what is aimed at
    [InlineData("en", "5 May 2024\nIn that period, 400 trees were planted.", "400 ")]
    [InlineData("en", "5 May 2024\nIn 2020 the school opened with 12 classes and aims at 45 classes by 2030.\nThat year, 300 pupils enrolled.", "12 2020|45 |300 2020")]
    // so many years beside another time, of age, and of what lasts
    [InlineData("ru", "В 2021–2023 годах за 3 года построили 45 домов.", "45 2021")]
    [InlineData("ru", "5 мая 2024 года\nЛюдям за 80 лет подарили 45 подарков.", "45 ")]
    [InlineData("ru", "В июне 2024 года за 2 месяца построили 45 домов.", "45 2024")]
    // numbers of schools are no days; 'of these' goes on
    [InlineData("ru", "В школах № 4 и 5 июля 2024 года приняли 300 детей.", "300 7", false, true)]
    [InlineData("en", "Since 2021, 300 people have joined. Among them are 45 women.", "300 2021|45 2021")]
    // the term of a congress
    [InlineData("en", "On 18 June 2025 the congress of the 2025-2030 term gathered 120 delegates. They set 20 targets.", "120 2025|20 2025")]
    [InlineData("en", "The congress of the 2025-2030 term set 20 targets.", "20 2025")]
    // a heading that names a year opens its list as well; the day of a byline does not
    [InlineData("uk", "Громада звітує.\nПідсумки 2023 року\n• будинків зведено 12;\n• відкрито 3 школи.\nГромада має 50 сіл.", "12 2023|3 2023|50 ")]
    [InlineData("en", "Results of the year 2023 in the district\n- 12 houses were built\n- 3 schools were opened", "12 2023|3 2023")]
    [InlineData("uk", "Громада звітує.\nОксана Лан, 5 травня 2023 року\n– відкрито 3 школи.", "3 ")]
    [InlineData("en", "In 2023 the club built 12 houses.\n- 40 gifts were given.", "12 2023|40 ")]
    // a time behind a number in its own clause wins over that of a clause before it, which has numbers of its own; a plan's year does not
    [InlineData("en", "In 2022 the fund helped 60 families, and 14 families left poverty in 2023.", "60 2022|14 2023")]
    [InlineData("en", "In 2024, the commune built 14 houses planned in 2021.", "14 2024")]
    [InlineData("en", "On 8 July 2024, 42 houses were handed to families who have waited since 2021.", "42 2024")]
    [InlineData("en", "In 2023, 12 schools, 3 clinics and 40 houses were built under the plan for 2021-2025.", "12 2023|3 2023|40 2023")]
    [InlineData("en", "The mill had 300 sacks, bought in 2023, and 40 carts.", "300 2023|40 ")]
    // months of two clauses
    [InlineData("en", "12 houses were built in May 2023, and in June 2023 20 schools opened.", "12 5|20 6", true, true)]
    // what an amount is for stands between it and its year; a year in brackets is that of the number before it
    [InlineData("en", "Yields went from 31 bags/field in 2018 to 52 bags/field in 2023.", "31 2018|52 2023")]
    [InlineData("en", "They kept 50 cows (2022) and 60 cows (2023).", "50 2022|60 2023")]
    [InlineData("vi", "Tăng từ 12 ha (2020) lên 45 ha (2023).", "12 2020|45 2023")]
    [InlineData("th", "มีผู้ป่วย 450 ราย (ปี 2566), 380 ราย (ปี 2565)", "450 2023|380 2022")]
    [InlineData("vi", "Có 120 em năm học 2022-2023 và 145 em năm học 2023-2024.", "120 2022|145 2023")]
    [InlineData("en", "In the term (2020-2025) the commune built 12 houses.", "12 2020")]
    // where a time stands before a number, the one behind it is that of the next number
    [InlineData("th", "ปี 2566 มีผู้ป่วย 12 ราย ปี 2567 20 ราย", "12 2023|20 2024")]
    // quarters of one sentence
    [InlineData("vi", "Quý I năm 2023 có 12 vụ cháy, quý IV có 15 vụ cháy.", "12 3|15 12", true, true)]
    [InlineData("en", "In the first quarter of 2023 it dug 12 wells, in the second quarter 15 wells.", "12 3|15 6", true, true)]
    // ends: Whether the years are those in which the times end. months: Months in place of years.
    public void Each_number_has_its_own_time(string language, string text, string wanted, bool ends = false, bool months = false) =>
        Assert.Equal(wanted, string.Join('|', ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures.Select(figure =>
            $"{figure.Value:0.##} {((ends ? figure.PeriodEnd : figure.PeriodStart) is DateOnly day ? months ? day.Month : day.Year : null)}")));
}
