using System.Globalization;
using System.Net;
using System.Text;

namespace Workbench.Notebooks;

/// <summary>What <c>#!who</c>, <c>#!whos</c>, <c>#!about</c> and <c>#!lsmagic</c> show.</summary>
internal static class SessionReports
{
    private static readonly (string Command, string Does)[] Table =
    [
        ("#!csharp", "The lines below are C#."),
        ("#!sql [--db FILE] [--name VARIABLE]", "The lines below are SQL, on the open workbench or on a DuckDB file; the rows can be kept as a frame."),
        ("#!markdown", "The lines below are shown as Markdown."),
        ("#!html", "The lines below are shown as HTML."),
        ("#!javascript", "The lines below run as JavaScript in the page."),
        ("#!time", "Shows how long the cell took."),
        ("#!who", "Lists the variables."),
        ("#!whos", "Lists the variables with types and values."),
        ("#!set --name VARIABLE --value TEXT", "Declares a string variable."),
        ("#!import FILE", "Runs the cells of a .ipynb or .dib file, or a .cs or .csx file, here."),
        ("#!about", "Shows versions."),
        ("#!lsmagic", "Lists these commands."),
    ];

    public static IEnumerable<string> KnownCommands => Table.Select(t => t.Command.Split(' ')[0]);

    public static MimeBundle Variables(IReadOnlyList<SessionVariable> variables, bool withValues)
    {
        if (!withValues)
            return MimeBundle.Text(variables.Count == 0 ? "(no variables)" : string.Join('\n', variables.Select(v => v.Name)));
        return Grid(["Variable", "Type", "Value"], variables.Select(v => new[] { v.Name, TypeNames.Short(v.Type), Value(v.Value) }));
    }

    public static MimeBundle About() => Grid(["", ""],
    [
        ["Workbench", typeof(SessionReports).Assembly.GetName().Version?.ToString(3) ?? ""],
        [".NET", Environment.Version.ToString()],
        ["C#", "14"],
        ["Jupyter protocol", "5.4"],
        ["Operating system", OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : "Linux"],
    ]);

    public static MimeBundle Commands() => Grid(["Command", "Does"], Table.Select(t => new[] { t.Command, t.Does }));

    private static string Value(object? value)
    {
        var text = ValueFormatter.Format(value, "text/plain").TryGet("text/plain", out var plain) ? plain : "";
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 100 ? text : text[..99] + "…";
    }

    private static MimeBundle Grid(string[] headers, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var widths = headers.Select((h, i) => all.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        var plain = new StringBuilder();
        var html = new StringBuilder("<table>");
        if (headers.Any(h => h.Length > 0))
        {
            plain.AppendLine(Line(headers));
            html.Append("<thead><tr>").AppendJoin("", headers.Select(h => $"<th>{WebUtility.HtmlEncode(h)}</th>")).Append("</tr></thead>");
        }
        html.Append("<tbody>");
        foreach (var row in all)
        {
            plain.AppendLine(Line(row));
            html.Append("<tr>").AppendJoin("", row.Select(c => $"<td style=\"text-align:left\">{WebUtility.HtmlEncode(c)}</td>")).Append("</tr>");
        }
        html.Append("</tbody></table>");
        return new MimeBundle().With("text/html", html.ToString()).With("text/plain", plain.ToString().ReplaceLineEndings("\n").TrimEnd('\n'));

        string Line(string[] cells) => string.Join("  ", cells.Select((c, i) => i == cells.Length - 1 ? c : c.PadRight(widths[i]))).TrimEnd();
    }
}
