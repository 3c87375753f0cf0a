using System.Globalization;
using System.Text.Json;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Store;
using Workbench.Text;

namespace Workbench.Api.Endpoints;

/// <summary>What texts are about, without storing them.</summary>
internal static class ClassifyEndpoints
{
    public static void Map(IEndpointRouteBuilder api, StoreHost store)
    {
        api.MapPost("/classify", (HttpContext c, CancellationToken _) => ClassifyAsync(c, store))
            .Says("classify", "Classifying", "The categories of one text or of a batch").Needs("reader").Produces<ClassifyAnswer>()
            .Reads("One text, or many. `top` lists so many categories, `explain` adds the words that weigh most (one text or at most 100). Where the category is less probable than `threshold` (0 when left out), it is null, and a reader should decide.", ("application/json", """{"texts": ["59 houses were built for poor households."], "top": 3, "threshold": 0.5, "explain": true}"""), ("text/plain", "A text a line."))
            .Fails((422, "WB7007", "too many texts"), (422, "WB7006", "a member is wrong"), (400, "WB7005", "the body is no JSON"), (503, "WB7034", "there is no model"), (415, "WB7003", "another type of body"));
        api.MapPost("/analyze", (HttpContext c, CancellationToken _) => AnalyzeAsync(c, store))
            .Says("analyze", "Classifying", "What a report says: language, sentences, categories, figures and why. Nothing is stored.").Needs("reader").Produces<Analysed>()
            .Reads("A report.", ("application/json", """{"text": "Than Uyên built 59 houses in 2020.", "published": "2020-12-31", "explain": true}"""), ("text/plain", "Than Uyên built 59 houses in 2020."))
            .Fails((422, "WB7006", "a member is wrong"), (400, "WB7005", "the body is no JSON"), (415, "WB7003", "another type of body"));
    }

    private static async Task<IResult> ClassifyAsync(HttpContext context, StoreHost store)
    {
        var classifier = store.Classifier ?? throw Errors.NoModel();
        var texts = new List<string>();
        var (top, threshold, explain) = (1, 0.0, false);
        if (Bodies.MediaType(context) == "text/plain")
            texts.AddRange((await Bodies.TextAsync(context).ConfigureAwait(false)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        else
        {
            using var json = await Bodies.JsonAsync(context).ConfigureAwait(false);
            Bodies.CheckMembers(json.RootElement, "text", "texts", "top", "threshold", "explain");
            if (Bodies.Member(json.RootElement, "text", 1 << 20) is { } one)
                texts.Add(one);
            if (json.RootElement.TryGetProperty("texts", out var many))
            {
                if (many.ValueKind != JsonValueKind.Array)
                    throw Errors.BadMember("texts", "must be a list of texts.");
                foreach (var item in many.EnumerateArray())
                    texts.Add(item.ValueKind == JsonValueKind.String ? Bodies.Text(item, "texts") : throw Errors.BadMember("texts", "must hold texts only."));
            }
            if (json.RootElement.TryGetProperty("top", out var number))
                top = number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var k) && k is >= 1 and <= 100 ? k : throw Errors.BadMember("top", "must be a whole number from 1 to 100.");
            if (json.RootElement.TryGetProperty("threshold", out var least))
                threshold = least.ValueKind == JsonValueKind.Number && least.TryGetDouble(out var p) && p is >= 0 and <= 1 ? p : throw Errors.BadMember("threshold", "must be a number from 0 to 1.");
            if (json.RootElement.TryGetProperty("explain", out var why))
                explain = why.ValueKind is JsonValueKind.True or JsonValueKind.False ? why.GetBoolean() : throw Errors.BadMember("explain", "must be true or false.");
        }
        if (texts.Count == 0)
            throw Errors.BadMember("texts", "is missing or empty.");
        if (texts.Count > store.Options.BatchTexts)
            throw Errors.TooMany("texts", texts.Count, store.Options.BatchTexts, "--batch-texts");
        if (explain && texts.Count > 100)
            throw Errors.BadMember("explain", "is possible for at most 100 texts.");
        var answers = await Task.Run(() => Classifying.Texts(classifier, texts, top, threshold, explain, context.RequestAborted), context.RequestAborted).ConfigureAwait(false);
        return Results.Json(new ClassifyAnswer(classifier.ModelId, answers, [.. texts.SelectMany((t, i) => classifier.Warnings(t).Select(w => string.Create(CultureInfo.InvariantCulture, $"Text {i + 1}: {w}")))]), Json.Options);
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
}

/// <summary>The answer to a request to classify.</summary>
/// <param name="ModelId">The model that answered.</param>
/// <param name="Texts">An answer for each text, in their order.</param>
/// <param name="Warnings">What was odd in texts that were classified all the same: an empty one, one with a NUL character, one that is too long to be read whole.</param>
public sealed record ClassifyAnswer(string ModelId, IReadOnlyList<Classified> Texts, IReadOnlyList<string> Warnings);
