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
        var seed = new Option<ulong>("--seed") { Description = "The same data, options, date and seed give the same file, byte for byte.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var select = new Option<bool>("--select") { Description = "Choose the trainer by cross-validation first (slower)." };
        var quick = new Option<bool>("--quick") { Description = "Naive Bayes on words without n-grams: several times faster, and errs more often." };
        var date = new Option<string?>("--date") { Description = "The day that the model's card names. Default: today (UTC).", HelpName = "YYYY-MM-DD" };
        var (skip, fits, json) = (LabelledFiles.SkipBadRows(), CommonOptions.AlsoFits(), CommonOptions.Json());
        var command = new Command("train", "Train a classifier of sentences.") { data, output, seed, select, quick, date, skip, fits, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(quick) && result.GetValue(select))
                result.AddError("--quick and --select exclude each other: the one takes naive Bayes, the other chooses by cross-validation.");
        });
        command.SetAction(result =>
        {
            var options = (result.GetValue(quick) ? TrainOptions.Quick : new TrainOptions()) with { Seed = result.GetValue(seed), Select = result.GetValue(select), AlsoFits = result.GetValue(fits),
                Date = (CompareFilters.Day("--date", result.GetValue(date)) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
            return CommandRunner.Cancellable(cancellationToken => Run(result.GetValue(data)!, result.GetValue(output)!, options, result.GetValue(skip), result.GetValue(json), cancellationToken), "no model was written.");
        });
        return command;
    }

    private static int Run(string[] data, string output, TrainOptions options, bool skipBadRows, bool json, CancellationToken cancellationToken)
    {
        TrainedModel.CheckTarget(output);
        var clock = Stopwatch.StartNew();
        var examples = LabelledFiles.Read(data, skipBadRows);
        var model = Trainer.Train(examples, options, null, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        model.Save(output);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        using var lines = json ? new JsonLines() : null;
        lines?.Write(("model", output), ("classes", model.Categories.Count), ("examples", examples.Count), ("seconds", seconds), ("threshold70", model.Card.OutOfFold is null ? null : Math.Round(model.Card.Threshold70, 4)));
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Trained on {examples.Count} sentences of {model.Categories.Count} categories in {seconds:0.0} s: {output} ({model.SizeBytes / 1048576.0:0.0} MB){(model.Card.OutOfFold is null ? "" : $"; it is surest of seven in ten at a probability of {model.Card.Threshold70:0.00} and more")}"));
        Models.WarnIfUncalibrated(model.Card);
        return LabelledFiles.ExitCode(examples);
    }
}
