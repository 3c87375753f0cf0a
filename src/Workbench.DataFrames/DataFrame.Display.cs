using System.Net;
using System.Text;

namespace Workbench.DataFrames;

public sealed partial class DataFrame
{
    private const int WidestCell = 60;

    /// <summary>
    /// The first rows as plain text: titles with units, types, values aligned by the cells they take in a terminal, and how many rows of how
    /// many are shown. Runs the query.
    /// </summary>
    /// <param name="rows">Most rows that are shown.</param>
    public string ToText(int rows = 20)
    {
        ColumnSet head = FirstRows(rows, out long all);
        bool cut = false;
        var lines = new List<string[]>
        {
            head.Columns.Select(column => Cells.Title(column.Info)).ToArray(),
            head.Columns.Select(column => column.Info.SqlType.ToLowerInvariant()).ToArray(),
        };
        int shown = Math.Min(rows, head.RowCount);
        for (int row = 0; row < shown; row++)
        {
            lines.Add([.. head.Columns.Select(column =>
            {
                string text = Cells.Text(column[row]).ReplaceLineEndings("⏎").Replace('\t', ' ');
                string fits = DisplayWidth.Cut(text, WidestCell);
                cut |= fits.Length != text.Length;
                return fits;
            })]);
        }

        int[] widths = [.. Enumerable.Range(0, head.Columns.Count).Select(i => lines.Max(line => DisplayWidth.Of(line[i])))];
        var output = new StringBuilder();
        for (int i = 0; i < lines.Count; i++)
        {
            output.AppendJoin("  ", lines[i].Select((cell, column) => Pad(cell, widths[column], Cells.AlignsRight(head.Columns[column].Info)))).TrimEnd().Append('\n');
            if (i == 1)
            {
                output.AppendJoin("  ", widths.Select(width => new string('─', width))).Append('\n');
            }
        }

        output.Append('(').Append(Cells.Caption(shown, all, head.Columns.Count));
        return output.Append(cut ? "; … marks text that is cut here)" : ")").Append('\n').ToString();
    }

    /// <summary>The first rows as an HTML table, for notebooks and pages: types, units, missing values marked, and how many rows of how many.</summary>
    /// <param name="rows">Most rows that are shown.</param>
    public string ToHtml(int rows = 20)
    {
        ColumnSet head = FirstRows(rows, out long all);
        int shown = Math.Min(rows, head.RowCount);
        var html = new StringBuilder("<table class=\"workbench-frame\"><caption>").Append(Cells.Caption(shown, all, head.Columns.Count)).Append("</caption><thead><tr>");
        foreach (Column column in head.Columns)
        {
            html.Append("<th scope=\"col\"");
            if (column.Info.Source is { } source)
            {
                html.Append(" title=\"").Append(Encode(source)).Append('"');
            }

            html.Append("><bdi>").Append(Encode(column.Info.Label ?? column.Name)).Append("</bdi>");
            if (column.Info.Unit is { } unit)
            {
                html.Append(" <span class=\"unit\">").Append(Encode(unit)).Append("</span>");
            }

            html.Append("<br><small class=\"type\">").Append(Encode(column.Info.SqlType.ToLowerInvariant())).Append("</small></th>");
        }

        html.Append("</tr></thead><tbody>");
        for (int row = 0; row < shown; row++)
        {
            html.Append("<tr>");
            foreach (Column column in head.Columns)
            {
                html.Append(
                    column.IsNull(row) ? "<td class=\"missing\" title=\"no value\">–</td>"
                    : Cells.AlignsRight(column.Info) ? $"<td style=\"text-align:right\">{Encode(Cells.Text(column[row]))}</td>"
                    : $"<td style=\"text-align:left\"><bdi>{Encode(Cells.Text(column[row]))}</bdi></td>");
            }

            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>As <see cref="ToText"/>. Runs the query.</summary>
    public override string ToString() => ToText();

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    private static string Pad(string text, int width, bool right)
    {
        string blanks = new(' ', width - DisplayWidth.Of(text));
        return right ? blanks + text : text + blanks;
    }

    private ColumnSet FirstRows(int rows, out long all)
    {
        if (rows < 0)
        {
            throw Errors.BadArgument("The number of rows shown", rows, "0 or more");
        }

        if (collected is not null)
        {
            all = collected.RowCount;
            return collected;
        }

        ColumnSet head = Head(rows).Collect();
        // Fewer rows than asked for are all there are: counting them again would run the query twice.
        all = head.RowCount < rows ? head.RowCount : RowCount;
        return head;
    }
}

internal static class StringBuilderExtensions
{
    internal static StringBuilder TrimEnd(this StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        return text;
    }
}
