using System.Globalization;
using Workbench.Comparing;

namespace Workbench;

/// <summary>One year of a place's trend.</summary>
/// <param name="Key">The place or language.</param>
/// <param name="PlaceId">The id of the place; null when rows are no places.</param>
/// <param name="Year">The year in which the period of the figures ends.</param>
/// <param name="Value">What that year comes to; null for a gap: nothing is reported, or none of it could be counted, which is not zero.</param>
/// <param name="ValueHigh">The upper end where sources disagree; null when it would repeat <paramref name="Value"/>.</param>
/// <param name="Cumulative">All years up to this one; null when not asked, and before the first value. In a gap it repeats the year before.</param>
/// <param name="CumulativeHigh">The upper end of <paramref name="Cumulative"/>; null when it would repeat it.</param>
/// <param name="Row">The comparison's row with its figures; null where nothing is reported. A gap with a row had figures that could not be counted, and the row says why.</param>
public sealed record TrendPoint(string Key, string? PlaceId, int Year, decimal? Value, decimal? ValueHigh, decimal? Cumulative, decimal? CumulativeHigh, ComparisonRow? Row)
{
    /// <summary>Whether this year has no value.</summary>
    public bool IsGap => Value is null;
}

/// <summary>How an indicator went over the years, each place from its first to its last year without leaving one out.</summary>
/// <param name="Query">The question.</param>
/// <param name="Points">By place, then by year.</param>
/// <param name="Undated">Figures that no year is known of; they stand in no point.</param>
public sealed record Trend(ComparisonQuery Query, IReadOnlyList<TrendPoint> Points, int Undated);

public sealed partial class CampaignWorkbench
{
    /// <summary>How an indicator went over the years.</summary>
    /// <param name="query">What; <see cref="ComparisonQuery.By"/> is <c>district</c>, <c>province</c> or <c>language</c>.</param>
    /// <param name="cumulative">True to also sum the years. Default false.</param>
    /// <exception cref="WorkbenchException">WB5402: rows by year; WB5415: a sum over years per head or household; WB5405: a stock or a share has no cumulative trend; and as for comparisons.</exception>
    public Trend Trend(ComparisonQuery query, bool cumulative = false)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Groupings is not [not "year"])
            throw Errors.UnknownGrouping(query.By + ",year");
        if (cumulative && query.Per is not null)
            throw Errors.CumulativePer(query.Indicator, query.Per);
        var rows = new Comparer(Connection).Compare(query with { By = query.By + ",year" }).Rows;
        if (cumulative && rows.Any(r => r.IsReported && r.Adds != Adds.Flow))
            throw Errors.StockOverTime(query.Indicator);
        var points = new List<TrendPoint>();
        foreach (var series in rows.Where(r => r.Key2 is { Length: 4 }).GroupBy(r => (r.Key, r.PlaceId, r.Kind)))
        {
            var byYear = series.ToDictionary(r => int.Parse(r.Key2!, CultureInfo.InvariantCulture));
            decimal? low = null, high = null;
            for (var year = byYear.Keys.Min(); year <= byYear.Keys.Max(); year++)
            {
                var row = byYear.GetValueOrDefault(year);
                if (row?.Value is { } value)
                    (low, high) = ((low ?? 0) + value, (high ?? 0) + (row.ValueHigh ?? value));
                points.Add(new TrendPoint(series.Key.Key, series.Key.PlaceId, year, row?.Value, row?.ValueHigh, cumulative ? low : null, cumulative && high != low ? high : null, row));
            }
        }
        return new Trend(query, points, rows.Where(r => r.IsReported && r.Key2 is not { Length: 4 }).Sum(r => r.Figures));
    }
}
