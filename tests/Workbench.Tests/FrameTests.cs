using Workbench.Classification;

namespace Workbench.Tests;

public sealed class FrameTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string TrainModel()
    {
        // Two categories that share no word, so that any sound classifier tells them apart.
        string[] bridges = ["A new bridge was built over the canal", "The road to the hamlet was paved with concrete", "Street lights were put up along the road", "The bridge and the road were repaired"];
        string[] clinics = ["Doctors examined patients in the clinic", "Free medicine was given to sick patients", "The clinic vaccinated small children", "Nurses and doctors visited sick people"];
        var path = Path.Combine(folder, "two.wbm");
        Trainer.Train([.. bridges.Select(t => new LabelledSentence(t, "works")), .. clinics.Select(t => new LabelledSentence(t, "health"))]).Save(path);
        return path;
    }

    [Fact]
    public void Sql_can_classify_text()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        workbench.UseModel(TrainModel());
        var frame = workbench.Sql("SELECT text, classify(text) AS category, category_probability(text, 'health') AS p FROM (VALUES ('The clinic has new doctors for patients'), ('A bridge and a road')) v(text)");
        var rows = frame.ToDataTable().Rows;
        Assert.Equal(["health", "works"], [(string)rows[0]["category"], (string)rows[1]["category"]]);
        Assert.InRange((double)rows[0]["p"], 0.5, 1);
        Assert.InRange((double)rows[1]["p"], 0, 0.5);
    }

    [Fact]
    public void Without_a_model_reports_have_no_categories_though_the_build_made_one()
    {
        using var workbench = CampaignWorkbench.Open(":memory:");
        workbench.UseModel(TrainModel());
        workbench.UseModel(null);
        workbench.Receive([new ReceivedReport { Name = "a.txt", Text = "Doctors examined 40 patients in the clinic.", Language = "en" }], TestContext.Current.CancellationToken);
        using var command = workbench.Connection.CreateCommand();
        command.CommandText = "SELECT count(*) || ' ' || count(category) || ' ' || count(model_id) FROM sentences";
        Assert.Equal("1 0 0", command.ExecuteScalar());
        Assert.Equal("WB5602: No model is in use: `UseModel(null)` switched classification off. Choose one with `UseModel(PATH)`.", Assert.Throws<WorkbenchException>(() => workbench.Reclassify(null, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Figures_are_a_frame_that_verbs_apply_to()
    {
        var table = Path.Combine(folder, "figures.csv");
        File.WriteAllText(table, "district,province,unit,value,category\nĐắk Song,Đắk Nông,household,273,poverty-reduction\nĐắk Glong,Đắk Nông,household,42,poverty-reduction\nChâu Phú,An Giang,bridge,118,housing-infrastructure\n");
        using var workbench = CampaignWorkbench.Open(":memory:");
        workbench.Import(table);
        Assert.Equal(3, workbench.Figures().RowCount);
        Assert.Equal(2, workbench.Sql("SELECT * FROM facts WHERE unit = $1", "household").RowCount);
        Assert.Equal(0, workbench.Reports().RowCount);
        Assert.Equal(0, workbench.Sentences().RowCount);
    }
}
