using Workbench.Text.Places;

namespace Workbench.Text.Tests;

/// <summary>How often a place is found by sound, measured on the gazetteer's own spellings: each is looked up as if it were not there.</summary>
public class SoundTests
{
    /// <summary>Leave one spelling out. Names that several districts share can only be missed or wrong, and are counted so.</summary>
    [Fact]
    public void A_spelling_that_is_left_out_is_found_by_the_others()
    {
        SoundIndex index = SoundIndex.For(Gazetteer.Default);
        int right = 0, wrong = 0, none = 0;
        foreach (Place place in Gazetteer.Default.Places)
            foreach (string form in place.Aliases)
            {
                Place? found = index.Find(form, place.Level, without: (_, other) => other == form);
                if (found is null) none++;
                else if (found.Id == place.Id) right++;
                else wrong++;
            }
        TestContext.Current.SendDiagnosticMessage("by sound, one spelling left out: {0} right, {1} wrong, {2} not found", right, wrong, none);
        Assert.True(right > 0.98 * (right + wrong), $"{right} right, {wrong} wrong");
        Assert.True(right > 0.7 * (right + wrong + none), $"{right} right, {wrong} wrong, {none} not found");
    }

    /// <summary>A place that the gazetteer does not hold must stay unknown, and not become another.</summary>
    [Fact]
    public void A_place_that_is_left_out_is_seldom_taken_for_another()
    {
        SoundIndex index = SoundIndex.For(Gazetteer.Default);
        int taken = 0, all = 0;
        foreach (Place place in Gazetteer.Default.Places)
            foreach (string form in place.Aliases)
            {
                all++;
                // The same spelling at another place is no matter of sound.
                if (index.Find(form, place.Level, 3, (other, spelling) => other.Id == place.Id || spelling == form) is { } found && found.Name != place.Name) taken++;
            }
        TestContext.Current.SendDiagnosticMessage("by sound, the place left out: {0} of {1} taken for another", taken, all);
        Assert.True(taken < 0.08 * all, $"{taken} of {all}");
    }

    [Theory]
    [InlineData("Дакглонг", "dak-nong/dak-glong")]
    [InlineData("داك سونغ", "dak-nong/dak-song")]
    [InlineData("เจาฟู", "an-giang/chau-phu")]
    [InlineData("Than Uyen", "lai-chau/than-uyen")]
    [InlineData("Dac G'long", "dak-nong/dak-glong")]
    public void Names_of_any_script_are_found(string name, string id) => Assert.Equal(id, Gazetteer.Default.Find(name)?.Place?.Id);

    [Theory]
    [InlineData("Zorbel")]
    [InlineData("Kowloon Tong")]
    public void Names_of_elsewhere_are_not(string name) => Assert.Null(Gazetteer.Default.Find(name));

    [Fact]
    public void The_gazetteer_holds_all_provinces_and_districts_of_before_July_2025()
    {
        IReadOnlyList<Place> places = Gazetteer.Default.Places;
        Assert.Equal(63, places.Count(place => place.Level == "province"));
        // 705 at the end of 2022, and what was renamed, divided or merged between then and June 2025 under both names.
        Assert.Equal(708, places.Count(place => place.Level == "district"));
        Assert.All(places, place => Assert.NotNull(place.Since2025));
        Assert.All(places.Where(place => place.Level == "district"), place => Assert.Equal("province", Gazetteer.Default.Get(place.ParentId!)!.Level));
        Assert.Equal(34, places.Select(place => place.Since2025).Distinct().Count());
        Assert.All(places.Where(place => place.Level == "district"), place => Assert.Equal(Gazetteer.Default.Get(place.ParentId!)!.Since2025, place.Since2025));
    }

    [Fact]
    public void A_word_in_small_letters_is_no_name_where_the_script_has_capitals()
    {
        // "The district raised over 223 billion": "vận động" sounds like Vân Đồn, but names have capitals.
        ReportAnalysis analysis = ReportAnalyzer.Analyze("Ở huyện Châu Phú, Quỹ các cấp của huyện vận động được trên 223 tỷ đồng.", new AnalysisOptions { Language = "vi" });

        Assert.Equal("an-giang/chau-phu", Assert.Single(analysis.Figures).PlaceId);
    }

    [Theory]
    [InlineData("vi", "Huyện Châu Phú, tỉnh An Giang đã xây 45 căn nhà.", "an-giang/chau-phu")]
    [InlineData("en", "Than Uyen district, Lai Chau province, built 45 houses.", "lai-chau/than-uyen")]
    [InlineData("hu", "Than Uyen járásban, Lai Chau tartományban 45 ház épült.", "lai-chau/than-uyen")]
    [InlineData("th", "อำเภอเจาฟู จังหวัดอานซาง สร้างบ้าน 45 หลัง", "an-giang/chau-phu")]
    [InlineData("ar", "في مقاطعة داك سونغ بمحافظة داك نونغ بُني 45 منزلا.", "dak-nong/dak-song")]
    [InlineData("uk", "У районі Дакглонг провінції Дакнонг збудували 45 будинків.", "dak-nong/dak-glong")]
    [InlineData("en", "Than Uyen district met. Guests came from Chau Phu, and Lai Chau province built 45 houses.", "lai-chau")]
    public void A_district_said_with_its_province_is_the_place_of_a_figure(string language, string text, string place) =>
        Assert.Equal(place, Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures).PlaceId);

    [Fact]
    public void A_place_that_is_added_is_found()
    {
        Gazetteer own = Gazetteer.Default.With([new Place { Id = "x/muong-xoan", Name = "Mường Xoan", Level = "district", ParentId = "son-la" }]);
        ReportAnalysis analysis = ReportAnalyzer.Analyze("Huyện Mường Xoan trao 12 suất quà.", new AnalysisOptions { Language = "vi", Gazetteer = own });

        Assert.Equal("x/muong-xoan", Assert.Single(analysis.Figures).PlaceId);
        Assert.Empty(analysis.UnknownPlaces);
        Assert.Equal("Mường Xoan", Assert.Single(ReportAnalyzer.Analyze("Huyện Mường Xoan trao 12 suất quà.", new AnalysisOptions { Language = "vi" }).UnknownPlaces).Name);
    }

    [Theory]
    [InlineData("th", "ตำบลดักมลอง มอบบ้าน 12 หลัง")]
    [InlineData("ar", "سلمت بلدية داك ملونغ 12 منزلا.")]
    [InlineData("uk", "Комуна Дакмлонг передала 12 будинків.")]
    [InlineData("en", "Dac Mlong commune gave 12 houses.")]
    public void A_commune_of_the_store_is_heard_beside_its_word(string language, string text)
    {
        Gazetteer own = Gazetteer.Default.With([new Place { Id = "x/dak-mlong", Name = "Đắk Mlong", Level = "commune", ParentId = "dak-nong/dak-glong", Aliases = ["ดั๊กมลอง"] }]);

        Assert.Equal("x/dak-mlong", Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language, Gazetteer = own }).Figures).PlaceId);
        // Without it no district or province is taken for it.
        Assert.Null(Assert.Single(ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }).Figures).PlaceId);
    }
}
