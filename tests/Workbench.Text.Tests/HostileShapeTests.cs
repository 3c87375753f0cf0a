using System.Globalization;

namespace Workbench.Text.Tests;

/// <summary>Nothing else of this assembly runs beside them: they take the processor time of the process.</summary>
[CollectionDefinition(nameof(HostileShapeTests), DisableParallelization = true)]
public sealed class HostileShapes;

/// <summary>
/// Texts made of one shape over and over, on one line: where a reader goes back or ahead without bound, they cost the square of their length. By
/// processor time, which no busy machine changes, with room on both sides: a linear reader takes a tenth of the limit, a quadratic one many times it.
/// </summary>
[Collection(nameof(HostileShapeTests))]
public sealed class HostileShapeTests
{
    private const int LengthUtf16 = 512 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(6);

    public static TheoryData<string, string> Shapes
    {
        get
        {
            TheoryData<string, string> shapes = [];
            foreach (string shape in (string[])["! ", "5! ", ". ", "!", "5 ", "5", "now ", "5 now ", "( 2020 ", "(5 clubs in 2020 ", "\" ", "\"a", "« ", "(", "((5 ", "5 - ", "1,11,", "1,111,", "1.2.", "1/", "5 million ",
                "in the first quarter 2020 5 clubs ", "number of ", "since 2020 ", "five ", "from 5 to ", "district ", "Sa Pa ", "a", "á", "\u0301", "|", "\n", "\n5 houses", "in 2020, ", "- 5\n"]) shapes.Add("en", shape);
            shapes.Add("th", "5 ");
            shapes.Add("th", "ปี 2555 ");
            shapes.Add("th", "บ้าน");
            shapes.Add("th", "( 5 หลัง ");
            shapes.Add("th", "\" ");
            shapes.Add("hu", "száz");
            shapes.Add("hu", "2020. május 5. ");
            shapes.Add("ar", "و5 ");
            shapes.Add("ar", "في عام 2020 ");
            shapes.Add("vi", "năm ");
            shapes.Add("uk", "5 з ");
            shapes.Add("ru", "на 5 ");
            return shapes;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public void A_text_of_one_shape_costs_its_length(string language, string shape) => Analyze(language, "The district built 12 houses. ", shape, "");

    [Theory]
    [InlineData("<b>")]
    [InlineData("<br>")]
    [InlineData("<p>5 clubs")]
    [InlineData("<div>")]
    [InlineData("<nav></nav>")]
    [InlineData("<p>5 clubs<script></script>")]
    [InlineData("<article><p>5 clubs")]
    [InlineData("<a href=x>")]
    [InlineData("<table>")]
    [InlineData("<!-- ")]
    [InlineData("<")]
    [InlineData("&amp")]
    public void A_page_of_one_shape_costs_its_length(string shape) => Analyze("en", "<html><body><p>The district built 12 houses.</p>", shape, "</body></html>");

    private static void Analyze(string language, string before, string shape, string after)
    {
        // What the first text of a language costs, tables and compiling, is not its length.
        ReportAnalyzer.Analyze(before + shape + after, new AnalysisOptions { Language = language }, TestContext.Current.CancellationToken);
        string text = before + string.Concat(Enumerable.Repeat(shape, LengthUtf16 / shape.Length)) + after;
        TimeSpan start = Environment.CpuUsage.TotalTime;

        ReportAnalysis analysis = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language }, TestContext.Current.CancellationToken);

        TimeSpan took = Environment.CpuUsage.TotalTime - start;
        Assert.True(took < Limit, string.Create(CultureInfo.InvariantCulture, $"'{shape}' took {took.TotalSeconds:0.0} s of processor time"));
        Assert.All(analysis.Sentences, sentence => Assert.InRange(sentence.End - sentence.Start, 1, 8_000));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.00} s '{shape}'"));
    }
}
