using System.Text;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Running;
using Workbench.Api.Security;
using Workbench.Api.Store;
using Workbench.Charts;

namespace Workbench.Api.Endpoints;

/// <summary>Indicators, comparisons, trends, conflicts, twins and charts: the library's answers, unchanged.</summary>
internal static class ComparingEndpoints
{
    private static readonly (int, string, string)[] Fails =
    [
        (404, "WB5401", "no figure has this indicator"), (404, "WB5403", "no figure passes the filters"), (400, "WB7023", "the indicator is missing"), (400, "WB5404", "money in several currencies"), (400, "WB5406", "a share is not divided per head"),
        (400, "WB5408", "no populations are loaded"), (400, "WB5409", "values per head need rows that are places"), (400, "WB5410", "there is no such place"), (400, "WB5411", "no rate into the currency"), (400, "WB5412", "only money is converted"),
    ];

    private const int MostPixels = 8000;

    private static readonly ParameterSet ChartParameters = new(
        [Comparisons.Indicator, Comparisons.By, .. Comparisons.Filters, Parameter.Choice("theme", "The colours.", "light", "dark"), new Parameter("width", "The width in pixels, 240 to 4000.", "integer", "720"),
            new Parameter("scale", "PNG only: pixels to each pixel of the width, 1 to 4; at most 8000 across.", "integer", "2"), Parameter.Choice("locale", "The language of the chart: its titles, units, numbers and direction. Names of places stay as they are.", "en", "uk", "ar", "hu", "ru", "th", "vi")]);

    public static void Map(IEndpointRouteBuilder api, Answers answers, StoreHost store, Jobs jobs)
    {
        api.MapTable(answers, store, "/indicators", ("listIndicators", "Comparing", "What can be compared, that which most places state first"), Disputes.FormatOnly,
            (_, wb, _) => (IReadOnlyList<IndicatorItem>)[.. wb.Indicators().Select(IndicatorItem.Of)], Disputes.Table);
        foreach (var form in (string?[])[null, "json", "csv", "parquet"])
        {
            var endpoint = api.MapGet("/compare" + (form is null ? "" : "." + form), (HttpContext c, CancellationToken _) => CompareAsync(c, answers, store, form))
                .Says("compare" + (form is null ? "" : char.ToUpperInvariant(form[0]) + form[1..]), "Comparing", "Compare an indicator across districts, provinces, languages or years" + (form is null ? "" : $" ({form})"))
                .Takes(form is null ? Comparisons.Parameters : new ParameterSet([.. Comparisons.Parameters.All.Where(p => p.Name != "format")])).Fails(Fails);
            if (form is null or "json")
                endpoint.Produces<ComparisonAnswer>();
            if (form != "json")
                endpoint.Gives(form switch { "csv" => ["text/csv"], "parquet" => [Exports.ParquetType], _ => ["text/csv", Exports.ParquetType] });
            if (form is null)
                endpoint.Fails((406, "WB7024", "`Accept` asks for another form"));
        }
        api.MapTable(answers, store, "/trends", ("getTrend", "Comparing", "How an indicator went over the years, gaps included"), Comparisons.TrendParameters,
            (c, wb, _) => wb.Trend(Comparisons.Query(new Arguments(c.Request.Query)), new Arguments(c.Request.Query).Text("cumulative") == "true"),
            Comparisons.Table, (_, t) => new TrendAnswer(t.Query.Indicator, t.Query.ResultUnit, t.Query.By, t.Points, t.Undated), [.. Fails, (400, "WB5405", "a stock has no cumulative trend")]);
        api.MapTable(answers, store, "/shares", ("getShares", "Comparing", "How much of each place's reporting is about each category, corrected for the errors of the model, with an interval"), Shares.Parameters,
            (c, wb, _) => wb.Shares(Shares.Query(new Arguments(c.Request.Query)), store.Classifier ?? throw Errors.NoModel(), c.RequestAborted), Shares.Table, Shares.Fails);
        api.MapTable(answers, store, "/conflicts", ("listConflicts", "Conflicts", "The same indicator, place and period, stated differently: a range with who says what"), Disputes.Conflicts,
            (c, wb, _) => Disputes.ConflictsOf(wb, new Arguments(c.Request.Query).Text("indicator")), Disputes.Table, Some);
        api.MapTable(answers, store, "/settlements", ("listSettlements", "Conflicts", "How conflicts were settled, withdrawn settlements included"), Disputes.FormatOnly, (_, wb, _) => wb.SettlementHistory(), Disputes.Table);
        api.MapPost("/settlements", (HttpContext c, CancellationToken _) => SettleAsync(c, store))
            .Says("settle", "Conflicts", "Settle conflicts by a rule, and record it: comparisons leave out what the rule does not keep").Needs("annotator").Produces<IReadOnlyList<Settlement>>(201)
            .Reads("The rule, who settles and why; `indicator` for one only.", ("application/json", """{"rule": "newest", "indicator": "household:poverty-reduction", "name": "Anna", "reason": "The later report counts the whole year."}"""))
            .Fails((400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"), (422, "WB7006", "a member is wrong"), (422, "WB5703", "no name or no reason"));
        api.MapPost("/settlements/{number}/withdraw", (HttpContext c, string number) => WithdrawAsync(c, store, number))
            .Says("withdrawSettlement", "Conflicts", "End a settlement: its conflict is open again").Needs("annotator").Produces(204)
            .Reads("Who withdraws it and why.", ("application/json", """{"name": "Anna", "reason": "The later report was wrong."}"""))
            .Fails((400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"), (404, "WB5704", "there is no such settlement in force"), (422, "WB5703", "no name or no reason"), (422, "WB7006", "a member is wrong"));
        api.MapTable(answers, store, "/twins", ("listTwins", "Twins", "Reports that repeat others, in any language"), Disputes.Twins, (c, wb, _) => Disputes.TwinsOf(wb, new Arguments(c.Request.Query), c.RequestAborted), Disputes.Table);
        // One at a time: each takes a reader for as long as it searches, and a handful would leave none to those who ask.
        api.MapPost("/twins", (HttpContext c, CancellationToken _) => Jobs.Accepted(c, jobs.Start("twins", most: 1, async step =>
            {
                var twins = await store.ReadAsync(wb => wb.FindTwins(jobs.Stopping), jobs.Stopping, patient: true).ConfigureAwait(false);
                step("recording");
                return await store.WriteAsync(wb => (object?)wb.RecordTwins(twins), jobs.Stopping, patient: true).ConfigureAwait(false);
            }).Job))
            .Says("recordTwins", "Twins", "Find twins and record them, as a job: from then on they count as one report. One at a time: meanwhile the answer is the job that runs").Needs("annotator").Produces<Job>(202);
        foreach (var form in (string[])["svg", "png", "pdf", "html", "json"])
            api.MapGet("/charts/compare." + form, (HttpContext c, CancellationToken _) => DrawAsync(c, answers, store, form))
                .Says("chart" + char.ToUpperInvariant(form[0]) + form[1..], "Comparing", $"The comparison as a chart ({form})").Takes(ChartParameters).Gives(ChartType(form).Split(';')[0])
                .Fails([.. Fails, .. form == "png" ? [(400, "WB3108", "the picture is too large")] : Array.Empty<(int, string, string)>(), (503, "WB3201", "Node.js is missing; other WB32xx codes say what the renderer lacks")]);
    }

    private static ConflictsAnswer Some(HttpContext context, IReadOnlyList<Conflict> all)
    {
        var most = new Arguments(context.Request.Query).Integer("limit", 50, 1, 500);
        return new ConflictsAnswer([.. all.Take(most)], all.Count, all.Count > most);
    }

    private static Task CompareAsync(HttpContext context, Answers answers, StoreHost store, string? named)
    {
        var arguments = new Arguments(context.Request.Query);
        var query = Comparisons.Query(arguments);
        var form = Exports.Form(context, named);
        return form == "json" ? answers.JsonAsync(context, wb => store.Compare(wb, query).Answer(arguments.Text("explain") is not null))
            : answers.SendAsync(context, wb => Exports.Make(store, wb, form, Comparisons.Table(store.Compare(wb, query))));
    }

    private static Task DrawAsync(HttpContext context, Answers answers, StoreHost store, string form)
    {
        var arguments = new Arguments(context.Request.Query);
        var query = Comparisons.Query(arguments);
        var width = arguments.Integer("width", 720, 240, 4000);
        var scale = arguments.Integer("scale", 2, 1, 4);
        // Pixels cost memory by the square: the largest picture is that of a wall poster.
        if (form == "png" && width * scale > MostPixels)
            throw Errors.BadParameter("scale", arguments.Text("scale") ?? "2", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"at most {MostPixels / width} at the width {width}: a picture has at most {MostPixels} pixels across"));
        // A chart page holds its own script and style; it stands alone and may reach nothing.
        if (form == "html")
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; sandbox allow-scripts; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        return answers.SendAsync(context, wb =>
        {
            var chart = store.Compare(wb, query).ToChart(language: arguments.Text("locale") ?? "en").Theme(arguments.Text("theme") == "dark" ? ChartTheme.Dark : ChartTheme.Light).Width(width);
            return new Answer(form switch
            {
                "svg" => Encoding.UTF8.GetBytes(chart.ToSvg()),
                "png" => chart.ToPng(scale),
                "pdf" => chart.ToPdf(),
                "html" => Encoding.UTF8.GetBytes(chart.ToHtml()),
                _ => Encoding.UTF8.GetBytes(chart.ToJson()),
            }, ChartType(form));
        });
    }

    private static string ChartType(string form) => form switch { "svg" => "image/svg+xml", "png" => "image/png", "pdf" => "application/pdf", "html" => "text/html; charset=utf-8", _ => "application/vnd.vegalite.v6+json" };

    private static async Task<IResult> SettleAsync(HttpContext context, StoreHost store)
    {
        using var json = await Bodies.JsonAsync(context).ConfigureAwait(false);
        Bodies.CheckMembers(json.RootElement, "rule", "indicator", "name", "reason");
        var rule = Bodies.Member(json.RootElement, "rule") switch
        {
            "newest" => SettlementRule.Newest,
            "mostSpecific" => SettlementRule.MostSpecific,
            "confirmed" => SettlementRule.Confirmed,
            _ => throw Errors.BadMember("rule", "must be newest, mostSpecific or confirmed."),
        };
        var (who, why, indicator) = (Signature.Of(context, Bodies.Member(json.RootElement, "name")), Bodies.Member(json.RootElement, "reason") ?? "", Bodies.Member(json.RootElement, "indicator"));
        return Results.Json(await store.WriteAsync(wb => wb.Settle(rule, who, why, indicator), context.RequestAborted).ConfigureAwait(false), Json.Options, statusCode: 201);
    }

    private static async Task<IResult> WithdrawAsync(HttpContext context, StoreHost store, string number)
    {
        using var json = await Bodies.JsonAsync(context).ConfigureAwait(false);
        Bodies.CheckMembers(json.RootElement, "name", "reason");
        var (who, why) = (Signature.Of(context, Bodies.Member(json.RootElement, "name")), Bodies.Member(json.RootElement, "reason") ?? "");
        await store.WriteAsync(wb =>
        {
            wb.Withdraw(Bodies.Number(number), who, why);
            return true;
        }, context.RequestAborted).ConfigureAwait(false);
        return Results.NoContent();
    }
}
