using System.CommandLine;
using System.Globalization;
using Workbench.Text;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench diff --from OLD --to NEW</c></summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "What is stored: a store file, or the version of the extractor that read the reports of --db. Default: all of --db.", HelpName = "OLD" };
        var to = new Option<string>("--to") { Description = "What to compare with: this workbench's extractor, or a store file that another version made of the same reports.", HelpName = "NEW", DefaultValueFactory = _ => ExtractorInfo.Version };
        var apply = new Option<bool>("--apply") { Description = "Also change the store. Decisions of reviewers stand." };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("diff", "Say which stored figures another version of the extractor would change, before anything is changed.") { from, to, apply, database, json };
        command.SetAction((result, cancellationToken) =>
        {
            var (old, next, applies) = (result.GetValue(from), result.GetValue(to)!, result.GetValue(apply));
            var (store, version) = File.Exists(old) ? (old, null) : (result.GetValue(database)!, old);
            var other = File.Exists(next) ? next : null;
            if (other is null && next != ExtractorInfo.Version)
                throw new UsageException($"--to {next}: this workbench has the extractor {ExtractorInfo.Version}, and there is no store file of that name. Ingest the same reports with the workbench of the other version, and name its store.");
            if (other is not null && (applies || version is not null))
                throw new UsageException("--to FILE compares two stores: it goes with --from FILE or --db FILE, and without --apply.");
            using var workbench = applies ? CampaignWorkbench.Open(store) : CampaignWorkbench.OpenReadOnly(store);
            if (version is not null && workbench.ExtractorVersions() is var known && !known.Contains(version))
                throw new UsageException($"--from {version}: it is neither a store file nor a version of the extractor that read reports of {store}. Versions there: {(known.Count == 0 ? "none" : string.Join(", ", known))}.");
            IReadOnlyList<FigureChange> changes;
            if (other is not null)
            {
                var difference = workbench.DiffStore(other);
                changes = difference.Changes;
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{difference.Reports} reports are in both stores; {difference.OnlyHere} only in {store}, {difference.OnlyThere} only in {other}."));
            }
            else
                changes = applies ? workbench.UpdateExtractor(version, cancellationToken) : workbench.DiffExtractor(version, cancellationToken);
            using var lines = result.GetValue(json) ? new JsonLines() : null;
            foreach (var c in changes)
                lines?.Write(("change", c.Kind), ("reportId", c.ReportId), ("start", c.Start), ("end", c.End), ("raw", c.Raw), ("before", ReviewCommand.State(c.Before)), ("after", ReviewCommand.State(c.After)), ("reviewed", c.Reviewed));
            if (lines is null)
                Terminal.Table(["change", "report", "words", "before", "after", "reviewed"], changes.Select(c => new[] { c.Kind, c.ReportId, c.Raw, ReviewCommand.Words(c.Before), ReviewCommand.Words(c.After), c.Reviewed ? "yes" : "" }));
            var skipped = changes.Count(c => c.Kind == "skipped");
            if (skipped > 0)
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{skipped} {(skipped == 1 ? "report was" : "reports were")} left as they are: this workbench cleans their text differently, or fails on them. Ingest their files into a new store to have them read anew."));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{changes.Count - skipped} {(changes.Count - skipped == 1 ? "figure" : "figures")} {(applies ? "changed" : other is null ? "would change; nothing was changed" : changes.Count - skipped == 1 ? "differs; nothing was changed" : "differ; nothing was changed")}."));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
