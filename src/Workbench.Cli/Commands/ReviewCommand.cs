using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench review</c> and its decisions.</summary>
internal static class ReviewCommand
{
    public static Option<string?> Name() => new("--name") { Description = "Who decides.", HelpName = "NAME", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("WORKBENCH_REVIEWER") };

    public static Option<string?> Reason() => new("--reason") { Description = "Why.", HelpName = "WORDS" };

    public static Command Create()
    {
        var most = new Option<int>("--most") { Description = "At most so many.", HelpName = "N", DefaultValueFactory = _ => 100 };
        var history = new Option<bool>("--history") { Description = "List the decisions instead." };
        var sentences = new Option<bool>("--sentences") { Description = "Label sentences at the keyboard instead, those first of which the model is unsure." };
        var adjudicate = new Option<bool>("--adjudicate") { Description = "With --sentences: settle what annotators disagree on." };
        var listOnly = new Option<bool>("--list") { Description = "With --sentences: print the queue, or with --adjudicate the disagreements; ask nothing." };
        var showModel = new Option<bool>("--show-model") { Description = "With --sentences: show what the model holds; labels are blind otherwise." };
        var overlap = new Option<double>("--overlap") { Description = "With --sentences: share of the queue that others have labelled, 0 to 1.", HelpName = "SHARE", DefaultValueFactory = _ => 0.2, CustomParser = CommonOptions.Number<double>("a number from 0 to 1", n => n is >= 0 and <= 1) };
        var (language, name, reason) = (CommonOptions.Language(), Name(), Reason());
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("review", "List the doubtful figures that nobody has decided on; decide with confirm, correct, reject, undo. With --sentences, label sentences.")
        {
            most, history, sentences, adjudicate, listOnly, showModel, overlap, language, name, reason, database, json,
        };
        command.SetAction((result, cancellationToken) => Task.FromResult(result.GetValue(sentences)
            ? SentenceReview.Session(result.GetValue(database)!, result.GetValue(name), result.GetValue(most), result.GetValue(language), result.GetValue(overlap), result.GetValue(adjudicate),
                result.GetValue(showModel), result.GetValue(listOnly), result.GetValue(reason), result.GetValue(json), cancellationToken)
            : List(result.GetValue(most), result.GetValue(history), result.GetValue(database)!, result.GetValue(json))));
        SentenceReview.AddTo(command);
        command.Add(Decision("confirm", "Record that a figure is right.", (w, id, name, reason) => w.Confirm(id, name, reason)));
        command.Add(Decision("reject", "Record that a figure is none; comparisons leave it out.", (w, id, name, reason) => w.Reject(id, name, reason)));
        command.Add(Correct());
        command.Add(Undo());
        return command;
    }

    private static Command Decision(string verb, string description, Func<CampaignWorkbench, string, string, string, Review> decide)
    {
        var id = new Argument<string>("FIGURE") { Description = "The id of the figure." };
        var (name, reason, database, json) = (Name(), Reason(), CommonOptions.Database(), CommonOptions.Json());
        var command = new Command(verb, description) { id, name, reason, database, json };
        command.SetAction((result, _) =>
        {
            using var workbench = CampaignWorkbench.Open(result.GetValue(database)!);
            Write([decide(workbench, result.GetValue(id)!, result.GetValue(name) ?? "", result.GetValue(reason) ?? "")], result.GetValue(json));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static Command Correct()
    {
        var id = new Argument<string>("FIGURE") { Description = "The id of the figure." };
        var value = new Option<decimal?>("--value") { Description = "The right value.", CustomParser = Figure };
        var high = new Option<decimal?>("--value-high") { Description = "The right upper end.", CustomParser = Figure };
        var unit = new Option<string?>("--unit") { Description = "The right unit." };
        var kind = new Option<string?>("--kind") { Description = "The right kind." };
        var bound = new Option<string?>("--bound") { Description = "exact, about, atLeast or atMost." };
        var start = new Option<string?>("--period-start") { Description = "The right first day.", HelpName = "YYYY-MM-DD" };
        var end = new Option<string?>("--period-end") { Description = "The right last day.", HelpName = "YYYY-MM-DD" };
        var place = new Option<string?>("--place") { Description = "The right place." };
        var noHigh = new Option<bool>("--no-value-high") { Description = "There is no upper end." };
        var noUnit = new Option<bool>("--no-unit") { Description = "The unit is not known." };
        var noPeriod = new Option<bool>("--no-period") { Description = "No time is said, or only the end of it that is given beside." };
        var noPlace = new Option<bool>("--no-place") { Description = "No place of its own: that of the report holds." };
        var (name, reason, database, json) = (Name(), Reason(), CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("correct", "Record what a figure says in truth.") { id, value, high, noHigh, unit, noUnit, kind, bound, start, end, noPeriod, place, noPlace, name, reason, database, json };
        command.SetAction((result, _) =>
        {
            using var workbench = CampaignWorkbench.Open(result.GetValue(database)!);
            var correction = new Correction
            {
                Value = result.GetValue(value),
                ValueHigh = result.GetValue(high),
                Unit = result.GetValue(unit),
                Kind = result.GetValue(kind),
                Bound = result.GetValue(bound),
                PeriodStart = CompareFilters.Day("--period-start", result.GetValue(start)),
                PeriodEnd = CompareFilters.Day("--period-end", result.GetValue(end)),
                Place = result.GetValue(place),
                Clear = (result.GetValue(noHigh) ? FigureParts.ValueHigh : 0) | (result.GetValue(noUnit) ? FigureParts.Unit : 0) | (result.GetValue(noPlace) ? FigureParts.Place : 0)
                    | (result.GetValue(noPeriod) && result.GetValue(start) is null ? FigureParts.PeriodStart : 0) | (result.GetValue(noPeriod) && result.GetValue(end) is null ? FigureParts.PeriodEnd : 0),
            };
            Write([workbench.Correct(result.GetValue(id)!, correction, result.GetValue(name) ?? "", result.GetValue(reason) ?? "")], result.GetValue(json));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static decimal? Figure(ArgumentResult result) => CommonOptions.Number<decimal>("a number such as 1200.5", _ => true)(result);

    private static Command Undo()
    {
        var number = new Argument<long>("REVIEW") { Description = "The number of the decision." };
        var (name, reason, database, json) = (Name(), Reason(), CommonOptions.Database(), CommonOptions.Json());
        var command = new Command("undo", "Take a decision back.") { number, name, reason, database, json };
        command.SetAction((result, _) =>
        {
            using var workbench = CampaignWorkbench.Open(result.GetValue(database)!);
            Write([workbench.UndoReview(result.GetValue(number), result.GetValue(name) ?? "", result.GetValue(reason) ?? "")], result.GetValue(json));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static int List(int most, bool history, string database, bool json)
    {
        using var workbench = CampaignWorkbench.OpenReadOnly(database);
        if (history)
        {
            Write(workbench.ReviewHistory(), json);
            return ExitCodes.Done;
        }
        var items = workbench.ReviewQueue(most);
        using var lines = json ? new JsonLines() : null;
        foreach (var i in items)
            lines?.Write(("figureId", i.FigureId), ("reportId", i.ReportId), ("source", i.Source), ("raw", i.Raw), ("value", i.State.Value), ("valueHigh", i.State.ValueHigh), ("kind", i.State.Kind), ("unit", i.State.Unit),
                ("bound", i.State.Bound), ("place", i.Place), ("doubt", i.Doubts), ("start", i.Start), ("end", i.End), ("sentence", i.Sentence));
        if (lines is null)
            Terminal.Table(["figure", "value", "unit", "place", "doubt", "words"], items.Select(i => new[] { i.FigureId, Terminal.Number(i.State.Value), i.State.Unit ?? "?", i.Place ?? "(unknown)", string.Join(", ", i.Doubts), (i.Sentence ?? i.Raw).ReplaceLineEndings(" ") }), 1);
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{items.Count} doubtful figures{(items.Count == most ? " (more may follow: --most)" : "")}."));
        return ExitCodes.Done;
    }

    private static void Write(IReadOnlyList<Review> reviews, bool json)
    {
        using var lines = json ? new JsonLines() : null;
        foreach (var r in reviews)
            lines?.Write(("review", r.Number), ("action", r.Action), ("figureId", r.FigureId), ("reportId", r.ReportId), ("raw", r.Raw), ("before", State(r.Before)), ("after", State(r.After)), ("undoes", r.Undoes), ("reason", r.Reason), ("reviewer", r.Reviewer), ("reviewedAt", r.ReviewedAt));
        if (lines is null)
            Terminal.Table(["review", "action", "figure", "before", "after", "reason", "by"], reviews.Select(r => new[] { r.Number.ToString(CultureInfo.InvariantCulture), r.Action, r.FigureId, Words(r.Before), Words(r.After), r.Reason, r.Reviewer }), 0);
    }

    public static IReadOnlyList<(string, object?)>? State(FigureState? s) => s is null ? null
        : [("value", s.Value), ("valueHigh", s.ValueHigh), ("kind", s.Kind), ("unit", s.Unit), ("bound", s.Bound), ("periodStart", s.PeriodStart), ("periodEnd", s.PeriodEnd), ("placeId", s.PlaceId), ("status", s.Status)];

    public static string Words(FigureState? s) => s is null ? "" : string.Join(' ', new[]
    {
        s.ValueHigh is { } high ? $"{Terminal.Number(s.Value)}{(s.Kind == "ratio" ? "/" : "–")}{Terminal.Number(high)}" : Terminal.Number(s.Value), s.Unit ?? "?",
        (s.PeriodStart, s.PeriodEnd) switch
        {
            (null, null) => null,
            var (from, to) => $"{from?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}…{to?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
        },
        $"({s.Bound}, {s.Status})",
    }.OfType<string>());
}
