using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workbench.Classification;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench model [FILE]</c></summary>
internal static class ModelCommand
{
    private static readonly JsonSerializerOptions Card = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<string?>("model") { Description = "The model file. Default: the one that the build trains.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        var json = CommonOptions.Json();
        var command = new Command("model", "Show what a model was made from and how good it is: its card.") { file, json };
        command.SetAction((result, _) => Task.FromResult(Run(result.GetValue(file), result.GetValue(json))));
        return command;
    }

    private static int Run(string? file, bool json)
    {
        using var model = Models.Load(file);
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(new { model.ModelId, model.Categories, model.Card }, Card));
        else
            Write(model, model.Card);
        return ExitCodes.Done;
    }

    private static void Write(SentenceClassifier model, ModelCard card)
    {
        Terminal.Table(["model", model.ModelId], (string[][])
        [
            ["date", card.Date ?? "not given"],
            ["version", card.Version],
            ["sentences", Count(card.Sentences)],
            ["documents", Count(card.Documents)],
            ["SHA-256 of the data", card.DataHash],
            ["seed", card.Seed.ToString(CultureInfo.InvariantCulture)],
            ["learners", string.Join("; ", card.Learners)],
            ["features", Count(card.Features)],
            ["neighbouring sentences", card.Context ? "read" : "not read"],
            ["also fits", Three(card.AlsoFits)],
            ["threshold of the surest 70 %", Three(card.Threshold70)],
        ]);
        if (card.OutOfFold is not { } all)
        {
            Terminal.Say("It was trained on too few sentences to hold any out: how good it is, is not known.");
            return;
        }
        Terminal.Say("Of sentences whose documents it had not seen (out of fold):");
        Terminal.Table(["", "accuracy", "macro-F1", "calibration error", "accuracy of surest 70 %", "sentences"], card.ByGroup.Select(g => Row(g.Key, g.Value)).Append(Row("all", all)), 1, 2, 3, 4, 5);
        Terminal.Table(["category", "sentences", "precision", "recall", "F1"], all.PerClass.Select(c => (string[])[c.Key, Count(c.Value.N), Three(c.Value.Precision), Three(c.Value.Recall), Three(c.Value.F1)]), 1, 2, 3, 4);
    }

    private static string[] Row(string name, Evaluation scores) => [name, Three(scores.Accuracy), Three(scores.MacroF1), Three(scores.Ece), Three(scores.AccuracyAt70), Count(scores.N)];

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Three(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
