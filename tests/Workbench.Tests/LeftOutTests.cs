using System.Reflection;

namespace Workbench.Tests;

/// <summary>What a comparison finds and does not count is told in its row, and makes a row where there is no other.</summary>
public sealed class LeftOutTests : IDisposable
{
    private readonly Campaign campaign = new();

    public void Dispose() => campaign.Dispose();

    private static (string, string?, decimal?, int, string) Shown(ComparisonRow row) => (row.Key, row.Key2, row.Value, row.Figures, string.Join("; ", row.Notes));

    [Fact]
    public void A_group_whose_figures_have_no_rate_is_not_passed_off_as_not_reported()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,VND,1000000,,money,exact,health-welfare,2023-01-01,2023-12-31,a,", "Đắk Glong,Đắk Nông,uk,EUR,7,,money,exact,health-welfare,2022-01-01,2022-12-31,b,",
            "Đắk Glong,Đắk Nông,uk,EUR,8,,money,exact,health-welfare,2022-01-01,2022-12-31,c,", "Than Uyên,Lai Châu,ru,house,9,,count,exact,housing-infrastructure,2022-01-01,2022-12-31,d,");
        campaign.Workbench.ImportConversions(campaign.Write("rates.csv", "currency,into_currency,rate,source", "USD,VND,24000,test table"));
        Comparison By(string by) => campaign.Workbench.Compare(new ComparisonQuery("money", By: by) { Currency = "VND" });
        const string Why = "2 left out: no rate from EUR into VND for 2022";
        Assert.Equal([("Đắk Song", null, 1000000m, 1, ""), ("Than Uyên", null, null, 0, ""), ("Đắk Glong", null, null, 2, Why)], By("district").Rows.Select(Shown));
        Assert.Equal([("2023", null, 1000000m, 1, ""), ("2022", null, null, 2, Why)], By("year").Rows.Select(Shown));
        Assert.Equal([("ar", null, 1000000m, 1, ""), ("uk", null, null, 2, Why)], By("language").Rows.Select(Shown));
        Assert.Equal([("Đắk Glong", "2022", null, 2, Why), ("Đắk Song", "2023", 1000000m, 1, "")], By("district,year").Rows.Select(Shown));
        // The province has a value: what was left out is told beside it, and is no part of what it rests on.
        Assert.Equal(("Đắk Nông", null, 1000000m, 1, Why), Shown(By("province").Rows[0]));
        var glong = By("district").Rows[2];
        Assert.Equal(campaign.Query("SELECT figure_id FROM figures WHERE unit = 'EUR' ORDER BY 1"), glong.FigureIds);
        Assert.Equal(("dak-nong/dak-glong", "money", 1), (glong.PlaceId, glong.Kind, glong.Reports));
        var points = campaign.Workbench.Trend(new ComparisonQuery("money") { Currency = "VND" }, cumulative: true).Points;
        Assert.Equal([("Đắk Glong", 2022, null, null, true), ("Đắk Song", 2023, 1000000m, 1000000m, false)], points.Select(p => (p.Key, p.Year, p.Value, p.Cumulative, p.IsGap)));
        Assert.Equal([Why], points[0].Row!.Notes);
    }

    [Fact]
    public void What_was_set_aside_is_told_whatever_the_rows_are()
    {
        campaign.Report("a", "Đắk Song", "2023-05-01", ("household", "poverty-reduction", 273, "exact"));
        campaign.Report("b", "Đắk Song", "2024-05-01", ("household", "poverty-reduction", 280, "exact"));
        campaign.Run("UPDATE reports SET language = 'uk' WHERE report_id = 'b'; UPDATE figures SET period_start = DATE '2022-01-01', period_end = DATE '2022-12-31'");
        campaign.Workbench.Refresh();
        campaign.Workbench.Settle(SettlementRule.Newest, "Lan", "the later count is complete");
        IEnumerable<(string, string?, decimal?, int)> By(string by) => campaign.Workbench.Compare("household", by: by).Rows.Select(r => (r.Key, r.Key2, r.Value, r.SetAside));
        Assert.Equal([("Đắk Song", null, 280m, 1)], By("district"));
        Assert.Equal([("Đắk Nông", null, 280m, 1)], By("province"));
        Assert.Equal([("2022", null, 280m, 1)], By("year"));
        Assert.Equal([("Đắk Nông", "2022", 280m, 1)], By("province,year"));
        // Report a speaks English, b Ukrainian: what was set aside stood in a.
        Assert.Equal([("uk", null, 280m, 0), ("en", null, null, 1)], By("language"));
        Assert.Equal([("Đắk Song", "en", null, 1), ("Đắk Song", "uk", 280m, 0)], By("district,language"));
        var english = Assert.Single(campaign.Workbench.Compare(new ComparisonQuery("household") { Language = "en" }).Rows);
        Assert.Equal((false, true, 1, 0, "1 set aside"), (english.IsReported, english.IsLeftOut, english.SetAside, english.Figures, Assert.Single(english.Notes)));
        var languages = campaign.Workbench.Compare("household", by: "language");
        Assert.Equal((1, 1, 0), (languages.Reported, languages.LeftOut, languages.NotReported));
        // Reports without the figure are counted in the chart where the figure is missing, not where it was set aside.
        var drawn = languages.ToChart().ToJson();
        Assert.DoesNotContain("without this figure", drawn, StringComparison.Ordinal);
        Assert.Contains("not counted", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("not reported", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ids_of_a_row_keep_no_other_column_of_the_figures()
    {
        campaign.Import("Đắk Song,Đắk Nông,ar,household,273,,count,exact,poverty-reduction,,,a,");
        var ids = campaign.Workbench.Compare("household").Rows[0].FigureIds;
        Assert.DoesNotContain(Reachable(ids), o => o is Comparing.Facts);
        Assert.Single(ids);
    }

    /// <summary>All objects that an object holds on to, by its fields and theirs; types and other reflection left out.</summary>
    private static IEnumerable<object> Reachable(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>([root]);
        while (open.TryPop(out var next))
        {
            if (next is string or MemberInfo or Pointer || !seen.Add(next))
                continue;
            yield return next;
            if (next is Array { Rank: 1 } array && !array.GetType().GetElementType()!.IsPrimitive)
                foreach (var item in array)
                    if (item is not null)
                        open.Push(item);
            for (var type = next.GetType(); type is not null; type = type.BaseType)
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    if (!field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsByRefLike && field.GetValue(next) is { } value)
                        open.Push(value);
        }
    }
}
