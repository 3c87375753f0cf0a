namespace Workbench.Api.Queries;

/// <summary>A part of a list.</summary>
/// <param name="Items">The items, in the order asked.</param>
/// <param name="Next">The cursor of the next part; null at the end.</param>
/// <param name="Sql">The query, when it was asked for.</param>
public sealed record ListPart<T>(IReadOnlyList<T> Items, string? Next, string? Sql = null);

/// <summary>A report in a list.</summary>
/// <param name="ReportId">Its id.</param>
/// <param name="Title">Its title; null when it has none.</param>
/// <param name="Url">Where it was published, as the report says; null when unknown.</param>
/// <param name="SourceFile">The name of the file or upload it came from.</param>
/// <param name="Language">Its language, <c>und</c> when unknown.</param>
/// <param name="Published">The day of publication; null when unknown.</param>
/// <param name="PlaceId">The place it is about; null when unknown.</param>
/// <param name="Place">That place in Vietnamese spelling.</param>
/// <param name="Province">The province of that place.</param>
/// <param name="Sentences">Number of sentences.</param>
/// <param name="Figures">Number of figures.</param>
/// <param name="Doubts">Number of figures with a doubt.</param>
/// <param name="IngestedAt">When it came into the store, UTC.</param>
public sealed record ReportItem(string ReportId, string? Title, string? Url, string SourceFile, string Language, DateOnly? Published, string? PlaceId, string? Place, string? Province,
    int Sentences, int Figures, int Doubts, DateTime IngestedAt);

/// <summary>A sentence of a report. Offsets are UTF-16 units into the cleaned text, end exclusive.</summary>
/// <param name="ReportId">Its report.</param>
/// <param name="SentenceNo">Its number, from 0.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Text">Its words.</param>
/// <param name="Heading">Whether it is a heading.</param>
/// <param name="Language">Its language.</param>
/// <param name="Category">Its category; null when it was not classified.</param>
/// <param name="Probability">The probability of that category.</param>
public sealed record SentenceItem(string ReportId, int SentenceNo, int Start, int End, string Text, bool Heading, string Language, string? Category, double? Probability);

/// <summary>A figure with its words and its place. Offsets are UTF-16 units into the report's cleaned text, end exclusive.</summary>
public sealed record FigureItem
{
    /// <summary>Its id, the same in every store.</summary>
    public required string FigureId { get; init; }

    /// <summary>Its report; null for a figure of a table.</summary>
    public string? ReportId { get; init; }

    /// <summary>The number of its sentence, from 0.</summary>
    public int? SentenceNo { get; init; }

    /// <summary>Where the number begins in the report.</summary>
    public int? Start { get; init; }

    /// <summary>Where the number ends in the report, exclusive.</summary>
    public int? End { get; init; }

    /// <summary>The number as written.</summary>
    public required string Raw { get; init; }

    /// <summary>The value in base units.</summary>
    public required decimal Value { get; init; }

    /// <summary>The upper end of a range or the denominator of a ratio.</summary>
    public decimal? ValueHigh { get; init; }

    /// <summary>count, money, percent, ratio …</summary>
    public required string Kind { get; init; }

    /// <summary>The canonical unit; null when it is not recognised.</summary>
    public string? Unit { get; init; }

    /// <summary>The words that say what is counted.</summary>
    public string? Noun { get; init; }

    /// <summary>exact, about, atLeast or atMost.</summary>
    public required string Bound { get; init; }

    /// <summary>The first day that it is about.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>The last day that it is about.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>Why the reading is uncertain; empty when nothing is.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>extracted, confirmed, corrected or rejected.</summary>
    public required string Status { get; init; }

    /// <summary>report or table.</summary>
    public required string Origin { get; init; }

    /// <summary>The category of its sentence, or its own in a table.</summary>
    public string? Category { get; init; }

    /// <summary>The sentence that states it.</summary>
    public string? Sentence { get; init; }

    /// <summary>Where the sentence begins in the report.</summary>
    public int? SentenceStart { get; init; }

    /// <summary>The language of its report.</summary>
    public required string Language { get; init; }

    /// <summary>The title of its report.</summary>
    public string? Title { get; init; }

    /// <summary>The file that its report or row came from.</summary>
    public string? SourceFile { get; init; }

    /// <summary>The row of its table, from 1.</summary>
    public long? SourceRow { get; init; }

    /// <summary>The day its report was published.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The place that it is about.</summary>
    public string? PlaceId { get; init; }

    /// <summary>The name of the place.</summary>
    public string? Place { get; init; }

    /// <summary>The district of the place.</summary>
    public string? District { get; init; }

    /// <summary>The province of the place.</summary>
    public string? Province { get; init; }
}

/// <summary>A report with its text, sentences and figures.</summary>
/// <param name="Report">What the list has of it.</param>
/// <param name="Text">The cleaned text that all offsets count in.</param>
/// <param name="Direction"><c>ltr</c> or <c>rtl</c>.</param>
/// <param name="Warnings">What the reader should know about how it was read.</param>
/// <param name="Sentences">Its sentences, in order.</param>
/// <param name="Figures">Its figures, in order.</param>
public sealed record ReportDetail(ReportItem Report, string Text, string Direction, IReadOnlyList<string> Warnings, IReadOnlyList<SentenceItem> Sentences, IReadOnlyList<FigureItem> Figures);

/// <summary>A place.</summary>
/// <param name="PlaceId">Its id.</param>
/// <param name="Name">Its name in Vietnamese spelling.</param>
/// <param name="Level">province, district or commune.</param>
/// <param name="ParentId">The place that it lies in.</param>
/// <param name="Aliases">Its other spellings.</param>
/// <param name="Reports">Reports about it.</param>
/// <param name="Figures">Figures about it.</param>
public sealed record PlaceItem(string PlaceId, string Name, string Level, string? ParentId, IReadOnlyList<string> Aliases, int Reports, int Figures);

/// <summary>A comparison.</summary>
/// <param name="Indicator">What was compared, <c>UNIT[:CATEGORY]</c>.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Category">The category; null for all.</param>
/// <param name="By">What the rows are.</param>
/// <param name="Title">The comparison in words.</param>
/// <param name="Rows">The rows: those reported first, the largest first.</param>
/// <param name="Sql">The query for the figures that the rows rest on, when it was asked for.</param>
public sealed record ComparisonAnswer(string Indicator, string Unit, string? Category, string By, string Title, IReadOnlyList<ComparisonRow> Rows, string? Sql = null);

/// <summary>An indicator: a unit within a category, and how widely it is stated.</summary>
/// <param name="Id">As it is asked for: <c>household:poverty-reduction</c>.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Category">The category.</param>
/// <param name="Places">Places with at least one such figure.</param>
/// <param name="Figures">Figures.</param>
/// <param name="Reports">Reports and tables that state them.</param>
/// <param name="Districts">Districts among the places.</param>
/// <param name="Periods">Different periods that the figures name.</param>
/// <param name="FirstDay">The first day that the figures name; null when none does.</param>
/// <param name="LastDay">The last day that they name.</param>
/// <param name="Languages">The languages of the reports.</param>
/// <param name="Kind">The kind of most figures.</param>
/// <param name="Adds"><c>flow</c>, <c>stock</c> or <c>rate</c>: how the figures may be put together.</param>
/// <param name="Doubts">Figures with a doubt.</param>
/// <param name="Targets">Targets, which are counted apart.</param>
/// <param name="Canonical">The id of its canonical definition; null when it has none.</param>
public sealed record IndicatorItem(string Id, string Unit, string Category, int Places, int Figures, int Reports, int Districts, int Periods, DateOnly? FirstDay, DateOnly? LastDay,
    IReadOnlyList<string> Languages, string Kind, Adds Adds, int Doubts, int Targets, string? Canonical)
{
    internal static IndicatorItem Of(Indicator i) => new(i.Id, i.Unit, i.Category, i.Places, i.Figures, i.Reports, i.Districts, i.Periods, i.Span.Start, i.Span.End, i.Languages, i.Kind, i.Adds, i.Doubts, i.Targets, i.Definition?.Id);
}
