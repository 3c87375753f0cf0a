namespace Workbench.Text.Tests;

public sealed class UnitWordsTests
{
    [Theory]
    [InlineData("en", "Households and schools were given blankets.", "household school blanket")]
    [InlineData("uk", "Школи отримали книги, а лікарні — ліжка.", "school book hospital bed")]
    [InlineData("ru", "Семьи построили мосты и дороги.", "household bridge road")]
    [InlineData("hu", "A családok és a tanárok fát ültettek.", "household teacher tree")]
    [InlineData("th", "ครูและแพทย์ปลูกต้นไม้", "teacher doctor tree")]
    [InlineData("ar", "زارت اللجنة المدارس والأسر", "committee school household")]
    [InlineData("vi", "Các trường học và cây cầu đã xong.", "school bridge")]
    public void Names_what_words_count_without_a_number(string language, string text, string units)
    {
        List<UnitWord> found = [];
        UnitWords.Find(text, language, found);
        string[] names = [.. found.Select(word => word.Unit)];
        Assert.True(units.Split(' ').All(names.Contains), string.Join(", ", names));
        Assert.All(found, word => Assert.NotEmpty(word.Group));
        for (int index = 1; index < found.Count; index++) Assert.True(found[index - 1].End <= found[index].Start);
        Assert.All(found, word => Assert.InRange(word.End, word.Start + 1, text.Length));
    }

    [Fact]
    public void No_word_begins_inside_another()
    {
        List<UnitWord> found = [new(0, 1, "left over", "thing")];
        UnitWords.Find("The scarf is unschooled.", "en", found);
        Assert.DoesNotContain(found, word => word.Unit is "car" or "school" or "left over");
    }

    [Fact]
    public void An_unknown_language_is_an_error_and_an_undetermined_one_has_no_words()
    {
        List<UnitWord> found = [];
        UnitWords.Find("Schools", "und", found);
        Assert.Empty(found);
        Assert.Equal("WB1003", Assert.Throws<TextException>(() => UnitWords.Find("Schools", "xx", found)).Code);
    }
}
