using System.Data.Common;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Workbench.Exporting;

/// <summary>Writes rows as one sheet, row by row, without holding them.</summary>
internal static class XlsxWriter
{
    private const long MostRows = 1_048_575;

    /// <summary>A cell holds at most so many characters (the format's limit).</summary>
    private const int MostChars = 32_767;

    public static void Write(string path, string sheet, DbDataReader reader, long count)
    {
        if (count > MostRows)
            throw Errors.TooManyRows(sheet, count, MostRows);
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, Enumerable.Range(0, reader.FieldCount).Select(i => (object?)reader.GetName(i)));
            while (reader.Read())
                WriteRow(writer, Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)));
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
        workbook.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = sheet }));
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<object?> values)
    {
        writer.WriteStartElement(new Row());
        foreach (var value in values)
            writer.WriteElement(Cell(value));
        writer.WriteEndElement();
    }

    private static Cell Cell(object? value) => value switch
    {
        null => new Cell(),
        bool flag => new Cell { DataType = CellValues.Boolean, CellValue = new CellValue(flag ? "1" : "0") },
        // A sheet keeps 15 digits; what has more is kept as text rather than rounded.
        decimal number when decimal.Round(number, 6) is var rounded && Math.Abs(rounded) < 1e15m => Number((rounded / 1.000000000000000000m).ToString(CultureInfo.InvariantCulture)),
        int or long or short or double => Number(Convert.ToString(value, CultureInfo.InvariantCulture)!),
        DateOnly date => Inline(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime time => Inline(time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
        _ => Inline(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static Cell Number(string text) => new() { DataType = CellValues.Number, CellValue = new CellValue(text) };

    private static Cell Inline(string text)
    {
        var allowed = new string([.. text.Where(c => c >= ' ' || c is '\n' or '\t')]);
        if (allowed.Length > MostChars)
            allowed = allowed[..(MostChars - 1)] + "…";
        return new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(allowed) { Space = SpaceProcessingModeValues.Preserve }) };
    }
}
