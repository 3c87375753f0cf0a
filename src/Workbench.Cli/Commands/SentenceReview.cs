using System.CommandLine;
using System.Globalization;
using Workbench.Classification;
using Workbench.Cli.Labelling;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench review --sentences</c> and what belongs to it: labels, settlements, agreement, training again.</summary>
internal static class SentenceReview
{
    private static Argument<string> ReportArgument() => new("REPORT") { Description = "The id of the report." };

    private static Argument<int> SentenceArgument() => new("SENTENCE") { Description = "The number of the sentence, from 0." };

    private static Argument<string> CategoryArgument() => new("CATEGORY") { Description = "What the sentence is about." };

    public static void AddTo(Command review)
    {
        review.Add(Label());
        review.Add(Settle());
        review.Add(Unlabel());
        review.Add(Reading("labels", "List all labels, settlements and undoings.", Labels));
        review.Add(Reading("disagreements", "List the sentences on which annotators disagree and that nobody has settled.", Disagreements));
        review.Add(Reading("agreement", "Krippendorff's alpha and Cohen's kappa: over all, by category, by annotator and by pair.", Agreement));
        review.Add(Retrain());
    }

    /// <summary>The session at the keyboard, or with <paramref name="list"/> the queue.</summary>
    public static int Session(string database, string? name, int most, string? language, double overlap, bool adjudicate, bool showModel, bool list, string? reason, bool json, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new UsageException("Labels need the name of their annotator: --name NAME, or set WORKBENCH_REVIEWER.");
        using var workbench = list ? CampaignWorkbench.OpenReadOnly(database) : CampaignWorkbench.Open(database);
        using var lines = json ? new JsonLines() : null;
        IReadOnlyList<LabelDisagreement> open = adjudicate ? [.. workbench.LabelDisagreements().Where(d => language is null || d.Language == language).Take(most)] : [];
        if (list && adjudicate)
        {
            Disagreements(open, lines);
            return ExitCodes.Done;
        }
        var queue = adjudicate ? [] : workbench.LabelQueue(name, new LabelQueueOptions { Most = most, Language = language, Overlap = overlap }, cancellationToken);
        if (list)
        {
            foreach (var item in queue)
            {
                if (lines is not null)
                    LabelLines.Write(lines, showModel ? item : item with { Predicted = null, Probability = null });
                else
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item.ReportId} {item.SentenceNo,3}  {item.Uncertainty:0.00}  {item.Text.ReplaceLineEndings(" ")}"));
            }
            Terminal.Say($"{queue.Count} sentences wait for a label by {name}.");
            return ExitCodes.Done;
        }
        var session = new LabelSession(workbench, name, showModel, lines, cancellationToken);
        if (adjudicate)
            session.Settle(open, reason);
        else
            session.Label(queue);
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{session.Recorded} recorded by {name}."));
        return ExitCodes.Done;
    }

    private static Command Label()
    {
        var (report, sentence, category) = (ReportArgument(), SentenceArgument(), CategoryArgument());
        var (name, reason, database, json) = (ReviewCommand.Name(), ReviewCommand.Reason(), CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("label", "Record what a sentence is about.") { report, sentence, category, name, reason, database, json };
        command.SetAction((r, _) => Task.FromResult(One(r.GetValue(database)!, r.GetValue(json), w => w.Label(r.GetValue(report)!, r.GetValue(sentence), r.GetValue(category)!, r.GetValue(name) ?? "", r.GetValue(reason)))));
        return command;
    }

    private static Command Settle()
    {
        var (report, sentence, category) = (ReportArgument(), SentenceArgument(), CategoryArgument());
        var (name, reason, database, json) = (ReviewCommand.Name(), ReviewCommand.Reason(), CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("settle", "Settle what a sentence is about, over the labels of its annotators.") { report, sentence, category, name, reason, database, json };
        command.SetAction((r, _) => Task.FromResult(One(r.GetValue(database)!, r.GetValue(json), w => w.Settle(r.GetValue(report)!, r.GetValue(sentence), r.GetValue(category)!, r.GetValue(name) ?? "", r.GetValue(reason) ?? ""))));
        return command;
    }

    private static Command Unlabel()
    {
        var number = new Argument<long?>("LABEL") { Description = "The number of the label or settlement. Default: the last one of NAME.", Arity = ArgumentArity.ZeroOrOne };
        var (name, reason, database, json) = (ReviewCommand.Name(), ReviewCommand.Reason(), CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("unlabel", "Take a label or settlement back.") { number, name, reason, database, json };
        command.SetAction((r, _) => Task.FromResult(One(r.GetValue(database)!, r.GetValue(json), w => w.UndoLabel(r.GetValue(number), r.GetValue(name) ?? "", r.GetValue(reason)))));
        return command;
    }

    private static Command Retrain()
    {
        var data = new Option<string[]>("--data") { Description = "Labelled sentences to train on beside those of the store: .jsonl, .tsv or .csv files, or a folder of them.", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--out") { Description = "The model file to write.", HelpName = "FILE", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "The same data and seed give the same file, byte for byte.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var (database, skip, fits, json) = (CommonOptions.Database(), LabelledFiles.SkipBadRows(), CommonOptions.AlsoFits(), CommonOptions.Json());
        var command = new Command("retrain", "Train with the labels of the store and classify its sentences anew.") { data, output, seed, skip, fits, database, json };
        command.SetAction(r => CommandRunner.Cancellable(cancellationToken =>
        {
            TrainedModel.CheckTarget(r.GetValue(output)!);
            var rows = r.GetValue(data) is { Length: > 0 } paths ? LabelledFiles.Read(paths, r.GetValue(skip)) : null;
            using var workbench = CampaignWorkbench.Open(r.GetValue(database)!);
            var result = workbench.Retrain((IReadOnlyList<LabelledSentence>?)rows ?? [], r.GetValue(output)!, new TrainOptions { Seed = r.GetValue(seed), AlsoFits = r.GetValue(fits) }, cancellationToken);
            using var lines = r.GetValue(json) ? new JsonLines() : null;
            lines?.Write(("model", result.Model), ("modelId", result.ModelId), ("examples", result.Sentences), ("reviewed", result.Reviewed), ("changed", result.Changed), ("seconds", result.Seconds));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Trained on {result.Sentences} sentences, {result.Reviewed} of them labelled in the store, in {result.Seconds:0.0} s: {result.Model}. {result.Changed} sentences of the store have another category now."));
            using var model = Models.Load(result.Model);
            Models.WarnIfUncalibrated(model.Card);
            return rows is null ? ExitCodes.Done : LabelledFiles.ExitCode(rows);
        }, "no model was written, and the store is as it was."));
        return command;
    }

    private static Command Reading(string verb, string description, Action<CampaignWorkbench, JsonLines?> write)
    {
        var (database, json) = (CommonOptions.Database(), CommonOptions.Json());
        var command = new Command(verb, description) { database, json };
        command.SetAction((r, _) =>
        {
            using var workbench = CampaignWorkbench.OpenReadOnly(r.GetValue(database)!);
            using var lines = r.GetValue(json) ? new JsonLines() : null;
            write(workbench, lines);
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static int One(string database, bool json, Func<CampaignWorkbench, SentenceLabel> change)
    {
        using var workbench = CampaignWorkbench.Open(database);
        Show([change(workbench)], json);
        return ExitCodes.Done;
    }

    private static void Labels(CampaignWorkbench workbench, JsonLines? lines) => Show(workbench.LabelHistory(), lines);

    private static void Show(IReadOnlyList<SentenceLabel> labels, bool json)
    {
        using var lines = json ? new JsonLines() : null;
        Show(labels, lines);
    }

    private static void Show(IReadOnlyList<SentenceLabel> labels, JsonLines? lines)
    {
        foreach (var label in labels)
            LabelLines.Write(lines, label);
        if (lines is null)
            Terminal.Table(["label", "action", "report", "sentence", "category", "by", "words"], labels.Select(r => new[]
            {
                r.Number.ToString(CultureInfo.InvariantCulture), r.Action, r.ReportId, r.SentenceNo.ToString(CultureInfo.InvariantCulture), r.Category, r.Annotator, r.Text.ReplaceLineEndings(" "),
            }), 0, 3);
    }

    private static void Disagreements(CampaignWorkbench workbench, JsonLines? lines) => Disagreements(workbench.LabelDisagreements(), lines);

    private static void Disagreements(IReadOnlyList<LabelDisagreement> items, JsonLines? lines)
    {
        foreach (var item in items)
        {
            if (lines is not null)
                LabelLines.Write(lines, item);
        }
        if (lines is null)
            Terminal.Table(["report", "sentence", "labels", "words"], items.Select(d => new[]
            {
                d.ReportId, d.SentenceNo.ToString(CultureInfo.InvariantCulture), string.Join(", ", d.Labels.Select(l => $"{l.Key}: {l.Value}")), d.Text.ReplaceLineEndings(" "),
            }), 1);
        Terminal.Say($"{items.Count} disagreements. Settle them: workbench review --sentences --adjudicate --name NAME");
    }

    private static void Agreement(CampaignWorkbench workbench, JsonLines? lines)
    {
        var agreement = workbench.LabelAgreement();
        if (lines is not null)
        {
            LabelLines.Write(lines, agreement);
            return;
        }
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{agreement.Labelled} sentences with a label, {agreement.Shared} of them by two annotators or more. Krippendorff's alpha: {Two(agreement.Alpha)}"));
        Terminal.Table(["category", "alpha", .. agreement.Annotators.Select(a => a.Annotator)],
            agreement.AlphaByCategory.Select(c => (string[])[c.Key, Two(c.Value), .. agreement.Annotators.Select(a => a.ByCategory.TryGetValue(c.Key, out var s) ? $"{s.Agreed}/{s.N}" : "")]), 1);
        Terminal.Table(["annotator", "labels", "compared", "with the majority of the others"], agreement.Annotators.Select(a => new[]
        {
            a.Annotator, a.Labels.ToString(CultureInfo.InvariantCulture), a.Compared.ToString(CultureInfo.InvariantCulture), a.Compared == 0 ? "" : Two(a.WithMajority),
        }), 1, 2, 3);
        Terminal.Table(["annotator", "annotator", "shared", "agreed", "Cohen's kappa"], agreement.Pairs.Select(p => new[]
        {
            p.First, p.Second, p.N.ToString(CultureInfo.InvariantCulture), Two(p.Agreed), Two(p.Kappa),
        }), 2, 3, 4);
    }

    private static string Two(double? value) => value is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) : "none";
}
