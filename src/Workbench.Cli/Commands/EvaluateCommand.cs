using System.CommandLine;
using System.Globalization;
using Workbench.Classification;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench evaluate --model M --data F</c></summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var model = CommonOptions.Model();
        var data = new Option<string[]>("--data") { Description = "Labelled sentences that the model was not trained on, or with --cross-validate those to train and test on in turn.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var cross = new Option<bool>("--cross-validate") { Description = "Train on four fifths of the documents and test on the fifth, five times; no model is read." };
        var (skip, fits, json) = (LabelledFiles.SkipBadRows(), CommonOptions.AlsoFits(), CommonOptions.Json());
        var command = new Command("evaluate", "Score a classifier on labelled sentences.") { model, data, cross, skip, fits, json };
        command.SetAction(result => CommandRunner.Cancellable(
            cancellationToken => Run(result.GetValue(model), result.GetValue(data)!, result.GetValue(cross), result.GetValue(skip), result.GetValue(fits), result.GetValue(json), cancellationToken), "nothing was scored, and no model was written."));
        return command;
    }

    private static int Run(string? model, string[] data, bool crossValidate, bool skipBadRows, double alsoFits, bool json, CancellationToken cancellationToken)
    {
        var examples = LabelledFiles.Read(data, skipBadRows, forTraining: crossValidate);
        CrossValidation scores;
        if (crossValidate)
            scores = CrossValidation.Run(examples, new CrossValidationOptions { Training = new TrainOptions { AlsoFits = alsoFits } }, null, cancellationToken);
        else
        {
            using var classifier = Models.Load(model);
            foreach (var unknown in examples.GroupBy(e => e.Category, StringComparer.Ordinal).Where(c => !classifier.Categories.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal))
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"warning: the model does not know the category '{unknown.Key}': its {unknown.Count()} sentences count as wrong. It knows: {string.Join(", ", classifier.Categories)}."));
            scores = CrossValidation.Evaluate(classifier, examples);
        }
        if (json)
            WriteJson(scores);
        else
            WriteTables(scores);
        return LabelledFiles.ExitCode(examples);
    }

    private static void WriteJson(CrossValidation scores)
    {
        using var lines = new JsonLines();
        lines.Write([.. Members(scores.All), ("groups", scores.ByGroup.Select(g => (g.Key, (object?)(IReadOnlyList<(string, object?)>)Members(g.Value))).ToList())]);
    }

    private static (string, object?)[] Members(Evaluation scores) =>
    [
        ("accuracy", Math.Round(scores.Accuracy, 4)), ("macroF1", Math.Round(scores.MacroF1, 4)), ("ece", Math.Round(scores.Ece, 4)),
        ("perClass", scores.PerClass.Select(c => (c.Key, (object?)(IReadOnlyList<(string, object?)>)
            [("precision", Math.Round(c.Value.Precision, 4)), ("recall", Math.Round(c.Value.Recall, 4)), ("f1", Math.Round(c.Value.F1, 4)), ("n", c.Value.N)])).ToList()),
        ("n", scores.N), ("accuracyAt70", Math.Round(scores.AccuracyAt70, 4)),
    ];

    private static void WriteTables(CrossValidation scores)
    {
        Terminal.Table(["", "accuracy", "macro-F1", "calibration error", "accuracy of surest 70 %", "sentences"],
            scores.ByGroup.Select(g => Row(g.Key, g.Value)).Append(Row("all", scores.All)), 1, 2, 3, 4, 5);
        string[] groups = scores.ByGroup.Count > 1 ? [.. scores.ByGroup.Keys] : [];
        Terminal.Table(["category", "sentences", "precision", "recall", "F1", .. groups.Select(g => "F1 " + g)],
            scores.All.PerClass.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (string[])
            [
                c.Key, c.Value.N.ToString(CultureInfo.InvariantCulture), Three(c.Value.Precision), Three(c.Value.Recall), Three(c.Value.F1),
                .. groups.Select(g => scores.ByGroup[g].PerClass.TryGetValue(c.Key, out var own) ? Three(own.F1) : ""),
            ]), [.. Enumerable.Range(1, 4 + groups.Length)]);
    }

    private static string[] Row(string name, Evaluation scores) =>
        [name, Three(scores.Accuracy), Three(scores.MacroF1), Three(scores.Ece), Three(scores.AccuracyAt70), scores.N.ToString(CultureInfo.InvariantCulture)];

    private static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
