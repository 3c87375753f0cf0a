using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Workbench.Classification;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench train --data F… --out M</c></summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var data = new Option<string[]>("--data") { Description = "Labelled sentences: .jsonl, .tsv or .csv files, or a folder of them. Columns: text, category; and, if there, document and order.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--out") { Description = "The model file to write.", HelpName = "FILE", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "The same data and seed give the same file, byte for byte.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var select = new Option<bool>("--select") { Description = "Choose the trainer by cross-validation first (slower)." };
        var quick = new Option<bool>("--quick") { Description = "Naive Bayes on words without n-grams: several times faster, and errs more often." };
        var (fits, json) = (CommonOptions.AlsoFits(), CommonOptions.Json());
        var command = new Command("train", "Train a classifier of sentences.") { data, output, seed, select, quick, fits, json };
        command.SetAction((result, cancellationToken) =>
        {
            var options = (result.GetValue(quick) ? TrainOptions.Quick : new TrainOptions()) with { Seed = result.GetValue(seed), Select = result.GetValue(select), AlsoFits = result.GetValue(fits) };
            return Task.FromResult(Run(result.GetValue(data)!, result.GetValue(output)!, options, result.GetValue(json), cancellationToken));
        });
        return command;
    }

    private static int Run(string[] data, string output, TrainOptions options, bool json, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var examples = LabelledFiles.Read(data);
        var model = Trainer.Train(examples, options, null, cancellationToken);
        model.Save(output);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        using var lines = json ? new JsonLines() : null;
        lines?.Write(("model", output), ("classes", model.Categories.Count), ("examples", examples.Count), ("seconds", seconds));
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Trained on {examples.Count} sentences of {model.Categories.Count} categories in {seconds:0.0} s: {output} ({model.SizeBytes / 1048576.0:0.0} MB)"));
        return ExitCodes.Done;
    }
}
