using System.Text;

namespace Workbench.Text.Tests;

public class CleaningTests
{
    [Fact]
    public void Cleaned_offsets_lead_back_to_the_raw_text()
    {
        string raw = "Хро\u0301ніка\r\nУ рaйоні\u00AD допомогли 1\u202F234 сім’ям.\r\nДжерело\r\nКоментар (0)";
        ReportAnalysis analysis = ReportAnalyzer.Analyze(raw, new AnalysisOptions { Language = "uk" });
        Figure figure = Assert.Single(analysis.Figures);

        Assert.Equal(1234m, figure.Value);
        Assert.Equal("1\u202F234", raw[analysis.ToRawOffset(figure.Start)..analysis.ToRawOffset(figure.End)]);
        Assert.DoesNotContain("Джерело", analysis.Text, StringComparison.Ordinal);
        Assert.Contains("районі", analysis.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Decomposed_Vietnamese_reads_as_composed()
    {
        string text = "Huyện hỗ trợ 273 hộ nghèo.";
        IReadOnlyList<Quantity> composed = QuantityReader.Read(text, "vi"), decomposed = QuantityReader.Read(text.Normalize(NormalizationForm.FormD), "vi");

        Assert.Equal("household", Assert.Single(composed).Unit);
        Assert.Equal("household", Assert.Single(decomposed).Unit);
        Assert.Equal("273", Assert.Single(decomposed).Raw);
    }

    [Fact]
    public void Main_text_of_a_page_is_read_and_its_menu_is_not()
    {
        string page = "<!DOCTYPE html><html><head><title>T</title></head><body><nav>99 menus</nav><article><h1>A good year</h1>"
            + "<p>The district helped 42 poor households.</p><p>It built 7 bridges.</p></article><footer>Call 555 now</footer></body></html>";
        ReportAnalysis analysis = ReportAnalyzer.Analyze(page, new AnalysisOptions { Language = "en" });

        Assert.Equal("A good year", analysis.Title);
        Assert.Equal([42m, 7m], analysis.Figures.Select(figure => figure.Value));
        Assert.Equal("42", page[analysis.ToRawOffset(analysis.Figures[0].Start)..analysis.ToRawOffset(analysis.Figures[0].End)]);
    }

    [Fact]
    public void Share_buttons_within_the_article_are_no_text()
    {
        string page = "<!DOCTYPE html><html><body><article><p>The district helped 42 poor households.</p><div class=\"share-buttons\"><a>Facebook 345</a></div></article></body></html>";

        Assert.Equal(42m, Assert.Single(ReportAnalyzer.Analyze(page, new AnalysisOptions { Language = "en" }).Figures).Value);
    }

    [Fact]
    public void File_names_and_image_marks_of_a_page_are_no_text()
    {
        ReportAnalysis analysis = ReportAnalyzer.Analyze("W-dsc-2494-1.jpg\n![](photo-7.png)\nСемьям вручили 12 подарков.\n", new AnalysisOptions { Language = "ru" });

        Assert.Equal("Семьям вручили 12 подарков.", analysis.Text.Trim());
        Assert.Equal(12m, Assert.Single(analysis.Figures).Value);
    }

    [Theory]
    [InlineData(1251, "Район допоміг сім'ям, які цього року не мали житла і роботи.", "windows-1251")]
    [InlineData(1256, "ساعدت المنطقة الأسر التي لم تكن لديها مساكن في هذا العام.", "windows-1256")]
    [InlineData(874, "อำเภอได้ช่วยเหลือครัวเรือนที่ไม่มีบ้านในปีนี้", "windows-874")]
    [InlineData(1250, "A járás az idén több családnak segített, és minden faluban új hidat is építettek.", "windows-1250")]
    public void Legacy_code_pages_are_told_by_their_language_and_flagged(int page, string text, string name)
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text);
        DecodedText decoded = TextDecoder.Decode(bytes);

        Assert.Equal(text, decoded.Text);
        Assert.Equal(name, decoded.Encoding);
        Assert.True(decoded.Flagged);
    }

    [Fact]
    public void Utf16_is_read_by_its_mark()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("báo cáo")];

        Assert.Equal(new DecodedText("báo cáo", "utf-16", false), TextDecoder.Decode(bytes));
    }

    [Fact]
    public void Only_the_halves_without_their_other_half_are_taken_out()
    {
        Assert.Equal("\U00020000 a", Form("\U00020000 \uD800a\uDC00"));
        Assert.Equal("\U0001F33E", Form("\uDC00\uD800\U0001F33E\uFFFE"));
        Assert.Equal("é \uFFFD", Form("e\u0301\uD800 \uFFFD"));

        static string Form(string text) => Cleaning.Normalizer.Form(text, System.Text.NormalizationForm.FormC);
    }

    [Fact]
    public void Binary_content_is_refused_with_its_place()
    {
        TextException refused = Assert.Throws<TextException>(() => TextDecoder.Decode([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x00, 0x01]));

        Assert.Equal("WB1002", refused.Code);
        Assert.Equal("WB1002: The file is binary, not text: control bytes from byte 6 on. Text in UTF-8, UTF-16 with a byte order mark, or a Windows code page can be read; save the report as text or HTML.", refused.Message);
    }

    [Fact]
    public void Empty_content_and_unknown_languages_are_refused()
    {
        Assert.Equal("WB1001: The report is empty: it holds no text. Check the file, or leave it out.", Assert.Throws<TextException>(() => TextDecoder.Decode([])).Message);
        Assert.Equal("WB1003", Assert.Throws<TextException>(() => QuantityReader.Read("5", "xx")).Code);
    }
}
