using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Workbench.Classification;
using Workbench.Text;

namespace Workbench.Api.Running;

/// <summary>Feeds saved as files, RSS 2.0 or Atom: each entry is a report, its text that of the entry's HTML.</summary>
internal static class FeedFiles
{
    /// <summary>Reads and analyses files, feeds among them; nothing is written.</summary>
    public static AnalyzedReports Analyze(CampaignWorkbench workbench, IReadOnlyList<ReceivedFile> files, SentenceClassifier? model, CancellationToken cancellationToken) =>
        files.Any(IsFeed) ? AnalyzedReports.Concat(files.Select(f => IsFeed(f) ? Feed(workbench, f, model, cancellationToken) : workbench.Analyze([f], model, cancellationToken)))
            : workbench.Analyze(files, model, cancellationToken);

    private static AnalyzedReports Feed(CampaignWorkbench workbench, ReceivedFile file, SentenceClassifier? model, CancellationToken cancellationToken)
    {
        try
        {
            var reports = Entries(file).ToList();
            return reports.Count == 0 ? AnalyzedReports.Rejected(file.Name, new WorkbenchException("WB7051", $"'{file.Name}' is no feed with entries. A feed is RSS 2.0 or Atom."))
                : workbench.Analyze(reports, model, cancellationToken);
        }
        catch (XmlException e)
        {
            return AnalyzedReports.Rejected(file.Name, new WorkbenchException("WB7050", $"'{file.Name}' is not valid XML: {e.Message}", e));
        }
    }

    private static bool IsFeed(ReceivedFile file) => Path.GetExtension(file.Path) is ".xml" or ".rss" or ".atom";

    private static IEnumerable<ReceivedReport> Entries(ReceivedFile file)
    {
        // No document type definition is read: entities could fetch files or grow without bound.
        using var xml = XmlReader.Create(file.Path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 64 << 20 });
        var root = XDocument.Load(xml).Root!;
        var number = 0;
        foreach (var entry in root.Descendants().Where(e => e.Name.LocalName is "item" or "entry"))
        {
            number++;
            string? Of(params string[] names) => names.Select(n => entry.Elements().FirstOrDefault(e => e.Name.LocalName == n)?.Value.Trim()).FirstOrDefault(v => !string.IsNullOrEmpty(v));
            var content = Of("encoded", "content", "description", "summary") ?? "";
            var title = Of("title");
            var link = entry.Elements().FirstOrDefault(e => e.Name.LocalName == "link");
            yield return new ReceivedReport
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"{file.Name}#{number}"),
                Text = PlainText(title, content),
                Title = title,
                Url = link?.Attribute("href")?.Value ?? Of("link"),
                Published = Day(Of("published", "pubDate", "updated", "date")),
                Language = null,
            };
        }
    }

    private static string PlainText(string? title, string html)
    {
        using var document = HtmlPage.Parse(html);
        foreach (var element in document.QuerySelectorAll("script, style, template, noscript"))
            element.Remove();
        foreach (var block in document.QuerySelectorAll("p, br, div, li, h1, h2, h3, h4, h5, h6, blockquote, tr"))
            block.Insert(AngleSharp.Dom.AdjacentPosition.AfterEnd, "\n");
        var body = (document.Body?.TextContent ?? "").Trim();
        return title is null || body.StartsWith(title, StringComparison.Ordinal) ? body : title + "\n\n" + body;
    }

    private static DateOnly? Day(string? text) =>
        text is not null && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? DateOnly.FromDateTime(time.DateTime) : null;
}
