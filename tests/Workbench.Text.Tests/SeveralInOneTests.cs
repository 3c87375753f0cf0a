using System.Globalization;

namespace Workbench.Text.Tests;

/// <summary>Sentences of several figures, where one is read by the help of another: what rows of the corpora, of one result each, cannot show.</summary>
public sealed class SeveralInOneTests
{
    [Theory]
    [InlineData("en", "Families earn 54 million dong a year, up 24 million.", "54000000 VND; 24000000 VND")]
    [InlineData("en", "Their pay rose to 32.3 million from 21 million dong.", "32300000 VND; 21000000 VND")]
    [InlineData("ru", "Доход вырос до 54 млн донгов, прибавив 24 млн за срок.", "54000000 VND; 24000000 VND")]
    [InlineData("vi", "Tổng kinh phí là 1,2 tỷ, trong đó ngân sách xã 700 triệu.", "1200000000 VND; 700000000 VND")]
    [InlineData("uk", "Кількість клубів сягнула 58, у них 900 учасників.", "58 club; 900 participant")]
    [InlineData("en", "Do we know the number of clubs? The temperature fell to 58!", "58 ")]
    [InlineData("en", "Who asked for the number of clubs? and then it fell to 58", "58 ")]
    [InlineData("uk", "Чи знаємо кількість клубів? Температура впала до 58!", "58 ")]
    public void Each_figure_has_its_unit(string language, string text, string wanted)
    {
        ReportAnalysis analysis = ReportAnalyzer.Analyze(text, new AnalysisOptions { Language = language });

        Assert.Equal(wanted, string.Join("; ", analysis.Figures.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Value} {figure.Unit}"))));
    }
}
