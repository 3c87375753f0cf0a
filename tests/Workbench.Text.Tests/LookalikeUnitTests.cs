namespace Workbench.Text.Tests;

/// <summary>Words that look like a unit of another kind: what is beside them says which it is.</summary>
public sealed class LookalikeUnitTests
{
    [Theory]
    [InlineData("ดัชนีหุ้นไทยปิดลบ 5.30 จุด", "point")]
    [InlineData("คะแนนเฉลี่ย 62.5 จุด", "point")]
    [InlineData("ดัชนีเพิ่มขึ้น 1.2% หรือ 5.3 จุด", "point")]
    [InlineData("อัตราการว่างงานลดลง 1.5 จุด", "percentage point")]
    [InlineData("ทำได้ร้อยละ 89.7 ต่ำกว่าเป้า 5.3 จุด", "percentage point")]
    [InlineData("ดัชนีความพึงพอใจ 89.7% ต่ำกว่าเป้า 5.3 จุด", "percentage point")]
    [InlineData("สายด่วนรับแจ้ง 560 สาย", "call")]
    [InlineData("ซ่อมถนน 3 สาย", "road")]
    public void Thai_points_are_of_a_share_only_where_one_is_named(string text, string unit) => Assert.Equal(unit, QuantityReader.Read(text, "th")[^1].Unit);

    [Theory]
    [InlineData("وقف 5 أمام المحكمة", null)]
    [InlineData("حضر 5 أئمة", "person")]
    [InlineData("كرمت البلدية 12 إماما", "person")]
    public void In_front_of_is_no_imam(string text, string? unit) => Assert.Equal(unit, QuantityReader.Read(text, "ar")[^1].Unit);
}
