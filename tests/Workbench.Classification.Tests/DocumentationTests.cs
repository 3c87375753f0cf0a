using System.Text.RegularExpressions;

namespace Workbench.Classification.Tests;

public partial class DocumentationTests
{
    [Fact]
    public void Every_error_code_is_in_the_guide_and_every_code_of_the_guide_exists()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Workbench.sln"))) root = Path.GetDirectoryName(root)!;
        string guide = File.ReadAllText(Path.Combine(root, "docs/guide/classification.md"));
        string[] thrown = [.. Directory.EnumerateFiles(Path.Combine(root, "src/Workbench.Classification"), "Errors.cs").SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Value).Distinct().Order()];
        string[] listed = [.. Code().Matches(guide[guide.IndexOf("## Errors", StringComparison.Ordinal)..]).Select(match => match.Value).Distinct().Order()];
        Assert.Equal(thrown, listed);
    }

    /// <summary>The default model's data: every category in every language, and scores that the guide's table would notice the loss of.</summary>
    [Fact]
    public void The_labelled_reports_of_the_project_teach_their_categories()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Workbench.sln"))) root = Path.GetDirectoryName(root)!;
        LabelledData data = LabelledData.Read(Path.Combine(root, "data/labelled"));
        Assert.DoesNotContain(data.Issues, issue => issue.IsError);
        TrainedModel model = Trainer.Train(data);
        ModelCard card = model.Card;
        Assert.True(card.Context);
        Assert.Equal(11, card.Confusion!.Categories.Count);
        Assert.All(card.ByGroup, group => Assert.True(group.Value.Accuracy > 0.55, $"{group.Key}: {group.Value.Accuracy:0.000}"));
        Assert.InRange(card.OutOfFold!.Ece, 0, 0.06);
        Assert.InRange(card.Threshold70, 0.5, 0.9);

        // The guide: nothing known gets what the biases say, which is `other`, and far from sure.
        using SentenceClassifier classifier = model.ToClassifier();
        Prediction nothing = classifier.Classify("");
        Assert.Equal("other", nothing.Category);
        Assert.InRange(nothing.Probability, 0.2, 0.6);
        Assert.Equal(nothing.Top, classifier.Classify(" \t\0").Top);
    }

    [GeneratedRegex("WB4[0-9]{3}")]
    private static partial Regex Code();
}
