namespace Workbench.Tests;

/// <summary>A commune's figures belong to its district and, through it, to its province, wherever places are put together.</summary>
public sealed class CommuneTests : IDisposable
{
    private readonly Campaign campaign = new();

    public CommuneTests()
    {
        Assert.Equal("dak-nong/dak-song/ban-moi", campaign.Workbench.AddPlace("Bản Mới", "commune", "Đắk Song"));
        // Since districts were abolished, a commune may lie in its province directly.
        Assert.Equal("lai-chau/thi-moi", campaign.Workbench.AddPlace("Thị Mới", "commune", "Lai Châu"));
        campaign.Import("Bản Mới,Đắk Nông,vi,household,20,,count,exact,poverty-reduction,2023-01-01,2023-12-31,a,", "Đắk Song,Đắk Nông,vi,household,100,,count,exact,poverty-reduction,2023-01-01,2023-12-31,b,",
            "Thị Mới,Lai Châu,vi,household,7,,count,exact,poverty-reduction,2023-01-01,2023-12-31,c,", "Thị Mới,Lai Châu,vi,house,3,,count,exact,housing-infrastructure,2023-01-01,2023-12-31,d,",
            "Bản Mới,Đắk Nông,vi,bridge,2,,count,exact,housing-infrastructure,2023-01-01,2023-12-31,e,", "Bản Mới,Đắk Nông,vi,bridge,4,,count,exact,housing-infrastructure,2023-01-01,2023-12-31,e,");
    }

    public void Dispose() => campaign.Dispose();

    private IEnumerable<(string, string?, string?, string?, decimal?)> By(string unit, string by, string? place = null) =>
        campaign.Workbench.Compare(new ComparisonQuery(unit, By: by) { Place = place }).Rows.Select(r => (r.Key, r.PlaceId, r.Level, r.Province, r.Value));

    [Fact]
    public void It_counts_in_its_district_and_its_province()
    {
        Assert.Equal([("Đắk Nông", "dak-nong", "province", null, 120m), ("Lai Châu", "lai-chau", "province", null, 7m)], By("household", "province"));
        // What lies in no district stands for itself, and is not called a district.
        Assert.Equal([("Đắk Song", "dak-nong/dak-song", "district", "Đắk Nông", 120m), ("Thị Mới", "lai-chau/thi-moi", "commune", "Lai Châu", 7m)], By("household", "district"));
    }

    [Fact]
    public void A_filter_by_place_takes_what_lies_in_it_at_any_depth()
    {
        foreach (var (place, value) in (IEnumerable<(string, decimal)>)[("Đắk Nông", 120m), ("Đắk Song", 120m), ("Bản Mới", 20m), ("Lai Châu", 7m), ("Đắk Nông;Thị Mới", 127m)])
            Assert.Equal([("2023", null, null, null, value)], By("household", "year", place));
    }

    [Fact]
    public void Its_district_and_province_are_what_is_not_reported()
    {
        Assert.Equal([("Thị Mới", "lai-chau/thi-moi", "commune", "Lai Châu", 3m), ("Đắk Song", "dak-nong/dak-song", "district", "Đắk Nông", null)], By("house", "district"));
        Assert.Equal([("Lai Châu", "lai-chau", "province", null, 3m), ("Đắk Nông", "dak-nong", "province", null, null)], By("house", "province"));
        Assert.Equal([("Thị Mới", "lai-chau/thi-moi", "commune", "Lai Châu", 3m)], By("house", "district", "Lai Châu"));
    }

    [Fact]
    public void Its_conflicts_bear_its_own_name_and_indicators_count_its_district()
    {
        var conflict = Assert.Single(campaign.Workbench.FindConflicts());
        Assert.Equal(("Bản Mới", "dak-nong/dak-song/ban-moi", 2m, 4m), (conflict.Place, conflict.PlaceId, conflict.Low, conflict.High));
        // Households: at Đắk Song, at a commune in it, and at a commune in none.
        var households = campaign.Workbench.Indicators().Single(i => i.Unit == "household");
        Assert.Equal((3, 2), (households.Places, households.Districts));
    }

    [Fact]
    public void The_views_tell_its_district_and_province() => Assert.Equal(["Bản Mới|dak-nong/dak-song|Đắk Song|dak-nong|Đắk Nông", "Thị Mới|lai-chau/thi-moi|Thị Mới|lai-chau|Lai Châu", "Đắk Song|dak-nong/dak-song|Đắk Song|dak-nong|Đắk Nông"],
        campaign.Query("SELECT place, district_id, district, province_id, province FROM facts WHERE unit = 'household' ORDER BY place"));

    [Fact]
    public void A_district_lies_in_a_province_and_a_commune_not_in_a_commune()
    {
        foreach (var (level, parent) in (IEnumerable<(string, string)>)[("district", "Đắk Song"), ("district", "Bản Mới"), ("commune", "Bản Mới")])
            Assert.StartsWith("WB5414", Assert.Throws<WorkbenchException>(() => campaign.Workbench.AddPlace("Xứ Thượng", level, parent)).Message, StringComparison.Ordinal);
    }
}
