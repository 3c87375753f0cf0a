using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Workbench.Importing;

/// <summary>The first sheet of an XLSX workbook as text: strings, numbers, truth values, results of formulas, and dates by their number format.</summary>
internal static class XlsxReader
{
    /// <summary>A part that unpacks to more characters is no table of figures but a trap.</summary>
    private const long MostChars = 1L << 30;

    public static IEnumerable<string?[]> Read(string path)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(path, isEditable: false, new OpenSettings { MaxCharactersInPart = MostChars });
            var workbook = document.WorkbookPart ?? throw new InvalidDataException("It holds no workbook.");
            var sheet = workbook.Workbook.Descendants<Sheet>().FirstOrDefault() ?? throw new InvalidDataException("It has no sheet.");
            var part = (WorksheetPart)workbook.GetPartById(sheet.Id!.Value!);
            var shared = workbook.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().Select(i => i.InnerText).ToArray() ?? [];
            var dates = DateStyles(workbook.WorkbookStylesPart?.Stylesheet);
            var rows = new List<string?[]>();
            foreach (var row in part.Worksheet.Descendants<Row>())
            {
                var cells = new List<string?>();
                foreach (var cell in row.Elements<Cell>())
                {
                    var column = Column(cell.CellReference?.Value, cells.Count);
                    while (cells.Count < column)
                        cells.Add(null);
                    cells.Add(Value(cell, shared, dates));
                }
                if (cells.Any(c => c is not null))
                    rows.Add([.. cells]);
            }
            return rows;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or OpenXmlPackageException or FileFormatException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            throw Errors.TableUnreadable(path, e);
        }
    }

    private static string? Value(Cell cell, string[] shared, HashSet<uint> dates)
    {
        var type = cell.DataType?.Value;
        if (type == CellValues.InlineString)
            return cell.InlineString?.InnerText;
        if (cell.CellValue?.Text is not { } raw)
            return null;
        if (type == CellValues.SharedString)
            return shared[int.Parse(raw, CultureInfo.InvariantCulture)];
        if (type == CellValues.Boolean)
            return raw == "1" ? "true" : "false";
        if (type == CellValues.Error)
            throw new FormatException($"Cell {cell.CellReference?.Value} holds the error {raw}.");
        if (type == CellValues.String || type == CellValues.Date || !double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return raw;
        if (dates.Contains(cell.StyleIndex?.Value ?? 0))
            return DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        // Numbers are kept there as binary doubles: 17.1 may come as 17.100000000000001.
        return Math.Abs(number) < 1e15 ? ((decimal)number).ToString(CultureInfo.InvariantCulture) : raw;
    }

    private static HashSet<uint> DateStyles(Stylesheet? styles)
    {
        if (styles?.CellFormats is null)
            return [];
        var custom = styles.Descendants<NumberingFormat>().Where(f => f.FormatCode?.Value?.Contains("yy", StringComparison.OrdinalIgnoreCase) == true).Select(f => f.NumberFormatId!.Value).ToHashSet();
        // 14 to 22 are the built-in formats of dates (ECMA-376 part 1, 18.8.30).
        return [.. styles.CellFormats.Elements<CellFormat>().Select((x, i) => (Id: x.NumberFormatId?.Value ?? 0, At: (uint)i))
            .Where(x => x.Id is >= 14 and <= 22 || custom.Contains(x.Id)).Select(x => x.At)];
    }

    private static int Column(string? reference, int otherwise)
    {
        if (reference is null)
            return otherwise;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter))
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        return column is > 0 and <= 16384 ? column - 1 : throw new FormatException($"The cell '{reference}' has no valid reference.");
    }
}
