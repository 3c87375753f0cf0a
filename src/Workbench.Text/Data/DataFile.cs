using System.Buffers;
using System.Reflection;
using System.Text;

namespace Workbench.Text.Data;

/// <summary>A row of a data file, with where it stands for error messages.</summary>
/// <remarks>
/// A class, and read by plain loops: the framework brings its collections and queries compiled for classes only, so that each of a struct of
/// ours, or of an enumeration, is compiled at the first load, and that costs more than the reading.
/// </remarks>
internal sealed record DataRow(string File, int Line, string[] Cells)
{
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    public TextException Bad(string what) => Errors.BadData(File, Line, what);

    public TextException Unclosed(ReadOnlySpan<char> form) => Bad($"'{form}' opens a brace that it does not close, or closes one that is not open");

    /// <summary>The forms of a cell: separated by <c>|</c>, with <c>{a,b}</c> written out.</summary>
    public List<string> Forms(int column) => FormsOf(this[column]);

    /// <summary>The forms of a cell that is given.</summary>
    public List<string> FormsOf(string cell)
    {
        List<string> forms = [];
        foreach (string part in cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Expand(part, forms);
        return forms;
    }

    private void Expand(string form, List<string> forms)
    {
        int open = form.IndexOf('{');
        if (open < 0)
        {
            forms.Add(form);
            return;
        }
        int close = form.IndexOf('}', open);
        if (close < 0) throw Unclosed(form);
        string head = form[..open], tail = form[(close + 1)..];
        foreach (string choice in form[(open + 1)..close].Split(',')) Expand(head + choice + tail, forms);
    }
}

/// <summary>The tab-separated files that hold all knowledge of languages; embedded in the assembly.</summary>
internal static class DataFile
{
    private static readonly Assembly Source = typeof(DataFile).Assembly;

    private static readonly Lazy<IReadOnlyList<string>> AllNames = new(static () => ReadNames());

    /// <summary>The names of all files, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => AllNames.Value;

    public static bool Exists(string name) => Source.GetManifestResourceInfo(name) is not null || Source.GetManifestResourceInfo(name.Replace('/', '\\')) is not null;

    public static string? ReadText(string name)
    {
        using Stream? stream = Source.GetManifestResourceStream(name) ?? Source.GetManifestResourceStream(name.Replace('/', '\\'));
        if (stream is null) return null;
        int length = (int)stream.Length;
        byte[] bytes = ArrayPool<byte>.Shared.Rent(length);
        stream.ReadExactly(bytes, 0, length);
        string text = Decode(bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return text;
    }

    // By the letter: the framework's own decoder of whole texts is compiled when it is first met, a third of the time that a language takes to load.
    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        char[] letters = ArrayPool<char>.Shared.Rent(bytes.Length);
        int length = 0;
        for (int at = 0; at < bytes.Length;)
        {
            byte first = bytes[at];
            if (first < 0x80)
            {
                letters[length++] = (char)first;
                at++;
                continue;
            }
            // Letters of two bytes, most of them, without a call.
            if (first is >= 0xC2 and < 0xE0 && at + 1 < bytes.Length && (bytes[at + 1] & 0xC0) == 0x80)
            {
                letters[length++] = (char)((first & 0x1F) << 6 | bytes[at + 1] & 0x3F);
                at += 2;
                continue;
            }
            Rune.DecodeFromUtf8(bytes[at..], out Rune rune, out int read);
            length += rune.EncodeToUtf16(letters.AsSpan(length));
            at += read;
        }
        int start = length > 0 && letters[0] == '\uFEFF' ? 1 : 0;
        string text = new(letters, start, length - start);
        ArrayPool<char>.Shared.Return(letters);
        return text;
    }

    /// <summary>The rows of a file; empty lines and lines beginning with <c>#</c> are left out. A missing optional file has no rows.</summary>
    public static IReadOnlyList<DataRow> Read(string name, bool required = false)
    {
        string? text = ReadText(name);
        if (text is null) return required ? throw Errors.MissingData(name) : [];
        List<DataRow> rows = [];
        int number = 0;
        for (int start = 0, stop; start < text.Length; start = stop + 1)
        {
            stop = text.IndexOf('\n', start);
            if (stop < 0) stop = text.Length;
            number++;
            int end = stop;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            if (end == start || text[start] == '#') continue;
            rows.Add(new DataRow(name, number, text[start..end].Split('\t', StringSplitOptions.TrimEntries)));
        }
        return rows;
    }

    private static string[] ReadNames()
    {
        string[] names = Source.GetManifestResourceNames();
        for (int i = 0; i < names.Length; i++) names[i] = names[i].Replace('\\', '/');
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
