using Workbench.Classification;

namespace Workbench.Tests;

/// <summary>Labelling the sentences of a store: queue, labels, agreement, settlement, training again.</summary>
public sealed class LabellingTests : IDisposable
{
    private readonly Campaign campaign = new();

    private CampaignWorkbench Workbench => campaign.Workbench;

    public LabellingTests() => Workbench.UseModel(null);

    public void Dispose() => campaign.Dispose();

    /// <summary>One report: a heading, then sentences with the given probabilities.</summary>
    private void Store(string id, params (string Text, double? Probability)[] sentences)
    {
        campaign.Report(id, "Đắk Glong", "2024-01-01");
        for (var i = 0; i < sentences.Length; i++)
            campaign.Run($"INSERT INTO sentences VALUES ('{id}', {i}, {i * 100}, {i * 100 + sentences[i].Text.Length}, '{sentences[i].Text}', {(i == 0 ? "true" : "false")}, 'en', 'other', {sentences[i].Probability?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "NULL"}, 'm')");
    }

    private void StoreThree() => Store("r1", ("A year of work", 0.99), ("Builders mended the bridge.", 0.3), ("The clinic has a new nurse.", 0.6), ("Ducks were handed out.", 0.4));

    [Fact]
    public void The_queue_begins_with_what_the_model_knows_least_and_shows_the_context()
    {
        StoreThree();
        var queue = Workbench.LabelQueue("Lan");
        Assert.Equal([1, 3, 2, 0], queue.Select(i => i.SentenceNo));
        Assert.Equal(("A year of work", "A year of work", "The clinic has a new nurse.", "Report r1"), (queue[0].HeadingAbove, queue[0].Before, queue[0].After, queue[0].Source));
        Assert.True(queue[0].Uncertainty > queue[1].Uncertainty && queue[3].Uncertainty < 0.1);
        Assert.Equal([1, 3], Workbench.LabelQueue("Lan", new LabelQueueOptions { Most = 2 }).Select(i => i.SentenceNo));
        Assert.Empty(Workbench.LabelQueue("Lan", new LabelQueueOptions { Language = "th" }));
    }

    [Fact]
    public void Sentences_of_the_same_wording_do_not_follow_each_other()
    {
        Store("r1", ("Title", 0.99), ("The commune built nine houses for poor families.", 0.30), ("The commune built six houses for poor families.", 0.31), ("A choir sang folk tunes at the temple fair.", 0.34));
        Assert.Equal([1, 3, 2], Workbench.LabelQueue("Lan").Take(3).Select(i => i.SentenceNo));
    }

    [Fact]
    public void What_one_annotator_labelled_comes_to_another_and_never_again_to_the_first()
    {
        StoreThree();
        Workbench.Label("r1", 2, "health-welfare", "Lan");
        Assert.DoesNotContain(Workbench.LabelQueue("Lan"), i => i.SentenceNo == 2);
        var forAn = Workbench.LabelQueue("An", new LabelQueueOptions { Overlap = 0.5 });
        Assert.Equal([1, 2, 3, 0], forAn.Select(i => i.SentenceNo));
        Assert.Equal(1, forAn[1].OtherLabels);
        Assert.DoesNotContain(Workbench.LabelQueue("An", new LabelQueueOptions { Overlap = 0 }), i => i.SentenceNo == 2);
    }

    [Fact]
    public void A_second_label_replaces_the_first_and_an_undo_brings_it_back()
    {
        StoreThree();
        Workbench.Label("r1", 1, "other", "Lan");
        Workbench.Label("r1", 1, "housing-infrastructure", "Lan", "a bridge");
        Assert.Equal(["housing-infrastructure"], campaign.Query("SELECT category FROM labels"));
        var undone = Workbench.UndoLabel(null, "Lan");
        Assert.Equal((3L, "undo", 2L, "housing-infrastructure"), (undone.Number, undone.Action, undone.Undoes, undone.Category));
        Assert.Equal(["other"], campaign.Query("SELECT category FROM labels"));
        Workbench.UndoLabel(1, "Lan");
        Assert.Empty(campaign.Query("SELECT category FROM labels"));
        Assert.Equal(["label", "label", "undo", "undo"], Workbench.LabelHistory().Select(r => r.Action));
        Assert.Equal("WB5724", Assert.Throws<WorkbenchException>(() => Workbench.UndoLabel(1, "Lan")).Code);
        Assert.Equal("WB5724", Assert.Throws<WorkbenchException>(() => Workbench.UndoLabel(null, "Lan")).Code);
    }

    [Fact]
    public void A_disagreement_is_settled_by_a_named_person_and_the_labels_stay()
    {
        StoreThree();
        Workbench.Label("r1", 1, "housing-infrastructure", "Lan");
        Workbench.Label("r1", 1, "economic-development", "An");
        Workbench.Label("r1", 2, "health-welfare", "An");
        var disagreement = Assert.Single(Workbench.LabelDisagreements());
        Assert.Equal((1, "Builders mended the bridge."), (disagreement.SentenceNo, disagreement.Text));
        Assert.Equal(["An economic-development", "Lan housing-infrastructure"], disagreement.Labels.Select(l => $"{l.Key} {l.Value}"));
        Assert.Equal(["health-welfare"], Workbench.ReviewedLabels().Select(l => l.Category));

        var settled = Workbench.Settle("r1", 1, "housing-infrastructure", "Minh", "a bridge is infrastructure");
        Assert.Equal(("settle", "Minh", "a bridge is infrastructure"), (settled.Action, settled.Annotator, settled.Reason));
        Assert.Empty(Workbench.LabelDisagreements());
        Assert.Equal(["housing-infrastructure", "health-welfare"], Workbench.ReviewedLabels().Select(l => l.Category));
        Assert.Equal(["3"], campaign.Query("SELECT count(*) FROM labels"));
        Workbench.UndoLabel(settled.Number, "Minh", "too early");
        Assert.Single(Workbench.LabelDisagreements());
    }

    [Fact]
    public void Agreement_is_told_over_all_by_category_by_annotator_and_by_pair()
    {
        Store("r1", [.. Enumerable.Range(0, 5).Select(i => ($"Sentence {i}.", (double?)0.5))]);
        string[] lan = ["other", "other", "security-order", "security-order"], an = ["other", "other", "security-order", "other"];
        for (var i = 0; i < 4; i++)
        {
            Workbench.Label("r1", i, lan[i], "Lan");
            Workbench.Label("r1", i, an[i], "An");
        }
        Workbench.Label("r1", 4, "health-welfare", "Lan");
        var agreement = Workbench.LabelAgreement();
        Assert.Equal((5, 4), (agreement.Labelled, agreement.Shared));
        // Eight values, five of them `other`; one pair of four differs: alpha = 1 − 2·7/(2·5·3) = 16/30.
        Assert.Equal(16.0 / 30, agreement.Alpha!.Value, 12);
        Assert.Equal(["other", "security-order"], agreement.AlphaByCategory.Keys);
        var pair = Assert.Single(agreement.Pairs);
        // Chance: 1/2·3/4 + 1/2·1/4 = 1/2; kappa = (3/4 − 1/2) / (1/2).
        Assert.Equal(("An", "Lan", 4, 0.75, 0.5), (pair.First, pair.Second, pair.N, pair.Agreed, Math.Round(pair.Kappa, 12)));
        Assert.Equal(0.5, pair.KappaByCategory["other"], 12);
        Assert.Equal([("An", 4, 0.75), ("Lan", 5, 0.75)], agreement.Annotators.Select(a => (a.Annotator, a.Labels, a.WithMajority)));
        Assert.Equal((1, 2), agreement.Annotators[0].ByCategory["security-order"]);
        using var empty = new Campaign();
        Assert.Null(empty.Workbench.LabelAgreement().Alpha);
    }

    [Fact]
    public void A_label_needs_a_sentence_a_category_and_a_name()
    {
        StoreThree();
        Assert.Equal("WB5721", Assert.Throws<WorkbenchException>(() => Workbench.Label("r1", 9, "other", "Lan")).Code);
        Assert.Equal("WB5721", Assert.Throws<WorkbenchException>(() => Workbench.Label("nothing", 0, "other", "Lan")).Code);
        var unknown = Assert.Throws<WorkbenchException>(() => Workbench.Label("r1", 1, "bridges", "Lan"));
        Assert.Equal("WB5722", unknown.Code);
        Assert.Contains("housing-infrastructure", unknown.Message, StringComparison.Ordinal);
        Assert.Equal("WB5723", Assert.Throws<WorkbenchException>(() => Workbench.Label("r1", 1, "other", " ")).Code);
        Assert.Equal("WB5723", Assert.Throws<WorkbenchException>(() => Workbench.LabelQueue("")).Code);
        Assert.Equal("WB5725", Assert.Throws<WorkbenchException>(() => Workbench.Settle("r1", 1, "other", "Minh", "so it is")).Code);
        Workbench.Label("r1", 1, "other", "Lan");
        Assert.Equal("WB5723", Assert.Throws<WorkbenchException>(() => Workbench.Settle("r1", 1, "other", "Minh", "")).Code);
        Assert.Equal("WB5726", Assert.Throws<WorkbenchException>(() => Workbench.LabelQueue("Lan", new LabelQueueOptions { Most = 0 })).Code);
        Assert.Equal("WB5726", Assert.Throws<WorkbenchException>(() => Workbench.LabelQueue("Lan", new LabelQueueOptions { Overlap = double.NaN })).Code);
    }

    [Fact]
    public void Training_again_learns_from_labels_and_gives_labelled_sentences_their_category()
    {
        StoreThree();
        Assert.Equal("WB5727", Assert.Throws<WorkbenchException>(() => Workbench.Retrain([], campaign.Folder("none.wbm"), cancellationToken: TestContext.Current.CancellationToken)).Code);
        Assert.False(File.Exists(campaign.Folder("none.wbm")));
        Workbench.Label("r1", 1, "housing-infrastructure", "Lan");
        Workbench.Label("r1", 3, "poverty-reduction", "Lan");
        LabelledSentence[] older = [new("Nurses came to the clinic.", "health-welfare"), new("The clinic has a nurse.", "health-welfare"), new("Ducks were handed out.", "other")];
        var result = Workbench.Retrain(older, campaign.Folder("mine.wbm"), cancellationToken: TestContext.Current.CancellationToken);
        // The older row with the words of a labelled sentence gives way.
        Assert.Equal((4, 2), (result.Sentences, result.Reviewed));
        Assert.Equal(["housing-infrastructure|1|labels", "poverty-reduction|1|labels"], campaign.Query("SELECT category, probability, model_id FROM sentences WHERE sentence_no IN (1, 3) ORDER BY sentence_no"));
        Assert.Equal([$"health-welfare|{result.ModelId}"], campaign.Query("SELECT category, model_id FROM sentences WHERE sentence_no = 2"));
        // Four sentences are too few to hold any out: there are no scores.
        Assert.Equal([$"{result.ModelId}|True"], campaign.Query("SELECT model_id, metrics IS NULL FROM models"));
        using var model = SentenceClassifier.Load(campaign.Folder("mine.wbm"));
        Assert.Equal(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), model.Card.Date);
        Assert.Equal(result.ModelId, model.ModelId);
        Assert.Equal(0, Workbench.Reclassify(null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Figures_follow_their_sentence_into_another_category()
    {
        campaign.Report("r2", "Đắk Song", "2024-01-01", ("household", "other", 5, "exact"));
        Workbench.Label("r2", 0, "poverty-reduction", "Lan");
        LabelledSentence[] older = [new("Nurses came to the clinic.", "health-welfare"), new("Ducks were handed out.", "other"), new("The clinic has a nurse.", "health-welfare")];
        Workbench.Retrain(older, campaign.Folder("mine.wbm"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["household:poverty-reduction"], Workbench.Indicators().Select(i => i.Id));
        Assert.Equal("r2-0", Assert.Single(Workbench.Compare("household", "poverty-reduction").Rows[0].FigureIds));
    }

    [Fact]
    public void The_store_keeps_the_scores_of_its_models()
    {
        StoreThree();
        Workbench.Label("r1", 1, "housing-infrastructure", "Lan");
        LabelledSentence[] data = [.. Enumerable.Range(0, 40).Select(row => row % 2 == 0 ? new LabelledSentence($"The nurse of ward {row} came.", "health-welfare") : new LabelledSentence($"Workers paved road {row}.", "housing-infrastructure"))];
        var result = Workbench.Retrain(data, campaign.Folder("mine.wbm"), new TrainOptions { Date = "2024-02-29" }, TestContext.Current.CancellationToken);
        using var model = SentenceClassifier.Load(campaign.Folder("mine.wbm"));
        Assert.Equal("2024-02-29", model.Card.Date);
        var scores = model.Card.OutOfFold!;
        string[] kept = ["accuracy", "macroF1", "ece", "n"];
        double[] right = [scores.Accuracy, scores.MacroF1, scores.Ece, 41];
        var metrics = System.Text.Json.JsonDocument.Parse(Assert.Single(campaign.Query("SELECT metrics FROM models"))).RootElement;
        Assert.Equal(kept, metrics.EnumerateObject().Select(m => m.Name));
        Assert.All(kept.Zip(right), m => Assert.Equal(m.Second, metrics.GetProperty(m.First).GetDouble(), 3));
        // A store of before scores were kept gets them when it meets the model again.
        campaign.Run("UPDATE models SET metrics = NULL");
        Workbench.Reclassify(null, TestContext.Current.CancellationToken);
        Assert.Equal([$"{result.ModelId}|False"], campaign.Query("SELECT model_id, metrics IS NULL FROM models"));
    }
}
