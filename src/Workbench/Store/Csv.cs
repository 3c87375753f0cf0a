using System.Text;

namespace Workbench.Store;

/// <summary>Reads the small built-in tables (RFC 4180). Users' files are read by DuckDB.</summary>
internal static class Csv
{
    public static IEnumerable<string[]> Read(TextReader reader)
    {
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        int next;
        while ((next = reader.Read()) >= 0)
        {
            var c = (char)next;
            if (quoted && c == '"' && reader.Peek() == '"')
                cell.Append((char)reader.Read());
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                cell.Append(c);
            else if (c == ',')
                Take(row, cell);
            else if (c == '\n')
            {
                Take(row, cell);
                if (row.Count > 1 || row[0].Length > 0)
                    yield return [.. row];
                row.Clear();
            }
        }
        if (row.Count > 0 || cell.Length > 0)
        {
            Take(row, cell);
            yield return [.. row];
        }
    }

    private static void Take(List<string> row, StringBuilder cell)
    {
        row.Add(cell.ToString());
        cell.Clear();
    }
}
