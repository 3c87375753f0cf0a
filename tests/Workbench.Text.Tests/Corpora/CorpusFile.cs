using System.Globalization;
using System.Text;
using Workbench.Text.Data;

namespace Workbench.Text.Tests.Corpora;

/// <summary>A row of a corpus: a text with one marked span, and what is to be read there.</summary>
internal sealed record CorpusRow(string File, int Line, string Text, int Start, int End, string[] Cells, bool IsOpen)
{
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    public string Marked => Text[Start..End];
}

internal static class CorpusFile
{
    /// <summary>The places of the rows: those of the assembly, and a commune as a store may add.</summary>
    public static Gazetteer Places { get; } = Gazetteer.Default.With([new Place { Id = "x/dak-mlong", Name = "Đắk Mlong", Level = "commune", ParentId = "dak-nong/dak-glong", Aliases = ["ดั๊กมลอง"] }]);

    /// <summary>Reads the rows of <c>Languages/&lt;code&gt;/&lt;name&gt;</c>. <c>[[…]]</c> marks the span; a row without marks means the whole text. A leading <c>?</c> marks a row that is known not to pass yet; one that passes must lose it.</summary>
    public static List<CorpusRow> Read(string language, string name)
    {
        List<CorpusRow> rows = [];
        foreach (DataRow row in DataFile.Read($"Languages/{language}/{name}"))
        {
            string text = row.Cells[0].Replace("\\n", "\n", StringComparison.Ordinal);
            bool open = text.StartsWith('?') && text.Length > 1;
            if (open) text = text[1..].TrimStart();
            int start = text.IndexOf("[[", StringComparison.Ordinal), end = text.IndexOf("]]", StringComparison.Ordinal);
            if (start >= 0 != end > start) throw new InvalidDataException($"{row.File}, line {row.Line}: mark the span with [[ and ]] once");
            if (start >= 0) text = text.Remove(end, 2).Remove(start, 2);
            rows.Add(new CorpusRow(row.File, row.Line, text, start < 0 ? 0 : start, start < 0 ? text.Length : end - 2, row.Cells[1..], open));
        }
        return rows;
    }

    public static decimal Number(CorpusRow row, string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal value)
            ? value : throw new InvalidDataException($"{row.File}, line {row.Line}: '{text}' is no number");

    public static string Show(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}

/// <summary>Gathers what fails, so that one run lists every row; open rows are listed apart and do not fail, unless they pass.</summary>
internal sealed class CorpusVerdict(string title)
{
    private readonly StringBuilder failed = new();
    private readonly StringBuilder open = new();
    private int failures;
    private int opens;
    private int closed;

    public void Check(CorpusRow row, string? problem)
    {
        if (row.IsOpen && problem is null)
        {
            closed++;
            open.AppendLine(CultureInfo.InvariantCulture, $"  passes now, take its ? away: {row.File}:{row.Line}  {row.Text}");
            return;
        }
        if (problem is null) return;
        StringBuilder list = row.IsOpen ? open : failed;
        if (row.IsOpen) opens++;
        else failures++;
        list.AppendLine(CultureInfo.InvariantCulture, $"  {row.File}:{row.Line}  {row.Text}").AppendLine(CultureInfo.InvariantCulture, $"      {problem}");
    }

    public void Done(int rows)
    {
        string report = string.Create(CultureInfo.InvariantCulture, $"{title}: {rows} rows, {failures} failed, {opens} open, {closed} open rows that pass\n{failed}{open}");
        TestContext.Current.SendDiagnosticMessage("{0}", report);
        string folder = Path.Combine(Repository.Root, "artifacts", "corpora");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, title.Replace(' ', '-') + ".txt"), report);
        if (failures > 0 || closed > 0) Assert.Fail(report);
    }
}
