using System.Text;
using AngleSharp.Dom;

namespace Workbench.Text.Cleaning;

/// <summary>The main text of a saved page.</summary>
internal static class HtmlText
{
    private const string Noise = "script,style,noscript,template,nav,aside,footer,form,iframe,svg,button,select,header nav,figure figcaption,[role=navigation],[role=complementary],[aria-hidden=true],.share,.social,[class^=share-],[class^=social-],[class*=' share-'],[class*=' social-'],.sharing,.advertisement,.ads,.comments,.related";

    /// <summary>Whether a text is a page: it begins with a tag, and has a tag that only pages have.</summary>
    public static bool Looks(string raw)
    {
        ReadOnlySpan<char> head = raw.AsSpan(0, Math.Min(raw.Length, 4096)).TrimStart().TrimStart('\uFEFF');
        return head.Length > 0 && head[0] == '<'
            && (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
                || head.Contains("<body", StringComparison.OrdinalIgnoreCase) || head.Contains("<article", StringComparison.OrdinalIgnoreCase)
                || head.Contains("<p>", StringComparison.OrdinalIgnoreCase) || head.Contains("<div", StringComparison.OrdinalIgnoreCase));
    }

    public static CleanText Extract(string raw, ref string? title)
    {
        using IDocument page = HtmlPage.Parse(raw, keepPositions: true);
        title ??= page.QuerySelector("meta[property='og:title']")?.GetAttribute("content") ?? page.QuerySelector("h1")?.TextContent.Trim() ?? page.Title;
        if (string.IsNullOrWhiteSpace(title)) title = null;
        foreach (IElement noise in page.QuerySelectorAll(Noise).ToList()) noise.Remove();
        INode main = MainOf(page);
        StringBuilder text = new();
        OffsetMap map = new();
        Append(main, raw, text, map);
        CleanText first = new(text.ToString(), map);
        CleanText second = Normalizer.Normalize(first.Text);
        return second with { Map = second.Map.After(first.Map) };
    }

    /// <summary>The element that holds most paragraph text: an article or main element, or else the densest one.</summary>
    private static INode MainOf(IDocument page)
    {
        IElement? marked = page.QuerySelectorAll("article,main,[role=main],[itemprop=articleBody]").OrderByDescending(ParagraphLength).FirstOrDefault();
        int all = page.Body is null ? 0 : ParagraphLength(page.Body);
        if (marked is not null && ParagraphLength(marked) * 2 >= all) return marked;
        IElement? dense = page.QuerySelectorAll("p").GroupBy(p => p.ParentElement).Where(group => group.Key is not null)
            .OrderByDescending(group => group.Sum(p => p.TextContent.Length)).FirstOrDefault()?.Key;
        return dense is not null && ParagraphLength(dense) * 2 >= all ? dense : (INode?)page.Body ?? page;
    }

    private static int ParagraphLength(IElement element) => element.QuerySelectorAll("p").Sum(p => p.TextContent.Length);

    private static void Append(INode node, string raw, StringBuilder text, OffsetMap map)
    {
        foreach (INode child in node.ChildNodes)
        {
            if (child is IText part) AppendText(part, raw, text, map);
            else if (child is IElement element)
            {
                bool block = IsBlock(element.LocalName);
                if (block) Break(text);
                Append(element, raw, text, map);
                if (block) Break(text);
            }
        }
    }

    private static void AppendText(IText part, string raw, StringBuilder text, OffsetMap map)
    {
        // The parser says where a parent begins, not where its text does; the words are looked up from there on.
        int from = part.ParentElement?.SourceReference?.Position.Index ?? 0;
        string data = part.Data;
        int located = from >= 0 && from < raw.Length && data.Length > 0 ? raw.IndexOf(data, from, Math.Min(raw.Length - from, data.Length + 2000), StringComparison.Ordinal) : -1;
        bool space = text.Length == 0 || text[^1] == '\n';
        for (int i = 0; i < data.Length; i++)
        {
            char c = data[i];
            bool white = c is ' ' or '\t' or '\n' or '\r' or '\f';
            if (white && space) continue;
            map.Add(text.Length, located >= 0 ? located + i : from);
            text.Append(white ? ' ' : c);
            space = white;
        }
    }

    private static void Break(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        if (text.Length > 0 && text[^1] != '\n') text.Append('\n');
    }

    private static bool IsBlock(string name) => name is "p" or "div" or "br" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
        or "tr" or "table" or "section" or "article" or "blockquote" or "header" or "main" or "td" or "th" or "dd" or "dt" or "figure" or "hr" or "pre";
}
