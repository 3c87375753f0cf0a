using System.Globalization;
using DuckDB.NET.Data;
using Workbench.Classification;
using Workbench.Labelling;

namespace Workbench.Comparing;

/// <summary>Answers <see cref="ShareQuery"/>: reads the categories of the sentences report by report, and corrects them place by place.</summary>
internal sealed class ShareCounter(DuckDBConnection connection, SentenceClassifier model)
{
    /// <summary>Sentences of one report with one category by one model.</summary>
    private readonly record struct Cell(string Report, string? Place, string? Category, string? Model, int Sentences);

    /// <summary>A place that rows stand for.</summary>
    private readonly record struct Place(string Name, string? Id, string? Level, string? Province);

    public CategoryShares Count(ShareQuery query, CancellationToken cancellationToken)
    {
        if (query.By is not ("district" or "province"))
            throw Errors.UnknownShareGrouping(query.By);
        var confusion = model.Card.Confusion ?? throw Errors.ErrorsUnknown(model.ModelId);
        var cells = Read(query);
        var unclassified = cells.Where(c => c.Category is null).Sum(c => c.Sentences);
        var classified = cells.Where(c => c.Category is not null).ToList();
        if (classified.Count == 0)
            throw Errors.NothingClassified(unclassified, IsWhole(query));
        var others = classified.Where(c => !IsDecided(c) && c.Model != model.ModelId).ToList();
        if (others.Count > 0)
            throw Errors.OtherModels(others.Sum(c => c.Sentences), classified.Sum(c => c.Sentences), others.Select(c => c.Model ?? "(unknown)").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), model.ModelId);
        // Decided labels may be of a category that the model does not know.
        string[] categories = [.. confusion.Categories.Concat(classified.Select(c => c.Category!)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (query.Category is { } asked && !categories.Contains(asked, StringComparer.Ordinal))
            throw Errors.NoSuchCategory(asked, categories);
        var known = FactPlaces.Read(connection);
        var groups = classified.GroupBy(c => PlaceOf(known, c.Place, query.By)).ToArray();
        var rows = new IEnumerable<ShareRow>[groups.Length];
        Parallel.For(0, groups.Length, new ParallelOptions { CancellationToken = cancellationToken }, g => rows[g] = Rows(groups[g].Key, [.. groups[g]], categories, confusion, cancellationToken));
        var all = rows.SelectMany(r => r).Where(r => query.Category is null || r.Category == query.Category);
        var ordered = query.Category is null
            ? all.OrderBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.PlaceId, StringComparer.Ordinal).ThenByDescending(r => r.Adjusted).ThenBy(r => r.Category, StringComparer.Ordinal)
            : all.OrderByDescending(r => r.Adjusted).ThenBy(r => r.Key, StringComparer.Ordinal).ThenBy(r => r.PlaceId, StringComparer.Ordinal);
        return new CategoryShares(query, model.ModelId, [.. ordered], classified.Where(IsDecided).Sum(c => c.Sentences), unclassified);
    }

    private static bool IsDecided(Cell cell) => cell.Model == Reclassification.ByLabels;

    private static bool IsWhole(ShareQuery query) => query is { From: null, To: null, Place: null, Language: null };

    /// <summary>The share of what people decided is known; that of the rest is corrected, and both are put together by their sentences.</summary>
    private static IEnumerable<ShareRow> Rows(Place place, Cell[] cells, string[] categories, ConfusionMatrix confusion, CancellationToken cancellationToken)
    {
        var predicted = cells.Where(c => !IsDecided(c)).ToList();
        var shares = AdjustedShares.Estimate(confusion, [.. predicted.SelectMany(c => Enumerable.Repeat(c.Category!, c.Sentences))], [.. predicted.SelectMany(c => Enumerable.Repeat(c.Report, c.Sentences))], null, cancellationToken)
            .ToDictionary(s => s.Category, StringComparer.Ordinal);
        var (of, reports) = (cells.Sum(c => c.Sentences), cells.Select(c => c.Report).Distinct(StringComparer.Ordinal).Count());
        foreach (var category in categories)
        {
            var counted = cells.Where(c => c.Category == category).Sum(c => c.Sentences);
            var decided = cells.Where(c => c.Category == category && IsDecided(c)).Sum(c => c.Sentences);
            var share = shares.GetValueOrDefault(category) ?? new CategoryShare(category, 0, 0, 0, 0);
            double Whole(double part) => (part * predicted.Sum(c => c.Sentences) + decided) / of;
            yield return new ShareRow(place.Name, place.Id, place.Level, place.Province, category, counted, of, reports, (double)counted / of, Whole(share.Adjusted), Whole(share.Low), Whole(share.High));
        }
    }

    private static Place PlaceOf(IReadOnlyDictionary<string, KnownPlace> known, string? id, string by)
    {
        var place = id is null ? null : known.GetValueOrDefault(id);
        return (by == "district" ? place?.District ?? place?.Province : place?.Province) is { } row ? new Place(row.Name, row.Id, row.Level, row.Province) : new Place(FactGroups.None, null, null, null);
    }

    private List<Cell> Read(ShareQuery query)
    {
        using var command = connection.CreateCommand();
        string Parameter(object value)
        {
            command.Parameters.Add(new DuckDBParameter(value));
            return string.Create(CultureInfo.InvariantCulture, $"${command.Parameters.Count}");
        }
        List<string> where = ["true"];
        if (query.From is { } from)
            where.Add($"published >= {Parameter(from)}");
        if (query.To is { } to)
            where.Add($"published <= {Parameter(to)}");
        if (query.Language is not null)
            where.Add($"language = {Parameter(query.Language)}");
        if (query.Place is not null)
        {
            var places = new FactReader(connection);
            where.Add($"place_id IN ({string.Join(", ", places.Within(places.PlaceIds(query.Place)).Select(Parameter))})");
        }
        // A twin is left out beside the report that it repeats, and stands for it where that one does not pass.
        command.CommandText = $"""
            WITH passing AS (SELECT report_id, place_id FROM reports WHERE {string.Join(" AND ", where)}),
                 repeated AS (SELECT t.report_id FROM twins t JOIN passing p ON p.report_id = t.twin_of)
            SELECT s.report_id, p.place_id, s.category, s.model_id, CAST(count(*) AS INTEGER)
            FROM sentences s JOIN passing p ON p.report_id = s.report_id
            WHERE s.report_id NOT IN (FROM repeated)
            GROUP BY ALL ORDER BY ALL
            """;
        using var reader = command.ExecuteReader();
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        var cells = new List<Cell>();
        while (reader.Read())
            cells.Add(new Cell(reader.GetString(0), Text(1), Text(2), Text(3), reader.GetInt32(4)));
        return cells;
    }
}
