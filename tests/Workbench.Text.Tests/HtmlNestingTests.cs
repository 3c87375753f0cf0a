using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Workbench.Text.Tests;

/// <summary>Pages made to nest without bound: whatever is tried, the parser sees a bounded depth and the words stay.</summary>
public sealed class HtmlNestingTests
{
    private const string Words = "In 2020 the district built 5 houses.";

    private static int Depth(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        var (deepest, waiting) = (0, new Stack<(INode Node, int Depth)>([(page, 0)]));
        while (waiting.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Depth);
            foreach (var child in next.Node.ChildNodes)
                waiting.Push((child, next.Depth + 1));
        }
        return deepest;
    }

    [Theory]
    [InlineData("<div>", "")]
    [InlineData("<div>", "</div>")]
    [InlineData("<a><b><i>", "")]
    [InlineData("<b><div></b>", "")]
    [InlineData("<span><div></span>", "")]
    [InlineData("<div><table></div></table>", "")]
    [InlineData("<div><!--</div>-->", "")]
    [InlineData("<div><!--</div>--!>", "")]
    [InlineData("<div><!--</div>--x--->", "")]
    [InlineData("<div><!--></div>", "")]
    [InlineData("<div><!---></div>", "")]
    [InlineData("<div><script></div></script>", "")]
    [InlineData("<div><svg><title></div></title></svg>", "")]
    [InlineData("<div><i x=\"></div>\"></i>", "")]
    [InlineData("<div><i =\"></div>\"></i>", "")]
    [InlineData("<div x='></div>'>", "")]
    [InlineData("<div><i a==\"></div>\"></i>", "")]
    [InlineData("<div/>", "")]
    [InlineData("<DIV><select></DIV></select>", "")]
    [InlineData("<div></x>", "")]
    [InlineData("<optgroup>", "")]
    [InlineData("<x-y>", "")]
    [InlineData("<ul><li><b>", "")]
    [InlineData("<table><tr><td>", "")]
    public void The_depth_is_bounded_and_the_words_stay(string open, string close)
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat(open, 5_000)) + Words + string.Concat(Enumerable.Repeat(close, 5_000));
        var limited = HtmlNesting.Limit(html);
        Assert.Equal(html.Length, limited.Length);
        Assert.Contains(Words, limited, StringComparison.Ordinal);
        Assert.InRange(Depth(limited), 1, 700);
    }

    [Fact]
    public void A_page_that_nests_as_pages_do_is_left_as_it_is()
    {
        var small = "<div>" + string.Concat(Enumerable.Repeat("<p>one <b>two</b>", 900)) + "</div>";
        Assert.Same(small, HtmlNesting.Limit(small));
        // A long page whose cells, items and paragraphs are not closed, with spans that nobody closed within a division.
        var large = "<html><body>" + string.Concat(Enumerable.Repeat("<div class=\"x\"><span>a<ul><li>one<li>two</ul><table><tr><td>1<td>2</table></div><p>three", 2_000)) + "</body></html>";
        Assert.Equal(large, HtmlNesting.Limit(large));
    }

    [Fact]
    public void A_report_that_nests_without_bound_is_read()
    {
        var analysis = ReportAnalyzer.Analyze("<html><body><p>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + Words + "</body></html>", new AnalysisOptions(), TestContext.Current.CancellationToken);
        Assert.Contains(analysis.Figures, f => f.Value == 5);
    }
}
