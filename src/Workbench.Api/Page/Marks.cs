using Workbench.Api.Queries;

namespace Workbench.Api.Page;

/// <summary>Text with its figures marked, so that every number can be seen in its words.</summary>
internal static class Marks
{
    /// <summary>A stretch to mark. Offsets are UTF-16 units of the text that is shown, end exclusive.</summary>
    public sealed record Span(int Start, int End, string Id, bool Doubtful, string Says);

    /// <param name="text">What is shown.</param>
    /// <param name="spans">Figures to mark.</param>
    /// <param name="target">The id of the span to point out.</param>
    /// <param name="words">Words outside figures to underline: solidly what speaks for the category, with dots what speaks against it.</param>
    public static Html Text(string text, IEnumerable<Span> spans, string? target = null, IReadOnlyList<WordWeight>? words = null)
    {
        words = [.. (words ?? []).OrderBy(w => w.Start)];
        var html = Html.Empty;
        var at = 0;
        foreach (var span in spans.OrderBy(s => s.Start))
        {
            var start = Math.Clamp(span.Start, at, text.Length);
            var end = Math.Clamp(span.End, start, text.Length);
            if (start == end)
                continue;
            Between(html, text, at, start, words);
            html.Add($"<mark id=\"f-{span.Id}\" class=\"figure{(span.Doubtful ? " doubtful" : "")}{(span.Id == target ? " target" : "")}\" title=\"{span.Says}\">{text[start..end]}</mark>");
            at = end;
        }
        Between(html, text, at, text.Length, words);
        return html;
    }

    private static void Between(Html html, string text, int from, int to, IReadOnlyList<WordWeight> words)
    {
        foreach (var word in words)
        {
            if (word.Start < from || word.End > to || word.Start >= word.End)
                continue;
            html.Add($"{text[from..word.Start]}<span class=\"{(word.Weight > 0 ? "for" : "against")}\" title=\"{Words.Effect(word.Weight)}\">{text[word.Start..word.End]}</span>");
            from = word.End;
        }
        html.Add($"{text[from..to]}");
    }

    public static Span Of(FigureItem figure, int origin) =>
        new((figure.Start ?? 0) - origin, (figure.End ?? 0) - origin, figure.FigureId, figure.Doubts.Count > 0, Says(figure));

    public static string Says(FigureItem figure) =>
        string.Join(" ", new[] { Words.Bound(figure.Bound), Words.Value(figure.Value, figure.ValueHigh, figure.Kind), figure.Unit ?? "(unit not known)", Words.Period(figure.PeriodStart, figure.PeriodEnd), figure.Place ?? "" }.Where(w => w.Length > 0));

    /// <summary>The sentence of a figure with the figure marked; for a figure of a table, where it stands.</summary>
    public static Html Quote(FigureItem figure)
    {
        if (figure.ReportId is null || figure.Sentence is null)
            return Html.Of($"<p class=\"quote table-source\">{figure.Noun ?? figure.Raw} <span class=\"soft\">from a table, {figure.SourceFile}{(figure.SourceRow is { } row ? $", row {row}" : "")}</span></p>");
        return Html.Of($"<blockquote class=\"quote\" lang=\"{figure.Language}\" dir=\"{Languages.Direction(figure.Language)}\"><a href=\"/reports/{figure.ReportId}#f-{figure.FigureId}\">{Text(figure.Sentence, [Of(figure, figure.SentenceStart ?? 0) with { Id = "q-" + figure.FigureId }])}</a></blockquote>");
    }
}
