using System.Globalization;
using Workbench.Text.Data;

namespace Workbench.Text.Tests;

public sealed class LetterTableTests
{
    private static readonly string[] Keys = [.. Enumerable.Range(0, 4_000).Select(number => "k" + number.ToString(CultureInfo.InvariantCulture))];

    [Fact]
    public void Each_string_has_its_own_value()
    {
        LetterTable<int> table = new(Keys.Length);
        for (int index = 0; index < Keys.Length; index++) table.At(Keys[index]) = index;

        Assert.All(Keys.Index(), key => Assert.True(table.TryGetValue(key.Item, out int value) && value == key.Index));
        Assert.False(table.TryGetValue("x", out _));
    }

    /// <summary>No bit of a slot is the same for all: half of the slots would be found only by walking on.</summary>
    [Fact]
    public void Strings_begin_at_all_slots()
    {
        for (int bit = 1; bit < 1 << 13; bit <<= 1)
            Assert.InRange(Keys.Count(key => (LetterTable<int>.HashOf(key) & bit) != 0), Keys.Length * 2 / 5, Keys.Length * 3 / 5);
        Assert.DoesNotContain(0u, Keys.Select(key => LetterTable<int>.HashOf(key)));
    }
}
