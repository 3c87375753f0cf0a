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
        var json = CommonOptions.Json();
        var command = new Command("evaluate", "Score a classifier on labelled sentences.") { model, data, cross, json };
        command.SetAction((result, cancellationToken) => Task.FromResult(Run(result.GetValue(model), result.GetValue(data)!, result.GetValue(cross), result.GetValue(json), cancellationToken)));
        return command;
    }

    private static int Run(string? model, string[] data, bool crossValidate, bool json, CancellationToken cancellationToken)
    {
        var examples = LabelledFiles.Read(data);
        CrossValidation scores;
        if (crossValidate)
            scores = CrossValidation.Run(examples, null, null, cancellationToken);
        else
        {
            using var classifier = Models.Load(model);
            foreach (var unknown in examples.GroupBy(e => e.Category, StringComparer.Ordinal).Where(c => !classifier.Categories.Contains(c.Key)).OrderBy(c => c.Key, StringComparer.Ordinal))
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"warning: the model does not know the category '{unknown.Key}': its {unknown.Count()} sentences count as wrong. It knows: {string.Join(", ", classifier.Categories)}."));
            scores = CrossValidation.Evaluate(classifier, examples);
        }
        if (json)
            WriteJson(scores.All);
        else
            WriteTables(scores);
        return ExitCodes.Done;
    }

    private static void WriteJson(Evaluation all)
    {
        using var lines = new JsonLines();
        var perClass = all.PerClass.Select(c => (c.Key, (object?)(IReadOnlyList<(string, object?)>)
            [("precision", Math.Round(c.Value.Precision, 4)), ("recall", Math.Round(c.Value.Recall, 4)), ("f1", Math.Round(c.Value.F1, 4)), ("n", c.Value.N)])).ToList();
        lines.Write(("accuracy", Math.Round(all.Accuracy, 4)), ("macroF1", Math.Round(all.MacroF1, 4)), ("ece", Math.Round(all.Ece, 4)), ("perClass", perClass), ("n", all.N), ("accuracyAt70", Math.Round(all.AccuracyAt70, 4)));
    }

    private static void WriteTables(CrossValidation scores)
    {
        Terminal.Table(["", "accuracy", "macro-F1", "calibration error", "accuracy of surest 70 %", "sentences"],
            scores.ByGroup.Select(g => Row(g.Key, g.Value)).Append(Row("all", scores.All)), 1, 2, 3, 4, 5);
        Terminal.Table(["category", "precision", "recall", "F1", "sentences"],
            scores.All.PerClass.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new[] { c.Key, Three(c.Value.Precision), Three(c.Value.Recall), Three(c.Value.F1), c.Value.N.ToString(CultureInfo.InvariantCulture) }), 1, 2, 3, 4);
    }

    private static string[] Row(string name, Evaluation scores) =>
        [name, Three(scores.Accuracy), Three(scores.MacroF1), Three(scores.Ece), Three(scores.AccuracyAt70), scores.N.ToString(CultureInfo.InvariantCulture)];

    private static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
