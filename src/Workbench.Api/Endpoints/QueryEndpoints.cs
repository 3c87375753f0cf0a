using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Store;

namespace Workbench.Api.Endpoints;

internal static class QueryEndpoints
{
    public static void Map(IEndpointRouteBuilder api, Answers answers, StoreHost store)
    {
        api.MapTable(answers, store, "/sentences", ("listSentences", "Sentences", "Sentences with their categories"), SentenceQuery.Parameters,
            (c, wb, whole) => SentenceQuery.List(wb, new Arguments(c.Request.Query), whole ? store.Options.ExportRows : null), ListTables.Of, (400, "WB7022", "the cursor is of another question"));
        foreach (var form in (string?[])[null, "csv", "parquet", "json"])
            api.MapGet("/figures" + (form is null ? "" : "." + form), (HttpContext c, CancellationToken _) => Figures(c, answers, store, form))
                .Says("listFigures" + (form is null ? "" : char.ToUpperInvariant(form[0]) + form[1..]), "Figures", form is null ? "Figures, filtered by any column, sorted by any, in parts; whole as CSV or Parquet" : $"Figures as {form}").Takes(FigureQuery.Parameters)
                .Gives(form switch { "json" => [], "csv" => ["text/csv"], "parquet" => [Exports.ParquetType], _ => ["text/csv", Exports.ParquetType] }).Produces<ListPart<FigureItem>>().Fails((400, "WB7022", "the cursor is of another question"), (406, "WB7024", "Accept asks for another form"));
        api.MapGet("/figures/{figureId}", (HttpContext c, string figureId) => answers.JsonAsync(c, wb => FigureQuery.Find(wb, figureId) ?? throw Errors.NoFigure(figureId)))
            .Says("getFigure", "Figures", "A figure with its sentence").Produces<FigureItem>().Fails((404, "WB7031", "there is no such figure"));
        api.MapTable(answers, store, "/places", ("listPlaces", "Places", "Places"), PlaceQuery.Parameters,
            (c, wb, whole) => PlaceQuery.List(wb, new Arguments(c.Request.Query), whole ? store.Options.ExportRows : null), ListTables.Of, (400, "WB7022", "the cursor is of another question"));
        api.MapGet("/places/{placeId}", (HttpContext c, string placeId) => answers.JsonAsync(c, wb => PlaceQuery.Get(wb, placeId)))
            .Says("getPlace", "Places", "A place").Produces<PlaceItem>().Fails((404, "WB7032", "there is no such place"));
        api.MapTable(answers, store, "/categories", ("listCategories", "Categories", "Categories of sentences"), Disputes.FormatOnly,
            (_, wb, _) => Rows.Read(wb, "SELECT category, label, definition FROM categories", [], r => new Category(r.GetString(0), r.GetString(1), r.GetString(2))), ListTables.Of);
        api.MapGet("/summary", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => wb.Summarize()))
            .Says("getSummary", "Store", "What the store holds, in numbers").Produces<StoreSummary>();
        api.MapPost("/sql", (HttpContext c, CancellationToken _) => SqlAsync(c, store))
            .Says("sql", "SQL", "One SELECT on the store, read-only; off unless the server was started with --sql").Needs("reader").Produces<SqlAnswer>()
            .Reads("The query.", ("application/json", """{"sql": "SELECT unit, count(*) FROM facts GROUP BY unit"}"""), ("text/plain", "SELECT unit, count(*) FROM facts GROUP BY unit"))
            .Fails((403, "WB7040", "SQL is switched off"), (400, "WB7041", "it is no plain SELECT on the store"), (408, "WB7042", "it took too long"), (400, "WB7043", "it failed"));
    }

    private static Task Figures(HttpContext context, Answers answers, StoreHost store, string? form)
    {
        var query = new FigureQuery(new Arguments(context.Request.Query));
        var as_ = Exports.Form(context, form);
        if (as_ == "json")
            return answers.JsonAsync(context, query.Run);
        var limit = new Arguments(context.Request.Query).Text("limit") is null ? store.Options.ExportRows : new Arguments(context.Request.Query).Integer("limit", 50, 1, 500);
        return answers.SendAsync(context, wb =>
        {
            var (sql, parameters) = query.Export(limit + 1);
            return Exports.Make(store, wb, as_, "figures", sql, parameters, limit);
        });
    }

    private static async Task<IResult> SqlAsync(HttpContext context, StoreHost store)
    {
        if (!store.Options.Sql)
            throw Errors.SqlOff();
        string? sql;
        if (Bodies.MediaType(context) == "text/plain")
            sql = await Bodies.TextAsync(context).ConfigureAwait(false);
        else
        {
            using var json = await Bodies.JsonAsync(context).ConfigureAwait(false);
            Bodies.CheckMembers(json.RootElement, "sql");
            sql = Bodies.Member(json.RootElement, "sql", 100_000);
        }
        if (string.IsNullOrWhiteSpace(sql))
            throw Errors.BadMember("sql", "is missing or empty.");
        return Results.Json(await store.ReadAsync(wb => SqlQuery.Run(wb, sql, store.Options.SqlSeconds, store.Options.SqlRows, context.RequestAborted), context.RequestAborted).ConfigureAwait(false), Json.Options);
    }
}
