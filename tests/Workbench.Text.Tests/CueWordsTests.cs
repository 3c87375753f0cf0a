using Workbench.Text.Data;

namespace Workbench.Text.Tests;

/// <summary>Whether a word stands in a text: a whole word, whatever its case, with an article written onto it at most.</summary>
public class CueWordsTests
{
    [Theory]
    [InlineData("en", "blood|gave", "The town gave 40 units.", true)]
    [InlineData("en", "blood|gave", "BLOOD was given.", true)]
    [InlineData("en", "blood", "The bloodless 40 units.", false)]
    [InlineData("en", "blood", "The lifeblood of 40 units.", false)]
    [InlineData("en", "", "The town gave 40 units.", false)]
    [InlineData("uk", "кров", "Здано КРОВ, 40 одиниць.", true)]
    [InlineData("uk", "кров", "Здано крові 40 одиниць.", false)]
    [InlineData("hu", "vér|véradó", "A véradó napon 40 egység gyűlt.", true)]
    [InlineData("ar", "دم", "جمعت بالدم 40 وحدة", true)]
    [InlineData("ar", "دم", "جمعت قدم 40 وحدة", false)]
    [InlineData("th", "เลือด", "บริจาคเลือดแล้ว 40 หน่วย", true)]
    public void A_word_stands_in_a_text_as_a_whole(string language, string words, string text, bool stands) =>
        Assert.Equal(stands, new CueWords(words.Split('|', StringSplitOptions.RemoveEmptyEntries)).StandIn(text, LanguageData.Get(language)));

    [Theory]
    [InlineData("có hai con", true)]
    [InlineData("CÓ HAI CON", true)]
    [InlineData("có hai ncon", false)]
    [InlineData("con đường", false)]
    public void A_word_ends_a_text_as_a_whole(string text, bool ends) => Assert.Equal(ends, new CueWords(["con"]).End(text));
}
