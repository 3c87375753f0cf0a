namespace Workbench.Classification.Tests;

public class LabelledDataTests
{
    [Fact]
    public void Jsonl_with_all_fields()
    {
        LabelledData data = LabelledData.Parse("{\"document\":\"d1\",\"order\":2,\"text\":\"Rice.\",\"category\":\"farming\"}\r\n\n{\"text\":\"Nurse.\",\"category\":\"health\",\"language\":\"hu\"}\n", "x/en.jsonl");
        Assert.Equal(new LabelledSentence("Rice.", "farming", "d1", 2) { Group = "en" }, data[0]);
        Assert.Equal(new LabelledSentence("Nurse.", "health") { Group = "hu" }, data[1]);
        Assert.Equal(2, data.Count);
    }

    [Fact]
    public void Tsv_with_and_without_header()
    {
        Assert.Equal(new LabelledSentence("Rice.", "farming") { Group = "t" }, LabelledData.Parse("Rice.\tfarming\n", "t.tsv")[0]);
        Assert.Equal(new LabelledSentence("Rice.", "farming", "d", 3) { Group = "t" }, LabelledData.Parse("Category\torder\tdocument\ttext\nfarming\t3\td\tRice.\n", "t.tsv")[0]);
    }

    [Fact]
    public void Csv_cells_in_quotes_hold_commas_line_ends_and_quotes()
    {
        string[] lines = ["Category,document,order,text", "farming,d,2,\"Rice, \"\"new\"\" rice,", "and maize.\"", "health,d,1,Nurse \"Lan\" came.", "", "\"health\",,,\"\"\"Nurse\"\"\""];
        foreach (string end in new[] { "\n", "\r\n" })
        {
            LabelledData data = LabelledData.Parse("\uFEFF" + string.Join(end, lines), "vi.csv");
            Assert.Equal(3, data.Count);
            Assert.Equal(new LabelledSentence($"Rice, \"new\" rice,{end}and maize.", "farming", "d", 2) { Group = "vi" }, data[0]);
            Assert.Equal(new LabelledSentence("Nurse \"Lan\" came.", "health", "d", 1) { Group = "vi" }, data[1]);
            Assert.Equal(new LabelledSentence("\"Nurse\"", "health") { Group = "vi" }, data[2]);
        }
    }

    [Theory]
    [InlineData("text;category\nRice, maize.;farming\n")]
    [InlineData("text\tcategory\nRice, maize.\tfarming\n")]
    [InlineData("note,category,text\n,farming,\"Rice, maize.\"")]
    public void Csv_says_its_delimiter_by_its_header(string content) =>
        Assert.Equal(new LabelledSentence("Rice, maize.", "farming") { Group = "t" }, Assert.Single(LabelledData.Parse(content, "t.csv")));

    [Fact]
    public void Each_bad_row_of_a_csv_is_named_by_the_line_on_which_it_begins()
    {
        string content = string.Join('\n', "text,category", "\"One", "two.\",", "Rice, maize.,farming", "\"Rice\" maize.,farming", "Rice.,farming", ",farming", "\"Rice.,farming", "Nurse.,health");
        ClassificationException error = Assert.Throws<ClassificationException>(() => LabelledData.Parse(content, "t.csv"));
        Assert.Equal(
            """
            WB4104: The labelled data has 5 rows that cannot be used:
            t.csv:2: the category is empty.
            t.csv:4: 3 columns where the header has 2.
            t.csv:5: there is text behind a closing quotation mark. Double the quotation marks inside cells.
            t.csv:7: the text is empty.
            t.csv:8: a cell begins with a quotation mark that is never closed; what follows cannot be divided. Close it, or double the quotation marks inside cells.
            Correct these rows, or leave them out: --skip-bad-rows on the command line, LabelledDataOptions.SkipBadRows in C#.
            """.ReplaceLineEndings("\n"), error.Message);
        Assert.Equal("Rice.", Assert.Single(LabelledData.Parse(content, "t.csv", new LabelledDataOptions { SkipBadRows = true })).Text);
        Assert.Contains("t.csv:1: the first line does not name the columns text and category.", Assert.Throws<ClassificationException>(() => LabelledData.Parse("Rice.,farming\n", "t.csv")).Message);
    }

    [Fact]
    public void Each_bad_row_is_named_with_file_line_and_reason()
    {
        var options = new LabelledDataOptions { Categories = new HashSet<string> { "farming", "health" } };
        string content = string.Join('\n', "Rice.\tfarming", "\tfarming", "Police.\tsecurity", "a\0b\tfarming", "no category", "Nurse.\t", "Nurse.\thealth");
        ClassificationException error = Assert.Throws<ClassificationException>(() => LabelledData.Parse(content, "t.tsv", options));
        Assert.Equal(
            """
            WB4104: The labelled data has 5 rows that cannot be used:
            t.tsv:2: the text is empty.
            t.tsv:3: unknown category 'security'. Known are: farming, health.
            t.tsv:4: the row holds a NUL character (U+0000). Remove it; the file may not be text.
            t.tsv:5: 1 columns where text, tab, category is expected. Give a header line that names the columns.
            t.tsv:6: the category is empty.
            Correct these rows, or leave them out: --skip-bad-rows on the command line, LabelledDataOptions.SkipBadRows in C#.
            """.ReplaceLineEndings("\n"), error.Message);

        LabelledData rest = LabelledData.Parse(content, "t.tsv", options with { SkipBadRows = true });
        Assert.Equal(2, rest.Count);
        Assert.Equal(5, rest.Issues.Count(issue => issue.IsError));
    }

    [Fact]
    public void Two_labels_for_one_text_are_kept_with_a_warning_or_refused()
    {
        const string Content = "Rice.\tfarming\nRice.\thealth\n";
        LabelledData data = LabelledData.Parse(Content, "t.tsv");
        Assert.Equal(2, data.Count);
        Assert.Equal("t.tsv:2: the text has the category 'health' here and 'farming' at t.tsv:1. Both are used.", data.Issues[0].ToString());
        Assert.Equal("WB4104", Assert.Throws<ClassificationException>(() => LabelledData.Parse(Content, "t.tsv", new LabelledDataOptions { Conflicts = LabelConflict.Error })).Code);
    }

    [Fact]
    public void A_class_with_one_example_and_a_text_of_a_megabyte_are_warned_of()
    {
        LabelledData data = LabelledData.Parse($"Rice.\tfarming\n{new string('x', 1 << 20)}\thealth\nNurse.\thealth\n", "t.tsv");
        Assert.Equal(3, data.Count);
        Assert.Equal(
            ["t.tsv:2: the text has 1048576 characters; only the first 20000 are used.", "The category 'farming' has one example only: it is trained on, but no score for it can be measured. Label more."],
            data.Issues.Select(issue => issue.ToString()));
        Assert.Equal(3, Trainer.Train(data).Card.Sentences);
    }

    [Theory]
    [InlineData("{\"text\":\"a\"}", "there is no string named 'category'.")]
    [InlineData("{\"text\":1,\"category\":\"a\"}", "there is no string named 'text'.")]
    [InlineData("{\"text\":\"a\",\"category\":\"a\",\"order\":\"x\"}", "the order 'x' is not a whole number.")]
    [InlineData("{\"text\":\"\\ud800\",\"category\":\"a\"}", "a string holds half of a surrogate pair.")]
    [InlineData("{\"text\":", "the line is not JSON")]
    [InlineData("[1]", "the line is not a JSON object.")]
    public void Bad_json_is_named(string line, string reason)
    {
        ClassificationException error = Assert.Throws<ClassificationException>(() => LabelledData.Parse(line, "t.jsonl"));
        Assert.Contains($"t.jsonl:1: {reason}", error.Message);
    }

    [Fact]
    public void Files_and_folders_are_read_and_missing_ones_named()
    {
        string folder = TestData.TemporaryFile("");
        Directory.CreateDirectory(folder);
        try
        {
            Assert.Equal("WB4102", Assert.Throws<ClassificationException>(() => LabelledData.Read(folder)).Code);
            File.WriteAllText(Path.Combine(folder, "uk.tsv"), "\uFEFFРис.\tfarming\n");
            File.WriteAllBytes(Path.Combine(folder, "hu.tsv"), [(byte)'a', 0xFF, (byte)'\t', (byte)'b']);
            ClassificationException error = Assert.Throws<ClassificationException>(() => LabelledData.Read(folder));
            Assert.Contains("hu.tsv:1: the line is not UTF-8.", error.Message);
            File.WriteAllText(Path.Combine(folder, "hu.tsv"), "Rizs.\tfarming\n");
            Assert.Equal(["hu", "uk"], LabelledData.Read(folder).Select(row => row.Group));
            Assert.Equal("Рис.", LabelledData.Read(folder)[1].Text);
            Assert.Equal("WB4101", Assert.Throws<ClassificationException>(() => LabelledData.Read(folder + "x")).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
