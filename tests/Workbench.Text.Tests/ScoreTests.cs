namespace Workbench.Text.Tests;

/// <summary>Scores of matches are no amounts; ratios, ranges and counts beside words for winning are.</summary>
public sealed class ScoreTests
{
    [Theory]
    [InlineData("en", "The team won 3:1, and 400 spectators came.", "400")]
    [InlineData("uk", "Команда виграла 3:1, прийшло 400 глядачів.", "400")]
    [InlineData("uk", "Господарі перемогли з рахунком 2:0.", "")]
    [InlineData("uk", "Юнаки зіграли внічию 2-2.", "")]
    [InlineData("ru", "Команда выиграла 3:1, пришло 400 зрителей.", "400")]
    [InlineData("ru", "Хозяева уступили со счётом 1:4.", "")]
    [InlineData("hu", "A csapat 3:1-re nyert, 400 néző jött.", "400")]
    [InlineData("hu", "A csapat 2-1-es győzelmet aratott.", "")]
    [InlineData("hu", "A fiúk 4:2 arányban győztek.", "")]
    [InlineData("vi", "Đội nhà thắng 3-1 trước 5.000 khán giả.", "5000")]
    [InlineData("vi", "Hai đội hòa nhau với tỷ số 1-1.", "2")]
    [InlineData("th", "ทีมชนะ 3-1 ต่อหน้าผู้ชม 400 คน", "400")]
    [InlineData("th", "ทีมเยือนแพ้ด้วยสกอร์ 0-2", "")]
    [InlineData("ar", "فاز الفريق 3-1 وحضر 400 متفرج", "400")]
    [InlineData("ar", "خسر الفريق بنتيجة 2-0", "")]
    public void Scores_are_no_amounts(string language, string text, string values) => Assert.Equal(values, Values(language, text));

    [Theory]
    // not of matches
    [InlineData("uk", "Масштаб карти 1:1000.", "1|1000")]
    [InlineData("uk", "Придбали 3-4 машини.", "3-4")]
    [InlineData("hu", "Az arány 1:1000.", "1|1000")]
    [InlineData("th", "ซื้อรถ 3-4 คัน", "3-4")]
    // counts beside a word for winning
    [InlineData("uk", "Учні виграли 3-4 медалі.", "3-4")]
    [InlineData("uk", "Громада виграла 5-7 великих грантів.", "5-7")]
    [InlineData("ru", "Школа выиграла 3-4 медали.", "3-4")]
    [InlineData("hu", "A falu 3-4 díjat nyert.", "3-4")]
    [InlineData("vi", "Đội tuyển thắng 3-4 huy chương.", "3-4")]
    [InlineData("th", "ทีมชนะ 3-4 ครั้ง", "3-4")]
    [InlineData("ar", "فاز التلاميذ بـ 5 جوائز", "5")]
    [InlineData("en", "The firm won 5-7 large contracts.", "5-7")]
    public void Other_pairs_are_amounts(string language, string text, string values) => Assert.Equal(values, Values(language, text));

    private static string Values(string language, string text) =>
        string.Join('|', QuantityReader.Read(text, language).Select(static found => found.ValueHigh is { } high ? $"{found.Value:0}-{high:0}" : $"{found.Value:0}"));
}
