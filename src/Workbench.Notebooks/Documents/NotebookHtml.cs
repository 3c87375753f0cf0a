using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;

namespace Workbench.Notebooks;

/// <summary>A notebook as one HTML page that needs nothing else: no scripts, no network.</summary>
internal static partial class NotebookHtml
{
    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    // The first that an output has is shown. A picture says what a chart's table says, at a glance.
    private static readonly string[] Preferred = ["text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain"];

    private const string Style = """
        body{font:16px/1.5 system-ui,"Noto Sans",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
        pre{overflow-x:auto;margin:0;font:14px/1.45 ui-monospace,"DejaVu Sans Mono",monospace;white-space:pre-wrap}
        .code{background:#f6f7f9;border:1px solid #d7dbe0;border-radius:4px;padding:.6rem .8rem;margin:1rem 0 .3rem}
        .output{margin:.3rem 0 .3rem .8rem;overflow-x:auto}.output svg,.output img{max-width:100%;height:auto}
        .stderr{background:#fdf1d8}.error{background:#fde8e8;padding:.4rem .6rem}
        table{border-collapse:collapse}th,td{padding:.2rem .6rem;border-bottom:1px solid #d7dbe0;vertical-align:top}th{text-align:left}
        .number{color:#59636e;font-size:12px;float:right}
        """;

    public static string Write(Notebook notebook, string name)
    {
        var title = notebook.Cells.Where(c => c.Kind == NotebookCellKind.Markdown).SelectMany(c => c.Source.Split('\n'))
            .FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? name;
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>").Append(WebUtility.HtmlEncode(title)).Append("</title>\n<style>\n").Append(Style).Append("\n</style>\n</head>\n<body>\n<main>\n");
        foreach (var cell in notebook.Cells)
        {
            switch (cell.Kind)
            {
                case NotebookCellKind.Markdown:
                    html.Append("<section class=\"text\">\n").Append(Markdig.Markdown.ToHtml(cell.Source, Markdown)).Append("</section>\n");
                    break;
                case NotebookCellKind.Code:
                    WriteCode(html, cell);
                    break;
            }
        }
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void WriteCode(StringBuilder html, NotebookCell cell)
    {
        html.Append("<section class=\"cell\">\n<div class=\"code\">");
        if (cell.ExecutionCount is { } count)
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"number\">[{count}]</span>");
        html.Append("<pre><code>").Append(WebUtility.HtmlEncode(cell.Source)).Append("</code></pre></div>\n");
        foreach (var output in cell.Outputs)
        {
            switch (output["output_type"]?.ToString())
            {
                case "stream":
                    html.Append("<div class=\"output ").Append(output["name"]?.ToString() == "stderr" ? "stderr" : "stdout").Append("\"><pre>").Append(Text(NotebookJson.MultiLine(output["text"]))).Append("</pre></div>\n");
                    break;
                case "error":
                    var lines = (output["traceback"] as JsonArray ?? []).Select(l => l?.ToString() ?? "");
                    html.Append("<div class=\"output error\"><pre>").Append(Text(string.Join('\n', lines))).Append("</pre></div>\n");
                    break;
                default:
                    html.Append("<div class=\"output\">").Append(Rich(output["data"] as JsonObject ?? [])).Append("</div>\n");
                    break;
            }
        }
        html.Append("</section>\n");
    }

    private static string Rich(JsonObject data)
    {
        var type = Preferred.FirstOrDefault(data.ContainsKey);
        if (type is null)
            return "";
        var content = NotebookJson.MultiLine(data[type]);
        return type switch
        {
            "image/svg+xml" or "text/html" => content,
            "image/png" or "image/jpeg" => $"<img alt=\"\" src=\"data:{type};base64,{WebUtility.HtmlEncode(content.ReplaceLineEndings(""))}\">",
            "text/markdown" => Markdig.Markdown.ToHtml(content, Markdown),
            _ => "<pre>" + Text(content) + "</pre>",
        };
    }

    private static string Text(string text) => WebUtility.HtmlEncode(Ansi().Replace(text, ""));

    [GeneratedRegex("\u001b\\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Ansi();
}
