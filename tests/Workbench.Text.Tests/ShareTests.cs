namespace Workbench.Text.Tests;

/// <summary>A share in brackets stands between a number and what it counts.</summary>
public class ShareTests
{
    [Fact]
    public void The_unit_is_found_behind_a_share_in_brackets()
    {
        const string Text = "Huyện có 869/986 (88,13%) khu dân cư đạt chuẩn.";
        IReadOnlyList<Quantity> found = QuantityReader.Read(Text, "vi");
        Assert.Equal(2, found.Count);
        Assert.Equal("residential area", found[0].Unit);
        Assert.Equal(986m, found[0].ValueHigh);
        Assert.Equal("percent", found[1].Unit);
        Assert.Equal(88.13m, found[1].Value);
    }

    [Fact]
    public void Brackets_that_hold_no_share_end_the_search()
    {
        Quantity found = Assert.Single(QuantityReader.Read("Tổng số là 869 (theo báo cáo) khu dân cư.", "vi"));
        Assert.Null(found.Unit);
    }
}
