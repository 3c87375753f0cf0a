using System.Globalization;
using System.Text.Json;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Running;
using Workbench.Api.Store;
using Workbench.Classification;

namespace Workbench.Api.Endpoints;

/// <summary>A model.</summary>
/// <param name="ModelId">Its id.</param>
/// <param name="TrainedAt">When it was made, UTC; null when the store does not know.</param>
/// <param name="File">Its file name.</param>
/// <param name="Active">Whether it classifies now.</param>
/// <param name="CanBeActivated">Whether its file is on this server.</param>
/// <param name="Sentences">Sentences of the store that it classified.</param>
public sealed record ModelItem(string ModelId, DateTime? TrainedAt, string? File, bool Active, bool CanBeActivated, long Sentences);

/// <summary>Models.</summary>
/// <param name="Active">The model that classifies now; null when there is none.</param>
/// <param name="Models">Those that were trained here, that the build made, or that sentences of the store were classified by.</param>
/// <param name="Categories">The categories that the active model knows.</param>
public sealed record ModelsAnswer(string? Active, IReadOnlyList<ModelItem> Models, IReadOnlyList<string> Categories);

/// <summary>What a training came to.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="Examples">The labelled sentences that it learned from.</param>
/// <param name="Categories">The categories that it knows.</param>
/// <param name="Accuracy">The share of held-out sentences that it got right, by document; null when there was too little to hold out.</param>
/// <param name="MacroF1">The mean of the categories' F1 on them.</param>
/// <param name="Active">Whether it was made active.</param>
/// <param name="Changed">Stored sentences whose category is another now; null when they were not classified anew.</param>
/// <param name="Warnings">What was odd in the examples and used all the same: one text with two categories, a category with one example, a category that the data beside the examples does not have, a text that is too long.</param>
public sealed record TrainedAnswer(string ModelId, int Examples, IReadOnlyList<string> Categories, double? Accuracy, double? MacroF1, bool Active, int? Changed, IReadOnlyList<string> Warnings);

/// <summary>What a model was made from and what it can do.</summary>
/// <param name="ModelId">Its id.</param>
/// <param name="Categories">The categories that it knows.</param>
/// <param name="Card">Its card: data, date, version, learners, and its scores on sentences that it had not seen.</param>
public sealed record ModelDetail(string ModelId, IReadOnlyList<string> Categories, ModelCard Card);

/// <summary>What making a model active came to.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="Changed">Stored sentences whose category is another now; null when they were not classified anew.</param>
public sealed record ActivatedAnswer(string ModelId, int? Changed);

internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder api, Answers answers, StoreHost store, Jobs jobs)
    {
        api.MapTable(answers, store, "/models", ("listModels", "Models", "The model that classifies, those that can, and those that sentences of the store were classified by"), Disputes.FormatOnly, (_, wb, _) => List(wb, store), Table);
        api.MapGet("/models/{modelId}", (HttpContext c, string modelId) => answers.JsonAsync(c, _ => store.WithModel(modelId, m => new ModelDetail(m.ModelId, m.Categories, m.Card))))
            .Says("getModel", "Models", "The card of a model whose file is on this server: what it was made from, and how good it is").Produces<ModelDetail>().Fails((404, "WB7036", "there is no such model here"));
        api.MapPost("/models", (HttpContext c, CancellationToken _) => TrainAsync(c, store, jobs))
            .Says("trainModel", "Models", "Train a model, as a job: on the labels of the store, on the data that the workbench came with, on examples that are sent, or on all of them").Needs("admin").Produces<Job>(202)
            .Reads("`labels`, `default` and `reclassify` are true when they are left out; `activate` uses the model as soon as it is there, and classifies the sentences of the store anew unless `reclassify` is false.", ("application/json", """{"labels": true, "default": true, "examples": [{"text": "59 houses were built for poor households.", "category": "poverty-reduction"}], "seed": 1, "activate": false, "reclassify": true}"""))
            .Fails((400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"), (422, "WB7006", "a member is wrong"), (422, "WB7007", "too many examples"), (409, "WB7037", "a training runs already"));
        api.MapPost("/models/{modelId}/activate", (HttpContext c, string modelId) => ActivateAsync(c, store, jobs, modelId))
            .Says("activateModel", "Models", "Classify with this model from now on, and the sentences of the store anew, as a job; decided labels stand").Needs("admin").Produces<Job>(202)
            .Reads("`reclassify` is true when it or the whole body is left out; with false the sentences of the store keep their categories.", ("application/json", """{"reclassify": true}"""))
            .Fails((400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"), (422, "WB7006", "a member is wrong"), (404, "WB7036", "there is no such model"));
    }

    private static async Task<IResult> ActivateAsync(HttpContext context, StoreHost store, Jobs jobs, string modelId)
    {
        using var json = await Bodies.JsonAsync(context, orElse: "{}").ConfigureAwait(false);
        Bodies.CheckMembers(json.RootElement, "reclassify");
        var reclassify = Bodies.Truth(json.RootElement, "reclassify", true);
        var path = store.ModelFile(modelId);
        return Jobs.Accepted(context, jobs.Start("activate", async step => new ActivatedAnswer(modelId, await store.ActivateAsync(path, reclassify, step, jobs.Stopping).ConfigureAwait(false))));
    }

    private static ModelsAnswer List(CampaignWorkbench workbench, StoreHost store)
    {
        var active = store.Classifier?.ModelId;
        var counts = Rows.Read(workbench, "SELECT model_id, count(*) FROM sentences WHERE model_id IS NOT NULL GROUP BY model_id", [], r => (Id: r.GetString(0), Count: r.GetInt64(1))).ToDictionary(r => r.Id, r => r.Count, StringComparer.Ordinal);
        var known = Rows.Read(workbench, "SELECT model_id, trained_at, file FROM models ORDER BY trained_at DESC", [], r => (Id: r.GetString(0), At: (DateTime?)DateTime.SpecifyKind(r.GetDateTime(1), DateTimeKind.Utc), File: r.Text(2)));
        var here = store.Shelf.All();
        var built = store.Default?.Id;
        var ids = new[] { active, built }.OfType<string>().Concat(here.Select(h => h.Id)).Concat(known.Select(k => k.Id)).Distinct(StringComparer.Ordinal);
        return new ModelsAnswer(active, [.. ids.Select(id =>
        {
            var row = known.FirstOrDefault(k => k.Id == id);
            var made = here.FirstOrDefault(h => h.Id == id);
            return new ModelItem(id, row.At ?? (made.Id is null ? null : made.Made), row.File ?? (made.Id is null ? null : id + ".wbm"), id == active, id == active || id == built || made.Id is not null, counts.GetValueOrDefault(id));
        })], store.Classifier?.Categories ?? []);
    }

    private static Table Table(ModelsAnswer answer) => new("models",
        [("model_id", "VARCHAR"), ("trained_at", "TIMESTAMP"), ("file", "VARCHAR"), ("active", "BOOLEAN"), ("can_be_activated", "BOOLEAN"), ("sentences", "BIGINT")],
        answer.Models.Select(m => new object?[] { m.ModelId, m.TrainedAt, m.File, m.Active, m.CanBeActivated, m.Sentences }));

    private static async Task<IResult> TrainAsync(HttpContext context, StoreHost store, Jobs jobs)
    {
        using var json = await Bodies.JsonAsync(context).ConfigureAwait(false);
        var root = json.RootElement;
        Bodies.CheckMembers(root, "labels", "default", "examples", "seed", "activate", "reclassify");
        var (labels, data, activate, reclassify) = (Bodies.Truth(root, "labels", true), Bodies.Truth(root, "default", true), Bodies.Truth(root, "activate", false), Bodies.Truth(root, "reclassify", true));
        ulong seed = 1;
        if (root.TryGetProperty("seed", out var given) && (given.ValueKind != JsonValueKind.Number || !given.TryGetUInt64(out seed)))
            throw Errors.BadMember("seed", "must be a whole number, 0 or more.");
        var examples = Examples(root, store.Options.BatchTexts);
        var (job, started) = jobs.Start("train", most: 1, async step =>
        {
            IReadOnlyList<LabelledSentence> reviewed = labels ? await store.ReadAsync(wb => wb.ReviewedLabels(), jobs.Stopping, patient: true).ConfigureAwait(false) : [];
            IReadOnlyList<LabelledSentence> known = data && ModelFiles.Home() is { } home && Path.Combine(home, "data", "labelled") is var folder && Directory.Exists(folder) ? LabelledData.Read(folder) : [];
            var all = LabelledData.Of(("examples", examples), ("labels", reviewed), ("data/labelled", known));
            var date = store.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var model = Trainer.Train(all, new TrainOptions { Seed = seed, Date = date }, new Steps(step), jobs.Stopping);
            var id = store.Shelf.Add(model);
            int? changed = null;
            if (activate)
                changed = await store.ActivateAsync(store.ModelFile(id), reclassify, step, jobs.Stopping).ConfigureAwait(false);
            else
                await store.WriteAsync(_ => true, CancellationToken.None, patient: true).ConfigureAwait(false);
            return new TrainedAnswer(id, all.Count, model.Categories, model.Card.OutOfFold?.Accuracy, model.Card.OutOfFold?.MacroF1, activate, changed, [.. New(examples, [.. reviewed, .. known]), .. all.Issues.Select(i => i.ToString())]);
        });
        return started ? Jobs.Accepted(context, job) : throw Errors.TrainingRuns(job.Id);
    }

    /// <summary>Categories that only the examples have: perhaps meant, perhaps misspelt. Where examples are all there is, none is new.</summary>
    private static IEnumerable<string> New(List<LabelledSentence> examples, LabelledSentence[] others)
    {
        var known = others.Select(o => o.Category).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return known.Count == 0 ? [] : examples.GroupBy(e => e.Category, StringComparer.Ordinal).Where(c => !known.Contains(c.Key, StringComparer.Ordinal)).OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => string.Create(CultureInfo.InvariantCulture, $"The category '{c.Key}' is new: {c.Count()} of the examples have it, and none of the {others.Length} sentences that the model learned from beside them. Those have: {string.Join(", ", known)}."));
    }

    private static List<LabelledSentence> Examples(JsonElement root, int most)
    {
        var examples = new List<LabelledSentence>();
        if (!root.TryGetProperty("examples", out var list) || list.ValueKind == JsonValueKind.Null)
            return examples;
        if (list.ValueKind != JsonValueKind.Array)
            throw Errors.BadMember("examples", "must be a list of objects with text and category.");
        if (list.GetArrayLength() > most)
            throw Errors.TooMany("examples", list.GetArrayLength(), most, "--batch-texts");
        foreach (var item in list.EnumerateArray())
        {
            Bodies.CheckMembers(item, "text", "category", "document", "order");
            if (Bodies.Member(item, "text", 100_000) is not { Length: > 0 } text || Bodies.Member(item, "category", 200) is not { Length: > 0 } category)
                throw Errors.BadMember("examples", "must have a text and a category in each.");
            var order = 0;
            if (item.TryGetProperty("order", out var at) && (at.ValueKind != JsonValueKind.Number || !at.TryGetInt32(out order)))
                throw Errors.BadMember("order", "must be a whole number.");
            examples.Add(new LabelledSentence(text, category, Bodies.Member(item, "document"), order));
        }
        return examples;
    }

    private sealed class Steps(Action<string> step) : IProgress<TrainProgress>
    {
        public void Report(TrainProgress value) => step(string.Create(CultureInfo.InvariantCulture, $"{value.Stage} {value.Fraction * 100:0} %"));
    }
}
