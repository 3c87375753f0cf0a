using Workbench.Classification;
using Workbench.Comparing;

namespace Workbench;

/// <summary>Which sentences are looked at, and what the rows are.</summary>
/// <param name="By"><c>district</c> or <c>province</c>: the place of the report.</param>
public sealed record ShareQuery(string By = "district")
{
    /// <summary>Rows of this category only; null for all. The shares are of all sentences either way.</summary>
    public string? Category { get; init; }

    /// <summary>Only reports published on or after this day; null for no limit. A report without a day passes only without limits.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only reports published on or before this day; null for no limit.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only reports about this place and the places in it: an id, or a name in any language; several separated by <c>;</c>; null for all.</summary>
    public string? Place { get; init; }

    /// <summary>Only reports in this language; null for all.</summary>
    public string? Language { get; init; }
}

/// <summary>How much of what is reported of a place is about one category.</summary>
/// <param name="Key">The place in Vietnamese spelling; <c>(none)</c> where the reports have none.</param>
/// <param name="PlaceId">Its id; null where there is none.</param>
/// <param name="Level"><c>district</c>, <c>province</c>, or <c>commune</c> for one that lies in no district; null where there is no place.</param>
/// <param name="Province">The province of a district or commune; null otherwise.</param>
/// <param name="Category">The category.</param>
/// <param name="Sentences">Sentences of the place that have this category in the store.</param>
/// <param name="Of">All sentences of the place that have a category.</param>
/// <param name="Reports">The reports that they stand in.</param>
/// <param name="Counted"><paramref name="Sentences"/> divided by <paramref name="Of"/>, 0 to 1: the classifier's errors are in it.</param>
/// <param name="Adjusted">The share corrected for these errors, 0 to 1.</param>
/// <param name="Low">Lower end of the 95 % interval of the corrected share.</param>
/// <param name="High">Upper end.</param>
public sealed record ShareRow(string Key, string? PlaceId, string? Level, string? Province, string Category, int Sentences, int Of, int Reports, double Counted, double Adjusted, double Low, double High);

/// <summary>Shares of categories, place by place.</summary>
/// <param name="Query">The question.</param>
/// <param name="ModelId">The model whose errors were corrected.</param>
/// <param name="Rows">By place, the greatest share first; of one category, the place with the greatest share first.</param>
/// <param name="Decided">Sentences whose category people decided: they are counted as they are, and only the others corrected.</param>
/// <param name="Unclassified">Sentences without a category, which are left out.</param>
public sealed record CategoryShares(ShareQuery Query, string ModelId, IReadOnlyList<ShareRow> Rows, int Decided, int Unclassified);

public sealed partial class CampaignWorkbench
{
    /// <summary>
    /// How much of each place's reporting is about each category, corrected for the errors of the model that classified it
    /// (<see cref="AdjustedShares"/>), with an interval by bootstrap over the reports and over the model's held-out errors. The same store and
    /// model give the same numbers. Reports that repeat others (recorded twins) count once.
    /// </summary>
    /// <param name="query">Which sentences; null for all, by district.</param>
    /// <param name="model">The model that classified them; null for the one in use.</param>
    /// <param name="cancellationToken">Stops the bootstrap.</param>
    /// <exception cref="WorkbenchException">WB5402: by something else than district or province; WB5410: unknown place; WB5416: no sentence that passes has a
    /// category; WB5417: another model classified some of them; WB5418: the errors of the model are not known; WB5722: unknown category; WB5601, WB5602: no model.</exception>
    public CategoryShares Shares(ShareQuery? query = null, SentenceClassifier? model = null, CancellationToken cancellationToken = default) =>
        new ShareCounter(Connection, model ?? Classifier).Count(query ?? new ShareQuery(), cancellationToken);
}
