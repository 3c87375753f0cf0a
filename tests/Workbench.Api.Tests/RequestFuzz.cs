using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Workbench.Api.Tests;

/// <summary>Requests that no honest client sends: built from the OpenAPI document and the page, and then spoilt. The same seed gives the same requests.</summary>
internal sealed class RequestFuzz
{
    private static readonly string[] Methods = ["GET", "GET", "GET", "GET", "HEAD", "POST", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get", "CONNECTED"];

    private static readonly string[] Values =
    [
        "", "0", "1", "-1", "9999999999999999999999", "1e400", "NaN", "-0", "0x10", "null", "true", "[]", "{}", "%", "%00", "\0", "\u202e", "\ud83c\udf0d", "\u0e01\u0e34", "../../etc/passwd", "..\\..\\x", "/etc/passwd", "'; DROP TABLE reports; --", "\" OR 1=1 --",
        "2020-02-30", "2020-12-31", "0000-00-00", "2020", "household", "VND", "poverty-reduction", "district", "year,year", "any", "csv", "parquet", "json", "xml", "$1", "$12", "{0}", "${jndi:ldap://x}", "<script>alert(1)</script>", "WyJhIiwiYiIsImMiXQ", "WyIiLG51bGwsIiJd", "*", ";", "a;b;c", "dak-nong",
    ];

    private static readonly string[] Paths =
    [
        "/", "/compare", "/reports", "/review", "/classify", "/data", "/login", "/health", "/ready", "/metrics", "/assets/app.css", "/assets/fonts/noto-sans.ttf", "/api", "/api/v1", "/api/v2/figures", "/api/v1/", "//api//v1//figures", "/api/v1/figures/", "/API/V1/FIGURES", "/api/v1/figures.xml",
        "/assets/..%2f..%2f", "/assets/%2e%2e/%2e%2e/etc/passwd", "/reports/%00", "/reports/%c0%af", "/reports/%ff%fe", "/api/v1/reports/%F0%9F%8C%8D", "/api/v1/places/dak-nong%2Fdak-song", "/.env", "/wp-login.php", "/api/v1/jobs/train-1/events",
    ];

    private static readonly string[] Sql =
    [
        "SELECT 1", "SELECT * FROM facts LIMIT 3", "SELECT count(*) FROM facts, facts", "DROP TABLE reports", "DELETE FROM figures", "INSERT INTO labels VALUES ('a', 1, 'b', 'c', now())", "UPDATE figures SET value = 0", "SELECT 1; DROP TABLE reports", "COPY reports TO '/tmp/x'",
        "ATTACH '/tmp/x.db'", "INSTALL httpfs", "LOAD icu", "PRAGMA database_list", "SET memory_limit='1TB'", "CALL pragma_version()", "SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM '/etc/passwd'", "FROM glob('/*')", "SELECT getenv('HOME')", "WITH RECURSIVE t AS (SELECT 1 AS x UNION ALL SELECT x + 1 FROM t) SELECT * FROM t LIMIT 5",
        "SELECT repeat('x', 100000000)", "SELECT range(100000000)", "SELECT '\0'", "SELECT /* ", "SELECT (((((((((1)))))))))", "VALUES (1)", "EXPLAIN SELECT 1", "DESCRIBE reports", "SHOW TABLES", "BEGIN", "COMMIT", "CHECKPOINT", "EXPORT DATABASE '/tmp'", "SELECT 1/0", "SELECT CAST('x' AS INTEGER)", "SELECT [1, 2], {'a': 1}, MAP {'x': 1}, NULL, DATE '2020-01-01', 'x'::BLOB", "PREPARE p AS SELECT 1", "\u0000\u0001",
    ];

    private static readonly string[] Types =
    [
        "application/json", "application/json", "application/json", "application/json; charset=utf-16", "text/plain", "text/plain; charset=nonsense", "text/html", "text/markdown", "application/x-ndjson", "application/rss+xml", "application/atom+xml", "multipart/form-data; boundary=b", "multipart/form-data", "application/x-www-form-urlencoded", "image/png", "nonsense", "", ";;;", "application/json, text/plain",
    ];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["*/*", "text/csv", "application/vnd.apache.parquet", "image/gif", "text/html", ";q=", "application/json;q=0", "\u00e9"]), ("Host", ["evil.example", "localhost", "127.0.0.1", "[::1]", "a b", ""]), ("Origin", ["https://evil.example", "null", "http://127.0.0.1", "::::"]),
        ("Sec-Fetch-Site", ["cross-site", "same-origin", "x"]), ("If-None-Match", ["*", "\"x\"", "W/\"y\"", ",,,", "\""]), ("Range", ["bytes=0-1", "bytes=-", "x"]), ("Idempotency-Key", ["k1", "k2", "has space", "", "\u0e01"]), ("Prefer", ["respond-async", "x"]),
        ("Accept-Encoding", ["gzip", "br", "identity;q=0", "x"]), ("Content-Encoding", ["gzip", "identity", "br"]), ("Cookie", ["theme=dark", "theme=<b>", "reviewer=%00", "reviewer=Anna", "workbench_key=wb_x", "=;=;", "\u00e9"]), ("Expect", ["100-continue", "x"]), ("X-Forwarded-For", ["127.0.0.1"]), ("X-HTTP-Method-Override", ["DELETE"]), ("Transfer-Encoding", ["chunked"]),
    ];

    private readonly Random random;
    private readonly List<string> paths = [.. Paths];
    private readonly List<string> names = ["limit", "cursor", "x", "a[b]", "", "\u0e01", "row", "what", "figure", "sql"];
    private readonly List<string> bodies = ["", "{", "[]", "null", "\"x\"", "{\"text\":5}", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]", "{\"a\":1,\"a\":2}", "{\"text\":\"\\ud800\"}", "{\"texts\":[1e999]}", "{\"texts\":[\"\\udc00\"]}", "{\"\\ud800\":1}", "x=1&y=2", "do=confirm&figure=x", "do=undo&review=1", "key=wb_x", "--b\r\nContent-Disposition: form-data; name=files; filename=\"../../x.txt\"\r\n\r\nIn 2020 59 houses.\r\n--b--\r\n", "<rss><channel><item><title>x</title></item></channel></rss>", "<!DOCTYPE r [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><rss>&c;</rss>"];
    private readonly bool writes;

    /// <param name="seed">The seed.</param>
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="writes">Whether valid trainings are among the requests; they cost seconds each.</param>
    public RequestFuzz(int seed, JsonElement document, bool writes)
    {
        (random, this.writes) = (new Random(seed), writes);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            paths.AddRange([path.Name, path.Name]);
            foreach (var operation in path.Value.EnumerateObject())
            {
                if (operation.Value.TryGetProperty("parameters", out var parameters))
                    names.AddRange(parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString()!));
                if (operation.Value.TryGetProperty("requestBody", out var body))
                    bodies.AddRange(body.GetProperty("content").EnumerateObject().Where(c => c.Value.TryGetProperty("example", out _)).Select(c => c.Value.GetProperty("example") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : c.Value.GetProperty("example").GetRawText()));
            }
        }
    }

    /// <summary>The next request.</summary>
    /// <param name="key">A key that it may carry; null for none.</param>
    public HttpRequestMessage Next(string? key)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(Pick(paths), "\\{[^}]*\\}", _ => Uri.EscapeDataString(Pick(Values).Replace("\0", "%00", StringComparison.Ordinal)));
        if (random.Next(40) == 0)
            path += "/" + new string('a', random.Next(9000));
        var query = string.Join('&', Enumerable.Range(0, random.Next(5)).Select(_ => $"{Uri.EscapeDataString(Pick(names))}={(random.Next(12) == 0 ? Pick(["%", "%zz", "%ff", "%00", "+"]) : Uri.EscapeDataString(random.Next(30) == 0 ? new string('x', random.Next(4000)) : Pick(Values)))}"));
        var request = new HttpRequestMessage(new HttpMethod(Pick(Methods)), new Uri(path + (query.Length > 0 ? "?" + query : ""), UriKind.Relative));
        if (request.Method.Method is not ("GET" or "HEAD" or "TRACE" or "get") || random.Next(20) == 0)
        {
            var trains = path.EndsWith("/models", StringComparison.Ordinal) && !writes;
            request.Content = new ByteArrayContent(trains ? "{\"seed\": -1}"u8.ToArray() : Body(path));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", Pick(Types));
        }
        for (var i = random.Next(3); i > 0; i--)
        {
            var (name, values) = Headers[random.Next(Headers.Length)];
            if (!request.Headers.TryAddWithoutValidation(name, Pick(values)))
                request.Content?.Headers.TryAddWithoutValidation(name, Pick(values));
        }
        if (random.Next(60) == 0)
            request.Headers.TryAddWithoutValidation("X-Long", new string('h', random.Next(40_000)));
        if (key is not null && random.Next(2) == 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", random.Next(5) == 0 ? "wb_" + new string('x', random.Next(100)) : key);
        return request;
    }

    /// <summary>Bytes that are no HTTP, or nearly.</summary>
    public byte[] Raw() => random.Next(6) switch
    {
        0 => Encoding.ASCII.GetBytes($"GET {Pick(["", "*", "http://evil/", "/../../etc/passwd", "/%", "/\u007f"])} HTTP/{Pick(["1.1", "1.0", "9.9", ""])}\r\nHost: {Pick(["127.0.0.1", "", "a b"])}\r\n\r\n"),
        1 => Encoding.Latin1.GetBytes($"POST /api/v1/reports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {Pick(["-1", "99999999999999999999", "5", "x", "0"])}\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n\u00ff\u00fe"),
        2 => Encoding.ASCII.GetBytes("POST /api/v1/classify HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + Pick(["zz\r\n", "5\r\nabc\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFFF\r\n", "0\r\n\r\n"])),
        3 => Encoding.ASCII.GetBytes($"GET /api/v1/summary HTTP/1.1\r\n{Pick(["Host 127.0.0.1", "Host: a\r\nHost: b", ": x", "X: \u0001", " folded"])}\r\n\r\n"),
        4 => Enumerable.Range(0, random.Next(1, 300)).Select(_ => (byte)random.Next(256)).Append((byte)'\n').ToArray(),
        _ => Encoding.ASCII.GetBytes($"{Pick(["GET", "DELETE", "\u0001", "G E T"])} /api/v1/figures?{new string('q', random.Next(9000))} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"),
    };

    private byte[] Body(string path)
    {
        var text = path.Contains("/sql", StringComparison.Ordinal) ? random.Next(2) == 0 ? Pick(Sql) : JsonSerializer.Serialize(new { sql = Spoilt(Pick(Sql)) }) : Pick(bodies);
        return random.Next(8) switch
        {
            0 => Enumerable.Range(0, random.Next(2000)).Select(_ => (byte)random.Next(256)).ToArray(),
            1 => Encoding.Unicode.GetBytes(text),
            2 => Encoding.UTF8.GetBytes(Spoilt(text)),
            3 when random.Next(40) == 0 => Encoding.UTF8.GetBytes(new string('x', random.Next(200_000))),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private string Spoilt(string text)
    {
        if (text.Length == 0)
            return text;
        var at = random.Next(text.Length);
        return random.Next(3) switch { 0 => text[..at], 1 => text.Remove(at, 1), _ => text.Insert(at, Pick(Values)) };
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
