using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Workbench.Tests;

/// <summary>What holds for every set of figures, tried on generated ones (fixed seed).</summary>
public sealed class ComparisonProperties
{
    private static readonly string[] Places = ["Đắk Song", "Đắk Glong", "Châu Phú"];
    private static readonly string[] Units = ["household", "party member", "house"];

    private sealed record Said(int Report, int Unit, int Value, bool AtLeast);

    private static readonly Gen<Said> OneSaid =
        from report in Gen.Choose(0, 5)
        from unit in Gen.Choose(0, Units.Length - 1)
        from value in Gen.Choose(1, 6)
        from atLeast in Gen.Elements(true, false)
        select new Said(report, unit, value * 10, atLeast);

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(12).WithReplay(20261122UL, 5UL);

    private static void Fill(Campaign campaign, IEnumerable<Said> said, IEnumerable<int> order)
    {
        var byReport = said.Distinct().GroupBy(s => s.Report).ToDictionary(g => g.Key, g => g.OrderBy(s => (s.Unit, s.Value, s.AtLeast)).Select(s => (Units[s.Unit], "poverty-reduction", (decimal)s.Value, s.AtLeast ? "atLeast" : "exact")).ToArray());
        foreach (var report in order.Where(byReport.ContainsKey))
            campaign.Report("r" + report.ToString(CultureInfo.InvariantCulture), Places[report % Places.Length], $"2023-0{report + 1}-01", byReport[report]);
    }

    private static string Shown(CampaignWorkbench workbench) => string.Join("\n", workbench.Indicators().OrderBy(i => i.Id, StringComparer.Ordinal).SelectMany(i => ((string[])["district", "province", "language", "year"])
        .SelectMany(by => workbench.Compare(i.Id, by: by).Rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{i.Id} {by} {r.Key} {r.Value} {r.ValueHigh} {r.Bound} {r.Statements} {r.Conflicts} {string.Join(',', r.FigureIds)}"))))
        .Concat(workbench.FindConflicts().Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Unit} {c.Place} {c.Low} {c.High} {string.Join(';', c.Statements.Select(s => s.Source + s.Value))}"))));

    [Fact]
    public void A_comparison_does_not_depend_on_the_order_of_ingestion() =>
        Check.One(Fixed, Prop.ForAll(Gen.NonEmptyListOf(OneSaid).ToArbitrary(), said =>
        {
            using var forward = new Campaign();
            using var backward = new Campaign();
            Fill(forward, said, Enumerable.Range(0, 6));
            Fill(backward, said, Enumerable.Range(0, 6).Reverse());
            return Shown(forward.Workbench) == Shown(backward.Workbench);
        }));

    [Fact]
    public void Every_value_lies_between_the_sources_that_its_row_names() =>
        Check.One(Fixed, Prop.ForAll(Gen.NonEmptyListOf(OneSaid).ToArbitrary(), said =>
        {
            using var campaign = new Campaign();
            Fill(campaign, said, Enumerable.Range(0, 6));
            return campaign.Workbench.Indicators().All(i => campaign.Workbench.Compare(i.Id).Rows.Where(r => r.IsReported).All(row =>
            {
                // From the rows alone: what is summed at most is each different value once, and no source says less than its smallest.
                var values = campaign.Query($"SELECT DISTINCT value::INTEGER FROM figures WHERE figure_id IN ({string.Join(", ", row.FigureIds.Select(id => $"'{id}'"))})").Select(v => decimal.Parse(v, CultureInfo.InvariantCulture)).ToList();
                var one = campaign.Query($"SELECT count(DISTINCT report_id) FROM figures WHERE figure_id IN ({string.Join(", ", row.FigureIds.Select(id => $"'{id}'"))})")[0] == "1";
                return values.Min() <= row.Value && (row.ValueHigh ?? row.Value) <= values.Sum() && (!one || i.Adds != Adds.Flow || row.Value == values.Sum());
            }));
        }));

    /// <summary>What a careful reader makes of the figures of one place, written down again from the rules in docs/guide/comparing.md.</summary>
    private static (decimal Low, decimal High) Read(IReadOnlyList<(string Report, decimal Value)> said)
    {
        var values = said.Select(s => s.Value).Distinct().ToList();
        // Values that some report gives side by side are different things; all others may be the same thing, also by way of a third.
        var group = values.ToDictionary(v => v, v => v);
        foreach (var _ in values)
            foreach (var a in values)
                foreach (var b in values)
                    if (a != b && !said.Any(x => x.Value == a && said.Any(y => y.Value == b && y.Report == x.Report)))
                        group[a] = group[b] = Math.Min(group[a], group[b]);
        var ranges = values.GroupBy(v => group[v]).Select(same => said.Where(s => same.Contains(s.Value)).Distinct().GroupBy(s => s.Report).Select(r => r.Sum(s => s.Value)).ToList()).ToList();
        return (ranges.Sum(r => r.Min()), ranges.Sum(r => r.Max()));
    }

    [Fact]
    public void Every_number_of_an_answer_can_be_recomputed_from_the_rows_it_names() =>
        Check.One(Fixed, Prop.ForAll(Gen.NonEmptyListOf(OneSaid).ToArbitrary(), all =>
        {
            var said = all.Select(s => s with { Unit = s.Unit == 1 ? 0 : s.Unit }).ToList();
            using var campaign = new Campaign();
            Fill(campaign, said, Enumerable.Range(0, 6));
            return campaign.Workbench.Indicators().All(i => ((string[])["district", "province", "language"]).All(by => campaign.Workbench.Compare(i.Id, by: by).Rows.Where(r => r.IsReported).All(row =>
            {
                var rows = campaign.Query($"SELECT r.place_id, f.report_id, f.value::INTEGER, len(f.doubt) FROM figures f JOIN reports r USING (report_id) WHERE figure_id IN ({string.Join(", ", row.FigureIds.Select(id => $"'{id}'"))})").Select(r => r.Split('|')).ToList();
                var places = rows.GroupBy(r => r[0]).Select(g => Read([.. g.Select(r => (r[1], decimal.Parse(r[2], CultureInfo.InvariantCulture)))])).ToList();
                return (row.Value, row.ValueHigh ?? row.Value) == (places.Sum(p => p.Low), places.Sum(p => p.High)) && row.Figures == rows.Count && row.Reports == rows.Select(r => r[1]).Distinct().Count();
            })));
        }));

    private static readonly string[] Sayings = ["The campaign helped {0} households out of poverty.", "Builders finished {0} houses for poor families.", "The district opened {0} new bridges.", "A fund collected {0} million dong.", "About {0} volunteers joined."];

    private static string Article(int seed) => string.Create(CultureInfo.InvariantCulture, $"News of the year {2015 + (seed % 9)}\n{string.Join('\n', Sayings.Where((_, i) => ((seed >> i) & 1) == 0).Select((s, i) => string.Format(CultureInfo.InvariantCulture, s, 3 + ((seed * 37) + (i * 11)) % 400)))}\n");

    /// <summary>What the store keeps for quick answers, to be held against the same counted anew.</summary>
    private static string Kept(Campaign campaign) => string.Join("\n", campaign.Query("SELECT * FROM coverage WHERE results <> 0 OR targets <> 0 ORDER BY ALL").Concat(campaign.Query("SELECT figure_id, category, language, probability, published, at_place FROM figures ORDER BY ALL")));

    [Fact]
    public void Coverage_is_right_after_whatever_is_done() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(8).WithReplay(20261122UL, 7UL), Prop.ForAll(Gen.ListOf(Gen.Choose(0, 999)).Resize(14).ToArbitrary(), steps =>
        {
            using var campaign = new Campaign();
            campaign.Workbench.UseModel(null);
            var none = new Correction();
            foreach (var step in steps)
            {
                var ids = campaign.Query("SELECT figure_id FROM figures ORDER BY 1");
                string? Figure() => ids.Count == 0 ? null : ids[step % ids.Count];
                switch (step % 8)
                {
                    case 0 or 1 or 2:
                        campaign.Workbench.Receive([new ReceivedReport { Text = Article(step), Place = Places[step % 3], Language = "en", Published = step % 2 == 0 ? new DateOnly(2024, 1, 1 + (step % 28)) : null }]);
                        // Nothing here classifies: categories are given, so that the figures count for an indicator.
                        campaign.Run("UPDATE sentences SET category = 'poverty-reduction', probability = 0.7 WHERE category IS NULL");
                        campaign.Workbench.Refresh();
                        break;
                    case 3:
                        campaign.Workbench.Import(campaign.Write($"table{step % 3}.csv", "district,unit,value,category,target", $"{Places[step % 3]},household,{step},poverty-reduction,{step % 5 == 0}", $"Atlantis,house,{step},housing-infrastructure,"));
                        break;
                    case 4 when campaign.Query("SELECT report_id FROM reports ORDER BY 1") is { Count: > 0 } reports:
                        campaign.Workbench.Remove(reports[step % reports.Count]);
                        break;
                    case 5 when Figure() is { } id:
                        campaign.Workbench.Correct(id, step % 3 == 0 ? none with { Unit = "house" } : step % 3 == 1 ? none with { Place = Places[step % 2] } : none with { PeriodEnd = new DateOnly(2020, 12, 31) }, "Lan", "tried");
                        break;
                    case 6 when Figure() is { } id:
                        campaign.Workbench.Reject(id, "Lan", "tried");
                        break;
                    case 7 when campaign.Workbench.ReviewHistory() is { Count: > 0 } history && history.All(h => h.Undoes != history[^1].Number) && history[^1].Undoes is null && ids.Contains(history[^1].FigureId):
                        campaign.Workbench.UndoReview(history[^1].Number, "Lan", "tried");
                        break;
                }
                var kept = Kept(campaign);
                campaign.Workbench.Refresh();
                if (kept != Kept(campaign))
                    return false;
            }
            return true;
        }));

    [Fact]
    public void Splitting_reports_over_any_number_of_shards_and_collecting_gives_the_same_tables() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5).WithReplay(20261122UL, 9UL), Prop.ForAll(Gen.Choose(1, 7).SelectMany(shards => Gen.NonEmptyListOf(Gen.Choose(0, 40)).Resize(9).Select(reports => (shards, reports))).ToArbitrary(), set =>
        {
            using var campaign = new Campaign();
            // The same article may come several times, under other names.
            string[] paths = [.. set.reports.Select((seed, i) => campaign.Write(string.Create(CultureInfo.InvariantCulture, $"r{i:000}.md"), $"---\nplace: {Places[seed % 3]}\nlanguage: en\n---\n{Article(seed)}"))];
            campaign.Workbench.IngestAsync(paths).GetAwaiter().GetResult();
            foreach (var shard in Enumerable.Range(1, set.shards).OrderBy(s => (s * 5) % 7))
                CampaignWorkbench.ExtractShardAsync(paths, new Shard(shard, set.shards), campaign.Folder("parts")).GetAwaiter().GetResult();
            using var collected = CampaignWorkbench.Open(":memory:");
            collected.Collect(campaign.Folder("parts"));
            var kept = Kept(campaign);
            campaign.Workbench.Refresh();
            return kept == Kept(campaign) && CampaignWorkbench.ExportableTables.Where(t => t != "models").All(table =>
            {
                campaign.Workbench.Export(table, campaign.Folder("one.csv"));
                collected.Export(table, campaign.Folder("many.csv"));
                return File.ReadAllText(campaign.Folder("one.csv")) == File.ReadAllText(campaign.Folder("many.csv"));
            }) && Shown(campaign.Workbench) == Shown(collected);
        }));
}
