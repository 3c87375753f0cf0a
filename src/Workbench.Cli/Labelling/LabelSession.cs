using System.Globalization;

namespace Workbench.Cli.Labelling;

/// <summary>A session at the keyboard: shows one sentence after the other with its context, takes one key each, records at once.</summary>
internal sealed class LabelSession(CampaignWorkbench workbench, string name, bool showModel, JsonLines? lines, CancellationToken cancellationToken)
{
    private readonly IReadOnlyList<(char Key, string Id, string Definition)> choices = Choices(workbench);
    private readonly List<(int At, long Number)> done = [];

    public int Recorded => done.Count;

    /// <summary>Labels the queue of the annotator.</summary>
    public void Label(IReadOnlyList<LabelItem> queue)
    {
        Legend("label", "b undoes the last, s skips, ? says the definitions, q ends");
        Run(queue, (item, category) => workbench.Label(item.ReportId, item.SentenceNo, category, name), _ => null);
    }

    /// <summary>Settles disagreements. The reason says whose labels were weighed, unless one was given.</summary>
    public void Settle(IReadOnlyList<LabelDisagreement> items, string? reason)
    {
        Legend("settle", "b undoes the last, s skips, ? says the definitions, q ends");
        Run(items, (item, category) => workbench.Settle(item.ReportId, item.SentenceNo, category, name,
            string.IsNullOrWhiteSpace(reason) ? "settled between " + Votes(item) : reason), Votes);
    }

    private static string Votes(LabelDisagreement item) => string.Join(", ", item.Labels.Select(l => $"{l.Key}: {l.Value}"));

    private void Run<T>(IReadOnlyList<T> items, Func<T, string, SentenceLabel> record, Func<T, string?> note)
        where T : LabelContext
    {
        for (var at = 0; at < items.Count;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Show(items[at], at + 1, items.Count, note(items[at]));
            var step = Answer(items[at], record, at);
            if (step is null)
                return;
            at = step.Value;
        }
        Terminal.Say(items.Count == 0 ? "Nothing waits." : "That was the last one.");
    }

    /// <summary>Takes keys until one decides; gives the sentence to go on with, null to end.</summary>
    private int? Answer<T>(T item, Func<T, string, SentenceLabel> record, int at)
        where T : LabelContext
    {
        while (Keys.Next() is { } key)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (choices.FirstOrDefault(c => c.Key == key) is { Id: { } category })
            {
                var label = record(item, category);
                done.Add((at, label.Number));
                Write(label);
                Terminal.Say($"  → {category}");
                return at + 1;
            }
            switch (key)
            {
                case 'q':
                    return null;
                case 's':
                    Terminal.Say("  skipped");
                    return at + 1;
                case 'b' or 'u' or '\b' or '\u007f' when done.Count > 0:
                    var (back, number) = done[^1];
                    done.RemoveAt(done.Count - 1);
                    Write(workbench.UndoLabel(number, name));
                    Terminal.Say("  undone");
                    return back;
                case 'b' or 'u' or '\b' or '\u007f':
                    Terminal.Say("  nothing of this session is left to undo");
                    break;
                case '?':
                    foreach (var (k, id, definition) in choices)
                        Terminal.Say($"  {k}  {id}: {definition}");
                    break;
                default:
                    Terminal.Say($"  '{key}' chooses nothing; ? says what the keys mean.");
                    break;
            }
        }
        return null;
    }

    private void Legend(string verb, string commands)
    {
        Terminal.Say($"Keys to {verb}; {commands}.");
        foreach (var (key, id, _) in choices)
            Terminal.Say($"  {key}  {id}");
    }

    private void Show(LabelContext item, int at, int count, string? note)
    {
        Terminal.Say("");
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{at}/{count}  {item.Source}  [{item.Language}]"));
        if (item.HeadingAbove is { } above && above != item.Before)
            Terminal.Say("  # " + OneLine(above));
        if (item.Before is { } before)
            Terminal.Say("    " + OneLine(before));
        Terminal.Say((item.Heading ? "▶ # " : "▶   ") + OneLine(item.Text));
        if (item.After is { } after)
            Terminal.Say("    " + OneLine(after));
        if (note is not null)
            Terminal.Say("  " + note);
        if (showModel && item.Predicted is { } predicted)
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"  model: {predicted} {item.Probability:0.00}"));
    }

    private void Write(SentenceLabel label)
    {
        LabelLines.Write(lines, label);
        lines?.Flush();
    }

    /// <summary>Control characters of a report must not steer the terminal.</summary>
    private static string OneLine(string text) => string.Concat(text.ReplaceLineEndings(" ").Where(c => !char.IsControl(c)));

    private static IReadOnlyList<(char, string, string)> Choices(CampaignWorkbench workbench)
    {
        var categories = workbench.LabelCategories();
        var keys = Keys.ForChoices(categories.Count);
        return [.. categories.Select((c, at) => (keys[at], c.Id, c.Definition))];
    }
}
