using FsCheck;
using FsCheck.Fluent;

namespace Workbench.Classification.Tests;

public sealed class ExplainTests : IDisposable
{
    private readonly SentenceClassifier _classifier = Trainer.Train(TestData.Topics(200)).ToClassifier();

    public void Dispose() => _classifier.Dispose();

    [Fact]
    public void Contributions_add_up_to_the_ratio_of_the_probabilities()
    {
        Explanation explanation = _classifier.Explain("The commune gave rice and cattle to a nurse.");
        double sum = explanation.Base + explanation.Features.Sum(feature => feature.Contribution);
        double ratio = Math.Log(explanation.Prediction.Top[0].Probability / explanation.Prediction.Top[1].Probability);
        Assert.Equal(ratio, sum, 3);
        Assert.Equal(explanation.Features.Sum(feature => feature.Contribution), explanation.Highlights.Sum(highlight => highlight.Contribution), 6);
    }

    [Fact]
    public void A_word_that_comes_several_times_is_told_once()
    {
        Explanation explanation = _classifier.Explain("Rice, rice and rice", "farming");
        // The word, and the n-gram of its four letters.
        FeatureContribution[] rice = [.. explanation.Features.Where(feature => feature.Feature == "rice")];
        Assert.Equal([(0, 4), (0, 4)], rice.Select(feature => (feature.Start, feature.End)));
        Assert.Equal(explanation.Features.Sum(feature => feature.Contribution), explanation.Highlights.Sum(highlight => highlight.Contribution), 6);
        Assert.Equal(3, explanation.Highlights.Count(highlight => highlight.Text is "Rice" or "rice"));
    }

    [Fact]
    public void The_telling_word_has_the_strongest_highlight_at_its_place()
    {
        const string Text = "This year the HARVEST was again reported.";
        Explanation explanation = _classifier.Explain(Text);
        Assert.Equal("farming", explanation.Category);
        Highlight strongest = explanation.Highlights.MaxBy(highlight => highlight.Contribution)!;
        Assert.Equal("HARVEST", strongest.Text);
        Assert.Equal("HARVEST", Text[strongest.Start..strongest.End]);
        FeatureContribution word = explanation.Features.First(feature => feature.Feature == "harvest");
        Assert.Equal((14, 21), (word.Start, word.End));
    }

    [Fact]
    public void Any_category_can_be_explained_and_an_unknown_one_is_refused()
    {
        Assert.Equal("health", _classifier.Explain("rice", "health").Category);
        Assert.Equal("farming", _classifier.Explain("rice", "health").Against);
        Assert.Equal("WB4007: The category 'sport' is not known to the model. Known are: farming, health, schools.",
            Assert.Throws<ClassificationException>(() => _classifier.Explain("rice", "sport")).Message);
    }

    [Fact]
    public void Offsets_lie_within_any_text()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            text ??= "";
            Explanation explanation = _classifier.Explain(text);
            return explanation.Features.All(feature => feature.Start >= 0 && feature.Start < feature.End && feature.End <= text.Length)
                && explanation.Highlights.All(highlight => text[highlight.Start..highlight.End] == highlight.Text);
        }).Check(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(17, 23), null)));
    }

    [Theory]
    [InlineData("RÍCE", "ríce")]
    [InlineData("RI\u0301CE", "ríce")]
    [InlineData("ﬁeld", "field")]
    [InlineData("об’єкт", "об'єкт")]
    [InlineData("كِتَاب", "كتاب")]
    [InlineData("số ๕๖", "số 00")]
    [InlineData("co\u00ADop", "coop")]
    [InlineData("ＲＩＣＥ", "rice")]
    [InlineData("น้ำ", "น้ำ")]
    [InlineData("น้ํา", "น้ำ")]
    [InlineData("จํา", "จำ")]
    public void Writing_variants_become_one_form(string text, string form)
    {
        var normalizer = new TextNormalizer();
        normalizer.Read(text);
        Assert.Equal(form, new string(normalizer.Characters, 0, normalizer.Length).Trim());
    }

    [Fact]
    public void Words_are_no_features_in_scripts_without_spaces()
    {
        var extractor = new FeatureExtractor(new FeatureOptions { UnitWords = false, Fields = FieldFeatures.None });
        extractor.Read("ข้าวดี");
        Assert.Equal(0, extractor.CharactersFrom);
        Assert.True(extractor.Count > 10);
        // rice, farm: two words, one pair; no word is longer than the prefix.
        extractor.Read("rice farm");
        Assert.Equal(3, extractor.CharactersFrom);
        // Padded words of six characters have 4 + 3 + 2 n-grams each.
        Assert.Equal(3 + 18, extractor.Count);
        extractor.Read("農業");
        // Padded to four: 4 + 3 + 2 + 1, of which the space comes twice.
        Assert.Equal(10, extractor.Count);
        Assert.Equal(9, extractor.Hashes.ToArray().Distinct().Count());
    }

    [Fact]
    public void The_queue_takes_the_unsure_first_and_no_two_alike()
    {
        Prediction Of(double probability) => new("a", probability, [new("a", probability), new("b", 1 - probability)]);
        string[] texts = ["the bridge was built", "the bridge was built!", "a nurse came", "a school opened"];
        Prediction[] predictions = [Of(0.5), Of(0.51), Of(0.6), Of(0.99)];
        Assert.Equal([0, 2, 1], LabellingQueue.Choose(texts, predictions, 3).Select(entry => entry.Index));
        Assert.Equal([0, 1, 2], LabellingQueue.Choose(texts, predictions, 3, diversity: 0).Select(entry => entry.Index));
        Assert.Equal(4, LabellingQueue.Choose(texts, predictions, 10).Count);
        Assert.Equal(1, LabellingQueue.Uncertainty(Of(0.5)), 12);
        Assert.Equal("WB4004", Assert.Throws<ClassificationException>(() => LabellingQueue.Choose(texts, predictions, 1, 2)).Code);
    }

    [Fact]
    public void Abstaining_is_a_matter_of_the_threshold()
    {
        Prediction prediction = _classifier.Classify("rice harvest cattle");
        Assert.Equal("farming", prediction.CategoryAbove(0.5));
        Assert.Null(prediction.CategoryAbove(1.01));
    }

    /// <summary>Two features: one on the hospital (9 letters), one on the ambulance (8), and little between.</summary>
    [Fact]
    public void A_script_without_spaces_is_cut_where_little_lies_across()
    {
        const string Text = "โรงพยาบาลรถพยาบาล";
        double[] effect = [.. Enumerable.Repeat(1.0, 17)], across = [.. Enumerable.Repeat(1.0, 17)];
        across[9] = 0.4;
        Assert.Equal(["โรงพยาบาล", "รถพยาบาล"], Pieces(Text, effect, across));
        // Half of what holds the words together is no valley; but 17 letters are more than a word.
        Assert.Equal(["โรงพยาบาล"], Pieces(Text[..9], effect, [.. across.Select((held, at) => at == 4 ? 0.5 : held)]));
        // One letter that speaks for the other category is the end of its word.
        effect[8] = -1;
        Assert.Equal(["โรงพยาบาล", "รถพยาบาล"], Pieces(Text, effect, across));
        effect[6] = effect[7] = -1;
        Assert.Equal(["โรงพยา", "บาล", "รถพยาบาล"], Pieces(Text, effect, across));

        static string[] Pieces(string text, double[] effect, double[] across)
        {
            var pieces = new List<string>();
            UnspacedPieces.Add(text, 0, text.Length, effect, across, (from, to) => pieces.Add(text[from..to]));
            return [.. pieces];
        }
    }

    [Fact]
    public void Thai_words_are_highlighted_and_no_mark_is_parted_from_its_consonant()
    {
        using SentenceClassifier classifier = Trainer.Train(
        [
            .. Enumerable.Range(0, 40).Select(row => new LabelledSentence(row % 2 == 0 ? "พยาบาลให้ยาแก่ผู้ป่วยที่โรงพยาบาล" : "แพทย์ของโรงพยาบาลตรวจสุขภาพเด็ก", "health", $"h{row}")),
            .. Enumerable.Range(0, 40).Select(row => new LabelledSentence(row % 2 == 0 ? "ครูเปิดห้องเรียนใหม่ของโรงเรียน" : "นักเรียนได้รับหนังสือและทุนการศึกษา", "schools", $"s{row}")),
        ]).ToClassifier();
        const string Text = "โรงพยาบาลได้รับรถพยาบาลใหม่";
        Explanation explanation = classifier.Explain(Text);
        Assert.Equal("health", explanation.Category);
        Assert.True(explanation.Highlights.Count >= 3);
        Assert.Contains("พยาบาล", explanation.Highlights.MaxBy(highlight => highlight.Contribution)!.Text, StringComparison.Ordinal);
        Assert.Equal(explanation.Features.Sum(feature => feature.Contribution), explanation.Highlights.Sum(highlight => highlight.Contribution), 6);
        Assert.All(explanation.Highlights, highlight =>
        {
            Assert.InRange(highlight.Text.Length, 1, 12);
            // Neither a sign above or below nor a vowel behind begins a piece, and no vowel that is written before its consonant ends one.
            Assert.DoesNotContain(highlight.Text[0], "ะาำิีึืุู็่้๊๋์");
            Assert.DoesNotContain(highlight.Text[^1], "เแโใไ");
        });
        // A text of a megabyte without any space, and marks without end.
        foreach (string odd in (string[])[string.Concat(Enumerable.Repeat(Text, 40_000)), "ก" + new string('\u0E49', 5_000), "เเเเเเเเเเเเเเเเเเเเ"])
            Assert.All(classifier.Explain(odd).Highlights, highlight => Assert.Equal(odd[highlight.Start..highlight.End], highlight.Text));
    }
}
