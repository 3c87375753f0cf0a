using System.Text.Json;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Security;
using Workbench.Api.Store;

namespace Workbench.Api.Endpoints;

/// <summary>What people decide on figures and sentences: the queues, the decisions, the record of them.</summary>
internal static class ReviewEndpoints
{
    private static readonly ParameterSet Queue = new(Parameter.Limit);

    private static readonly (string Name, FigureParts Part)[] Clearable =
        [("valueHigh", FigureParts.ValueHigh), ("unit", FigureParts.Unit), ("periodStart", FigureParts.PeriodStart), ("periodEnd", FigureParts.PeriodEnd), ("place", FigureParts.Place)];

    private static readonly (int, string, string)[] Body = [(400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"), (422, "WB7006", "a member is wrong"), (422, "WB5703", "no name or no reason")];

    public static void Map(IEndpointRouteBuilder api, Answers answers, StoreHost store)
    {
        api.MapGet("/review/figures", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => wb.ReviewQueue(new Arguments(c.Request.Query).Integer("limit", 50, 1, 500))))
            .Says("listDoubtfulFigures", "Review", "Doubtful figures that nobody has decided on, those of the newest reports first").Takes(Queue).Produces<IReadOnlyList<ReviewItem>>();
        api.MapTable(answers, store, "/review/history", ("listReviews", "Review", "All decisions on figures, in order, undone ones and undoings included"), Disputes.FormatOnly, (_, wb, _) => wb.ReviewHistory(), Disputes.Table);
        api.MapPost("/review/figures/{figureId}", async (HttpContext c, string figureId) => Results.Json(await DecideAsync(c, store, figureId).ConfigureAwait(false), Json.Options, statusCode: 201))
            .Says("decideFigure", "Review", "Confirm, correct or reject a figure. With an API key the name is the key's.").Needs("annotator").Produces<Review>(201)
            .Reads("`action` is confirm, correct or reject; `correction` says what is right, a part of it is enough; `null` for valueHigh, unit, periodStart, periodEnd or place says that there is none (of a place: that the report's holds).", ("application/json", """{"action": "correct", "correction": {"value": 273, "unit": "household", "bound": "exact", "periodEnd": "2023-12-31", "place": "Đắk Song"}, "name": "Anna", "reason": "The sentence counts families."}"""))
            .Fails([.. Body, (404, "WB5701", "there is no such figure"), (422, "WB5702", "nothing is corrected"), (422, "WB5707", "an unknown kind or bound, an upper end below the value, a range without one, a last day before the first"), (400, "WB5410", "there is no such place")]);
        api.MapPost("/review/history/{number}/undo", async (HttpContext c, string number) =>
            {
                using var json = await Bodies.JsonAsync(c).ConfigureAwait(false);
                Bodies.CheckMembers(json.RootElement, "name", "reason");
                var (who, why) = (Signature.Of(c, Bodies.Member(json.RootElement, "name")), Bodies.Member(json.RootElement, "reason") ?? "");
                return Results.Json(await store.WriteAsync(wb => wb.UndoReview(Bodies.Number(number), who, why), c.RequestAborted).ConfigureAwait(false), Json.Options, statusCode: 201);
            })
            .Says("undoReview", "Review", "Take a decision back: the figure says again what it said before").Needs("annotator").Produces<Review>(201)
            .Reads("Who takes it back and why.", ("application/json", """{"name": "Anna", "reason": "The wrong row."}""")).Fails([.. Body, (404, "WB5705", "there is no such decision to undo")]);
        api.MapGet("/review/sentences", (HttpContext c, CancellationToken _) =>
            {
                var arguments = new Arguments(c.Request.Query);
                var who = Signature.Of(c, arguments.Text("name") ?? arguments.Text("annotator"));
                if (who.Length == 0)
                    throw Errors.MissingParameter("name", "anna");
                var options = new LabelQueueOptions { Language = arguments.Text("language"), Most = arguments.Integer("limit", 50, 1, 500) };
                var blind = arguments.Text("model") != "shown";
                return answers.JsonAsync(c, wb => wb.LabelQueue(who, options, c.RequestAborted).Select(i => blind ? i with { Predicted = null, Probability = null } : i).ToList(), who);
            })
            .Says("listSentencesToLabel", "Review", "Sentences to label: those of which the model is least sure, each unlike those before it, mixed with some that others have labelled").Takes(LabelTables.QueueParameters).Produces<IReadOnlyList<LabelItem>>()
            .Fails((400, "WB7023", "the name of the annotator is missing"));
        api.MapPost("/review/sentences/{reportId}/{sentenceNo}", async (HttpContext c, string reportId, string sentenceNo) =>
            {
                using var json = await Bodies.JsonAsync(c).ConfigureAwait(false);
                Bodies.CheckMembers(json.RootElement, "action", "category", "name", "reason");
                var settles = Bodies.Member(json.RootElement, "action") switch { null or "label" => false, "settle" => true, _ => throw Errors.BadMember("action", "must be label or settle.") };
                var category = Bodies.Member(json.RootElement, "category") ?? throw Errors.BadMember("category", "is missing.");
                var (who, why) = (Signature.Of(c, Bodies.Member(json.RootElement, "name")), Bodies.Member(json.RootElement, "reason"));
                return Results.Json(await LabelAsync(c, store, reportId, sentenceNo, who, category, settles, why).ConfigureAwait(false), Json.Options, statusCode: 201);
            })
            .Says("labelSentence", "Review", "Say what a sentence is about, in place of what the same annotator said before; or settle it over the labels of several").Needs("annotator").Produces<SentenceLabel>(201)
            .Reads("`action` is label, which it is when left out, or settle, which needs a reason.", ("application/json", """{"action": "label", "category": "poverty-reduction", "name": "Anna"}"""))
            .Fails((400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"), (422, "WB7006", "a member is wrong"), (404, "WB5721", "there is no such sentence"), (422, "WB5722", "there is no such category"), (422, "WB5723", "no name, or no reason for a settlement"), (422, "WB5725", "nobody has labelled the sentence"));
        api.MapPost("/review/labels/{number}/undo", async (HttpContext c, string number) =>
            {
                using var json = await Bodies.JsonAsync(c).ConfigureAwait(false);
                Bodies.CheckMembers(json.RootElement, "name", "reason");
                var (who, why) = (Signature.Of(c, Bodies.Member(json.RootElement, "name")), Bodies.Member(json.RootElement, "reason"));
                return Results.Json(await store.WriteAsync(wb => wb.UndoLabel(Bodies.Number(number), who, why), c.RequestAborted).ConfigureAwait(false), Json.Options, statusCode: 201);
            })
            .Says("undoLabel", "Review", "Take a label or settlement back; what it had replaced stands again").Needs("annotator").Produces<SentenceLabel>(201)
            .Reads("Who takes it back.", ("application/json", """{"name": "Anna"}""")).Fails((400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"), (422, "WB7006", "a member is wrong"), (422, "WB5723", "no name"), (404, "WB5724", "there is no such label in force"));
        api.MapTable(answers, store, "/review/labels", ("listLabels", "Review", "All labels, settlements and undoings, in order"), Disputes.FormatOnly, (_, wb, _) => wb.LabelHistory(), LabelTables.Table);
        api.MapGet("/review/disagreements", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => wb.LabelDisagreements()))
            .Says("listDisagreements", "Review", "Sentences on which annotators disagree and that nobody has settled").Produces<IReadOnlyList<LabelDisagreement>>();
        api.MapGet("/review/agreement", (HttpContext c, CancellationToken _) => answers.JsonAsync(c, wb => AgreementAnswer.Of(wb.LabelAgreement())))
            .Says("getAgreement", "Review", "How far annotators agree: Krippendorff's alpha, Cohen's kappa").Produces<AgreementAnswer>();
    }

    public static Task<SentenceLabel> LabelAsync(HttpContext context, StoreHost store, string reportId, string sentenceNo, string who, string category, bool settles, string? why) => store.WriteAsync(wb =>
    {
        var number = (int)Math.Clamp(Bodies.Number(sentenceNo), -1, int.MaxValue);
        return settles ? wb.Settle(reportId, number, category, who, why ?? "") : wb.Label(reportId, number, category, who, why);
    }, context.RequestAborted);

    private static async Task<Review> DecideAsync(HttpContext context, StoreHost store, string figureId)
    {
        using var json = await Bodies.JsonAsync(context).ConfigureAwait(false);
        var root = json.RootElement;
        Bodies.CheckMembers(root, "action", "correction", "name", "reason");
        var (who, why) = (Signature.Of(context, Bodies.Member(root, "name")), Bodies.Member(root, "reason") ?? "");
        var correction = new Correction();
        var action = Bodies.Member(root, "action");
        if (action is not ("confirm" or "correct" or "reject"))
            throw Errors.BadMember("action", "must be confirm, correct or reject.");
        if (root.TryGetProperty("correction", out var right) && right.ValueKind != JsonValueKind.Null)
        {
            if (action != "correct")
                throw Errors.BadMember("correction", $"does not go with the action '{action}'.");
            Bodies.CheckMembers(right, "value", "valueHigh", "unit", "kind", "bound", "periodStart", "periodEnd", "place");
            foreach (var never in (string[])["value", "kind", "bound"])
                if (Bodies.IsNull(right, never))
                    throw Errors.BadMember(never, "cannot be null: every figure has one. Leave it out to keep it.");
            correction = new Correction
            {
                Value = Bodies.Decimal(right, "value"), ValueHigh = Bodies.Decimal(right, "valueHigh"), Unit = Bodies.Member(right, "unit"), Kind = Bodies.Member(right, "kind"), Bound = Bodies.Member(right, "bound"),
                PeriodStart = Bodies.Day(right, "periodStart"), PeriodEnd = Bodies.Day(right, "periodEnd"), Place = Bodies.Member(right, "place"),
                Clear = Clearable.Where(c => Bodies.IsNull(right, c.Name)).Aggregate(FigureParts.None, (all, c) => all | c.Part),
            };
        }
        return await DecideAsync(context, store, figureId, action, correction, who, why).ConfigureAwait(false);
    }

    public static Task<Review> DecideAsync(HttpContext context, StoreHost store, string figureId, string action, Correction correction, string who, string why) => store.WriteAsync(wb => action switch
    {
        "confirm" => wb.Confirm(figureId, who, why),
        "reject" => wb.Reject(figureId, who, why),
        _ => wb.Correct(figureId, correction, who, why),
    }, context.RequestAborted);
}
