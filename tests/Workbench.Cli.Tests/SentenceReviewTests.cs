using System.Text.Json;

namespace Workbench.Cli.Tests;

/// <summary><c>workbench review --sentences</c> as an annotator uses it, keys from a pipe.</summary>
public sealed class SentenceReviewTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Database => folder["x.duckdb"];

    public SentenceReviewTests()
    {
        folder.Write("r.txt", "A good year in Dak Song\n\nThe commune built nine houses for poor families in Dak Song district. Nurses visited every hamlet. Police caught two thieves.\n");
        Assert.Equal(0, Cli.Run("ingest", folder["r.txt"], "--db", Database).ExitCode);
    }

    public void Dispose() => folder.Dispose();

    private static JsonElement[] Json(Cli.Result result) => [.. result.Lines.Select(l => JsonDocument.Parse(l).RootElement)];

    [Fact]
    public void A_session_records_each_key_at_once_undoes_and_shows_the_context()
    {
        var result = Cli.RunWithInput("1\n6 b s x q", "review", "--sentences", "--name", "Lan", "--db", Database, "--json");
        Assert.Equal(0, result.ExitCode);
        var rows = Json(result);
        Assert.Equal(["label ideology-study", "label health-welfare", "undo health-welfare"], rows.Select(r => $"{r.GetProperty("action").GetString()} {r.GetProperty("category").GetString()}"));
        Assert.Equal(2, rows[2].GetProperty("undoes").GetInt64());
        Assert.Contains("▶", result.Error, StringComparison.Ordinal);
        Assert.Contains("1  ideology-study", result.Error, StringComparison.Ordinal);
        Assert.Contains("'x' chooses nothing", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("model:", result.Error, StringComparison.Ordinal);
        var waiting = Json(Cli.Run("review", "--sentences", "--list", "--name", "Lan", "--db", Database, "--json"));
        Assert.Equal(3, waiting.Length);
        // Blind, as at the keyboard.
        Assert.All(waiting, w => Assert.Equal(JsonValueKind.Null, w.GetProperty("predicted").ValueKind));
        Assert.All(Json(Cli.Run("review", "--sentences", "--list", "--show-model", "--name", "Lan", "--db", Database, "--json")), w => Assert.Equal(JsonValueKind.String, w.GetProperty("predicted").ValueKind));
        Assert.DoesNotContain(waiting, w => w.GetProperty("text").GetString() == rows[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Input_that_ends_keeps_what_was_labelled()
    {
        Assert.Equal(0, Cli.RunWithInput("1", "review", "--sentences", "--name", "Lan", "--db", Database).ExitCode);
        Assert.Single(Cli.Run("review", "labels", "--db", Database, "--json").Lines);
    }

    [Fact]
    public void Two_annotators_disagree_are_measured_and_settled()
    {
        Cli.RunWithInput("1111", "review", "--sentences", "--name", "Lan", "--db", Database);
        Cli.RunWithInput("1116", "review", "--sentences", "--name", "An", "--overlap", "1", "--db", Database);
        var agreement = Assert.Single(Json(Cli.Run("review", "agreement", "--db", Database, "--json")));
        Assert.Equal((4, 0.75), (agreement.GetProperty("shared").GetInt32(), agreement.GetProperty("pairs")[0].GetProperty("agreed").GetDouble()));
        // Eight values, seven of one category; one pair of four differs: alpha = 1 − 2·7/(2·7·1) = 0.
        Assert.Equal(0, agreement.GetProperty("alpha").GetDouble());
        Assert.Contains("Krippendorff's alpha: 0.00", Cli.Run("review", "agreement", "--db", Database).Error, StringComparison.Ordinal);
        var waiting = Assert.Single(Cli.Run("review", "disagreements", "--db", Database, "--json").Lines);
        string[] list = ["review", "--sentences", "--list", "--adjudicate", "--name", "Minh", "--db", Database];
        Assert.Equal([waiting], Cli.Run([.. list, "--json"]).Lines);
        Assert.Contains("An: health-welfare, Lan: ideology-study", Cli.Run(list).Output, StringComparison.Ordinal);
        Assert.Empty(Cli.Run([.. list, "--json", "--lang", "hu"]).Lines);
        Assert.Empty(Cli.Run([.. list, "--json", "--most", "0"]).Lines);

        var settled = Assert.Single(Json(Cli.RunWithInput("6", "review", "--sentences", "--adjudicate", "--name", "Minh", "--db", Database, "--json")));
        Assert.Equal(("settle", "Minh", "settled between An: health-welfare, Lan: ideology-study"),
            (settled.GetProperty("action").GetString(), settled.GetProperty("annotator").GetString(), settled.GetProperty("reason").GetString()));
        Assert.Empty(Cli.Run("review", "disagreements", "--db", Database, "--json").Lines);

        // The store itself would be lost.
        var refused = Cli.Run("review", "retrain", "--out", Database, "--db", Database);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("WB4208", refused.Error, StringComparison.Ordinal);

        var retrained = Assert.Single(Json(Cli.Run("review", "retrain", "--out", folder["mine.wbm"], "--db", Database, "--json")));
        Assert.Equal((4, 4), (retrained.GetProperty("examples").GetInt32(), retrained.GetProperty("reviewed").GetInt32()));
        Assert.Equal("""{"model_id":"labels","n":4}""", Cli.Run("sql", "SELECT model_id, count(*) AS n FROM sentences GROUP BY ALL", "--db", Database, "--json").Output.Trim());
    }

    [Fact]
    public void Single_labels_are_commands_too_and_errors_say_the_next_step()
    {
        var id = Json(Cli.Run("review", "--sentences", "--list", "--name", "Lan", "--db", Database, "--json"))[0].GetProperty("reportId").GetString()!;
        Assert.Equal(0, Cli.Run("review", "label", id, "1", "housing-infrastructure", "--name", "Lan", "--db", Database).ExitCode);
        var wrong = Cli.Run("review", "label", id, "1", "houses", "--name", "Lan", "--db", Database);
        Assert.Equal(1, wrong.ExitCode);
        Assert.StartsWith("workbench: WB5722: There is no category 'houses'. Allowed: ideology-study,", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("WB5723", Cli.Run("review", "settle", id, "1", "other", "--name", "Minh", "--db", Database).Error, StringComparison.Ordinal);
        Assert.Equal(0, Cli.Run("review", "unlabel", "--name", "Lan", "--db", Database).ExitCode);
        Assert.Contains("WB5724", Cli.Run("review", "unlabel", "--name", "Lan", "--db", Database).Error, StringComparison.Ordinal);
    }
}
