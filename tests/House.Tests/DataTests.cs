using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace House.Tests;

public sealed class DataTests
{
    private static readonly string[] Languages = ["ar", "en", "hu", "ru", "th", "uk", "vi"];

    private static string Data(string name) => Path.Combine(Repository.Root, "data", name);

    private static List<string[]> Places() =>
        [.. File.ReadLines(Data("places.csv")).Skip(1).Select(line => line.Split(','))];

    [Fact]
    public void There_are_63_provinces_with_a_name_in_every_language()
    {
        var provinces = Places().Where(p => p[2] == "province").ToList();
        Assert.Equal(63, provinces.Count);
        Assert.All(provinces, p => Assert.All(p[5..12], aliases => Assert.NotEqual("", aliases)));
    }

    [Fact]
    public void Every_district_lies_in_a_province_and_ids_are_unique()
    {
        var places = Places();
        var provinces = places.Where(p => p[2] == "province").Select(p => p[0]).ToHashSet();
        Assert.Equal(places.Count, places.Select(p => p[0]).Distinct().Count());
        Assert.Empty(places.Where(p => p[2] == "district" && !provinces.Contains(p[3])).Select(p => p[0]));
        Assert.Empty(places.Where(p => !provinces.Contains(p[4])).Select(p => p[0] + " has since_2025 " + p[4]));
        Assert.True(places.Count(p => p[2] == "district") >= 695, "The districts of before July 2025 number about 705.");
    }

    [Fact]
    public void What_a_drawn_comparison_says_is_there_in_every_language()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "src", "Workbench", "Comparing", "words.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).ToList();
        Assert.Equal(Languages, rows[0].Skip(1).Order(StringComparer.Ordinal));
        var english = Array.IndexOf(rows[0], "en");
        static string Holes(string text) => string.Concat(new[] { "{0}", "{1}", "{2}" }.Where(text.Contains));
        var offenders = rows.Skip(1).Where(row => row.Length != rows[0].Length || row.Any(cell => cell.Trim().Length == 0) || row.Skip(1).Any(cell => Holes(cell) != Holes(row[english]) || !cell.IsNormalized(NormalizationForm.FormC)));
        Assert.Empty(offenders.Select(row => row[0]));
        string[] groupings = ["district", "province", "language", "year"], kinds = ["area", "count", "duration", "energy", "information", "length", "mass", "money", "number", "percent", "range", "ratio", "speed", "temperature", "volume"];
        Assert.Equal(groupings.Concat(groupings.Select(g => "by-" + g)).Concat(kinds.Select(k => "kind-" + k)).Concat(["and", "label-province", "list", "none", "subtitle", "targets", "title", "within"]).Order(StringComparer.Ordinal), rows.Skip(1).Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.All((string[])["categories.csv", "indicators.csv"], file => Assert.Subset(File.ReadLines(Data(file)).First().Split(',').ToHashSet(), Languages.Where(l => l != "en").ToHashSet()));
    }

    [Fact]
    public void Texts_are_in_normal_form_C()
    {
        var offenders = Directory.EnumerateFiles(Data("."), "*.*", SearchOption.AllDirectories).Where(p => !File.ReadAllText(p).IsNormalized(NormalizationForm.FormC)).Select(Repository.Relative);
        Assert.Empty(offenders);
    }

    public static TheoryData<string> LabelledLanguages => [.. Languages];

    [Theory]
    [MemberData(nameof(LabelledLanguages))]
    public void Labelled_sentences_cover_every_category(string language)
    {
        var known = File.ReadLines(Data("categories.csv")).Skip(1).Select(line => line.Split(',')[0]).ToHashSet();
        var counts = known.ToDictionary(c => c, _ => 0);
        var documents = new Dictionary<string, int>();
        var offenders = new List<string>();
        var texts = new HashSet<string>();
        foreach (var line in File.ReadLines(Data($"labelled/{language}.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var (document, order) = (json.RootElement.GetProperty("document").GetString()!, json.RootElement.GetProperty("order").GetInt32());
            var (text, category) = (json.RootElement.GetProperty("text").GetString()!, json.RootElement.GetProperty("category").GetString()!);
            if (!known.Contains(category))
                offenders.Add($"{document}/{order}: unknown category {category}");
            else
                counts[category]++;
            if (order != documents.GetValueOrDefault(document) + 1)
                offenders.Add($"{document}/{order}: order does not follow {documents.GetValueOrDefault(document)}");
            documents[document] = order;
            if (!texts.Add(text))
                offenders.Add($"{document}/{order}: the text stands twice");
        }
        offenders.AddRange(counts.Where(c => c.Value < 40).Select(c => $"{c.Key}: only {c.Value} sentences"));
        // Short news have five to seven sentences, reports in other hands up to thirty; forty of each language are longer than the short ones.
        offenders.AddRange(documents.Where(d => d.Value is < 5 or > 30).Select(d => $"{d.Key}: {d.Value} sentences"));
        Assert.Empty(offenders);
        Assert.True(documents.Count(d => d.Value >= 8) >= 40, $"{documents.Count} documents");
    }

    [Fact]
    public void Nothing_of_the_real_reports_stands_in_the_project()
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "reports");
        if (!Directory.Exists(folder))
            Assert.Skip("The folder of real reports is not beside the checkout.");
        const int Length = 48;
        var runs = new HashSet<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt"))
        {
            var text = Regex.Replace(File.ReadAllText(path), @"\s+", " ");
            for (var i = 0; i + Length <= text.Length; i += 8)
                runs.Add(text.Substring(i, Length));
        }
        var offenders = new List<string>();
        foreach (var top in (string[])["data", "src", "tests", "docs", "notebooks"])
            if (Directory.Exists(Path.Combine(Repository.Root, top)))
                foreach (var path in Repository.Sources(top, "*.*").Where(p => new FileInfo(p).Length < 3_000_000))
                {
                    var text = Regex.Replace(File.ReadAllText(path), @"\s+", " ");
                    for (var i = 0; i + Length <= text.Length; i++)
                        if (runs.Contains(text.Substring(i, Length)))
                        {
                            offenders.Add($"{Repository.Relative(path)}: {text.AsSpan(i, Length)}");
                            break;
                        }
                }
        Assert.Empty(offenders);
    }

    /// <summary>The card of the default model names the day of its newest data; whoever adds rows renews the day.</summary>
    [Fact]
    public void The_day_of_the_labelled_data_is_told_with_their_number()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "src", "Workbench.Cli", "Workbench.Cli.csproj"));
        string Property(string name) => Regex.Match(project, $"<{name}>(.+?)</{name}>").Groups[1].Value;
        Assert.Matches("^20[0-9]{2}-[01][0-9]-[0-3][0-9]$", Property("LabelledDate"));
        var rows = Directory.GetFiles(Data("labelled"), "*.jsonl").Sum(file => File.ReadLines(file).Count(line => line.Length > 0));
        Assert.True(Property("LabelledRows") == rows.ToString(System.Globalization.CultureInfo.InvariantCulture), $"data/labelled has {rows} rows and src/Workbench.Cli/Workbench.Cli.csproj says {Property("LabelledRows")}: write the new number and the day in LabelledRows and LabelledDate.");
    }
}
