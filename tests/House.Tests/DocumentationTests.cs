using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;

namespace House.Tests;

public sealed class DocumentationTests
{
    private static readonly string[] Assemblies =
    [
        "DuckDB.NET.Bindings", "Workbench.DataFrames", "Workbench.Text", "Workbench.Classification", "Workbench.Charts", "Workbench", "Workbench.Notebooks", "Workbench.Api",
    ];

    public static TheoryData<string> Rooms => [.. Assemblies];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_public_type_says_what_it_is(string room)
    {
        var assembly = Assembly.Load(room);
        var summaries = XDocument.Load(Path.Combine(AppContext.BaseDirectory, room + ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => (m.Element("summary") ?? m.Element("inheritdoc"))?.ToString() ?? "", StringComparer.Ordinal);
        var offenders = assembly.GetExportedTypes()
            // Parts of C unions have no meaning apart from the struct around them.
            .Where(t => !t.FullName!.Contains("__Union", StringComparison.Ordinal))
            .Select(t => "T:" + t.FullName!.Replace('+', '.'))
            .Where(id => !summaries.TryGetValue(id, out var summary) || summary.Length < 25)
            .Order(StringComparer.Ordinal);
        Assert.Empty(offenders);
    }

    /// <summary>The speeds in README.md are those of the raw results: a row of the one stands in the other with the same numbers.</summary>
    [Fact]
    public void The_table_of_speeds_is_that_of_the_results()
    {
        static string[][] Rows(string path) => [.. File.ReadLines(Path.Combine(Repository.Root, path)).Where(line => line.StartsWith("| group ", StringComparison.Ordinal) || line.StartsWith("| join ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

        var results = Rows("bench/results/dataframes-10m.md");
        var shown = Rows("README.md");
        Assert.Equal(15, shown.Length);
        foreach (var row in shown)
        {
            Assert.Contains(results, result => result[0] == row[0] && result[1] == row[1] && result[2] == row[2]);
            Assert.True(row[3] == "–" || results.Any(result => result.Length == 4 && row[0].StartsWith(result[0] + ":", StringComparison.Ordinal) && result[1] == row[3]), row[0]);
        }
    }

    /// <summary>The cross-validated scores in the guide are what <c>evaluate --cross-validate --json</c> printed, over the data of today.</summary>
    [Fact]
    public void The_table_of_cross_validated_scores_is_that_of_the_results()
    {
        using var scores = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "bench/results/cross-validation.json")));
        var all = scores.RootElement;
        string[] languages = ["ar", "en", "hu", "ru", "th", "uk", "vi"];
        JsonElement[] columns = [all, .. languages.Select(language => all.GetProperty("groups").GetProperty(language))];
        string Row(string name, string format, Func<JsonElement, JsonElement> value) =>
            $"| {name} | {string.Join(" | ", columns.Select(column => value(column).GetDecimal().ToString(format, CultureInfo.InvariantCulture)))} |";
        string[] drawn =
        [
            .. all.GetProperty("perClass").EnumerateObject().Select(category => Row($"`{category.Name}`", "0.00", column => column.GetProperty("perClass").GetProperty(category.Name).GetProperty("f1"))),
            Row("accuracy", "0.000", column => column.GetProperty("accuracy")),
            Row("macro-F1", "0.000", column => column.GetProperty("macroF1")),
            Row("calibration error", "0.000", column => column.GetProperty("ece")),
            Row("accuracy on the surest 70 %", "0.000", column => column.GetProperty("accuracyAt70")),
            Row("sentences", "0", column => column.GetProperty("n")),
        ];
        var shown = File.ReadLines(Path.Combine(Repository.Root, "docs/guide/classification.md")).SkipWhile(line => line != "| category | all | ar | en | hu | ru | th | uk | vi |").Skip(2).TakeWhile(line => line.StartsWith('|'));
        Assert.Equal(drawn, shown);
        foreach (var (language, column) in languages.Zip(columns[1..]))
            Assert.Equal(File.ReadLines(Path.Combine(Repository.Root, $"data/labelled/{language}.jsonl")).Count(), column.GetProperty("n").GetInt32());
    }
}
