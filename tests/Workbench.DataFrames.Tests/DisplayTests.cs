using static Workbench.DataFrames.Expressions;

namespace Workbench.DataFrames.Tests;

public sealed class DisplayTests
{
    [Fact]
    public void Text_is_aligned_by_what_it_takes_in_a_terminal()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, """
            SELECT place, value::DECIMAL(4,2) AS value FROM (VALUES ('เชียงใหม่', 1.5::DECIMAL(4,2)), ('Đắk Glong', 20.25), ('中文', NULL), ('Quảng Khê', 3)) t(place, value)
            """).WithUnit("value", "VND");
        Assert.Equal(
            "place       value [VND]\n"
            + "varchar    decimal(4,2)\n"
            + "─────────  ────────────\n"
            + "เชียงใหม่             1.5\n"
            + "Đắk Glong         20.25\n"
            + "中文                  –\n"
            + "Quảng Khê             3\n"
            + "(4 rows, 2 columns)\n",
            frame.ToText());
    }

    [Fact]
    public void What_is_not_shown_is_always_said()
    {
        using var connection = TestFrames.Open();
        DataFrame frame = DataFrame.FromSql(connection, "SELECT i, repeat('x', 100) AS long FROM range(1204551) t(i)");
        string text = frame.ToText();
        Assert.EndsWith("(first 20 of 1,204,551 rows, 2 columns; … marks text that is cut here)\n", text, StringComparison.Ordinal);
        Assert.Contains(new string('x', 59) + "…", text, StringComparison.Ordinal);
        Assert.Contains("<caption>first 20 of 1,204,551 rows, 2 columns</caption>", frame.ToHtml(), StringComparison.Ordinal);
        Assert.EndsWith("(0 rows, 2 columns)\n", frame.Filter(false).ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Html_has_types_units_missing_values_and_no_markup_from_data()
    {
        using var connection = TestFrames.Open();
        string html = DataFrame.FromSql(connection, "SELECT '<script>alert(1)</script>' AS \"a&b\", NULL::INTEGER AS n")
            .Annotate(new ColumnNote("n", "household", Label: "Households", Source: "\"reports\"")).ToHtml();
        Assert.Equal(
            "<table class=\"workbench-frame\"><caption>1 row, 2 columns</caption><thead><tr><th scope=\"col\"><bdi>a&amp;b</bdi><br><small class=\"type\">varchar</small></th>"
            + "<th scope=\"col\" title=\"&quot;reports&quot;\"><bdi>Households</bdi> <span class=\"unit\">household</span><br><small class=\"type\">integer</small></th></tr></thead>"
            + "<tbody><tr><td style=\"text-align:left\"><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></td><td class=\"missing\" title=\"no value\">–</td></tr></tbody></table>",
            html);
    }

    [Fact]
    public void Any_type_can_be_shown()
    {
        using var connection = TestFrames.Open();
        string text = DataFrame.FromSql(connection, "SELECT [1, NULL] AS l, {'a': 1, 'b': 'x'} AS s, MAP {'k': 2} AS m, DATE '2025-07-01' AS d, true AS b, '\\xAB'::BLOB AS z").ToText();
        Assert.Contains("[1, –]", text, StringComparison.Ordinal);
        Assert.Contains("{a: 1, b: x}", text, StringComparison.Ordinal);
        Assert.Contains("{k: 2}", text, StringComparison.Ordinal);
        Assert.Contains("2025-07-01", text, StringComparison.Ordinal);
        Assert.Contains("1 bytes", text, StringComparison.Ordinal);
    }
}
