namespace Workbench.Text.Tests;

/// <summary>Russian and Ukrainian numbers whose noun an earlier part of the sentence has said, and sums whose currency the report has named.</summary>
public class LeftOutNounTests
{
    [Theory]
    // a verb follows the number, or leads it
    [InlineData("ru", "Цех сшил 64 куртки, из них ни одной бракованной, 28 отправлены на склад.", "64 shirt|28 shirt")]
    [InlineData("ru", "На улице повешено 46 фонарей, ещё 17 ждут проводов.", "46 lamp|17 lamp")]
    [InlineData("ru", "В план внесли 90 колодцев, вырыто 52, остальное весной.", "90 well|52 well")]
    [InlineData("ru", "В 4 деревнях привили 120 коров, 35 уже телились.", "4 village|120 cow|35 cow")]
    [InlineData("uk", "Цех пошив 64 куртки, 28 відправлені на склад.", "64 shirt|28 shirt")]
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
    [InlineData("ru", "Мусора стало меньше на 30 мешков, до 140.", "30 bag|140 bag")]
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
    [InlineData("ru", "Цель на год – 40.", "40")]
    // a verb ends what a number counts
    [InlineData("ru", "Всего 37 новеньких получают обеды.", "37")]
    [InlineData("uk", "Усього 37 новеньких отримують обіди.", "37")]
    // millions of nothing are of the report's currency
    [InlineData("ru", "Фонд собрал 3 млн рублей. Ещё 2 млн добавил банк, сёла дали 1 млн.", "3000000 RUB|2000000 RUB|1000000 RUB")]
    [InlineData("ru", "Две премии по 10 миллионов получили соседи, третья – 5 миллионов донгов.", "2 prize|10000000 VND|5000000 VND")]
    [InlineData("uk", "Один отримує 500 000, другий 300 000 донгів.", "500000 VND|300000 VND")]
    public void Each_number_counts_what_it_should(string language, string text, string wanted) =>
        Assert.Equal(wanted, string.Join('|', ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures.Select(figure =>
            $"{figure.Value:0.##}{(figure.ValueHigh is decimal high ? $"..{high:0.##}" : "")} {figure.Unit}".TrimEnd())));

    [Theory]
    [InlineData("ru", "Долю доноров доведут с 3 до 5%.")]
    [InlineData("ru", "Стадо разрослось до 70 голов.")]
    [InlineData("uk", "Площу розширять до 150 гектарів.")]
    [InlineData("uk", "Частка зросла із 3 до 5%.")]
    public void What_a_change_reaches_is_no_limit(string language, string text)
    {
        IReadOnlyList<Figure> figures = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures;

        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.Equal(Bound.Exact, figure.Bound));
    }
}
