using System.Globalization;
using System.Text.Json;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Store;
using Workbench.Charts;
using Workbench.Text;

namespace Workbench.Api.Endpoints;

internal static class QueryEndpoints
{
    public static readonly ParameterSet CompareParameters = new(
        new Parameter("indicator", "A unit, or a unit within a category.", Example: "household:poverty-reduction", Required: true),
        Parameter.Choice("by", "What the rows are.", "district", "province", "language", "year"), Parameter.Format, Parameter.Explain);

    private static readonly ParameterSet ChartParameters = new(
        CompareParameters.All[0], CompareParameters.All[1],
        Parameter.Choice("theme", "The colours.", "light", "dark"),
        new Parameter("width", "The width in pixels, 240 to 4000.", "integer", "720"),
        new Parameter("scale", "PNG only: pixels to each pixel of the width, 1 to 4.", "integer", "2"),
        Parameter.Choice("language", "The language of the chart's own words.", "en", "uk", "ar", "hu", "ru", "th", "vi"));

    public static void Map(IEndpointRouteBuilder api, Answers answers, StoreHost store)
    {
        api.MapGet("/sentences", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => SentenceQuery.List(wb, new Arguments(c.Request.Query))))
            .Says("listSentences", "Sentences", "Sentences with their categories").Takes(SentenceQuery.Parameters).Produces<ListPart<SentenceItem>>();
        foreach (var form in (string?[])[null, "csv", "parquet", "json"])
            api.MapGet("/figures" + (form is null ? "" : "." + form), (HttpContext c, CancellationToken _) => Figures(c, answers, store, form))
                .Says("listFigures" + form, "Figures", form is null ? "Figures, filtered by any column, sorted by any, in parts; whole as CSV or Parquet" : $"Figures as {form}").Takes(FigureQuery.Parameters)
                .Produces<ListPart<FigureItem>>().Fails((400, "WB7022", "the cursor is of another question"), (406, "WB7024", "Accept asks for another form"));
        api.MapGet("/figures/{figureId}", (HttpContext c, string figureId) => answers.JsonAsync(c, wb => FigureQuery.Find(wb, figureId) ?? throw Errors.NoFigure(figureId)))
            .Says("getFigure", "Figures", "A figure with its sentence").Produces<FigureItem>().Fails((404, "WB7031", "there is no such figure"));
        api.MapGet("/places", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => PlaceQuery.List(wb, new Arguments(c.Request.Query))))
            .Says("listPlaces", "Places", "Places").Takes(PlaceQuery.Parameters).Produces<ListPart<PlaceItem>>();
        api.MapGet("/places/{placeId}", (HttpContext c, string placeId) => answers.JsonAsync(c, wb => PlaceQuery.Get(wb, placeId)))
            .Says("getPlace", "Places", "A place").Produces<PlaceItem>().Fails((404, "WB7032", "there is no such place"));
        api.MapGet("/categories", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => Rows.Read(wb, "SELECT category, label, definition FROM categories", [], r => new Category(r.GetString(0), r.GetString(1), r.GetString(2)))))
            .Says("listCategories", "Categories", "Categories of sentences").Produces<IReadOnlyList<Category>>();
        api.MapGet("/indicators", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => wb.Indicators().Select(i => new IndicatorItem(i.Id, i.Unit, i.Category, i.Places, i.Figures, i.Reports)).ToList()))
            .Says("listIndicators", "Comparing", "What can be compared, that which most places state first").Produces<IReadOnlyList<IndicatorItem>>();
        api.MapGet("/summary", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => wb.Summarize()))
            .Says("getSummary", "Store", "What the store holds, in numbers").Produces<StoreSummary>();
        foreach (var form in (string?[])[null, "csv"])
            api.MapGet("/compare" + (form is null ? "" : "." + form), (HttpContext c, CancellationToken _) => Compare(c, answers, form))
                .Says("compare" + form, "Comparing", "Compare an indicator across districts, provinces, languages or years").Takes(CompareParameters).Produces<ComparisonAnswer>()
                .Fails((404, "WB5401", "no figure has this indicator"), (400, "WB7023", "the indicator is missing"));
        foreach (var form in (string[])["svg", "png", "html", "json"])
            api.MapGet("/charts/compare." + form, (HttpContext c, CancellationToken _) => DrawAsync(c, answers, form))
                .Says("chart" + form, "Comparing", $"The comparison as a chart ({form})").Takes(ChartParameters).Produces(200, contentType: ChartType(form))
                .Fails((404, "WB5401", "no figure has this indicator"), (400, "WB3104", "a size is out of range"), (503, "WB3201", "Node.js is missing; other WB32xx codes say what the renderer lacks"));
        api.MapGet("/models", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => new ModelsAnswer(store.Classifier?.ModelId,
                Rows.Read(wb, "SELECT model_id, trained_at, file FROM models ORDER BY trained_at DESC", [], r => new ModelItem(r.GetString(0), DateTime.SpecifyKind(r.GetDateTime(1), DateTimeKind.Utc), r.Text(2))), store.Classifier?.Categories ?? [])))
            .Says("listModels", "Classifying", "The model that classifies, and those that sentences of the store were classified by").Produces<ModelsAnswer>();
        api.MapPost("/classify", (HttpContext c, CancellationToken _) => ClassifyAsync(c, store))
            .Says("classify", "Classifying", "The categories of one text or of a batch").Needs("reader").Produces<ClassifyAnswer>()
            .Reads("One text, or many. `explain` adds the words that weigh most (one text or at most 100).", ("application/json", """{"texts": ["59 houses were built for poor households."], "top": 3, "explain": true}"""), ("text/plain", "A text a line."))
            .Fails((422, "WB7007", "too many texts"), (422, "WB7006", "a member is wrong"), (400, "WB7005", "the body is no JSON"), (503, "WB7034", "there is no model"), (415, "WB7003", "another type of body"));
        api.MapPost("/analyze", (HttpContext c, CancellationToken _) => AnalyzeAsync(c, store))
            .Says("analyze", "Classifying", "What a report says: language, sentences, categories, figures and why. Nothing is stored.").Needs("reader").Produces<Analysed>()
            .Reads("A report.", ("application/json", """{"text": "Than Uyên built 59 houses in 2020.", "published": "2020-12-31", "explain": true}"""), ("text/plain", "Than Uyên built 59 houses in 2020."))
            .Fails((422, "WB7006", "a member is wrong"), (400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"));
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

    private static Task Compare(HttpContext context, Answers answers, string? form)
    {
        var arguments = new Arguments(context.Request.Query);
        return Exports.Form(context, form) switch
        {
            "json" => answers.JsonAsync(context, wb => Comparisons.Ask(wb, arguments).Answer(arguments.Text("explain") is not null)),
            "csv" => answers.SendAsync(context, wb => new Answer(System.Text.Encoding.UTF8.GetBytes(Comparisons.Csv(Comparisons.Ask(wb, arguments))), "text/csv; charset=utf-8; header=present", "comparison.csv")),
            _ => throw Errors.NotAcceptable(context.Request.Headers.Accept.ToString(), "application/json, text/csv"),
        };
    }

    private static Task DrawAsync(HttpContext context, Answers answers, string form)
    {
        var arguments = new Arguments(context.Request.Query);
        var width = arguments.Integer("width", 720, 240, 4000);
        var scale = arguments.Integer("scale", 2, 1, 4);
        // A chart page holds its own script and style; it stands alone and may reach nothing.
        if (form == "html")
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; sandbox allow-scripts; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        return answers.SendAsync(context, wb =>
        {
            var chart = Comparisons.Ask(wb, arguments).ToChart().Theme(arguments.Text("theme") == "dark" ? ChartTheme.Dark : ChartTheme.Light).Width(width).Language(arguments.Text("language") ?? "en");
            return new Answer(form switch
            {
                "svg" => System.Text.Encoding.UTF8.GetBytes(chart.ToSvg()),
                "png" => chart.ToPng(scale),
                "html" => System.Text.Encoding.UTF8.GetBytes(chart.ToHtml()),
                _ => System.Text.Encoding.UTF8.GetBytes(chart.ToJson()),
            }, ChartType(form));
        });
    }

    private static string ChartType(string form) => form switch { "svg" => "image/svg+xml", "png" => "image/png", "html" => "text/html; charset=utf-8", _ => "application/vnd.vegalite.v6+json" };

    private static async Task<IResult> ClassifyAsync(HttpContext context, StoreHost store)
    {
        var classifier = store.Classifier ?? throw Errors.NoModel();
        var texts = new List<string>();
        var (top, explain) = (1, false);
        if (Bodies.MediaType(context) == "text/plain")
            texts.AddRange((await Bodies.TextAsync(context).ConfigureAwait(false)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        else
        {
            using var json = await Bodies.JsonAsync(context).ConfigureAwait(false);
            Bodies.CheckMembers(json.RootElement, "text", "texts", "top", "explain");
            if (Bodies.Member(json.RootElement, "text", 1 << 20) is { } one)
                texts.Add(one);
            if (json.RootElement.TryGetProperty("texts", out var many))
            {
                if (many.ValueKind != JsonValueKind.Array)
                    throw Errors.BadMember("texts", "must be a list of texts.");
                foreach (var item in many.EnumerateArray())
                    texts.Add(item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Errors.BadMember("texts", "must hold texts only."));
            }
            if (json.RootElement.TryGetProperty("top", out var number))
                top = number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var k) && k is >= 1 and <= 100 ? k : throw Errors.BadMember("top", "must be a whole number from 1 to 100.");
            if (json.RootElement.TryGetProperty("explain", out var why))
                explain = why.ValueKind is JsonValueKind.True or JsonValueKind.False ? why.GetBoolean() : throw Errors.BadMember("explain", "must be true or false.");
        }
        if (texts.Count == 0)
            throw Errors.BadMember("texts", "is missing or empty.");
        if (texts.Count > store.Options.BatchTexts)
            throw Errors.TooMany("texts", texts.Count, store.Options.BatchTexts, "--batch-texts");
        if (explain && texts.Count > 100)
            throw Errors.BadMember("explain", "is possible for at most 100 texts.");
        var answers = await Task.Run(() => Classifying.Texts(classifier, texts, top, explain, context.RequestAborted), context.RequestAborted).ConfigureAwait(false);
        return Results.Json(new ClassifyAnswer(classifier.ModelId, answers), Json.Options);
    }

    private static async Task<IResult> AnalyzeAsync(HttpContext context, StoreHost store)
    {
        string? text;
        var options = new AnalysisOptions();
        var explain = true;
        if (Bodies.MediaType(context) == "text/plain")
            text = await Bodies.TextAsync(context).ConfigureAwait(false);
        else
        {
            using var json = await Bodies.JsonAsync(context).ConfigureAwait(false);
            Bodies.CheckMembers(json.RootElement, "text", "title", "place", "language", "published", "explain");
            text = Bodies.Member(json.RootElement, "text", 1 << 20);
            DateOnly? published = Bodies.Member(json.RootElement, "published") is not { } day ? null
                : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Errors.BadMember("published", "is no day such as 2024-12-31.");
            options = options with { Title = Bodies.Member(json.RootElement, "title"), Place = Bodies.Member(json.RootElement, "place"), Language = Bodies.Member(json.RootElement, "language"), Published = published };
            explain = !json.RootElement.TryGetProperty("explain", out var why) || why.ValueKind == JsonValueKind.True;
        }
        if (string.IsNullOrWhiteSpace(text))
            throw Errors.BadMember("text", "is missing or empty.");
        if (text.Length > 1 << 20)
            throw Errors.BadMember("text", "is longer than 1,048,576 characters. Store it as a file instead.");
        return Results.Json(await Task.Run(() => Classifying.Report(store.Classifier, text, options, explain, context.RequestAborted), context.RequestAborted).ConfigureAwait(false), Json.Options);
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

/// <summary>The answer to a request to classify.</summary>
/// <param name="ModelId">The model that answered.</param>
/// <param name="Texts">An answer for each text, in their order.</param>
public sealed record ClassifyAnswer(string ModelId, IReadOnlyList<Classified> Texts);

/// <summary>A model that sentences of the store were classified by.</summary>
/// <param name="ModelId">Its id.</param>
/// <param name="TrainedAt">When it was made, UTC.</param>
/// <param name="File">Its file name.</param>
public sealed record ModelItem(string ModelId, DateTime TrainedAt, string? File);

/// <summary>Models.</summary>
/// <param name="Active">The model that classifies now; null when there is none.</param>
/// <param name="Models">Models that sentences of the store were classified by.</param>
/// <param name="Categories">The categories that the active model knows.</param>
public sealed record ModelsAnswer(string? Active, IReadOnlyList<ModelItem> Models, IReadOnlyList<string> Categories);
