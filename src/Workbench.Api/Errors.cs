using System.Globalization;

namespace Workbench.Api;

/// <summary>Every message of this assembly, in one place so that tests can hold them whole.</summary>
internal static class Errors
{
    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The next step that the library tells to people at a command line, and the same over HTTP. It ends the message.</summary>
    private static readonly (string Code, string Command, string Request)[] NextSteps =
    [
        ("WB5404", "and name the target with --currency", "and name the target with `currency`."),
        ("WB5406", "Compare it without --per", "Compare it without `per`."),
        ("WB5412", "Compare it without --currency", "Compare it without `currency`."),
        ("WB5701", "`workbench review`", "/api/v1/review/figures lists the doubtful ones; /api/v1/compare gives the ids behind a row."),
        ("WB5703", "Give both: --name", "Give both, as `name` and `reason`; with an API key the name is the key's."),
        ("WB5704", "`workbench conflicts", "/api/v1/settlements lists them."),
        ("WB5705", "`workbench review", "/api/v1/review/history lists them."),
        ("WB5721", "`workbench review", "/api/v1/review/sentences gives those that wait for a label."),
        ("WB5723", "Give both: --name", "Give both, as `name` and `reason`; with an API key the name is the key's."),
        ("WB5723", "Give it: --name", "Give it as `name`; with an API key it is the key's."),
        ("WB5724", "`workbench review", "/api/v1/review/labels lists them."),
        ("WB5725", "Label it: `workbench review", "Label it first: the same request with the action label."),
    ];

    /// <summary>A message of the library in the words of a client: without options of the command line.</summary>
    public static string OverHttp(string code, string message)
    {
        foreach (var (of, command, request) in NextSteps)
            if (of == code && message.IndexOf(command, StringComparison.Ordinal) is >= 0 and var at)
                return message[..at] + request;
        return message;
    }

    // --- the request: WB700x -----------------------------------------------------------------------------------------

    public static ApiException NoRoute(string path) =>
        new(404, "WB7001", $"There is nothing at '{path}'. The addresses are listed in /api/v1/openapi.json.");

    public static ApiException Method(string method, string path, string allowed) =>
        new(405, "WB7002", $"{method} is not possible at '{path}'. Allowed: {allowed}.");

    public static ApiException MediaType(string? asked, string allowed) =>
        new(415, "WB7003", $"The body is of type '{asked ?? "(none)"}'. Allowed here: {allowed}.");

    public static ApiException BodyTooLarge(int megabytes) =>
        new(413, "WB7004", Text($"The body is larger than {megabytes} MB, the limit of one request. Send it in parts, or start the server with --body-megabytes N."));

    public static ApiException BadJson(string reason) =>
        new(400, "WB7005", $"The body is not the JSON that is expected here: {reason.TrimEnd('.')}.");

    public static ApiException BadMember(string member, string reason) =>
        new(422, "WB7006", $"The member '{member}' of the body {reason}");

    public static ApiException TooMany(string what, int count, int limit, string option) =>
        new(422, "WB7007", Text($"The request has {count} {what}; the limit is {limit}. Send it in parts, or start the server with {option} N."));

    public static ApiException HostRefused(string host) =>
        new(400, "WB7008", $"The server is not called '{host}'. It listens on the loopback interface and answers to localhost, 127.0.0.1 and [::1] only.");

    public static ApiException CrossSite(string origin) =>
        new(403, "WB7009", $"The request comes from another site ('{origin}') and would change the store. Send it from the page itself or from a program without an Origin.");

    public static ApiException BadUpload(string reason) =>
        new(400, "WB7010", $"The upload cannot be read: {reason.TrimEnd('.')}. Send multipart/form-data with one part a file.");

    public static ApiException BadEncoding() =>
        new(400, "WB7011", "The body is compressed (Content-Encoding). Send it as it is.");

    // --- who asks: WB701x --------------------------------------------------------------------------------------------

    public static ApiException KeyNeeded() =>
        new(401, "WB7012", "This server asks for an API key. Send it as `Authorization: Bearer KEY`, or sign in at /login. `workbench keys add NAME` makes one.");

    public static ApiException KeyUnknown() =>
        new(401, "WB7013", "The API key is not known. `workbench keys list` shows which there are; a removed key never works again.");

    public static ApiException RoleLacks(string role, string needed) =>
        new(403, "WB7014", $"The key has the role '{role}'; this needs '{needed}'. Roles: reader, annotator, admin.");

    public static ApiException TooFast(int perMinute, int retrySeconds) =>
        new(429, "WB7015", Text($"More than {perMinute} requests in a minute. Wait {retrySeconds} s, or start the server with --requests-per-minute N.")) { RetryAfterSeconds = retrySeconds };

    public static ApiException KeyReused(string key) =>
        new(422, "WB7016", $"The Idempotency-Key '{key}' was used with another request. Take a new key for a new request.");

    public static ApiException KeyMalformed() =>
        new(400, "WB7017", "The Idempotency-Key must have 1 to 200 visible ASCII characters.");

    // --- parameters: WB702x ------------------------------------------------------------------------------------------

    public static ApiException UnknownParameter(string name, string allowed) =>
        new(400, "WB7020", $"There is no parameter '{name}' here. Allowed: {allowed}.");

    public static ApiException BadParameter(string name, string value, string allowed) =>
        new(400, "WB7021", $"The parameter '{name}' cannot be '{value}'. Allowed: {allowed}.");

    public static ApiException BadCursor() =>
        new(400, "WB7022", "The cursor does not belong to this question. Take `next` of the answer before, with the same filters and sort, or leave the cursor out to begin again.");

    public static ApiException MissingParameter(string name, string example) =>
        new(400, "WB7023", $"The parameter '{name}' is missing, for example {name}={example}.");

    public static ApiException NotAcceptable(string accept, string allowed) =>
        new(406, "WB7024", $"No answer can be given as '{accept}'. Allowed: {allowed}.");

    // --- what is not there: WB703x -----------------------------------------------------------------------------------

    public static ApiException NoReport(string id) => new(404, "WB7030", $"There is no report '{id}'. /api/v1/reports lists them.");

    public static ApiException NoFigure(string id) => new(404, "WB7031", $"There is no figure '{id}'. /api/v1/figures lists them.");

    public static ApiException NoPlace(string id) => new(404, "WB7032", $"There is no place '{id}'. /api/v1/places lists them.");

    public static ApiException NoJob(string id) => new(404, "WB7033", $"There is no job '{id}'. /api/v1/jobs lists those since the server started.");

    public static ApiException NoModel() =>
        new(503, "WB7034", "No model is there to classify with. Build the workbench (`dotnet build`), or start the server with --model FILE.");

    public static ApiException NoSuchModel(string id) =>
        new(404, "WB7036", $"There is no model '{id}' here. /api/v1/models lists those that were trained on this server and the one of the build.");

    public static ApiException TrainingRuns(string jobId) =>
        new(409, "WB7037", $"A training runs already, as job '{jobId}'. Follow it at /api/v1/jobs/{jobId}/events, then train again.");

    // --- SQL: WB704x -------------------------------------------------------------------------------------------------

    public static ApiException SqlOff() =>
        new(403, "WB7040", "SQL is switched off. Start the server with --sql, or use `workbench sql` on this machine.");

    public static ApiException SqlNotRead(string reason) =>
        new(400, "WB7041", $"Only one SELECT on the tables of the store may be sent: {reason.TrimEnd('.')}.");

    public static ApiException SqlTime(int seconds) =>
        new(408, "WB7042", Text($"The query took longer than {seconds} s and was stopped. Ask for less, or start the server with --sql-seconds N."));

    public static ApiException SqlFailed(string reason) =>
        new(400, "WB7043", $"The query failed: {reason.ReplaceLineEndings(" ").TrimEnd('.')}.");

    // --- the server: WB709x ------------------------------------------------------------------------------------------

    public static ApiException Unexpected(string id) =>
        new(500, "WB7090", $"Something went wrong that should not. The log of the server has the cause under the id {id}.");

    public static ApiException Busy() =>
        new(503, "WB7091", "The server is busy. Try again in a moment.") { RetryAfterSeconds = 1 };

    public static ApiException TooManyJobs(int most) =>
        new(503, "WB7092", Text($"{most} jobs that store reports have not ended, and no more may wait. /api/v1/jobs lists them. Send this again when one has ended, or without `Prefer: respond-async`.")) { RetryAfterSeconds = 5 };

    public static WorkbenchException AnalysisFault(string file, string id, Exception? cause) =>
        new("WB5210", $"'{file}' could not be analysed: a fault of the program. The report was left out and the others go on. The log of the server has the cause under the id {id}.", cause);

    // --- starting: WB71xx --------------------------------------------------------------------------------------------

    public static ApiException OpenWithoutKey(string urls) =>
        new(500, "WB7101", $"'{urls}' is beyond this machine and no API key is set. Make one with `workbench keys add NAME --role admin`, or listen at http://127.0.0.1:5288.");

    public static ApiException BadUrl(string url) =>
        new(500, "WB7102", $"'{url}' is no address to listen at. Write it like http://127.0.0.1:5288; encryption is the work of a proxy in front.");

    public static ApiException BadKeysFile(string path, string reason) =>
        new(500, "WB7103", $"The keys in '{path}' cannot be read: {reason.TrimEnd('.')}. Mend the file, or remove it and make new keys.");

    public static ApiException BadRole(string role) =>
        new(500, "WB7104", $"There is no role '{role}'. Roles: reader, annotator, admin.");

    public static ApiException KeyNameTaken(string name) =>
        new(500, "WB7105", $"There is a key named '{name}' already. Choose another name, or remove it first with `workbench keys remove {name}`.");

    public static ApiException NoKey(string name) =>
        new(500, "WB7106", $"There is no key named '{name}'. `workbench keys list` shows which there are.");

    public static ApiException AddressTaken(string urls, string reason) =>
        new(500, "WB7107", $"The server cannot listen at '{urls}': {reason.TrimEnd('.')}. Choose another with --urls.");
}
