namespace Workbench.Tests;

public sealed class CompareRulesTests : IDisposable
{
    private readonly Campaign campaign = new();

    public void Dispose() => campaign.Dispose();

    private static string Code(Action action) => Assert.Throws<WorkbenchException>(action).Code;

    [Fact]
    public void Stocks_are_not_summed_over_time_but_over_places()
    {
        campaign.Import("Châu Phú,An Giang,th,vehicle,8,,count,exact,health-welfare,2003-01-01,2003-12-31,rides,", "Châu Phú,An Giang,th,vehicle,38,,count,exact,health-welfare,,,rides,",
            "Đắk Song,Đắk Nông,ar,vehicle,4,,count,exact,health-welfare,2023-01-01,2023-12-31,rides,", "Đắk Glong,Đắk Nông,ar,vehicle,2,,count,exact,health-welfare,2023-01-01,2023-12-31,rides,");
        var rows = campaign.Workbench.Compare("vehicle").Rows;
        Assert.Equal([("Châu Phú", 38m), ("Đắk Song", 4m), ("Đắk Glong", 2m)], rows.Select(r => (r.Key, r.Value!.Value)));
        Assert.Equal(["not counted, older: 1"], rows[0].Notes);
        Assert.Equal([("An Giang", 38m), ("Đắk Nông", 6m)], campaign.Workbench.Compare("vehicle", by: "province").Rows.Select(r => (r.Key, r.Value!.Value)));
        var error = Assert.Throws<WorkbenchException>(() => campaign.Workbench.Trend(ComparisonQuery.Parse("vehicle"), cumulative: true));
        Assert.Equal("WB5405: 'vehicle' says what there is on a day (a stock); days are not summed, so it has no cumulative trend. Ask for the yearly trend.", error.Message);
    }

    [Fact]
    public void Currencies_are_added_only_by_stated_rates()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,VND,1000000,,money,exact,health-welfare,2023-01-01,2023-12-31,a,", "Đắk Song,Đắk Nông,ar,USD,100,,money,exact,health-welfare,2023-01-01,2023-12-31,b,",
            "Đắk Song,Đắk Nông,ar,EUR,7,,money,exact,health-welfare,2023-01-01,2023-12-31,c,");
        var error = Assert.Throws<WorkbenchException>(() => campaign.Workbench.Compare("money"));
        Assert.Equal("WB5404: Money in EUR, USD, VND is not added up. Compare one currency, or load rates with `workbench import --conversions FILE.csv` (columns currency, into_currency, rate, source; optional year) and name the target with --currency.", error.Message);
        Assert.Equal("WB5411", Code(() => campaign.Workbench.Compare(new ComparisonQuery("money") { Currency = "VND" })));
        Assert.Equal(1, campaign.Workbench.ImportConversions(campaign.Write("rates.csv", "currency,into_currency,year,rate,source", "USD,VND,2023,24000,test table")).Rows);
        var row = Assert.Single(campaign.Workbench.Compare(new ComparisonQuery("money") { Currency = "VND" }).Rows);
        Assert.Equal(3400000m, row.Value);
        Assert.Equal(["1 left out: no rate from EUR into VND for 2023"], row.Notes);
    }

    [Fact]
    public void Values_per_head_stand_beside_the_raw_ones()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,2023-01-01,2023-12-31,a,", "Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,,,a,",
            "Than Uyên,Lai Châu,ru,percent,50,,percent,exact,party-building,,,m,");
        Assert.Equal("WB5408", Code(() => campaign.Workbench.Compare(new ComparisonQuery("household") { Per = "head" })));
        Assert.Equal(2, campaign.Workbench.ImportPopulations(campaign.Write("people.csv", "place,year,people,households,source", "Đắk Song,2022,80000,20000,made up", "Đắk Song,2019,70000,18000,made up")).Rows);
        var rows = campaign.Workbench.Compare(new ComparisonQuery("household") { Per = "household" }).Rows;
        Assert.Equal((273m, 273m / 20000, 20000m, 2022), (rows[0].Value!.Value, rows[0].Normalised!.Value, rows[0].Base!.Value, rows[0].BaseYear!.Value));
        Assert.Equal((42m, null, "no population of this place to divide per household"), (rows[1].Value!.Value, rows[1].Normalised, rows[1].Notes[0]));
        Assert.Equal("WB5406", Code(() => campaign.Workbench.Compare(new ComparisonQuery("percent") { Per = "head" })));
        Assert.Equal("WB5407", Code(() => campaign.Workbench.Compare(new ComparisonQuery("household") { Per = "cow" })));
        Assert.Equal("WB5409", Code(() => campaign.Workbench.Compare(new ComparisonQuery("household", By: "year") { Per = "head" })));
        // A raw value never stands in for one per head: the place without a population has none, and years are not summed per head.
        Assert.Equal([273m / 20000, null], campaign.Workbench.Trend(new ComparisonQuery("household") { Per = "household" }).Points.Select(p => p.Row!.Normalised).Append(rows[1].Normalised));
        var mixed = Assert.Throws<WorkbenchException>(() => campaign.Workbench.Trend(new ComparisonQuery("household") { Per = "household" }, cumulative: true));
        Assert.Equal("WB5415: 'household' summed over years is not divided per household: each year has a population of its own. Ask for the yearly trend per household, or for the sum without it.", mixed.Message);
    }

    [Fact]
    public void Several_places_are_chosen_by_name_or_id()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,2023-01-01,2023-12-31,a,", "Đắk Glong,Đắk Nông,uk,household,42,,count,exact,poverty-reduction,2023-01-01,2023-12-31,b,",
            "Châu Phú,An Giang,th,household,7,,count,exact,poverty-reduction,2022-01-01,2022-12-31,c,");
        Assert.Equal([("Đắk Song", 273m), ("Châu Phú", 7m)], campaign.Workbench.Compare(new ComparisonQuery("household") { Place = "Đắk Song; Châu Phú" }).Rows.Select(r => (r.Key, r.Value!.Value)));
        Assert.Equal([("2023", 315m), ("2022", 7m)], campaign.Workbench.Compare(new ComparisonQuery("household", By: "year") { Place = "dak-nong;Châu Phú" }).Rows.Select(r => (r.Key, r.Value!.Value)));
        Assert.Equal("WB5410", Code(() => campaign.Workbench.Compare(new ComparisonQuery("household") { Place = "Châu Phú;Atlantis" })));
    }

    [Fact]
    public void Bars_of_a_comparison_by_two_have_a_name_each()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,2023-01-01,2023-12-31,a,", "Đắk Song,Đắk Nông,ar,household,42,,count,exact,poverty-reduction,2022-01-01,2022-12-31,b,");
        var spec = campaign.Workbench.Compare("household", by: "district,year").ToChart().ToJson();
        Assert.Contains("Đắk Song, 2022", spec, StringComparison.Ordinal);
        Assert.Contains("Đắk Song, 2023", spec, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_are_kept_apart_from_results()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,,,a,", "Đắk Song,Đắk Nông,ar,household,500,,count,exact,poverty-reduction,,,aim,true");
        Assert.Equal(273m, Assert.Single(campaign.Workbench.Compare("household").Rows).Value);
        Assert.Equal(500m, Assert.Single(campaign.Workbench.Compare(new ComparisonQuery("household") { Targets = true }).Rows).Value);
        Assert.Equal((1, 1), (campaign.Workbench.Indicators()[0].Figures, campaign.Workbench.Indicators()[0].Targets));
    }

    [Fact]
    public void Filters_narrow_and_an_empty_selection_says_which()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,2023-01-01,2023-12-31,a,", "Châu Phú,An Giang,th,household,5,,count,exact,poverty-reduction,2021-01-01,2021-12-31,a,");
        Assert.Equal("Châu Phú", Assert.Single(campaign.Workbench.Compare(new ComparisonQuery("household") { Place = "An Giang" }).Rows).Key);
        Assert.Equal("Đắk Song", campaign.Workbench.Compare(new ComparisonQuery("household") { From = new DateOnly(2022, 1, 1) }).Rows[0].Key);
        Assert.Equal("Đắk Song", campaign.Workbench.Compare(new ComparisonQuery("household") { Language = "ar" }).Rows[0].Key);
        var error = Assert.Throws<WorkbenchException>(() => campaign.Workbench.Compare(new ComparisonQuery("household") { From = new DateOnly(2030, 1, 1), Language = "ar" }));
        Assert.Equal("WB5403: No figure of 'household' passes the filters from 2030-01-01, language ar. Without them there are 2. Widen the period, place, language or probability.", error.Message);
        Assert.Equal("WB5410", Code(() => campaign.Workbench.Compare(new ComparisonQuery("household") { Place = "Atlantis" })));
    }

    [Fact]
    public void Rows_can_be_a_pair()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,2023-01-01,2023-12-31,a,", "Đắk Song,Đắk Nông,ar,household,100,,count,exact,poverty-reduction,2022-01-01,2022-12-31,a,");
        Assert.Equal([("Đắk Song", "2022", 100m), ("Đắk Song", "2023", 273m)], campaign.Workbench.Compare("household", by: "district,year").Rows.Select(r => (r.Key, r.Key2!, r.Value!.Value)));
        Assert.Equal([("2022", "Đắk Song"), ("2023", "Đắk Song")], campaign.Workbench.Compare("household", by: "year,district").Rows.Select(r => (r.Key, r.Key2!)));
        Assert.Equal("WB5402", Code(() => campaign.Workbench.Compare("household", by: "district,province")));
    }

    [Fact]
    public void Two_reports_that_disagree_give_a_range_and_a_conflict()
    {
        campaign.Report("a", "Đắk Song", "2023-05-01", ("household", "poverty-reduction", 273, "exact"), ("household", "poverty-reduction", 102, "exact"));
        campaign.Report("b", "Đắk Song", "2024-05-01", ("household", "poverty-reduction", 280, "exact"), ("household", "poverty-reduction", 102, "exact"));
        var row = campaign.Workbench.Compare("household").Rows[0];
        Assert.Equal((375m, (decimal?)382m, 1), (row.Value!.Value, row.ValueHigh, row.Conflicts));
        var conflict = Assert.Single(campaign.Workbench.FindConflicts());
        Assert.Equal((273m, 280m, "Đắk Song"), (conflict.Low, conflict.High, conflict.Place));
        Assert.Equal(["a", "b"], conflict.Statements.Select(s => s.Source));
        var settled = Assert.Single(campaign.Workbench.Settle(SettlementRule.Newest, "Lan", "the later count is complete"));
        Assert.Equal("b-0 a-0", Assert.Single(settled.Kept) + " " + Assert.Single(settled.SetAside));
        Assert.Empty(campaign.Workbench.FindConflicts());
        row = campaign.Workbench.Compare("household").Rows[0];
        Assert.Equal((382m, null, 1), (row.Value!.Value, row.ValueHigh, row.SetAside));
        campaign.Workbench.Withdraw(1, "Lan", "mistaken");
        Assert.Single(campaign.Workbench.FindConflicts());
        Assert.Equal(["newest", "withdraw"], campaign.Workbench.SettlementHistory().Select(s => s.Rule));
        Assert.Equal("WB5704", Code(() => campaign.Workbench.Withdraw(1, "Lan", "again")));
        Assert.Equal("WB5703", Code(() => campaign.Workbench.Settle(SettlementRule.Newest, "", "x")));
    }

    [Fact]
    public void The_first_conflicts_are_those_that_the_whole_list_begins_with()
    {
        foreach (var (report, add) in (IEnumerable<(string, int)>)[("a", 0), ("b", 1)])
            foreach (var place in (string[])["Than Uyên", "Đắk Song"])
                campaign.Report(report + place, place, "2023-05-01", ("household", "poverty-reduction", 10 + add, "exact"), ("VND", "health-welfare", 20 + add, "exact"), ("USD", "poverty-reduction", 30 + add, "exact"), ("household", "health-welfare", 40 + add, "exact"));
        // By unit, then category, then place.
        decimal[] lows = [30, 30, 20, 20, 40, 40, 10, 10];
        string[] places = ["dak-nong/dak-song", "lai-chau/than-uyen"];
        var all = campaign.Workbench.FindConflicts();
        Assert.Equal(lows.Select((low, i) => (low, low + 1, (string?)places[i % 2])), all.Select(c => (c.Low, c.High, c.PlaceId)));
        foreach (var (indicator, begins, count) in (IEnumerable<(string?, int, int)>)[(null, 0, 8), ("money", 0, 4), ("VND", 2, 2), ("household", 4, 4), ("household:poverty-reduction", 6, 2)])
            for (var most = 0; most <= count + 1; most++)
                Assert.Equal(all.Skip(begins).Take(Math.Min(most, count)).Select(c => (c.Unit, c.Category, c.PlaceId, c.Low)), campaign.Workbench.FindConflicts(indicator, most).Select(c => (c.Unit, c.Category, c.PlaceId, c.Low)));
    }

    [Fact]
    public void What_holds_for_the_whole_store_is_asked_once_for_all_units()
    {
        string[] units = ["household", "house", "VND", "bridge"];
        foreach (var (report, add) in (IEnumerable<(string, int)>)[("a", 0), ("b", 1)])
            campaign.Report(report, "Đắk Song", "2023-05-01", [.. units.Select((unit, i) => (unit, "poverty-reduction", (10m * i) + add, "exact"))]);
        var asked = campaign.Asked(() => Assert.Equal(4, campaign.Workbench.FindConflicts().Count));
        Assert.Equal((4, 1, 1), (asked.Count(q => q.Contains("SELECT f.figure_id", StringComparison.Ordinal)), asked.Count(q => q.Contains("place_tree", StringComparison.Ordinal)), asked.Count(q => q.Contains("EXISTS (FROM twins)", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_store_that_is_only_read_tells_all_its_conflicts_with_who_says_what()
    {
        var path = campaign.Folder("large.duckdb");
        using (var workbench = CampaignWorkbench.Open(path))
        {
            using var command = workbench.Connection.CreateCommand();
            // Two reports a day that differ by one, on 1 100 days: more reports than are asked for one by one.
            command.CommandText = """
                INSERT INTO reports SELECT 'r' || i, 'Title of ' || i, NULL, i || '.txt', 'en', DATE '2020-01-01' + CAST(i AS INTEGER), 'dak-nong/dak-song', 'text', TIMESTAMP '2024-01-01', 1, 'utf-8', [], '1.0', 'r' || i FROM range(2200) t(i);
                INSERT INTO sentences SELECT 'r' || i, 0, 0, 1, 's', false, 'en', 'poverty-reduction', 0.9, 'm' FROM range(2200) t(i);
                INSERT INTO figures SELECT 'f' || i, 'r' || i, 0, 0, 1, 'n', i, NULL, 'count', 'household', NULL, 'exact', DATE '2000-01-01' + CAST(i // 2 AS INTEGER), DATE '2000-01-01' + CAST(i // 2 AS INTEGER), NULL, NULL, [], 'extracted', 'report', NULL, NULL, NULL, NULL, false, NULL, NULL, NULL FROM range(2200) t(i)
                """;
            command.ExecuteNonQuery();
            workbench.Refresh();
        }
        using var read = CampaignWorkbench.OpenReadOnly(path);
        var conflicts = read.FindConflicts("household");
        Assert.Equal(1100, conflicts.Count);
        Assert.All(conflicts, (conflict, i) => Assert.Equal([($"r{2 * i}", $"Title of {2 * i}", 2m * i), ($"r{(2 * i) + 1}", $"Title of {(2 * i) + 1}", (2m * i) + 1)], conflict.Statements.Select(s => (s.Source, s.Title!, s.Value))));
        Assert.Equal(new DateOnly(2020, 1, 1).AddDays(2199), conflicts[^1].Statements[1].Published);
        var preview = read.Import(campaign.Write("t.csv", "district,unit,value", "Đắk Song,household,+5", "Đắk Glong,household,6"), new ImportOptions { DryRun = true });
        Assert.Equal([("dak-nong/dak-song", 5m), ("dak-nong/dak-glong", 6m)], preview.Preview.Select(r => (r.PlaceId!, r.Value)));
    }

    [Fact]
    public void A_negative_number_that_is_about_does_not_contradict_itself()
    {
        campaign.Report("a", "Đắk Song", "2023-05-01", ("household", "poverty-reduction", -200, "about"), ("household", "poverty-reduction", -50, "exact"));
        campaign.Report("b", "Đắk Song", "2023-05-01", ("household", "poverty-reduction", -196, "exact"), ("household", "poverty-reduction", -50, "exact"));
        Assert.Empty(campaign.Workbench.FindConflicts());
    }

    [Fact]
    public void At_least_and_a_greater_number_do_not_contradict_each_other()
    {
        campaign.Report("a", "Đắk Song", "2023-05-01", ("household", "poverty-reduction", 270, "atLeast"));
        campaign.Report("b", "Đắk Song", "2023-05-01", ("household", "poverty-reduction", 273, "exact"));
        Assert.Empty(campaign.Workbench.FindConflicts());
        var row = campaign.Workbench.Compare("household").Rows[0];
        Assert.Equal((270m, (decimal?)273m, 0), (row.Value!.Value, row.ValueHigh, row.Conflicts));
    }

    [Fact]
    public void Rejected_figures_never_count()
    {
        campaign.Report("a", "Đắk Song", "2023-05-01", ("household", "poverty-reduction", 273, "exact"));
        campaign.Run("UPDATE figures SET status = 'rejected'");
        Assert.Equal("WB5401", Code(() => campaign.Workbench.Compare("household")));
    }
}
