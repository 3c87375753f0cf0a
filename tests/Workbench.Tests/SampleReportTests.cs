using System.Globalization;

namespace Workbench.Tests;

/// <summary>
/// What the nine reports of <c>data/reports</c> say of households, houses, money and party members, read by hand, row by row with the
/// reports and the numbers as they are written there. All sentences are given one category: a unit stands for itself whatever a model makes of them.
/// </summary>
public sealed class SampleReportTests(SampleReportTests.Store store) : IClassFixture<SampleReportTests.Store>
{
    private IEnumerable<string> Shown(string unit) => store.Campaign.Workbench.Compare(unit).Rows.Select(row =>
    {
        var sources = row.FigureIds.Count == 0 ? [] : store.Campaign.Query($"SELECT string_agg(regexp_extract(source_file, '[^/]*$') || ' ' || raw, ', ' ORDER BY source_file, \"start\") FROM facts WHERE figure_id IN ({string.Join(", ", row.FigureIds.Select(id => $"'{id}'"))})");
        return string.Create(CultureInfo.InvariantCulture, $"{row.Key} | {(row.IsReported ? $"{row.Value:0.######}{(row.ValueHigh is { } h ? $"–{h:0.######}" : "")} {row.Bound}" : $"not reported in {row.Reports}")} | {string.Join("", sources)}");
    });

    [Fact]
    public void Households() => Assert.Equal(
    [
        // 273 out of poverty and 102 with means of production; the 5 members who help 1 household are the name of a model.
        "Đắk Song | 375 exact | ar-dak-song.txt 273, ar-dak-song.txt ١٠٢, en-dak-song.md 273, en-dak-song.md 102",
        "Đắk Glong | 42 exact | uk-dak-glong.txt 42, vi-dak-glong.txt 42",
        "Châu Phú | not reported in 2 | ",
        "Lào Cai | not reported in 1 | ",
        "Than Uyên | not reported in 2 | ",
    ], Shown("household"));

    [Fact]
    public void Houses() => Assert.Equal(
    [
        "Châu Phú | 3722 exact | th-chau-phu.txt 3,084, th-chau-phu.txt 638, vi-chau-phu.md 3.084, vi-chau-phu.md 638",
        // The English report speaks of the houses of 12 members: what is counted there are members.
        "Đắk Song | 12 exact | ar-dak-song.txt ١٢",
        "Lào Cai | not reported in 1 | ",
        "Than Uyên | not reported in 2 | ",
        "Đắk Glong | not reported in 2 | ",
    ], Shown("house"));

    [Fact]
    public void Money() => Assert.Equal(
    [
        // 223 + 1.1 + 17.8 thousand million.
        "Châu Phú | 241900000000 atLeast | th-chau-phu.txt 223 พันล้าน, th-chau-phu.txt 1.1 พันล้าน, th-chau-phu.txt 17.8 พันล้าน, vi-chau-phu.md 223 tỷ, vi-chau-phu.md 1,1 tỷ, vi-chau-phu.md 17,8 tỷ",
        // 3 410 + 705 + 4 000 + 760 + 348.9 + 1 500 million.
        "Đắk Song | 10723900000 atLeast | ar-dak-song.txt ٣٫٤١ مليار, ar-dak-song.txt 705 ملايين, ar-dak-song.txt ٤ مليارات, ar-dak-song.txt 760 مليون, ar-dak-song.txt 348.9 مليون, ar-dak-song.txt ١٫٥ مليار, en-dak-song.md 3.41 billion, en-dak-song.md 705 million, en-dak-song.md 4 billion, en-dak-song.md 1.5 billion, en-dak-song.md 348.9 million, en-dak-song.md 760 million",
        // The fund is that of a cell in the city of Lào Cai.
        "Lào Cai | 200000000 about | hu-lao-cai.txt 200 millió",
        "Đắk Glong | 300000 exact | uk-dak-glong.txt 300 000, vi-dak-glong.txt 300.000",
        "Lào Cai | not reported in 1 | ",
        "Than Uyên | not reported in 2 | ",
    ], Shown("money"));

    [Fact]
    public void Party_members() => Assert.Equal(
    [
        // The English report says "members" only, beside its Party cells.
        "Than Uyên | 3390 exact | en-than-uyen.txt 3,390, ru-than-uyen.md 3390",
        "Châu Phú | not reported in 2 | ",
        "Lào Cai | not reported in 1 | ",
        "Đắk Glong | not reported in 2 | ",
        "Đắk Song | not reported in 2 | ",
    ], Shown("party member"));

    [Fact]
    public void Two_languages_of_one_place_do_not_contradict_each_other() =>
        Assert.All((string[])["household", "house", "money", "party member"], unit => Assert.Empty(store.Campaign.Workbench.FindConflicts(unit)));

    /// <summary>The nine reports, read once.</summary>
    public sealed class Store : IDisposable
    {
        public Store()
        {
            Campaign.Workbench.UseModel(null);
            Assert.Equal(9, Campaign.Workbench.IngestAsync(Campaign.Data("reports")).GetAwaiter().GetResult().Stored);
            Campaign.Run("UPDATE sentences SET category = 'poverty-reduction', probability = 0.9");
            Campaign.Workbench.Refresh();
        }

        internal Campaign Campaign { get; } = new();

        public void Dispose() => Campaign.Dispose();
    }
}
