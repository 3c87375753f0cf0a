namespace Workbench.Classification.Tests;

public class CrossValidationTests
{
    [Fact]
    public void Documents_and_equal_texts_stay_in_one_fold_and_categories_are_spread()
    {
        List<LabelledSentence> data = TestData.Topics(300);
        data.AddRange(Enumerable.Repeat(new LabelledSentence("same", "health"), 7));
        string[] categories = ["farming", "health", "schools"];
        int[] classes = [.. data.Select(row => Array.IndexOf(categories, row.Category))];
        int[] folds = Folds.Assign(data, classes, 3, 5, 1);
        Assert.All(data.Zip(folds).GroupBy(pair => pair.First.Document ?? pair.First.Text), group => Assert.Single(group.Select(pair => pair.Second).Distinct()));
        for (int fold = 0; fold < 5; fold++)
            for (int category = 0; category < 3; category++)
                Assert.InRange(Enumerable.Range(0, data.Count).Count(row => folds[row] == fold && classes[row] == category), 12, 30);
    }

    [Fact]
    public void Blocks_hold_documents_that_follow_one_another_and_a_stretch_of_each_language()
    {
        List<LabelledSentence> data = [.. TestData.Topics(300), .. TestData.Topics(100).Select(row => row with { Group = "xx" })];
        int[] classes = [.. data.Select(row => row.Category.Length % 3)];
        int[] folds = Folds.Blocks(data, classes, 3, 5)!;
        Assert.Equal(Enumerable.Range(0, 300).Select(row => row / 60).Concat(Enumerable.Range(0, 100).Select(row => row / 20)), folds);
    }

    [Fact]
    public void Data_sorted_by_category_has_no_blocks()
    {
        List<LabelledSentence> data = [.. TestData.Topics(300).OrderBy(row => row.Category, StringComparer.Ordinal).Select((row, at) => row with { Document = $"d{at / 5}" })];
        string[] categories = ["farming", "health", "schools"];
        Assert.Null(Folds.Blocks(data, [.. data.Select(row => Array.IndexOf(categories, row.Category))], 3, 5));
        Assert.True(Trainer.Train(data).Card.OutOfFold!.Accuracy > 0.9);
    }

    [Fact]
    public void A_model_whose_newest_documents_were_a_surprise_is_less_sure_of_what_comes()
    {
        // In the newest fifth, a sentence between two neighbours is of their category by lot only; before, it always was.
        var random = new Random(5);
        List<LabelledSentence> steady = TestData.Chains(200);
        List<LabelledSentence> broken = [.. steady.Select((row, at) => at < steady.Count * 4 / 5 || at % 2 == 0 || random.Next(2) == 0 ? row : row with { Category = row.Category == "health" ? "farming" : "health" })];
        double[] sure = [.. new[] { steady, broken }.Select(data =>
        {
            using SentenceClassifier classifier = Trainer.Train(data).ToClassifier();
            return CrossValidation.Evaluate(classifier, TestData.Chains(10)).Predictions.Average(prediction => prediction.Probability);
        })];
        // A tenth of the odd sentences broke the rule, a twentieth of all: a model that had seen them all along would lose 0.05.
        Assert.True(sure[1] < sure[0] - 0.05, $"{sure[0]:0.000} {sure[1]:0.000}");
    }

    [Fact]
    public void Noise_is_not_learned_from_the_held_out_fold()
    {
        // Labels by lot: whoever scores clearly above chance has seen the answers.
        var random = new Random(2);
        string[] categories = ["farming", "health", "schools"];
        List<LabelledSentence> data = [.. TestData.Topics(300).Select(row => row with { Category = categories[random.Next(3)] })];
        CrossValidation result = CrossValidation.Run(data);
        Assert.InRange(result.All.Accuracy, 0.2, 0.43);
        Assert.InRange(result.All.Ece, 0, 0.15);
    }

    [Fact]
    public void Tables_by_group_cover_all_rows_and_each_group_may_have_its_own_model()
    {
        List<LabelledSentence> data = [.. TestData.Topics(150), .. TestData.Topics(150, seed: 8).Select(row => row with { Group = "xx", Text = row.Text.ToUpperInvariant() })];
        CrossValidation result = CrossValidation.Run(data, new CrossValidationOptions { Folds = 3, PerGroup = true });
        Assert.Equal(["en", "xx"], result.ByGroup.Keys);
        Assert.Equal(300, result.ByGroup.Values.Sum(scores => scores.N));
        Assert.True(result.All.Accuracy > 0.95);
        Assert.Equal(data.Count, result.Predictions.Count);
    }

    [Fact]
    public void Selection_is_no_worse_than_the_defaults_out_of_fold()
    {
        List<LabelledSentence> data = [.. TestData.Topics(90).Select((row, at) => at % 4 == 0 ? row with { Category = "farming" } : row)];
        // Without context, which both would be judged by as well: the defaults are one of the choices.
        var plain = new TrainOptions { Context = false };
        Assert.True(Trainer.Train(data, plain with { Select = true }).Card.OutOfFold!.Accuracy >= Trainer.Train(data, plain).Card.OutOfFold!.Accuracy);
    }

    [Fact]
    public void A_model_trained_elsewhere_is_scored_with_its_documents()
    {
        using SentenceClassifier classifier = Trainer.Train(TestData.Chains(60)).ToClassifier();
        CrossValidation result = CrossValidation.Evaluate(classifier, TestData.Chains(10));
        Assert.Equal(1, result.All.Accuracy);
    }

    /// <summary>The solver on a problem with a known minimum, Rosenbrock's valley at (1, 1).</summary>
    [Fact]
    public void The_solver_finds_a_known_minimum()
    {
        double[] found = Lbfgs.Minimize((x, gradient) =>
        {
            double a = 1 - x[0], b = x[1] - x[0] * x[0];
            gradient[0] = -2 * a - 400 * x[0] * b;
            gradient[1] = 200 * b;
            return a * a + 100 * b * b;
        }, [-1.2, 1], 500, CancellationToken.None);
        Assert.Equal(1, found[0], 2);
        Assert.Equal(1, found[1], 2);
    }
}
