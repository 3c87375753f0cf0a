namespace Workbench.Text.Tests;

/// <summary>A share in brackets stands between a number and what it counts.</summary>
public class ShareTests
{
    [Fact]
    public void The_unit_is_found_behind_a_share_in_brackets()
    {
        const string Text = "Xã có 167/200 (83,5%) khu dân cư loại khá.";
        IReadOnlyList<Quantity> found = QuantityReader.Read(Text, "vi");
        Assert.Equal(2, found.Count);
        Assert.Equal("residential area", found[0].Unit);
        Assert.Equal(200m, found[0].ValueHigh);
        Assert.Equal("percent", found[1].Unit);
        Assert.Equal(83.5m, found[1].Value);
    }

    [Fact]
    public void Brackets_that_hold_no_share_end_the_search()
    {
        Quantity found = Assert.Single(QuantityReader.Read("Tổng số là 167 (theo báo cáo) khu dân cư.", "vi"));
        Assert.Null(found.Unit);
    }
}
