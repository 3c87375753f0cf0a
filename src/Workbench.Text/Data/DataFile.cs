using System.Reflection;

namespace Workbench.Text.Data;

/// <summary>A row of a data file, with where it stands for error messages.</summary>
/// <remarks>A class: queries over rows then run on code that the framework brings compiled, where a struct has each of them compiled at the first load.</remarks>
internal sealed record DataRow(string File, int Line, string[] Cells)
{
    public string this[int column] => column < Cells.Length ? Cells[column] : "";

    public TextException Bad(string what) => Errors.BadData(File, Line, what);

    /// <summary>The forms of a cell: separated by <c>|</c>, with <c>{a,b}</c> written out.</summary>
    public IEnumerable<string> Forms(int column)
    {
        foreach (string part in this[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            foreach (string form in Expand(part))
                yield return form;
    }

    private List<string> Expand(string form)
    {
        int open = form.IndexOf('{');
        if (open < 0) return [form];
        int close = form.IndexOf('}', open);
        if (close < 0) throw Bad($"'{form}' opens a brace and does not close it");
        string head = form[..open], tail = form[(close + 1)..];
        List<string> forms = [];
        foreach (string choice in form[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries)) forms.AddRange(Expand(head + choice + tail));
        return forms;
    }
}

/// <summary>The tab-separated files that hold all knowledge of languages; embedded in the assembly.</summary>
internal static class DataFile
{
    private static readonly Assembly Source = typeof(DataFile).Assembly;

    public static IReadOnlyList<string> Names { get; } =
        [.. Source.GetManifestResourceNames().Select(name => name.Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static bool Exists(string name) => Names.Contains(name, StringComparer.Ordinal);

    public static string? ReadText(string name)
    {
        using Stream? stream = Source.GetManifestResourceStream(name) ?? Source.GetManifestResourceStream(name.Replace('/', '\\'));
        if (stream is null) return null;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The rows of a file; empty lines and lines beginning with <c>#</c> are left out. A missing optional file has no rows.</summary>
    public static IReadOnlyList<DataRow> Read(string name, bool required = false)
    {
        string? text = ReadText(name);
        if (text is null) return required ? throw Errors.MissingData(name) : [];
        List<DataRow> rows = [];
        int number = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> line = raw.TrimEnd();
            if (line.IsEmpty || line[0] == '#') continue;
            rows.Add(new DataRow(name, number, line.ToString().Split('\t', StringSplitOptions.TrimEntries)));
        }
        return rows;
    }
}
