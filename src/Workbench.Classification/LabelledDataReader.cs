using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workbench.Classification;

/// <summary>Reads the lines of data files and collects what is wrong with them.</summary>
internal sealed class LabelledDataReader(LabelledDataOptions options)
{
    /// <summary>Units of a text that the default features read; what is beyond is ignored, and that is said.</summary>
    private static readonly int s_longText = new FeatureOptions().MaxCharacters;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<(string? Group, string Text), (string Category, string File, int Line)> _seen = [];

    internal List<LabelledSentence> Rows { get; } = [];

    internal List<LabelledDataIssue> Issues { get; } = [];

    internal void Read(string file, byte[] bytes)
    {
        string group = Path.GetFileNameWithoutExtension(file);
        ReadOnlySpan<byte> rest = bytes;
        if (rest.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) rest = rest[3..];
        bool json = Path.GetExtension(file) is ".jsonl" or ".ndjson" or ".json" || rest.TrimStart(" \t\r\n"u8).StartsWith("{"u8);
        if (Path.GetExtension(file).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            Csv(file, group, rest);
            return;
        }

        string[]? header = null;
        for (int line = 1; !rest.IsEmpty; line++)
        {
            int length = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> raw = length < 0 ? rest : rest[..length];
            rest = length < 0 ? [] : rest[(length + 1)..];
            if (raw.EndsWith("\r"u8)) raw = raw[..^1];
            if (raw.TrimStart(" "u8).IsEmpty) continue;
            string text;
            try
            {
                text = s_strict.GetString(raw);
            }
            catch (DecoderFallbackException)
            {
                Fail(file, line, "the line is not UTF-8. Save the file as UTF-8.");
                continue;
            }

            if (json)
            {
                Json(file, line, group, text);
            }
            else if (line == 1 && Header(text) is { } names)
            {
                header = names;
            }
            else
            {
                Table(file, line, group, text.Split('\t'), header);
            }
        }
    }

    /// <summary>Takes rows that stand in no file; the line is the row's number, from 1.</summary>
    internal void Add(string name, IReadOnlyList<LabelledSentence> rows)
    {
        for (int row = 0; row < rows.Count; row++) Keep(name, row + 1, rows[row]);
    }

    /// <summary>Warns of what shows only when all files are read.</summary>
    internal void CheckWhole()
    {
        foreach (IGrouping<string, LabelledSentence> category in Rows.GroupBy(row => row.Category, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (category.Count() == 1)
                Issues.Add(new LabelledDataIssue("", 0, false, $"The category '{category.Key}' has one example only: it is trained on, but no score for it can be measured. Label more."));
        }
    }

    private static string[]? Header(string line) => Header(line.Split('\t'));

    private static string[]? Header(string[] cells)
    {
        string[] names = [.. cells.Select(name => name.Trim().ToLowerInvariant())];
        return names.Contains("text") && names.Contains("category") ? names : null;
    }

    private void Csv(string file, string group, ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = s_strict.GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            Fail(file, 1 + bytes[..Math.Clamp(bad.Index, 0, bytes.Length)].Count((byte)'\n'), "the line is not UTF-8. Save the file as UTF-8.");
            return;
        }

        // Spreadsheets write semicolons where the comma is the decimal mark; the header tells which it is.
        foreach (char delimiter in ",;\t")
        {
            var records = new CsvRecords(text, delimiter);
            if (!records.Next() || Header(records.Cells) is not { } header) continue;
            while (records.Next())
            {
                if (records.Fault is { } fault) Fail(file, records.Line, fault);
                else if (!records.Blank) Table(file, records.Line, group, records.Cells, header);
            }

            return;
        }

        if (!string.IsNullOrWhiteSpace(text)) Fail(file, 1, "the first line does not name the columns text and category.");
    }

    private void Table(string file, int line, string group, string[] cells, string[]? header)
    {
        if (header is null)
        {
            if (cells.Length != 2) Fail(file, line, $"{cells.Length} columns where text, tab, category is expected. Give a header line that names the columns.");
            else Add(file, line, cells[0], cells[1], null, null, group);
            return;
        }

        if (cells.Length != header.Length)
        {
            Fail(file, line, $"{cells.Length} columns where the header has {header.Length}.");
            return;
        }

        Add(file, line, Cell("text")!, Cell("category")!, NullIfEmpty(Cell("document")), NullIfEmpty(Cell("order")), NullIfEmpty(Cell("language")) ?? group);

        string? Cell(string name) => Array.IndexOf(header, name) is >= 0 and var at ? cells[at] : null;
        static string? NullIfEmpty(string? cell) => string.IsNullOrEmpty(cell) ? null : cell;
    }

    private void Json(string file, int line, string group, string text)
    {
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(text);
            JsonElement row = parsed.RootElement;
            if (row.ValueKind != JsonValueKind.Object)
            {
                Fail(file, line, "the line is not a JSON object.");
                return;
            }

            string? order = row.TryGetProperty("order", out JsonElement number) ? number.ToString() : null;
            if (Text(row, "text") is not { } sentence) Fail(file, line, "there is no string named 'text'.");
            else if (Text(row, "category") is not { } category) Fail(file, line, "there is no string named 'category'.");
            else Add(file, line, sentence, category, Text(row, "document"), order, Text(row, "language") ?? group);
        }
        catch (JsonException exception)
        {
            Fail(file, line, $"the line is not JSON ({exception.Message})");
        }
        catch (InvalidOperationException)
        {
            // What System.Text.Json throws for an escaped lone surrogate when the string is taken.
            Fail(file, line, "a string holds half of a surrogate pair.");
        }
    }

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void Add(string file, int line, string text, string category, string? document, string? order, string group)
    {
        category = category.Trim();
        int place = 0;
        if (string.IsNullOrWhiteSpace(text)) Fail(file, line, "the text is empty.");
        else if (text.Contains('\0') || category.Contains('\0')) Fail(file, line, "the row holds a NUL character (U+0000). Remove it; the file may not be text.");
        else if (category.Length == 0) Fail(file, line, "the category is empty.");
        else if (options.Categories is { } known && !known.Contains(category))
            Fail(file, line, $"unknown category '{category}'. Known are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        else if (order is not null && !int.TryParse(order, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out place))
            Fail(file, line, $"the order '{order}' is not a whole number.");
        else Keep(file, line, new LabelledSentence(text, category, document, place) { Group = group });
    }

    private void Keep(string file, int line, LabelledSentence row)
    {
        if (_seen.TryGetValue((row.Group, row.Text), out (string Category, string File, int Line) first) && first.Category != row.Category)
        {
            string message = string.Create(CultureInfo.InvariantCulture,
                $"the text has the category '{row.Category}' here and '{first.Category}' at {first.File}:{first.Line}.");
            if (options.Conflicts == LabelConflict.Error)
            {
                Fail(file, line, message + " Settle which is right.");
                return;
            }

            Issues.Add(new LabelledDataIssue(file, line, false, message + " Both are used."));
        }

        _seen.TryAdd((row.Group, row.Text), (row.Category, file, line));
        if (row.Text.Length > s_longText)
        {
            Issues.Add(new LabelledDataIssue(file, line, false, string.Create(CultureInfo.InvariantCulture,
                $"the text has {row.Text.Length} characters; only the first {s_longText} are used.")));
        }

        Rows.Add(row);
    }

    private void Fail(string file, int line, string message) => Issues.Add(new LabelledDataIssue(file, line, true, message));
}
