using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Workbench.Text.Cleaning;

namespace Workbench.Text.Tests;

/// <summary>Pages made to nest without bound: whatever is tried, the parser sees a bounded depth and the words stay.</summary>
public sealed class HtmlNestingTests
{
    // 200 elements, each with what a parser puts around it by itself: a table has four.
    private const int Deepest = 850;

    private const string Words = "In 2020 the district built 5 houses.";

    private static int Depth(string html)
    {
        using var page = new HtmlParser(new HtmlParserOptions { MaximumDepth = int.MaxValue }).ParseDocument(html);
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
    [InlineData("<div><script></div></script>", "")]
    [InlineData("<div><svg><title></div></title></svg>", "")]
    [InlineData("<div><i x=\"></div>\"></i>", "")]
    [InlineData("<div x='></div>'>", "")]
    [InlineData("<div/>", "")]
    [InlineData("<DIV><select></DIV></select>", "")]
    [InlineData("<div></x>", "")]
    [InlineData("<div><title></titlex></div></title>", "")]
    [InlineData("<div><script><!--<script></script></div>--></script>", "")]
    [InlineData("<name-of-an-element-that-is-longer-than-40-a></name-of-an-element-that-is-longer-than-40-b>", "")]
    [InlineData("<div><select><title></select><div></title>", "")]
    [InlineData("<optgroup>", "")]
    [InlineData("<x-y>", "")]
    [InlineData("<ul><li><b>", "")]
    [InlineData("<table><tr><td>", "")]
    public void The_depth_is_bounded_and_the_words_stay(string open, string close)
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat(open, 1_500)) + Words + string.Concat(Enumerable.Repeat(close, 1_500));
        var limited = HtmlNesting.Limit(html);
        Assert.Equal(html.Length, limited.Length);
        Assert.Contains(Words, limited, StringComparison.Ordinal);
        Assert.InRange(Depth(limited), 1, Deepest);
        Assert.True(Depth(html) > Deepest, "The page nests no deeper than it may: the row shows nothing.");
    }

    /// <summary>Comments that end at once and quotation marks that open nothing: each element is closed.</summary>
    [Theory]
    [InlineData("<div><!--></div>")]
    [InlineData("<div><!---></div>")]
    [InlineData("<div><i =\"></div>\"></i>")]
    [InlineData("<div><i a==\"></div>\"></i>")]
    public void What_only_looks_open_is_left(string shape)
    {
        var html = string.Concat(Enumerable.Repeat(shape, 1_500)) + Words;
        Assert.InRange(Depth(html), 1, Deepest);
        Assert.Equal(1_500, HtmlNesting.Limit(html).Split("<div>").Length - 1);
    }

    /// <summary>Elements that are opened again in each paragraph while they are not closed: the product of both.</summary>
    [Fact]
    public void A_page_has_no_more_elements_than_tags()
    {
        var html = "<p>" + string.Concat(Enumerable.Range(0, 400).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"<b i={i}>"))) + string.Concat(Enumerable.Repeat("<p>x", 400));
        using var page = HtmlPage.Parse(html);
        Assert.InRange(page.All.Length, 400, 900);
    }

    [Fact]
    public void A_word_with_bold_letters_stays_whole()
    {
        using var page = HtmlPage.Parse(string.Concat(Enumerable.Repeat("<p>x", 400)) + "<p id=y>ni<b>ne</b>ty <i>5<b>0</b>0</i> h<b><u>ouse</u></b>s");
        Assert.Equal("ninety 500 houses", page.GetElementById("y")!.TextContent);
    }

    [Fact]
    public void A_page_that_nests_as_pages_do_is_left_as_it_is()
    {
        var small = "<div>" + string.Concat(Enumerable.Repeat("<p>one <b>two<i>", 90)) + "</div>";
        Assert.Same(small, HtmlNesting.Limit(small));
        // A long page whose cells, items and paragraphs are not closed, with spans that nobody closed within a division.
        var large = "<html><body>" + string.Concat(Enumerable.Repeat("<div class=\"x\"><span>a<ul><li>one<li>two</ul><table><tr><td>1<td>2</table></div><p>three <b>four</b>", 2_000)) + "</body></html>";
        Assert.Equal(large, HtmlNesting.Limit(large));
    }

    [Fact]
    public void A_report_that_nests_without_bound_is_read()
    {
        var analysis = ReportAnalyzer.Analyze("<html><body><p>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + Words + "</body></html>", new AnalysisOptions(), TestContext.Current.CancellationToken);
        Assert.Contains(analysis.Figures, f => f.Value == 5);
    }
}
