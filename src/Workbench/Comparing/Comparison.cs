namespace Workbench;

/// <summary>What is compared, and by what.</summary>
/// <param name="Unit">The canonical unit, such as <c>household</c> or <c>VND</c>.</param>
/// <param name="Category">The category of the sentences that count; null for all.</param>
/// <param name="By"><c>district</c>, <c>province</c>, <c>language</c> or <c>year</c>, or two of them with a comma: <c>district,year</c>.</param>
public sealed record ComparisonQuery(string Unit, string? Category = null, string By = "district")
{
    /// <summary>Only figures whose period, else whose report's day, lies on or after this day; null for no limit. A figure without any day passes only without limits.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only figures whose period, else whose report's day, lies on or before this day; null for no limit.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only this place and the places in it: an id, or a name in any language; several separated by <c>;</c>; null for all.</summary>
    public string? Place { get; init; }

    /// <summary>Only reports in this language; null for all.</summary>
    public string? Language { get; init; }

    /// <summary>Only sentences whose category has at least this probability, 0 to 1; figures from tables have no probability and pass. Default 0.</summary>
    public double MinProbability { get; init; }

    /// <summary><c>head</c> or <c>household</c> to also divide by the table of populations; null for raw values only.</summary>
    public string? Per { get; init; }

    /// <summary>The currency that money is converted into by the table of conversions; null to convert nothing.</summary>
    public string? Currency { get; init; }

    /// <summary>True compares targets, and only targets; false, the default, compares results.</summary>
    public bool Targets { get; init; }

    /// <summary>The one or two things that rows stand for.</summary>
    public IReadOnlyList<string> Groupings => By.Split(',', StringSplitOptions.TrimEntries);

    /// <summary>The unit that rows are given in: the currency asked for when money was converted.</summary>
    public string ResultUnit => Currency ?? Unit;

    /// <summary>The indicator as it is written on the command line: <c>household</c> or <c>household:poverty-reduction</c>.</summary>
    public string Indicator => Category is null ? Unit : Unit + ":" + Category;

    /// <summary>Reads <c>UNIT[:CATEGORY]</c>, or the id of a canonical indicator such as <c>party-members</c>.</summary>
    public static ComparisonQuery Parse(string indicator, string by = "district")
    {
        ArgumentNullException.ThrowIfNull(indicator);
        if (IndicatorCatalog.ById(indicator.Trim()) is { } defined)
            return new(defined.Unit, defined.Category, by);
        var colon = indicator.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new(indicator.Trim(), null, by) : new(indicator[..colon].Trim(), indicator[(colon + 1)..].Trim(), by);
    }
}

/// <summary>One row of a comparison: what the figures of one group come to.</summary>
public sealed record ComparisonRow
{
    /// <summary>The group: the place in Vietnamese spelling, a language code, or a year. A figure without one has <c>(none)</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The second group of a comparison by two; null otherwise.</summary>
    public string? Key2 { get; init; }

    /// <summary>The id of the place when the rows are places; null otherwise.</summary>
    public string? PlaceId { get; init; }

    /// <summary>The level of the place: <c>district</c>, <c>province</c>, or <c>commune</c> for one that lies in no district; null when the rows are no places.</summary>
    public string? Level { get; init; }

    /// <summary>The province of a district or commune; null otherwise.</summary>
    public string? Province { get; init; }

    /// <summary>The kind of the figures; figures of unlike kinds stand in separate rows. Null where there are none.</summary>
    public string? Kind { get; init; }

    /// <summary>
    /// The sum of the different statements in base units. For percents, which are not summed, the lowest. Null when the group has
    /// reports but none with this figure: not reported, which is not zero. Null too when none of its figures could be counted:
    /// <see cref="IsLeftOut"/>.
    /// </summary>
    public decimal? Value { get; init; }

    /// <summary>The sum of the upper ends of ranges, the denominator of ratios, the highest of several percents; null when it would repeat <see cref="Value"/>.</summary>
    public decimal? ValueHigh { get; init; }

    /// <summary><c>exact</c>, <c>about</c>, <c>atLeast</c> or <c>atMost</c>, taken together; null when not reported.</summary>
    public string? Bound { get; init; }

    /// <summary>The earliest day that the figures are about, as far as they say; null when none says.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>The latest day that the figures are about, inclusive; null when none says.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>Different statements that were added up. The same value said twice of one place is one statement.</summary>
    public int Statements { get; init; }

    /// <summary>Figures that the row rests on, repeated statements included; without a value, those that were left out for the reason in <see cref="Notes"/>.</summary>
    public int Figures { get; init; }

    /// <summary>Reports and tables that those figures stand in; where there are none, the reports of the group.</summary>
    public int Reports { get; init; }

    /// <summary>Figures with at least one doubt among them.</summary>
    public int Doubts { get; init; }

    /// <summary>The ids of the figures, in ordinal order, to go back to the sentences with.</summary>
    public required IReadOnlyList<string> FigureIds { get; init; }

    /// <summary><see cref="Value"/> per head or household; null when not asked, or when the table of populations lacks the place.</summary>
    public decimal? Normalised { get; init; }

    /// <summary><see cref="ValueHigh"/> per head or household.</summary>
    public decimal? NormalisedHigh { get; init; }

    /// <summary>The people or households that <see cref="Normalised"/> was divided by.</summary>
    public decimal? Base { get; init; }

    /// <summary>The year that <see cref="Base"/> is of.</summary>
    public int? BaseYear { get; init; }

    /// <summary>Conflicts among the figures: <see cref="Value"/> to <see cref="ValueHigh"/> then spans what the sources say.</summary>
    public int Conflicts { get; init; }

    /// <summary>Figures of the row's group and kind left out because a recorded settlement preferred others.</summary>
    public int SetAside { get; init; }

    /// <summary>How the figures were put together; null when not reported.</summary>
    public Adds? Adds { get; init; }

    /// <summary>What a reader must know about the value, in words: left out, superseded, undated figures. Empty mostly.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether there is a value.</summary>
    public bool IsReported => Value is not null;

    /// <summary>Whether there is no value although the group has figures: none of them could be counted, for the reason in <see cref="Notes"/>.</summary>
    public bool IsLeftOut => Value is null && Figures + SetAside > 0;
}

/// <summary>A comparison: rows with values first, the largest first, then those not reported, by name.</summary>
/// <param name="Query">The question.</param>
/// <param name="Rows">The answer.</param>
[Workbench.Formatting.TypeFormatterSource(typeof(ComparisonFormatters), PreferredMimeTypes = ["text/html", "text/plain"])]
public sealed partial record Comparison(ComparisonQuery Query, IReadOnlyList<ComparisonRow> Rows)
{
    /// <summary>Rows with a value.</summary>
    public int Reported => Rows.Count(r => r.IsReported);

    /// <summary>Groups of which the store has reports or figures, but none of this.</summary>
    public int NotReported => Rows.Count(r => !r.IsReported && !r.IsLeftOut);

    /// <summary>Groups of which the store has figures of this, but none that counts.</summary>
    public int LeftOut => Rows.Count(r => r.IsLeftOut);
}
