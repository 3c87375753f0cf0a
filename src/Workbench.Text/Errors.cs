using System.Globalization;

namespace Workbench.Text;

/// <summary>Every message of this assembly, with its stable code.</summary>
internal static class Errors
{
    public static TextException Empty() => new("WB1001",
        "The report is empty: it holds no text. Check the file, or leave it out.");

    public static TextException Binary(int offsetBytes) => new("WB1002", string.Create(CultureInfo.InvariantCulture,
        $"The file is binary, not text: control bytes from byte {offsetBytes} on. Text in UTF-8, UTF-16 with a byte order mark, or a Windows code page can be read; save the report as text or HTML."));

    public static TextException UnknownLanguage(string? code, IEnumerable<string> known) => new("WB1003",
        $"There is no language data for '{code}'. Known languages: {string.Join(", ", known)}. Give one of them, or leave the language out to have it detected.");

    public static TextException BadData(string file, int line, string what) => new("WB1101", string.Create(CultureInfo.InvariantCulture,
        $"Language data {file}, line {line}: {what}. See docs/guide/add-a-language.md for the format."));

    public static TextException MissingData(string file) => new("WB1102",
        $"Language data {file} is missing from the assembly. Add the file under src/Workbench.Text and build again.");

    public static ArgumentOutOfRangeException OffsetOutside(int offset, int length) => new(nameof(offset), offset, string.Create(
        CultureInfo.InvariantCulture,
        $"WB1004: Offset {offset} is outside the cleaned text, which has {length} UTF-16 units. Give an offset from 0 to {length}."));
}
