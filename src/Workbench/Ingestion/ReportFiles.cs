using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;
using Workbench.Text;

namespace Workbench.Ingestion;

/// <summary>
/// Finds the reports below the given paths and reads them one by one: text, Markdown with front matter, HTML, JSON Lines, and
/// CSV or Parquet with a <c>text</c> column. What cannot be read comes back as an error in its place, so that the rest goes on.
/// </summary>
internal static class ReportFiles
{
    /// <summary>The largest single report. News reports have some ten kilobytes; what is far larger is no report.</summary>
    public const long DefaultMaxReportBytes = 8 << 20;

    private static readonly string[] ReportTypes = [".txt", ".md", ".markdown", ".html", ".htm", ".jsonl", ".ndjson", ".csv", ".parquet"];

    /// <summary>A file to read, or the reason why there is none.</summary>
    public readonly record struct Entry(string Path, WorkbenchException? Error);

    /// <summary>A report, or the reason why it could not be read.</summary>
    public readonly record struct Item(string File, ReportInput? Input, WorkbenchException? Error);

    /// <summary>
    /// The files below <paramref name="paths"/>, in ordinal order inside each folder. Hidden files and folders are passed over; a
    /// file that is named itself is always read.
    /// </summary>
    public static IEnumerable<Entry> Find(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (File.Exists(path))
                yield return new Entry(path, null);
            else if (Directory.Exists(path))
                foreach (var entry in Below(path))
                    yield return entry;
            else
                yield return new Entry(path, Errors.PathMissing(path));
        }
    }

    private static IEnumerable<Entry> Below(string folder)
    {
        string[] files = [], folders = [];
        WorkbenchException? error = null;
        try
        {
            files = Directory.GetFiles(folder);
            folders = Directory.GetDirectories(folder);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            error = Errors.NotReadable(folder, e.Message);
        }
        if (error is not null)
        {
            yield return new Entry(folder, error);
            yield break;
        }
        Array.Sort(files, StringComparer.Ordinal);
        Array.Sort(folders, StringComparer.Ordinal);
        foreach (var file in files)
            // A store that lies beside its reports is no report.
            if (!Path.GetFileName(file).StartsWith('.') && !file.EndsWith(".duckdb", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".duckdb.wal", StringComparison.OrdinalIgnoreCase))
                yield return new Entry(file, null);
        foreach (var child in folders)
            // A link to a folder could lead in a circle.
            if (!Path.GetFileName(child).StartsWith('.') && new DirectoryInfo(child).LinkTarget is null)
                foreach (var entry in Below(child))
                    yield return entry;
    }

    /// <summary>The reports of one file. Never throws for what is in the file; each failure is an item.</summary>
    public static IEnumerable<Item> Read(string path, long maxReportBytes, CancellationToken cancellationToken)
    {
        var type = Path.GetExtension(path).ToLowerInvariant();
        return type switch
        {
            ".jsonl" or ".ndjson" => ReadJsonLines(path, maxReportBytes),
            ".csv" or ".parquet" => ReadTable(path, cancellationToken),
            _ => [ReadSingle(path, type, maxReportBytes)],
        };
    }

    private static Item ReadSingle(string path, string type, long maxReportBytes)
    {
        var (input, error) = AnalysisFaults.Catch(path, () => ReadInput(path, type, maxReportBytes));
        return new Item(path, input, error);
    }

    private static ReportInput ReadInput(string path, string type, long maxReportBytes)
    {
        try
        {
            if (!ReportTypes.Contains(type) && type.Length > 0)
                throw Errors.UnknownFormat(path);
            var sizeBytes = new FileInfo(path).Length;
            if (sizeBytes == 0)
                throw Errors.EmptyReport(path);
            if (sizeBytes > maxReportBytes)
                throw Errors.TooLarge(path, sizeBytes, maxReportBytes);
            var decoded = Decode(path, File.ReadAllBytes(path));
            var input = new ReportInput { File = path, Text = decoded.Text, Encoding = decoded.Encoding, Warnings = Warn(decoded) };
            if (type is ".html" or ".htm")
                input = HtmlReport.Apply(input);
            else if (type is ".md" or ".markdown")
                input = MarkdownReport.Apply(input);
            if (string.IsNullOrWhiteSpace(input.Text))
                throw Errors.EmptyReport(path);
            return input;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Errors.NotReadable(path, e.Message);
        }
    }

    private static DecodedText Decode(string path, byte[] bytes)
    {
        try
        {
            return TextDecoder.Decode(bytes);
        }
        catch (TextException e)
        {
            throw Errors.Undecodable(path, e.Message);
        }
    }

    private static string[] Warn(DecodedText decoded) =>
        decoded.Flagged ? [$"read as {decoded.Encoding}: the file is neither UTF-8 nor UTF-16"] : [];

    private static IEnumerable<Item> ReadJsonLines(string path, long maxReportBytes)
    {
        StreamReader reader;
        Item? failure = null;
        try
        {
            reader = new StreamReader(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = new Item(path, null, Errors.NotReadable(path, e.Message));
            reader = StreamReader.Null;
        }
        using (reader)
        {
            if (failure is { } item)
            {
                yield return item;
                yield break;
            }
            long lineNumber = 0;
            foreach (var line in BoundedLines.Read(reader, maxReportBytes))
            {
                lineNumber++;
                if (line is { Length: 0 })
                    continue;
                var file = string.Create(CultureInfo.InvariantCulture, $"{path}#{lineNumber}");
                yield return line is null
                    ? new Item(file, null, Errors.BadRecord(path, lineNumber, string.Create(CultureInfo.InvariantCulture, $"the line is longer than {maxReportBytes} characters.")))
                    : ParseJsonLine(path, file, lineNumber, line);
            }
            if (lineNumber == 0)
                yield return new Item(path, null, Errors.EmptyReport(path));
        }
    }

    private static Item ParseJsonLine(string path, string file, long lineNumber, string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                throw Errors.BadRecord(path, lineNumber, "it is not a JSON object.");
            string? Field(params ReadOnlySpan<string> names)
            {
                foreach (var name in names)
                    if (json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String)
                        return value.GetString();
                return null;
            }
            var text = Field("text", "body", "content");
            if (string.IsNullOrWhiteSpace(text))
                throw Errors.BadRecord(path, lineNumber, "it has no `text`.");
            return new Item(file, new ReportInput
            {
                File = file,
                Text = text,
                Title = Field("title"),
                Url = Field("url", "link"),
                Place = Field("place", "district"),
                Language = Field("language", "lang"),
                Published = ReportMetadata.Date(Field("published", "date")),
            }, null);
        }
        catch (JsonException e)
        {
            return new Item(file, null, Errors.BadRecord(path, lineNumber, $"it is not valid JSON ({e.Message.TrimEnd('.')})."));
        }
        catch (WorkbenchException e)
        {
            return new Item(file, null, e);
        }
    }

    private static IEnumerable<Item> ReadTable(string path, CancellationToken cancellationToken)
    {
        using var rows = ReportTable.Open(path, out var error);
        if (error is not null)
        {
            yield return new Item(path, null, error);
            yield break;
        }
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rows!.Next() is not { } item)
                yield break;
            yield return item;
        }
    }
}
