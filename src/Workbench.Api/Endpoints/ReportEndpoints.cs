using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Workbench.Api.Http;
using Workbench.Api.Queries;
using Workbench.Api.Running;
using Workbench.Api.Store;
using Workbench.Classification;

namespace Workbench.Api.Endpoints;

/// <summary>The outcome for one report.</summary>
public sealed record ReceivedOutcome(string File, string Outcome, string? ReportId, string? Language, string? Place, int Sentences, int Figures, int Doubts, IReadOnlyList<string> Warnings, string? Code, string? Error)
{
    internal static ReceivedOutcome Of(IngestedReport r) => new(r.File, JsonNamingPolicy.CamelCase.ConvertName(r.Outcome.ToString()), r.ReportId, r.Language, r.Place, r.Sentences, r.Figures, r.Doubts,
        r.Warnings, r.Error?.Code, r.Error?.Message[(r.Error.Code.Length + 2)..]);
}

/// <summary>What became of the reports that were sent.</summary>
/// <param name="Stored">Reports written.</param>
/// <param name="Unchanged">Reports that the store had.</param>
/// <param name="Rejected">Reports that could not be read.</param>
/// <param name="Reports">Each report, in the order sent.</param>
public sealed record ReceivedAnswer(int Stored, int Unchanged, int Rejected, IReadOnlyList<ReceivedOutcome> Reports)
{
    internal static ReceivedAnswer Of(IngestResult result) => new(result.Stored, result.Unchanged, result.Rejected, [.. result.Reports.Select(ReceivedOutcome.Of)]);
}

internal static class ReportEndpoints
{
    /// <summary>Jobs that store reports and have not ended. Each holds what was sent and, when it has been read, what it says.</summary>
    private const int MostJobs = 16;

    private const string Accepted = "application/json, application/x-ndjson, text/plain, text/markdown, text/html, application/rss+xml, application/atom+xml, multipart/form-data";

    public static void Map(IEndpointRouteBuilder api, Answers answers, StoreHost store, Metrics metrics, Jobs jobs)
    {
        api.MapTable(answers, store, "/reports", ("listReports", "Reports", "Reports, newest first"), ReportQuery.Parameters,
            (c, wb, whole) => ReportQuery.List(wb, new Arguments(c.Request.Query), whole ? store.Options.ExportRows : null), ListTables.Of, (400, "WB7022", "the cursor is of another question"));
        api.MapGet("/reports/{reportId}", (HttpContext c, string reportId) => answers.JsonAsync(c, wb => ReportQuery.Get(wb, reportId)))
            .Says("getReport", "Reports", "A report with its text, sentences and figures").Produces<ReportDetail>().Fails((404, "WB7030", "there is no such report"));
        api.MapDelete("/reports/{reportId}", async (HttpContext c, string reportId) =>
            {
                if (!await store.WriteAsync(wb => wb.Remove(reportId), c.RequestAborted).ConfigureAwait(false))
                    throw Errors.NoReport(reportId);
                return Results.NoContent();
            })
            .Says("deleteReport", "Reports", "Take a report out of the store, with its sentences, figures and labels").Needs("admin").Produces(204).Fails((404, "WB7030", "there is no such report"));
        api.MapPost("/reports", (HttpContext c, CancellationToken _) => PostAsync(c, store, metrics, jobs))
            .Says("postReports", "Reports", "Store reports: one as text, Markdown or HTML; many as JSON, JSON Lines, a feed or files. `Prefer: respond-async` answers at once with a job, of which at most 16 wait.")
            .Needs("annotator").Produces<ReceivedAnswer>(201).Produces<ReceivedAnswer>().Produces<Job>(202)
            .Reads("One report as text, or many.",
                ("application/json", """{"text": "Than Uyên built 59 houses for poor households in 2020.", "title": "Houses", "published": "2020-12-31", "place": "Than Uyên"}"""),
                ("application/x-ndjson", "{\"text\": \"…\"}\n{\"text\": \"…\"}"), ("text/plain", "Than Uyên built 59 houses for poor households in 2020."), ("text/markdown", "# Houses"), ("text/html", "<article><p>…</p></article>"),
                ("application/rss+xml", "<rss version=\"2.0\"><channel><item><title>…</title><description>…</description></item></channel></rss>"), ("application/atom+xml", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>…</title><content>…</content></entry></feed>"), ("multipart/form-data", "files"))
            .Fails((400, "WB7005", "the body is no JSON"), (400, "WB7010", "the upload is broken"), (400, "WB7011", "the body is compressed"), (413, "WB7004", "the body is too large"), (415, "WB7003", "another type of body"),
                (422, "WB7006", "a member is wrong"), (422, "WB7007", "too many reports"), (422, "WB5203", "every report was rejected; other WB52xx codes say why"), (422, "WB7016", "the Idempotency-Key was used for another request"), (400, "WB7017", "the Idempotency-Key is malformed"),
                (500, "WB5210", "the program failed on the report; the log has the cause under the id that is told"), (503, "WB7092", "as many jobs wait as may"));
    }

    private static async Task<IResult> PostAsync(HttpContext context, StoreHost store, Metrics metrics, Jobs jobs)
    {
        if (Bodies.MediaType(context) == "multipart/form-data")
            return await FilesAsync(context, store, metrics, jobs).ConfigureAwait(false);
        var name = "(posted)";
        IReadOnlyList<ReceivedReport> reports;
        switch (Bodies.MediaType(context))
        {
            case "application/json":
                using (var json = Bodies.Parse(await Bodies.BytesAsync(context).ConfigureAwait(false)))
                    reports = json.RootElement.ValueKind == JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select((e, i) => Report(e, $"(posted)#{i + 1}"))] : [Report(json.RootElement, "(posted)")];
                break;
            case "text/plain":
                reports = [new ReceivedReport { Text = await Bodies.TextAsync(context).ConfigureAwait(false), Name = name }];
                break;
            case "text/html" or "text/markdown" or "application/x-ndjson" or "application/jsonl" or "application/rss+xml" or "application/atom+xml" or "application/xml" or "text/xml":
                return await OneFileAsync(context, store, metrics, jobs).ConfigureAwait(false);
            default:
                throw Errors.MediaType(Bodies.MediaType(context), Accepted);
        }
        if (reports.Count == 0)
            throw Errors.BadJson("the list holds no report");
        if (reports.Count > store.Options.BatchReports)
            throw Errors.TooMany("reports", reports.Count, store.Options.BatchReports, "--batch-reports");
        return await StoreAsync(context, store, metrics, jobs, (wb, model, stop) => wb.Analyze(reports, model, stop), () => { }).ConfigureAwait(false);
    }

    private static async Task<IResult> OneFileAsync(HttpContext context, StoreHost store, Metrics metrics, Jobs jobs)
    {
        var type = Bodies.MediaType(context) switch { "text/html" => ".html", "text/markdown" => ".md", "application/x-ndjson" or "application/jsonl" => ".jsonl", _ => ".xml" };
        var path = Path.Combine(store.Scratch, Path.GetRandomFileName() + type);
        await File.WriteAllBytesAsync(path, await Bodies.BytesAsync(context).ConfigureAwait(false), context.RequestAborted).ConfigureAwait(false);
        return await StoreFilesAsync(context, store, metrics, jobs, [new ReceivedFile(path, "(posted)" + (type == ".jsonl" ? type : ""))]).ConfigureAwait(false);
    }

    /// <summary>Files keep their bytes and their ending only; the name they came with is shown and never used as a path.</summary>
    private static async Task<IResult> FilesAsync(HttpContext context, StoreHost store, Metrics metrics, Jobs jobs)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            throw Errors.BadUpload("the boundary is missing");
        var files = new List<ReceivedFile>();
        try
        {
            var reader = new MultipartReader(boundary, context.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16_384 };
            while (await reader.ReadNextSectionAsync(context.RequestAborted).ConfigureAwait(false) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || !disposition.IsFileDisposition())
                    continue;
                if (files.Count == store.Options.BatchReports)
                    throw Errors.TooMany("files", files.Count + 1, store.Options.BatchReports, "--batch-reports");
                var name = Bodies.SafeName(disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value);
                var ending = Path.GetExtension(name).ToLowerInvariant();
                // The ending is letters and digits only, or the file has none and is refused by the reader with its own message.
                var path = Path.Combine(store.Scratch, Path.GetRandomFileName() + (ending.Length is > 1 and < 12 && ending.Skip(1).All(char.IsAsciiLetterOrDigit) ? ending : ".txt"));
                files.Add(new ReceivedFile(path, name));
                using var file = File.Create(path);
                await section.Body.CopyToAsync(file, context.RequestAborted).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException)
        {
            Delete(files);
            throw Errors.BadUpload(e.Message);
        }
        catch
        {
            Delete(files);
            throw;
        }
        return files.Count == 0 ? throw Errors.BadUpload("it holds no file") : await StoreFilesAsync(context, store, metrics, jobs, files).ConfigureAwait(false);
    }

    private static Task<IResult> StoreFilesAsync(HttpContext context, StoreHost store, Metrics metrics, Jobs jobs, IReadOnlyList<ReceivedFile> files) =>
        StoreAsync(context, store, metrics, jobs, (wb, model, stop) => FeedFiles.Analyze(wb, files, model, stop), () => Delete(files));

    private static async Task<IResult> StoreAsync(HttpContext context, StoreHost store, Metrics metrics, Jobs jobs, Func<CampaignWorkbench, SentenceClassifier?, CancellationToken, AnalyzedReports> analyze, Action clean)
    {
        // A job outlives the request that started it, and a stop ends it only before it has begun; anything else ends with its caller.
        var later = context.Request.Headers["Prefer"].ToString().Contains("respond-async", StringComparison.OrdinalIgnoreCase);
        var stop = later ? CancellationToken.None : context.RequestAborted;

        async Task<ReceivedAnswer> Store()
        {
            try
            {
                var result = await store.ReceiveAsync((wb, model) => analyze(wb, model, stop), later ? jobs.Stopping : stop, patient: later).ConfigureAwait(false);
                foreach (var group in result.Reports.GroupBy(r => r.Outcome))
                    metrics.Report(JsonNamingPolicy.CamelCase.ConvertName(group.Key.ToString()), group.Count());
                return ReceivedAnswer.Of(result);
            }
            finally
            {
                clean();
            }
        }
        if (later)
        {
            var (job, started) = jobs.Start("ingest", MostJobs, async _ => await Store().ConfigureAwait(false));
            if (started)
                return Jobs.Accepted(context, job);
            clean();
            throw Errors.TooManyJobs(MostJobs);
        }
        var answer = await Store().ConfigureAwait(false);
        if (answer.Reports.Count == 0)
            throw Errors.BadUpload("it holds no report");
        if (answer.Stored + answer.Unchanged == 0)
        {
            var first = answer.Reports.First(r => r.Code is not null);
            throw new ApiException(Problems.StatusOf(first.Code!), first.Code!, answer.Reports.Count == 1 ? first.Error! : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"None of the {answer.Reports.Count} reports could be read. The first: {first.Error}"));
        }
        if (answer is { Stored: 1, Reports.Count: 1 })
            context.Response.Headers.Location = $"/api/v1/reports/{answer.Reports[0].ReportId}";
        return Results.Json(answer, Json.Options, statusCode: answer.Stored > 0 ? 201 : 200);
    }

    private static ReceivedReport Report(JsonElement element, string name)
    {
        Bodies.CheckMembers(element, "text", "name", "title", "url", "place", "language", "published");
        var text = Bodies.Member(element, "text", int.MaxValue);
        if (string.IsNullOrWhiteSpace(text))
            throw Errors.BadMember("text", "is missing or empty.");
        if (text.Length > 8 << 20)
            throw Errors.BadMember("text", "is longer than 8 million characters. Split it into reports.");
        DateOnly? published = Bodies.Member(element, "published") is not { } day ? null
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date) ? date : throw Errors.BadMember("published", "is no day such as 2024-12-31.");
        return new ReceivedReport
        {
            Text = text, Name = Bodies.Member(element, "name") is { } given ? Bodies.SafeName(given) : name, Title = Bodies.Member(element, "title"), Url = Bodies.Member(element, "url"),
            Place = Bodies.Member(element, "place"), Language = Bodies.Member(element, "language"), Published = published,
        };
    }

    private static void Delete(IEnumerable<ReceivedFile> files)
    {
        foreach (var file in files)
            File.Delete(file.Path);
    }
}
