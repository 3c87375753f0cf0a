namespace Workbench.Classification.Tests;

public class StatisticsTests
{
    /// <summary>Krippendorff (2011), example C: four observers, twelve units, nominal alpha 0.743.</summary>
    [Fact]
    public void Alpha_of_the_textbook_example()
    {
        int?[][] observers =
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
            [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
        ];
        List<IReadOnlyList<string?>> units = [.. Enumerable.Range(0, 12).Select(unit => (IReadOnlyList<string?>)[.. observers.Select(observer => observer[unit]?.ToString(System.Globalization.CultureInfo.InvariantCulture))])];
        Assert.Equal(0.743, Agreement.KrippendorffAlpha(units)!.Value, 3);
    }

    /// <summary>Krippendorff (2011), example A: two observers, ten binary units, alpha 0.095.</summary>
    [Fact]
    public void Alpha_of_the_binary_textbook_example()
    {
        int[] first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
        var units = first.Zip(second, (a, b) => (IReadOnlyList<string?>)[a == 1 ? "yes" : "no", b == 1 ? "yes" : "no"]);
        Assert.Equal(0.095, Agreement.KrippendorffAlpha(units)!.Value, 3);
    }

    [Fact]
    public void Alpha_without_pairs_is_unknown_and_of_full_agreement_one()
    {
        Assert.Null(Agreement.KrippendorffAlpha([["a", null], [null, null]]));
        Assert.Equal(1, Agreement.KrippendorffAlpha([["a", "a"], ["b", "b"]]));
        Assert.Equal(1, Agreement.KrippendorffAlpha([["a", "a"], ["a", "a"]]));
    }

    [Fact]
    public void Alpha_by_category_finds_the_category_that_is_understood_differently()
    {
        IReadOnlyDictionary<string, double> alphas = Agreement.KrippendorffAlphaByCategory([["a", "a"], ["a", "a"], ["b", "c"], ["c", "b"], ["c", "c"], ["b", "b"]]);
        Assert.Equal(1, alphas["a"]);
        Assert.True(alphas["b"] < 0.6);
        Assert.Equal(["a", "b", "c"], alphas.Keys);
    }

    /// <summary>The grant proposals of the usual worked example: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no give kappa 0.4.</summary>
    [Fact]
    public void Kappa_of_the_textbook_example()
    {
        List<string> first = [.. Enumerable.Repeat("yes", 25), .. Enumerable.Repeat("no", 25)];
        List<string> second = [.. Enumerable.Repeat("yes", 20), .. Enumerable.Repeat("no", 5), .. Enumerable.Repeat("yes", 10), .. Enumerable.Repeat("no", 15)];
        Assert.Equal(0.4, Agreement.CohenKappa(first, second)!.Value, 12);
        Assert.Null(Agreement.CohenKappa([], []));
        Assert.Equal(1, Agreement.CohenKappa(["a"], ["a"]));
        Assert.Equal("WB4005", Assert.Throws<ClassificationException>(() => Agreement.CohenKappa(["a"], [])).Code);
    }

    [Fact]
    public void Agreement_with_the_majority_passes_over_ties()
    {
        IReadOnlyList<(double Share, int N)> shares = Agreement.WithMajority([["a", "a", "b"], ["a", "b", null], ["c", "c", "c"]]);
        // Unit 1: of annotator 0 the others are a, b: a tie. Of annotator 2 both others say a.
        Assert.Equal((0.5, 2), shares[0]);
        Assert.Equal((0.5, 2), shares[1]);
        Assert.Equal((0.5, 2), shares[2]);
    }

    [Fact]
    public void Evaluation_by_hand()
    {
        string[] labels = ["a", "a", "a", "b", "b", "c"];
        string[] predicted = ["a", "a", "b", "b", "a", "c"];
        double[] probabilities = [0.9, 0.9, 0.6, 0.6, 0.6, 0.3];
        Evaluation scores = Evaluation.Of(labels, [.. predicted.Select((category, at) => new Prediction(category, probabilities[at], []))]);
        Assert.Equal(4 / 6.0, scores.Accuracy, 12);
        Assert.Equal(new CategoryScores(2 / 3.0, 2 / 3.0, 2 / 3.0, 3), scores.PerClass["a"]);
        Assert.Equal(0.5, scores.PerClass["b"].F1, 12);
        Assert.Equal((2 / 3.0 + 0.5 + 1) / 3, scores.MacroF1, 12);
        // Bins: 0.9 twice, both right (gap 0.2 in sum); 0.6 three times, one right (gap 0.8); 0.3 once, right (gap 0.7).
        Assert.Equal((0.2 + 0.8 + 0.7) / 6, scores.Ece, 9);
        // 70 % of six is five sentences: all but the least sure; three of them are right.
        Assert.Equal(3 / 5.0, scores.AccuracyAt70, 12);
    }

    [Fact]
    public void Several_accepted_categories_count_as_right()
    {
        var accepted = new HashSet<string>(["a", "b"], StringComparer.Ordinal);
        Evaluation scores = Evaluation.Of([accepted, accepted], [new Prediction("b", 1, []), new Prediction("c", 1, [])]);
        Assert.Equal(0.5, scores.Accuracy);
        Assert.Equal(1, scores.PerClass["a"].N);
    }

    [Fact]
    public void Coverage_keeps_the_surest()
    {
        Assert.Equal(1, Calibration.AccuracyAtCoverage([0.2, 0.9], [false, true], 0.5));
        Assert.Equal(0.5, Calibration.AccuracyAtCoverage([0.2, 0.9], [false, true], 1));
        Assert.Equal(0.9, Calibration.ThresholdAtCoverage([0.2, 0.9, 0.5], 0.3));
        Assert.Equal(0.3, Calibration.ExpectedError([0.8, 0.8], [true, false]), 9);
    }

    /// <summary>By hand: with recall 0.8 of a, and 0.9 of b, a count of 45 : 55 comes from shares p with 0.8 p + 0.1 (1 − p) = 0.45, p = 0.5.</summary>
    [Fact]
    public void Adjusted_counting_by_hand()
    {
        var confusion = new ConfusionMatrix(["a", "b"], [[80, 20], [10, 90]]);
        List<string> predicted = [.. Enumerable.Repeat("a", 450), .. Enumerable.Repeat("b", 550)];
        IReadOnlyList<CategoryShare> shares = AdjustedShares.Estimate(confusion, predicted);
        Assert.Equal(0.45, shares[0].Counted, 12);
        Assert.Equal(0.5, shares[0].Adjusted, 4);
        Assert.InRange(shares[0].Low, 0.35, 0.47);
        Assert.InRange(shares[0].High, 0.53, 0.65);
        Assert.Equal(shares, AdjustedShares.Estimate(confusion, predicted));
        Assert.Equal(1, shares.Sum(share => share.Adjusted), 9);
    }

    [Fact]
    public void Adjusted_shares_stay_shares_where_inverting_the_matrix_would_go_below_zero()
    {
        var confusion = new ConfusionMatrix(["a", "b"], [[80, 20], [30, 70]]);
        IReadOnlyList<CategoryShare> shares = AdjustedShares.Estimate(confusion, [.. Enumerable.Repeat("b", 90), .. Enumerable.Repeat("a", 10)], options: new AdjustedSharesOptions { Samples = 50 });
        Assert.InRange(shares[0].Adjusted, 0, 0.01);
        Assert.InRange(shares[1].Adjusted, 0.99, 1);
        Assert.All(shares, share => Assert.True(share.Low <= share.High));
        Assert.Equal("WB4007", Assert.Throws<ClassificationException>(() => AdjustedShares.Estimate(confusion, ["z"])).Code);
        Assert.Empty(AdjustedShares.Estimate(confusion, []));
    }

    [Fact]
    public void Sampling_whole_documents_widens_the_interval()
    {
        var confusion = new ConfusionMatrix(["a", "b"], [[1000, 0], [0, 1000]]);
        List<string> predicted = [], documents = [];
        for (int row = 0; row < 400; row++)
        {
            documents.Add($"d{row / 40}");
            predicted.Add(row / 40 % 2 == 0 ? "a" : "b");
        }

        CategoryShare alone = AdjustedShares.Estimate(confusion, predicted)[0], together = AdjustedShares.Estimate(confusion, predicted, documents)[0];
        Assert.True(together.High - together.Low > 3 * (alone.High - alone.Low));
    }

    /// <summary>Of 18 sentences none: the upper end solves, for a Beta(½, 18½) variable, P(share below it) = 0.975; 0.128 in tables of Jeffreys' interval. None of 18 proves no share below it.</summary>
    [Fact]
    public void A_category_that_was_never_predicted_may_still_have_a_share()
    {
        var confusion = new ConfusionMatrix(["a", "b", "c"], [[1000, 0, 0], [0, 1000, 0], [0, 0, 1000]]);
        IReadOnlyList<CategoryShare> shares = AdjustedShares.Estimate(confusion, [.. Enumerable.Repeat("a", 18)], [.. Enumerable.Repeat("d", 18)]);
        Assert.Equal((1.0, 0.0, 0.0), (shares[0].Adjusted, shares[1].Adjusted, shares[1].Low));
        Assert.InRange(shares[1].High, 0.127, 0.129);
        Assert.Equal(1 - shares[1].High, shares[0].Low, 9);
        Assert.Equal(1, shares[0].High);
    }

    /// <summary>
    /// Reports whose shares scatter around known ones (the middle category, a rare one), predicted with known errors, by a matrix that was itself
    /// counted on held-out sentences: the 95 % interval holds the known share about as often as it says.
    /// </summary>
    [Theory]
    [InlineData(8, 12)]
    [InlineData(30, 12)]
    public void The_interval_holds_the_share_as_often_as_it_says(int reports, int length)
    {
        string[] names = ["a", "b", "c", "d"];
        double[] truth = [0.55, 0.3, 0.12, 0.03];
        var random = new Random(7);
        int Draw(double[] shares)
        {
            double at = random.NextDouble();
            for (int category = 0; category < shares.Length - 1; category++)
                if ((at -= shares[category]) < 0) return category;
            return shares.Length - 1;
        }
        int Predict(int right) => random.NextDouble() < 0.85 ? right : Draw(truth);
        int[] held = new int[4];
        const int Trials = 250;
        for (int trial = 0; trial < Trials; trial++)
        {
            int[][] counts = [.. names.Select((_, right) => { int[] row = new int[4]; for (int n = 0; n < 300; n++) row[Predict(right)]++; return row; })];
            List<string> predicted = [], documents = [];
            for (int report = 0; report < reports; report++)
            {
                // Half of a report is about one thing.
                int field = Draw(truth);
                for (int sentence = 0; sentence < length; sentence++)
                {
                    predicted.Add(names[Predict(sentence % 2 == 0 ? field : Draw(truth))]);
                    documents.Add($"r{report}");
                }
            }
            IReadOnlyList<CategoryShare> shares = AdjustedShares.Estimate(new ConfusionMatrix(names, counts), predicted, documents, new AdjustedSharesOptions { Samples = 200, Seed = (ulong)trial });
            for (int category = 0; category < 4; category++)
                if (shares[category].Low <= truth[category] && truth[category] <= shares[category].High) held[category]++;
        }
        Assert.All(held, count => Assert.InRange((double)count / Trials, 0.92, 1));
    }

    [Fact]
    public void One_document_says_as_little_as_its_sentences_do()
    {
        var confusion = new ConfusionMatrix(["a", "b"], [[1000, 0], [0, 1000]]);
        string[] predicted = [.. Enumerable.Repeat("a", 9), .. Enumerable.Repeat("b", 9)];
        // Of 18 sentences the half: 1.96 · √(½ · ½ / 18) = 0.23 to either side.
        CategoryShare share = AdjustedShares.Estimate(confusion, predicted, [.. Enumerable.Repeat("d", 18)])[0];
        Assert.InRange(share.Low, 0.2, 0.35);
        Assert.InRange(share.High, 0.65, 0.8);
    }
}
