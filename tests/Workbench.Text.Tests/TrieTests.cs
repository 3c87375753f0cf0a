using Workbench.Text.Data;

namespace Workbench.Text.Tests;

public sealed class TrieTests
{
    [Fact]
    public void Choices_in_braces_are_all_found_with_the_first_payload()
    {
        Trie trie = Built("дом{,а,ов}", "дома", "{старый,новый} мост");
        Assert.Equal((3, 0), Found(trie, "дом"));
        Assert.Equal((4, 0), Found(trie, "дома"));
        Assert.Equal((5, 0), Found(trie, "домов"));
        Assert.Equal((10, 2), Found(trie, "новый мост"));
        Assert.Equal((11, 2), Found(trie, "старый мост"));
        Assert.Null(Found(trie, "домах"));
        Assert.Null(Found(trie, "мост"));
    }

    [Fact]
    public void Words_that_agree_are_found_in_each_of_their_endings()
    {
        string[] adjective = ["ый", "ая", "ое", "ые", "ых"], noun = ["", "а", "ов"];
        Trie trie = Built("народн{ый,ая,ое,ые,ых} {сельск,городск}{ий,ая,ое,ие,их} суд{,а,ов}");
        foreach (string first in adjective)
            foreach (string second in (string[])["ий", "ая", "ое", "ие", "их"])
                foreach (string last in noun)
                {
                    string form = $"народн{first} городск{second} суд{last}";
                    Assert.Equal((form.Length, 0), Found(trie, form));
                    Assert.NotEqual(0UL, trie.LengthsBefore(form, form.Length) & 1UL << form.Length);
                }
        Assert.Null(Found(trie, "народн суд"));
        Assert.Null(Found(trie, "народный суд"));
    }

    [Fact]
    public void A_word_with_few_choices_keeps_what_follows_each_apart()
    {
        Trie trie = Built("gift{,s} book", "gifts shop");
        Assert.Equal((10, 1), Found(trie, "gifts shop"));
        Assert.Null(Found(trie, "gift shop"));
    }

    [Fact]
    public void What_follows_one_ending_already_is_kept_when_the_others_join_it()
    {
        Trie trie = Built("народных депутатов", "народные гуляния", "народн{ый,ая,ое,ые,ых} суд{,а,ов}");
        Assert.Equal((18, 0), Found(trie, "народных депутатов"));
        Assert.Equal((16, 1), Found(trie, "народные гуляния"));
        Assert.Equal((14, 2), Found(trie, "народных судов"));
        Assert.Equal((14, 2), Found(trie, "народные судов"));
        Assert.Equal((12, 2), Found(trie, "народный суд"));
    }

    [Fact]
    public void A_stem_lets_endings_follow_behind_choices_too()
    {
        Trie trie = Built("{школ,лице}*");
        Assert.Equal((5, 0), Found(trie, "школы"));
        Assert.Equal((6, 0), Found(trie, "лицеев"));
    }

    [Theory]
    [InlineData("дом{,а")]
    [InlineData("дом{,а} {")]
    [InlineData("x{a y{b}")]
    [InlineData("x{a,b}}")]
    public void A_brace_that_is_not_closed_is_refused(string pattern)
    {
        Trie.Builder builder = new();
        Assert.False(builder.Add(pattern, 0));
        Assert.True(builder.Build(4, true).IsEmpty);
    }

    [Fact]
    public void Roles_are_named_in_the_order_of_their_enumerations()
    {
        Assert.Equal(Enum.GetNames<NumeralRole>(), Roles.Numerals.Select(Name));
        Assert.Equal(Enum.GetNames<PeriodRole>(), Roles.Periods.Select(Name));

        static string Name(string role) => string.Concat(role.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }

    private static Trie Built(params string[] patterns)
    {
        Trie.Builder builder = new();
        for (int index = 0; index < patterns.Length; index++) Assert.True(builder.Add(patterns[index], index));
        return builder.Build(4, true);
    }

    private static (int End, int Payload)? Found(Trie trie, string text) => trie.TryMatch(text, 0, out int end, out int payload) ? (end, payload) : null;

    [Fact]
    public void A_name_stands_for_its_own_letters()
    {
        foreach (string name in (string[])["Fort {Old,New}", "Fort {Old", "Fort*"])
        {
            Gazetteer own = Gazetteer.Default.With([new Place { Id = "x/fort", Name = name, Level = "commune", ParentId = "son-la" }]);
            Assert.True(own.Find(name) is { BySound: false, Place.Id: "x/fort" });
            Assert.False(own.Find("Fort Old") is { BySound: false });
        }
    }
}
