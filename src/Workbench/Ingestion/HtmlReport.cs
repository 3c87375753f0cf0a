using System.Text;
using AngleSharp.Dom;
using Workbench.Text;

namespace Workbench.Ingestion;

/// <summary>A saved web page: its main text a block a line, its title, address and date. Scripts in it never run.</summary>
internal static class HtmlReport
{
    private static readonly string[] Furniture = ["script", "style", "noscript", "template", "nav", "header", "footer", "aside", "form", "button", "iframe", "svg", "figure > img", "select"];
    private static readonly HashSet<string> Blocks = new(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "pre", "td", "th", "dt", "dd", "div", "section", "article"], StringComparer.OrdinalIgnoreCase);

    public static ReportInput Apply(ReportInput input)
    {
        using var document = HtmlPage.Parse(input.Text);
        var title = Meta(document, "og:title") ?? document.Title?.Trim();
        var address = document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? Meta(document, "og:url");
        var published = Meta(document, "article:published_time") ?? document.QuerySelector("time[datetime]")?.GetAttribute("datetime");
        foreach (var element in document.QuerySelectorAll(string.Join(',', Furniture)).ToList())
            element.Remove();
        return input with
        {
            Text = MainText(document),
            Title = input.Title ?? (title is { Length: > 0 } ? title : null),
            Url = input.Url ?? address,
            Published = input.Published ?? ReportMetadata.Date(published),
        };
    }

    private static string? Meta(IDocument document, string property) =>
        document.QuerySelector($"meta[property='{property}'], meta[name='{property}']")?.GetAttribute("content")?.Trim() is { Length: > 0 } content ? content : null;

    /// <summary>The text of the element that holds the article: an <c>article</c> or <c>main</c>, else the element whose own paragraphs hold the most text.</summary>
    private static string MainText(IDocument document)
    {
        var root = document.QuerySelectorAll("article").OrderByDescending(e => e.TextContent.Length).FirstOrDefault()
            ?? document.QuerySelector("main, [role=main]")
            ?? document.QuerySelectorAll("p").Where(p => p.ParentElement is not null).GroupBy(p => p.ParentElement!)
                .OrderByDescending(g => g.Sum(p => p.TextContent.Length)).FirstOrDefault()?.Key
            ?? (IElement?)document.Body;
        if (root is null)
            return "";
        var text = new StringBuilder();
        Append(root, text);
        return text.ToString().Trim();
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText { Data: var data })
                text.Append(Collapse(data, text.Length > 0 && char.IsWhiteSpace(text[^1])));
            else if (child is IElement element)
            {
                var block = Blocks.Contains(element.LocalName);
                if (block || element.LocalName == "br")
                    EndLine(text);
                Append(element, text);
                if (block)
                    EndLine(text);
            }
        }
    }

    private static void EndLine(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }

    /// <summary>Runs of white space in HTML count as one space.</summary>
    private static string Collapse(string data, bool afterSpace)
    {
        var result = new StringBuilder(data.Length);
        foreach (var c in data)
        {
            var space = c is ' ' or '\t' or '\n' or '\r' or '\f';
            if (!space)
                result.Append(c);
            else if (result.Length > 0 ? result[^1] != ' ' : !afterSpace)
                result.Append(' ');
        }
        return result.ToString();
    }
}
