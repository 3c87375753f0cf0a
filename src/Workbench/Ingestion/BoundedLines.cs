using System.Text;

namespace Workbench.Ingestion;

/// <summary>Reads lines without ever holding more than a limit: <see cref="StreamReader.ReadLine"/> would read a line of any length.</summary>
internal static class BoundedLines
{
    /// <summary>The lines without their ends; null for a line that is longer than <paramref name="maxChars"/>.</summary>
    public static IEnumerable<string?> Read(TextReader reader, long maxChars)
    {
        var buffer = new char[1 << 16];
        var line = new StringBuilder();
        var tooLong = false;
        var pending = false;
        int count;
        while ((count = reader.Read(buffer, 0, buffer.Length)) > 0)
        {
            var from = 0;
            while (from < count)
            {
                var end = Array.IndexOf(buffer, '\n', from, count - from);
                var until = end < 0 ? count : end;
                pending = true;
                if (line.Length + (until - from) > maxChars)
                    tooLong = true;
                else if (!tooLong)
                    line.Append(buffer, from, until - from);
                from = until + 1;
                if (end < 0)
                    break;
                yield return Take(line, ref tooLong);
                pending = false;
            }
        }
        if (pending)
            yield return Take(line, ref tooLong);
    }

    private static string? Take(StringBuilder line, ref bool tooLong)
    {
        var text = tooLong ? null : line.ToString().TrimEnd('\r');
        line.Clear();
        tooLong = false;
        return text;
    }
}
