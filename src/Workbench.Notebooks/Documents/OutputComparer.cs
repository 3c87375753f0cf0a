using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.Notebooks;

/// <summary>A cell whose output is not what was stored.</summary>
/// <param name="Cell">The number of the code cell, from 1.</param>
/// <param name="What">What differs, such as <c>text/plain of output 1</c>.</param>
/// <param name="Stored">What was stored; empty when there was nothing.</param>
/// <param name="Now">What came now; empty when there is nothing.</param>
public sealed record OutputDifference(int Cell, string What, string Stored, string Now);

/// <summary>Compares the outputs of two runs of a notebook. Left out: execution counts, display ids, times that <c>#!time</c> shows.</summary>
internal static partial class OutputComparer
{
    public const string SkipTag = "no-check";

    public static IReadOnlyList<OutputDifference> Compare(Notebook stored, Notebook now)
    {
        var differences = new List<OutputDifference>();
        // Cells that only one of them has because parameters were injected cannot be compared.
        var old = CodeCells(stored);
        var fresh = CodeCells(now);
        for (var i = 0; i < Math.Max(old.Count, fresh.Count); i++)
        {
            if (i >= old.Count || i >= fresh.Count)
            {
                differences.Add(new OutputDifference(i + 1, "the cell", i < old.Count ? old[i].Source : "", i < fresh.Count ? fresh[i].Source : ""));
                continue;
            }
            if (old[i].Tags.Contains(SkipTag))
                continue;
            CompareCell(i + 1, [.. Parts(old[i])], [.. Parts(fresh[i])], differences);
        }
        return differences;
    }

    private static List<NotebookCell> CodeCells(Notebook notebook) =>
        [.. notebook.Cells.Where(c => c.Kind == NotebookCellKind.Code && c.Source.Trim().Length > 0 && !c.Tags.Contains(NotebookParameters.InjectedTag))];

    private static void CompareCell(int cell, List<(string What, string Text)> old, List<(string What, string Text)> fresh, List<OutputDifference> differences)
    {
        for (var i = 0; i < Math.Max(old.Count, fresh.Count); i++)
        {
            var left = i < old.Count ? old[i] : (What: "", Text: "");
            var right = i < fresh.Count ? fresh[i] : (What: "", Text: "");
            if (left.What == right.What && left.Text == right.Text)
                continue;
            var what = left.What.Length > 0 ? left.What : right.What;
            differences.Add(new OutputDifference(cell, what, FirstDifference(left.Text, right.Text), FirstDifference(right.Text, left.Text)));
            // What follows the first difference in a cell is seldom news.
            return;
        }
    }

    private static IEnumerable<(string What, string Text)> Parts(NotebookCell cell)
    {
        for (var i = 0; i < cell.Outputs.Count; i++)
        {
            var output = cell.Outputs[i];
            var place = string.Create(CultureInfo.InvariantCulture, $" of output {i + 1}");
            switch (output["output_type"]?.ToString())
            {
                case "stream":
                    yield return (output["name"] + place, Normal(NotebookJson.MultiLine(output["text"])));
                    break;
                case "error":
                    yield return ("error" + place, output["ename"] + ": " + output["evalue"]);
                    break;
                default:
                    foreach (var (type, content) in (output["data"] as JsonObject ?? []).OrderBy(p => p.Key, StringComparer.Ordinal))
                        yield return (type + place, Normal(MimeBundle.IsJson(type) ? Sorted(content)?.ToJsonString() ?? "" : NotebookJson.MultiLine(content)));
                    break;
            }
        }
    }

    // Jupyter writes the members of objects in alphabetical order.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => KeyValuePair.Create(m.Key, Sorted(m.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static string Normal(string text) => WallTime().Replace(text.ReplaceLineEndings("\n"), "Wall time: …");

    /// <summary>The line that differs, not too much of it.</summary>
    private static string FirstDifference(string text, string other)
    {
        var lines = text.Split('\n');
        var others = other.Split('\n');
        var line = 0;
        while (line < lines.Length && line < others.Length && lines[line] == others[line])
            line++;
        var found = line < lines.Length ? lines[line] : "";
        var column = 0;
        if (line < others.Length)
        {
            while (column < found.Length && column < others[line].Length && found[column] == others[line][column])
                column++;
        }
        var start = Math.Max(0, column - 40);
        return found.Length - start <= 120 ? found[start..] : string.Concat(found.AsSpan(start, 120), "…");
    }

    [GeneratedRegex(@"Wall time: [\d.]+ ms", RegexOptions.CultureInvariant)]
    private static partial Regex WallTime();
}
