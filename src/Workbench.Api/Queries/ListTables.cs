namespace Workbench.Api.Queries;

/// <summary>Lists as tables, a row an item; a list that goes on says that it was cut.</summary>
internal static class ListTables
{
    public static Table Of(ListPart<ReportItem> part) => new("reports",
        [("report_id", "VARCHAR"), ("title", "VARCHAR"), ("url", "VARCHAR"), ("source_file", "VARCHAR"), ("language", "VARCHAR"), ("published", "DATE"), ("place_id", "VARCHAR"), ("place", "VARCHAR"), ("province", "VARCHAR"),
            ("sentences", "INTEGER"), ("figures", "INTEGER"), ("doubts", "INTEGER"), ("ingested_at", "TIMESTAMP")],
        part.Items.Select(r => new object?[] { r.ReportId, r.Title, r.Url, r.SourceFile, r.Language, r.Published, r.PlaceId, r.Place, r.Province, r.Sentences, r.Figures, r.Doubts, r.IngestedAt }), part.Next is not null);

    public static Table Of(ListPart<SentenceItem> part) => new("sentences",
        [("report_id", "VARCHAR"), ("sentence_no", "INTEGER"), ("start", "INTEGER"), ("end", "INTEGER"), ("text", "VARCHAR"), ("heading", "BOOLEAN"), ("language", "VARCHAR"), ("category", "VARCHAR"), ("probability", "DOUBLE")],
        part.Items.Select(s => new object?[] { s.ReportId, s.SentenceNo, s.Start, s.End, s.Text, s.Heading, s.Language, s.Category, s.Probability }), part.Next is not null);

    public static Table Of(ListPart<PlaceItem> part) => new("places",
        [("place_id", "VARCHAR"), ("name", "VARCHAR"), ("level", "VARCHAR"), ("parent_id", "VARCHAR"), ("aliases", "VARCHAR"), ("reports", "INTEGER"), ("figures", "INTEGER")],
        part.Items.Select(p => new object?[] { p.PlaceId, p.Name, p.Level, p.ParentId, p.Aliases, p.Reports, p.Figures }), part.Next is not null);

    public static Table Of(List<Category> categories) => new("categories", [("category", "VARCHAR"), ("label", "VARCHAR"), ("definition", "VARCHAR")],
        categories.Select(c => new object?[] { c.Id, c.Label, c.Definition }));
}
