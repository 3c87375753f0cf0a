using Workbench.Text.Data;

namespace Workbench.Text.Tests;

public sealed class NamedWordFinderTests
{
    private readonly NamedWordFinder finder = new();

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
        finder.Read(text, language);
        NamedWord[] found = finder.Units.ToArray();
        string[] named = [.. found.Select(word => $"{text[word.Start..word.End]}={Unit(word)}")];
        // Where no spaces stand between words, one may be found inside another.
        if (language == "th") Assert.Subset(named.ToHashSet(), words.Split(' ').ToHashSet());
        else Assert.Equal(words, string.Join(' ', named));
        finder.Read(text);
        Assert.Equal(found, finder.Units.ToArray());
        for (int index = 1; index < found.Length; index++) Assert.True(found[index - 1].End <= found[index].Start);
    }

    [Fact]
    public void No_word_begins_inside_another()
    {
        finder.Read("Schools", "en");
        finder.Read("Madagascar was unschooled.", "en");
        Assert.Empty(finder.Units.ToArray());
    }

    [Fact]
    public void An_unknown_language_is_an_error_and_an_undetermined_one_has_no_words()
    {
        finder.Read("Schools", "und");
        Assert.Empty(finder.Units.ToArray());
        Assert.Empty(finder.Fields.ToArray());
        Assert.Equal("WB1003", Assert.Throws<TextException>(() => finder.Read("Schools", "xx")).Code);
    }

    [Theory]
    [InlineData("uk", "М'який хліб, дерев'яні хати", "хати=house")]
    [InlineData("ar", "ساعد الحي طفلان يتيمان", "طفلان يتيمان=orphan")]
    public void An_apostrophe_and_a_dual_of_two_words_are_read_in_the_text(string language, string text, string words)
    {
        finder.Read(text, language);
        Assert.Equal(words, string.Join(' ', finder.Units.ToArray().Where(word => Unit(word) is not "ward" and not "neighbourhood").Select(word => $"{text[word.Start..word.End]}={Unit(word)}")));
    }

    [Theory]
    [InlineData("vi", "cây", "Các cây cầu đã xong.", "bridge")]
    [InlineData("en", "nursery", "The nursery school is open.", "kindergarten")]
    public void A_longer_name_is_found_behind_a_word_that_is_known_alone(string language, string alone, string text, string unit)
    {
        finder.Read(alone, language);
        finder.Read(text, language);
        NamedWord again = Assert.Single(finder.Units.ToArray());
        Assert.Equal(unit, Unit(again));
        NamedWordFinder fresh = new();
        fresh.Read(text, language);
        Assert.Equal(again, Assert.Single(fresh.Units.ToArray()));
    }

    [Theory]
    [InlineData("en", "Doctors warned that the virus spreads.", "Doctors=hospital virus=epidemic")]
    [InlineData("uk", "Лікарі вивчають планети й зірки.", "Лікарі=hospital планети=astronomy")]
    [InlineData("ru", "Врачи поехали в пустыню.", "Врачи=hospital пустыню=landform")]
    [InlineData("hu", "Az orvosok a vírusról beszéltek.", "orvosok=hospital vírusról=epidemic")]
    [InlineData("th", "แพทย์เตือนเรื่องไวรัส", "แพทย์=hospital ไวรัส=epidemic")]
    [InlineData("ar", "حذر الأطباء من الفيروس", "الأطباء=hospital الفيروس=epidemic")]
    [InlineData("vi", "Bác sĩ cảnh báo về vi rút và bóng đá.", "Bác sĩ=hospital bóng đá=ball-game")]
    [InlineData("fr", "Les médecins alertent.", "")]
    public void Names_the_semantic_field_of_words(string language, string text, string words)
    {
        finder.Read(text, language);
        HashSet<string> named = [.. finder.Fields.ToArray().Select(word => $"{text[word.Start..word.End]}={NamedWordFinder.FieldNames[word.Number]}")];
        Assert.Subset(named, Expected(words));
        if (words.Length == 0) Assert.Empty(named);
        Assert.Equal(NamedWordFinder.FieldNames.Count, NamedWordFinder.FieldGroups.Count);

        static HashSet<string> Expected(string words) => [.. System.Text.RegularExpressions.Regex.Matches(words, "[^=]+=[a-z-]+").Select(match => match.Value.Trim())];
    }

    /// <summary>A word of two fields would be of the one that happens to stand first.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("ru")]
    [InlineData("hu")]
    [InlineData("th")]
    [InlineData("ar")]
    [InlineData("vi")]
    public void Each_language_has_words_of_every_field_and_none_twice(string language)
    {
        Dictionary<string, string> fieldOf = new(StringComparer.Ordinal);
        List<string> faults = [];
        foreach (DataRow row in DataFile.Read($"Languages/{language}/fields.tsv", required: true))
            foreach (string word in row[1].Split('|'))
            {
                if (word.Length == 0 || word != word.Trim() || word.TrimEnd('*').AsSpan().ContainsAny('*', '{', '}')) faults.Add($"'{word}' of {row[0]} is not well written");
                string bare = Chars.FoldAll(word.TrimEnd('*'));
                if (!fieldOf.TryAdd(bare, row[0]) && fieldOf[bare] != row[0]) faults.Add($"'{word}' stands in {fieldOf[bare]} and {row[0]}");
            }
        Assert.Empty(faults);
        Assert.Equal(NamedWordFinder.FieldNames.Order(StringComparer.Ordinal), fieldOf.Values.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("covid-19", "covid - 00")]
    [InlineData("tp. hồ chí minh", "tp . hồ chí minh")]
    [InlineData("women's union", "women's union")]
    [InlineData("нью-йорк*", "нью - йорк*")]
    [InlineData("photo:", "photo :")]
    public void A_word_with_signs_is_known_as_a_classifier_reads_it(string written, string apart)
    {
        Assert.Equal(apart, SharedFields.Apart(written));
    }

    [Theory]
    [InlineData("The peer-reviewed paper")]
    [InlineData("The peer - reviewed paper")]
    public void A_word_of_parts_is_found_whole(string text)
    {
        finder.Read(text, "en");
        NamedWord word = finder.Fields[0];
        Assert.Equal("research", NamedWordFinder.FieldNames[word.Number]);
        Assert.Equal((4, text.IndexOf(" paper", StringComparison.Ordinal)), (word.Start, word.End));
    }

    private static string Unit(NamedWord word) => NamedWordFinder.UnitNames[word.Number];
}
