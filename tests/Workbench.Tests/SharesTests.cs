using Workbench.Classification;

namespace Workbench.Tests;

/// <summary>How much of a place's reporting is about each category, corrected for the classifier's errors.</summary>
public sealed class SharesTests : IDisposable
{
    private static readonly LabelledSentence[] Data =
    [
        .. Enumerable.Range(0, 300).Select(row => (Word: row % 3 == 0 ? "nurse" : "school", Right: row % 3 == 0 ? "health" : "education", Wrong: row % 3 == 0 ? "education" : "health", Row: row))
            // Nobody can know it: each fifth sentence carries the label of the other category.
            .Select(r => new LabelledSentence($"The {r.Word} number {r.Row} opened.", r.Row % 5 == 0 ? r.Wrong : r.Right)),
    ];

    private readonly Campaign campaign = new();
    private readonly SentenceClassifier model = Trainer.Train(Data).ToClassifier();

    private CampaignWorkbench Workbench => campaign.Workbench;

    public void Dispose()
    {
        model.Dispose();
        campaign.Dispose();
    }

    /// <summary>A report with so many sentences of each category.</summary>
    private void Store(string id, string place, string published, string by, params (string? Category, int Sentences)[] counts)
    {
        campaign.Report(id, place, published);
        var number = 0;
        foreach (var (category, sentences) in counts)
            for (var i = 0; i < sentences; i++, number++)
                campaign.Run($"INSERT INTO sentences VALUES ('{id}', {number}, {number}, {number + 1}, 's', false, 'en', {(category is null ? "NULL" : $"'{category}'")}, 0.9, {(category is null ? "NULL" : $"'{by}'")})");
    }

    [Fact]
    public void A_share_is_corrected_by_the_held_out_errors_of_the_model()
    {
        // By hand: of e sentences of education the share a is taken for health, of health the share b is kept; counted = a + (b − a) · true.
        var confusion = model.Card.Confusion!;
        Assert.Equal(["education", "health"], confusion.Categories);
        double a = (double)confusion.Counts[0][1] / confusion.Counts[0].Sum(), b = (double)confusion.Counts[1][1] / confusion.Counts[1].Sum();
        Assert.InRange(b - a, 0.2, 0.9);
        // So that 0.5 is the right share of health.
        var health = (int)Math.Round(1000 * (a + b) / 2);
        Store("r1", "Đắk Song", "2024-01-01", model.ModelId, ("health", health), ("education", 1000 - health));
        var shares = Workbench.Shares(model: model);
        Assert.Equal(["education", "health"], shares.Rows.Select(r => r.Category).Order());
        var row = shares.Rows.Single(r => r.Category == "health");
        Assert.Equal(("Đắk Song", "district", "Đắk Nông", health, 1000, 1), (row.Key, row.Level, row.Province, row.Sentences, row.Of, row.Reports));
        Assert.Equal(health / 1000.0, row.Counted, 12);
        Assert.Equal(0.5, row.Adjusted, 2);
        Assert.True(row.Low < row.Adjusted && row.Adjusted < row.High, $"{row}");
        Assert.Equal(1, shares.Rows.Sum(r => r.Adjusted), 6);
        Assert.Equal((model.ModelId, 0, 0), (shares.ModelId, shares.Decided, shares.Unclassified));
        Assert.Equal(shares.Rows, Workbench.Shares(model: model).Rows);
    }

    [Fact]
    public void Rows_are_the_places_of_the_reports_and_filters_narrow_them()
    {
        Store("r1", "Đắk Song", "2023-05-01", model.ModelId, ("health", 3), ("education", 1));
        Store("r2", "Đắk Glong", "2024-05-01", model.ModelId, ("health", 1), ("education", 3));
        Store("r3", "Châu Phú", "2024-06-01", model.ModelId, ("education", 2));
        Store("r4", "nowhere", "", model.ModelId, ("education", 1));
        string[] Places(ShareQuery query) => [.. Workbench.Shares(query, model).Rows.Where(r => r.Category == "health").Select(r => $"{r.Key} {r.Sentences}/{r.Of} {r.Reports}")];
        Assert.Equal(["(none) 0/1 1", "Châu Phú 0/2 1", "Đắk Glong 1/4 1", "Đắk Song 3/4 1"], Places(new()));
        Assert.Equal(["(none) 0/1 1", "An Giang 0/2 1", "Đắk Nông 4/8 2"], Places(new("province")));
        Assert.Equal(["Châu Phú 0/2 1", "Đắk Glong 1/4 1"], Places(new() { From = new(2024, 1, 1) }));
        Assert.Equal(["Đắk Song 3/4 1"], Places(new() { To = new(2023, 12, 31) }));
        Assert.Equal(["Đắk Glong 1/4 1", "Đắk Song 3/4 1"], Places(new() { Place = "Đắk Nông" }));
        // Of one category the greatest share comes first.
        var health = Workbench.Shares(new() { Category = "health", Place = "Đắk Nông" }, model).Rows;
        Assert.Equal(["Đắk Song", "Đắk Glong"], health.Select(r => r.Key));
        Assert.True(health[0].Adjusted > health[1].Adjusted);
        Assert.Equal("WB5402: Shares cannot be told by 'year'. Allowed: district, province.", Assert.Throws<WorkbenchException>(() => Workbench.Shares(new("year"), model)).Message);
        Assert.Equal("WB5722: There is no category 'sport'. Allowed: education, health.", Assert.Throws<WorkbenchException>(() => Workbench.Shares(new() { Category = "sport" }, model)).Message);
    }

    [Fact]
    public void A_report_that_repeats_another_counts_once()
    {
        Store("r1", "Đắk Song", "2023-05-01", model.ModelId, ("health", 3));
        Store("r2", "Đắk Song", "2023-05-02", model.ModelId, ("health", 3));
        campaign.Run("INSERT INTO twins VALUES ('r2', 'r1', 0.9, 'text')");
        int Sentences(ShareQuery? query = null) => Workbench.Shares(query, model).Rows.Sum(r => r.Sentences);
        Assert.Equal(3, Sentences());
        // Where the other one does not pass, it stands for itself.
        Assert.Equal(3, Sentences(new() { From = new(2023, 5, 2) }));
    }

    [Fact]
    public void What_people_decided_is_taken_as_it_is_and_what_has_no_category_is_left_out()
    {
        Store("r1", "Đắk Song", "2024-01-01", "labels", ("sport", 1), ("health", 3));
        Store("r2", "Đắk Song", "2024-01-01", model.ModelId, (null, 2));
        var shares = Workbench.Shares(model: model);
        Assert.Equal((4, 2), (shares.Decided, shares.Unclassified));
        Assert.Equal([("health", 0.75, 0.75, 0.75), ("sport", 0.25, 0.25, 0.25), ("education", 0, 0, 0)], shares.Rows.Select(r => (r.Category, r.Adjusted, r.Low, r.High)));
        // Four of eight decided: the share of sport is known whatever the model does with the others.
        Store("r3", "Đắk Song", "2024-01-01", model.ModelId, ("education", 4));
        var sport = Workbench.Shares(new() { Category = "sport" }, model).Rows[0];
        Assert.Equal((0.125, 0.125, 0.125), (sport.Adjusted, sport.Low, sport.High));
    }

    [Fact]
    public void What_cannot_be_corrected_is_refused_with_the_reason()
    {
        string Message(SentenceClassifier by, ShareQuery? query = null) => Assert.Throws<WorkbenchException>(() => Workbench.Shares(query, by)).Message;
        Assert.Equal("WB5416: The store has no sentences, so there are no shares of categories. Ingest reports first.", Message(model));
        Store("r1", "Đắk Song", "2024-01-01", model.ModelId, (null, 2));
        Assert.Equal("WB5416: None of the 2 sentences has a category, so there are no shares. Ingest with a model, or classify the store with one.", Message(model));
        Assert.Equal("WB5416: No sentence passes the filters, so there are no shares of categories. Widen the period, place or language.", Message(model, new() { Language = "th" }));
        Store("r2", "Đắk Song", "2024-01-01", model.ModelId, ("health", 2));
        Store("r3", "Đắk Song", "2024-01-01", "another", ("health", 1));
        Assert.Equal($"WB5417: 1 of 3 sentences were classified by another and not by the model '{model.ModelId}', whose errors alone are known here. Name the model that classified them, classify the store anew with one model, or narrow the filters to what this one classified.", Message(model));
        using var small = Trainer.Train([new LabelledSentence("A nurse.", "health"), new LabelledSentence("A school.", "education")]).ToClassifier();
        Assert.Equal($"WB5418: The model '{small.ModelId}' was trained on too few sentences to hold any out, so its errors are not known and shares cannot be corrected for them. Train it on more.", Message(small));
    }
}
