using System.Collections;
using System.Globalization;
using System.Text;

namespace Workbench.Classification;

/// <summary>Labelled sentences read from files, with what was wrong in them. The list itself holds the usable rows.</summary>
public sealed class LabelledData : IReadOnlyList<LabelledSentence>
{
    private readonly List<LabelledSentence> _rows;

    private LabelledData(List<LabelledSentence> rows, IReadOnlyList<LabelledDataIssue> issues)
    {
        _rows = rows;
        Issues = issues;
    }

    /// <summary>What was found in the files, in the order of the files: warnings, and with <see cref="LabelledDataOptions.SkipBadRows"/>
    /// the rows that were left out.</summary>
    public IReadOnlyList<LabelledDataIssue> Issues { get; }

    /// <summary>Number of usable rows.</summary>
    public int Count => _rows.Count;

    /// <summary>A usable row.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public LabelledSentence this[int index] => _rows[index];

    /// <inheritdoc/>
    public IEnumerator<LabelledSentence> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Reads one file or folder. See <see cref="Read(IEnumerable{string}, LabelledDataOptions?)"/>.</summary>
    /// <param name="path">A file, or a folder whose <c>.jsonl</c>, <c>.tsv</c> and <c>.csv</c> files are read.</param>
    /// <param name="options">What is accepted; null for the defaults.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ClassificationException">As for several paths.</exception>
    public static LabelledData Read(string path, LabelledDataOptions? options = null) => Read([path], options);

    /// <summary>Reads files. <c>.jsonl</c>: one object a line with <c>text</c>, <c>category</c> and, if there, <c>document</c>, <c>order</c>, <c>language</c>.
    /// <c>.csv</c>: comma-separated UTF-8 (RFC 4180), or semicolon-separated, with a header that names at least <c>text</c> and <c>category</c>.
    /// Any other: tab-separated UTF-8, with a header that names at least <c>text</c> and <c>category</c>, or without one: text, tab, category.</summary>
    /// <param name="paths">Files and folders; of a folder the <c>.jsonl</c>, <c>.tsv</c> and <c>.csv</c> files directly in it, ordinally sorted.</param>
    /// <param name="options">What is accepted; null for the defaults.</param>
    /// <returns>The usable rows, in the order of the files.</returns>
    /// <exception cref="ClassificationException">WB4101 no such file, WB4102 a folder without data, WB4104 rows that cannot be used (each with file,
    /// line and reason), WB4105 unreadable.</exception>
    public static LabelledData Read(IEnumerable<string> paths, LabelledDataOptions? options = null)
    {
        options ??= new LabelledDataOptions();
        var reader = new LabelledDataReader(options);
        foreach (string path in paths)
        {
            if (File.Exists(path))
            {
                ReadFile(reader, path);
            }
            else if (Directory.Exists(path))
            {
                string[] files = [.. Directory.EnumerateFiles(path)
                    .Where(file => Path.GetExtension(file) is ".jsonl" or ".tsv" or ".csv").Order(StringComparer.Ordinal)];
                if (files.Length == 0) throw Errors.NoDataFiles(path);
                foreach (string file in files) ReadFile(reader, file);
            }
            else
            {
                throw Errors.DataFileMissing(path);
            }
        }

        return Finish(reader, options);
    }

    /// <summary>Reads rows from text that is already in memory.</summary>
    /// <param name="content">The content of a file.</param>
    /// <param name="name">What stands for the file in messages; its ending tells the format and its stem the group.</param>
    /// <param name="options">What is accepted; null for the defaults.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ClassificationException">WB4104 rows that cannot be used.</exception>
    public static LabelledData Parse(string content, string name, LabelledDataOptions? options = null)
    {
        options ??= new LabelledDataOptions();
        var reader = new LabelledDataReader(options);
        reader.Read(name, Encoding.UTF8.GetBytes(content));
        return Finish(reader, options);
    }

    /// <summary>Puts rows together that come from elsewhere than one file, with the warnings that files give.</summary>
    /// <param name="sources">The rows of each source, with what stands for a file in messages; the line is the number of the row in its source, from 1.</param>
    /// <returns>All rows, in order.</returns>
    public static LabelledData Of(params IEnumerable<(string Name, IReadOnlyList<LabelledSentence> Rows)> sources)
    {
        var options = new LabelledDataOptions();
        var reader = new LabelledDataReader(options);
        foreach ((string name, IReadOnlyList<LabelledSentence> rows) in sources) reader.Add(name, rows);
        return Finish(reader, options);
    }

    private static void ReadFile(LabelledDataReader reader, string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.DataUnreadable(path, exception);
        }

        reader.Read(path, bytes);
    }

    private static LabelledData Finish(LabelledDataReader reader, LabelledDataOptions options)
    {
        reader.CheckWhole();
        List<LabelledDataIssue> bad = [.. reader.Issues.Where(issue => issue.IsError)];
        if (bad.Count > 0 && !options.SkipBadRows) throw Errors.BadLines(bad);
        return new LabelledData(reader.Rows, reader.Issues);
    }
}

/// <summary>What <see cref="LabelledData"/> accepts.</summary>
public sealed record LabelledDataOptions
{
    /// <summary>The categories that may occur; null (default) for any.</summary>
    public IReadOnlySet<string>? Categories { get; init; }

    /// <summary>Leave out rows that cannot be used and list them in <see cref="LabelledData.Issues"/>, instead of the error WB4104. Default false.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>What to do when one text has two categories in different rows. Default <see cref="LabelConflict.Warn"/>.</summary>
    public LabelConflict Conflicts { get; init; }
}

/// <summary>What to do with one text that has two different categories.</summary>
public enum LabelConflict
{
    /// <summary>Keep both rows and warn: readers do disagree, and training weighs both.</summary>
    Warn,

    /// <summary>The later row cannot be used.</summary>
    Error,
}

/// <summary>Something about a row of a data file.</summary>
/// <param name="File">The file as it was given.</param>
/// <param name="Line">The line, from 1; 0 when it is about all files.</param>
/// <param name="IsError">True when the row cannot be used, false for a warning.</param>
/// <param name="Message">What is wrong with what, and what to do.</param>
public sealed record LabelledDataIssue(string File, int Line, bool IsError, string Message)
{
    /// <summary><c>file:line: message</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Line == 0 ? Message : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Message}");
}
