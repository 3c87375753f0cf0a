using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Workbench.Text.Cleaning;

namespace Workbench.Text;

/// <summary>The way in for every page that is read: the parser itself takes minutes for a page that is made to nest without bound.</summary>
public static class HtmlPage
{
    /// <summary>Parses a page at a bounded depth. Scripts in it never run.</summary>
    /// <param name="html">A page or a part of one, of any origin.</param>
    /// <param name="keepPositions">Whether elements know where they stand in <paramref name="html"/>.</param>
    /// <returns>The document, for the caller to dispose.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="html"/> is null.</exception>
    public static IHtmlDocument Parse(string html, bool keepPositions = false)
    {
        ArgumentNullException.ThrowIfNull(html);
        return new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = keepPositions }).ParseDocument(HtmlNesting.Limit(html));
    }
}
