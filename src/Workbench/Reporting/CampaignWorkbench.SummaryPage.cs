namespace Workbench;

public sealed partial class CampaignWorkbench
{
    /// <summary>
    /// One self-contained HTML page, without scripts and without anything from a network: totals, the given comparisons as charts and
    /// tables, and each figure of the store highlighted in its sentence.
    /// </summary>
    /// <param name="comparisons">The comparisons to show, in this order.</param>
    /// <exception cref="Charts.ChartException">A chart could not be drawn, for example because Node.js is missing.</exception>
    public string SummaryPage(IReadOnlyList<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return Reporting.SummaryPage.Create(this, comparisons);
    }
}
