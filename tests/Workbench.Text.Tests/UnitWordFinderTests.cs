namespace Workbench.Text.Tests;

public sealed class UnitWordFinderTests
{
    private readonly UnitWordFinder finder = new();

    [Theory]
    [InlineData("en", "Households and schools were given blankets.", "Households=household schools=school blankets=blanket")]
    [InlineData("uk", "Школи отримали книги, а лікарні — ліжка.", "Школи=school книги=book лікарні=hospital ліжка=bed")]
    [InlineData("ru", "Семьи построили мосты и дороги.", "Семьи=household мосты=bridge дороги=road")]
    [InlineData("hu", "A családok és a tanárok fát ültettek.", "családok=household tanárok=teacher fát=tree")]
    [InlineData("th", "ครูและแพทย์ปลูกต้นไม้", "ครู=teacher แพทย์=doctor ต้นไม้=tree")]
    [InlineData("ar", "زارت اللجنة المدارس والأسر", "اللجنة=committee المدارس=school والأسر=household")]
    [InlineData("vi", "Các trường học và cây cầu đã xong.", "trường học=school cây cầu=bridge")]
    public void Names_what_words_count_without_a_number(string language, string text, string words)
    {
        List<UnitWord> found = [];
        finder.Find(text, language, found);
        string[] named = [.. found.Select(word => $"{text[word.Start..word.End]}={word.Unit}")];
        // Where no spaces stand between words, one may be found inside another.
        if (language == "th") Assert.Subset(named.ToHashSet(), words.Split(' ').ToHashSet());
        else Assert.Equal(words, string.Join(' ', named));
        List<UnitWord> alone = [];
        finder.Find(text, alone);
        Assert.Equal(found, alone);
        for (int index = 1; index < found.Count; index++) Assert.True(found[index - 1].End <= found[index].Start);
    }

    [Fact]
    public void No_word_begins_inside_another()
    {
        List<UnitWord> found = [new(0, 1, 0)];
        finder.Find("Madagascar was unschooled.", "en", found);
        Assert.Empty(found);
    }

    [Fact]
    public void An_unknown_language_is_an_error_and_an_undetermined_one_has_no_words()
    {
        List<UnitWord> found = [];
        finder.Find("Schools", "und", found);
        Assert.Empty(found);
        Assert.Equal("WB1003", Assert.Throws<TextException>(() => finder.Find("Schools", "xx", found)).Code);
    }

    [Theory]
    [InlineData("uk", "М'який хліб, дерев'яні хати", "хати=house")]
    [InlineData("ar", "ساعد الحي طفلان يتيمان", "طفلان يتيمان=orphan")]
    public void An_apostrophe_and_a_dual_of_two_words_are_read_in_the_text(string language, string text, string words)
    {
        List<UnitWord> found = [];
        finder.Find(text, language, found);
        Assert.Equal(words, string.Join(' ', found.Where(word => word.Unit is not "ward" and not "neighbourhood").Select(word => $"{text[word.Start..word.End]}={word.Unit}")));
    }

    [Theory]
    [InlineData("vi", "cây", "Các cây cầu đã xong.", "bridge")]
    [InlineData("en", "nursery", "The nursery school is open.", "kindergarten")]
    public void A_longer_name_is_found_behind_a_word_that_is_known_alone(string language, string alone, string text, string unit)
    {
        List<UnitWord> found = [];
        finder.Find(alone, language, found);
        finder.Find(text, language, found);
        UnitWord again = Assert.Single(found);
        Assert.Equal(unit, again.Unit);
        new UnitWordFinder().Find(text, language, found);
        Assert.Equal(again, Assert.Single(found));
    }
}
