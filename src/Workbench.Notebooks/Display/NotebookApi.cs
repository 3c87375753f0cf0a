using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Html;

namespace Workbench.Notebooks;

/// <summary>
/// What every cell can call without a prefix: showing things, raw HTML and Markdown, input, the token that an interrupt cancels. The names are
/// those that users of .NET Interactive know.
/// </summary>
[SuppressMessage("Style", "IDE1006", Justification = "display is what notebooks call it.")]
public static class NotebookApi
{
    /// <summary>Cancelled when the running cell is interrupted; pass it on to what waits.</summary>
    public static CancellationToken CellToken => CellScope.Current?.Token ?? CancellationToken.None;

    /// <summary>Shows a value below the cell, at once.</summary>
    /// <param name="value">Anything; null shows as such.</param>
    /// <param name="mimeTypes">The representations wanted, such as <c>text/plain</c>. Default: those that the value's type prefers.</param>
    /// <returns>A handle by which the shown value can be replaced.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes)
    {
        var displayed = new DisplayedValue(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), Output);
        Output.Display(ValueFormatter.Format(value, mimeTypes), displayed.Id);
        return displayed;
    }

    /// <summary>HTML as it stands; shown when it is the last expression or displayed. Never pass text from reports without encoding it.</summary>
    public static IHtmlContent HTML(string html) => new HtmlString(html);

    /// <summary>Markdown, shown as text in a front end that knows Markdown.</summary>
    public static MimeBundle Markdown(string markdown) => new MimeBundle().With("text/markdown", markdown).With("text/plain", markdown);

    /// <summary>LaTeX, shown as a formula.</summary>
    public static MimeBundle LaTeX(string latex) => new MimeBundle().With("text/latex", latex).With("text/plain", latex);

    /// <summary>An SVG picture.</summary>
    public static MimeBundle SVG(string svg) => new MimeBundle().With("image/svg+xml", svg).With("text/plain", "(SVG image)");

    /// <summary>Adds a style sheet to the page.</summary>
    public static void CSS(string css)
    {
        ArgumentNullException.ThrowIfNull(css);
        // The text must not be able to close the element it stands in.
        display(HTML("<style>" + css.Replace("</", "<\\/", StringComparison.Ordinal) + "</style>"));
    }

    /// <summary>Runs JavaScript in the page.</summary>
    public static void Javascript(string script) => Output.Display(new MimeBundle().With("application/javascript", script).With("text/plain", "(JavaScript)"), null);

    /// <summary>Text encoded for use in HTML.</summary>
    public static string Encode(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">True to remove it only when the next output comes, which avoids flicker.</param>
    public static void ClearOutput(bool wait = false) => Output.Clear(wait);

    /// <summary>Opens text in the front end's pager.</summary>
    public static void Page(object? value) => Output.Page(ValueFormatter.Format(value));

    /// <summary>Asks the person in front of the notebook for a line of text.</summary>
    /// <exception cref="NotebookException">WB6018: nobody can answer.</exception>
    public static string GetInput(string prompt = "") => Output.ReadLine(prompt, password: false, CellToken);

    /// <summary>As <see cref="GetInput"/>, with the text hidden while it is typed.</summary>
    /// <exception cref="NotebookException">WB6018: nobody can answer.</exception>
    public static string GetPassword(string prompt = "") => Output.ReadLine(prompt, password: true, CellToken);

    private static ICellOutput Output => CellScope.Current?.Output ?? NullOutput.Instance;
}

/// <summary>Showing a value by a call after it.</summary>
public static class DisplayExtensions
{
    /// <summary>As <see cref="NotebookApi.display"/>, written after the value: <c>frame.Display()</c>.</summary>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => NotebookApi.display(value, mimeTypes);
}

/// <summary>Something that was shown and can be replaced where it stands.</summary>
public sealed class DisplayedValue
{
    private readonly ICellOutput output;

    internal DisplayedValue(string id, ICellOutput output)
    {
        Id = id;
        this.output = output;
    }

    /// <summary>The display id, unique in the session.</summary>
    public string Id { get; }

    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? value) => output.Update(ValueFormatter.Format(value), Id);
}
