using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Workbench.Api.Page;

/// <summary>
/// HTML as it is written: the literal parts of an interpolated string are markup, every value in it is encoded. A value that is markup
/// itself must be of this type, so that text can never become markup by mistake.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Html
{
    private static readonly NumberFormatInfo Style = new() { NumberGroupSeparator = "\u202f", NumberDecimalSeparator = "." };

    /// <summary>Letters of every script stay as they are; only what means something in HTML is written as an entity.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private readonly StringBuilder text;

    public Html(int literalLength, int formattedCount) => text = new StringBuilder(literalLength + (formattedCount * 16));

    public static Html Empty => new(0, 0);

    public static Html Of(Html html) => html;

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> make)
    {
        var all = Empty;
        foreach (var item in items)
            all.text.Append(make(item).text);
        return all;
    }

    public static Html If(bool condition, Func<Html> make) => condition ? make() : Empty;

    public Html Add(Html html)
    {
        text.Append(html.text);
        return this;
    }

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Html? html) => text.Append(html?.text);

    public void AppendFormatted(string? value) => text.Append(Encode(value));

    public void AppendFormatted(int value) => text.Append(Number(value));

    public void AppendFormatted(long value) => text.Append(Number(value));

    public void AppendFormatted(DateOnly? value) => text.Append(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static string Number(decimal value) => value.ToString("#,##0.######", Style);

    public override string ToString() => text.ToString();

    private static string Encode(string? value) => value is null ? "" : Encoder.Encode(value);
}
