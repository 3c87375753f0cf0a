using System.Text;

namespace Workbench.Classification;

/// <summary>Divides comma-separated text into records and cells (RFC 4180): a cell in double quotes may hold delimiters, line ends and, doubled, quotes.</summary>
/// <remarks>
/// The engine of the store reads CSV too, but this room stands below it, and a bad row must be named with its line, not end the reading.
/// A quote within a cell that does not begin with one is a letter like any other, as spreadsheets take it.
/// </remarks>
internal ref struct CsvRecords(ReadOnlySpan<char> text, char delimiter)
{
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private ReadOnlySpan<char> _rest = text;
    private int _nextLine = 1;

    /// <summary>The line, from 1, on which the current record begins.</summary>
    internal int Line { get; private set; }

    /// <summary>What is wrong with the current record; null when nothing is.</summary>
    internal string? Fault { get; private set; }

    /// <summary>The cells of the current record.</summary>
    internal readonly string[] Cells => [.. _cells];

    /// <summary>Whether the current record is a blank line.</summary>
    internal readonly bool Blank => _cells is [var only] && string.IsNullOrWhiteSpace(only);

    /// <summary>Goes to the next record; false at the end. After a quote that is never closed there is nothing more to divide.</summary>
    internal bool Next()
    {
        _cells.Clear();
        Fault = null;
        if (_rest.IsEmpty) return false;
        Line = _nextLine;
        while (true)
        {
            Cell();
            if (_rest.IsEmpty) return true;
            char end = _rest[0];
            _rest = _rest[1..];
            if (end == '\n')
            {
                _nextLine++;
                return true;
            }

            // A delimiter at the very end of the text begins one more cell, an empty one.
            if (_rest.IsEmpty) _cells.Add("");
        }
    }

    /// <summary>Takes one cell, up to the delimiter or line end behind it.</summary>
    private void Cell()
    {
        _cell.Clear();
        if (_rest.StartsWith("\"")) Quoted();
        int length = _rest.IndexOfAny(delimiter, '\n');
        ReadOnlySpan<char> plain = length < 0 ? _rest : _rest[..length];
        _rest = _rest[plain.Length..];
        if (plain.EndsWith("\r") && (length < 0 || _rest[0] == '\n')) plain = plain[..^1];
        _cell.Append(plain);
        _cells.Add(_cell.ToString());
    }

    private void Quoted()
    {
        while (true)
        {
            _rest = _rest[1..];
            int length = _rest.IndexOf('"');
            if (length < 0)
            {
                Fault = "a cell begins with a quotation mark that is never closed; what follows cannot be divided. Close it, or double the quotation marks inside cells.";
                _rest = [];
                return;
            }

            _cell.Append(_rest[..length]);
            _nextLine += _rest[..length].Count('\n');
            _rest = _rest[(length + 1)..];
            if (!_rest.StartsWith("\"")) break;
            _cell.Append('"');
        }

        ReadOnlySpan<char> behind = _rest.TrimStart('\r');
        if (!behind.IsEmpty && behind[0] != delimiter && behind[0] != '\n')
            Fault = "there is text behind a closing quotation mark. Double the quotation marks inside cells.";
    }
}
