using System.CommandLine;
using System.Globalization;
using Workbench.Text;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench diff --from OLD --to NEW</c></summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var from = new Option<string?>("--from") { Description = "The version of the extractor that read the stored figures. Default: any.", HelpName = "OLD" };
        var to = new Option<string>("--to") { Description = "The version to compare with: that of this workbench.", HelpName = "NEW", DefaultValueFactory = _ => ExtractorInfo.Version };
        var apply = new Option<bool>("--apply") { Description = "Also change the store. Decisions of reviewers stand." };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("diff", "Say which stored figures another version of the extractor would change, before anything is changed.") { from, to, apply, database, json };
        command.SetAction((result, cancellationToken) =>
        {
            if (result.GetValue(to) != ExtractorInfo.Version)
                throw new UsageException($"--to {result.GetValue(to)}: this workbench has the extractor {ExtractorInfo.Version}. Run the workbench of the other version on the store.");
            using var workbench = result.GetValue(apply) ? CampaignWorkbench.Open(result.GetValue(database)!) : CampaignWorkbench.OpenReadOnly(result.GetValue(database)!);
            var changes = result.GetValue(apply) ? workbench.UpdateExtractor(result.GetValue(from), cancellationToken) : workbench.DiffExtractor(result.GetValue(from), cancellationToken);
            using var lines = result.GetValue(json) ? new JsonLines() : null;
            foreach (var c in changes)
                lines?.Write(("change", c.Kind), ("reportId", c.ReportId), ("start", c.Start), ("end", c.End), ("raw", c.Raw), ("before", ReviewCommand.State(c.Before)), ("after", ReviewCommand.State(c.After)), ("reviewed", c.Reviewed));
            if (lines is null)
                Terminal.Table(["change", "report", "words", "before", "after", "reviewed"], changes.Select(c => new[] { c.Kind, c.ReportId, c.Raw, ReviewCommand.Words(c.Before), ReviewCommand.Words(c.After), c.Reviewed ? "yes" : "" }));
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{changes.Count} figures {(result.GetValue(apply) ? "changed" : "would change; nothing was changed")}."));
            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }
}
