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
}
