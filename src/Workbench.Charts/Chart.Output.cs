using System.Text;
using System.Text.Json.Nodes;
using Workbench.Charts.Grammar;

namespace Workbench.Charts;

public sealed partial record Chart
{
    /// <summary>The chart as a Vega-Lite 6 specification, a copy of the caller's own. Needs no Node.</summary>
    /// <exception cref="ChartException">WB30xx and WB31xx when the data cannot be drawn as asked; the message names channel and remedy.</exception>
    public JsonObject ToVegaLite() => Picture.Build(this);

    /// <summary>The specification as indented JSON.</summary>
    /// <exception cref="ChartException">As <see cref="ToVegaLite"/>.</exception>
    public string ToJson() => ToVegaLite().ToJsonString(Json.Indented) + "\n";

    /// <summary>The description that screen readers are given: kind, columns, highest and lowest figure, how many are not reported.</summary>
    /// <exception cref="ChartException">As <see cref="ToVegaLite"/>.</exception>
    public string ToText() => ToVegaLite()["description"]!.GetValue<string>();

    /// <summary>The chart as SVG. Text stays text, in Noto Sans with fallbacks.</summary>
    /// <exception cref="ChartException">As <see cref="ToVegaLite"/>, and WB32xx of the renderer.</exception>
    public async Task<string> ToSvgAsync(ChartRenderer? renderer = null, CancellationToken cancellationToken = default) =>
        await (renderer ?? ChartRenderer.Shared).SvgAsync(ToVegaLite(), cancellationToken).ConfigureAwait(false);

    /// <summary>The chart as PNG, <paramref name="scale"/> pixels to each pixel of its width.</summary>
    /// <exception cref="ChartException">As <see cref="ToVegaLite"/>, and WB32xx of the renderer.</exception>
    public async Task<byte[]> ToPngAsync(double scale = 2, ChartRenderer? renderer = null, CancellationToken cancellationToken = default) =>
        await (renderer ?? ChartRenderer.Shared).PngAsync(ToVegaLite(), scale, cancellationToken).ConfigureAwait(false);

    /// <summary>The chart as a PDF of one page, with its fonts embedded and text that can be selected.</summary>
    /// <exception cref="ChartException">As <see cref="ToVegaLite"/>, and WB32xx of the renderer.</exception>
    public async Task<byte[]> ToPdfAsync(ChartRenderer? renderer = null, CancellationToken cancellationToken = default) =>
        await (renderer ?? ChartRenderer.Shared).PdfAsync(ToVegaLite(), cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// The chart as one HTML page that works offline: Vega is in it, and the SVG for readers without scripts. A click on a mark shows the rows
    /// behind it. Without Node the page carries the description in place of the SVG.
    /// </summary>
    /// <exception cref="ChartException">As <see cref="ToVegaLite"/>; WB3202 when the npm folder is not found.</exception>
    public async Task<string> ToHtmlAsync(ChartRenderer? renderer = null, CancellationToken cancellationToken = default)
    {
        var spec = ToVegaLite();
        var npm = Rendering.NpmFolder.Find();
        return Rendering.HtmlPage.Build(this, spec, await StillAsync(spec, renderer, cancellationToken).ConfigureAwait(false), npm);
    }

    /// <summary>
    /// The chart as a notebook shows it: MIME types with their content, strings for text and base64 for PNG, JSON for the specification.
    /// <c>application/vnd.vegalite.v6+json</c>, and the same as <c>v5</c> for notebooks that know only that; <c>image/svg+xml</c>,
    /// <c>image/png</c>, <c>text/html</c> and <c>text/plain</c>. In the HTML a click on a mark opens the rows given by <see cref="Rows"/>. Without Node the pictures are left out.
    /// </summary>
    /// <exception cref="ChartException">As <see cref="ToVegaLite"/>.</exception>
    public async Task<JsonObject> ToMimeBundleAsync(ChartRenderer? renderer = null, CancellationToken cancellationToken = default)
    {
        var spec = ToVegaLite();
        var bundle = new JsonObject
        {
            ["application/vnd.vegalite.v6+json"] = spec.DeepClone(),
            ["application/vnd.vegalite.v5+json"] = spec.DeepClone(),
            ["text/plain"] = spec["description"]!.GetValue<string>(),
        };
        if (await StillAsync(spec, renderer, cancellationToken).ConfigureAwait(false) is not { } svg) return bundle;
        bundle["image/svg+xml"] = svg;
        bundle["image/png"] = Convert.ToBase64String(await (renderer ?? ChartRenderer.Shared).PngAsync(spec, 2, cancellationToken).ConfigureAwait(false));
        if (Rendering.BundleHtml.Linked(this, spec) is { } linked)
            svg = await (renderer ?? ChartRenderer.Shared).SvgAsync(linked.ToVegaLite(), cancellationToken).ConfigureAwait(false);
        bundle["text/html"] = Rendering.BundleHtml.Build(this, spec, svg);
        return bundle;
    }

    /// <summary>Writes the chart in the format of the path's ending: .svg, .png (twice its width in pixels), .pdf, .html or .json. An old file is replaced whole.</summary>
    /// <exception cref="ChartException">WB3301 for another ending; as the format's own method.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task SaveAsync(string path, ChartRenderer? renderer = null, CancellationToken cancellationToken = default)
    {
        var content = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".svg" => Encoding.UTF8.GetBytes(await ToSvgAsync(renderer, cancellationToken).ConfigureAwait(false)),
            ".png" => await ToPngAsync(2, renderer, cancellationToken).ConfigureAwait(false),
            ".pdf" => await ToPdfAsync(renderer, cancellationToken).ConfigureAwait(false),
            ".html" or ".htm" => Encoding.UTF8.GetBytes(await ToHtmlAsync(renderer, cancellationToken).ConfigureAwait(false)),
            ".json" => Encoding.UTF8.GetBytes(ToJson()),
            _ => throw Errors.UnknownExtension(path),
        };
        var part = path + ".part";
        await File.WriteAllBytesAsync(part, content, cancellationToken).ConfigureAwait(false);
        File.Move(part, path, overwrite: true);
    }

    /// <summary><see cref="ToSvgAsync"/>, waiting.</summary>
    public string ToSvg() => Waited(() => ToSvgAsync());

    /// <summary><see cref="ToPngAsync"/>, waiting.</summary>
    public byte[] ToPng(double scale = 2) => Waited(() => ToPngAsync(scale));

    /// <summary><see cref="ToPdfAsync"/>, waiting.</summary>
    public byte[] ToPdf() => Waited(() => ToPdfAsync());

    /// <summary><see cref="ToHtmlAsync"/>, waiting.</summary>
    public string ToHtml() => Waited(() => ToHtmlAsync());

    /// <summary><see cref="ToMimeBundleAsync"/>, waiting.</summary>
    public JsonObject ToMimeBundle() => Waited(() => ToMimeBundleAsync());

    /// <summary><see cref="SaveAsync"/>, waiting.</summary>
    public void Save(string path) => Waited(async () =>
    {
        await SaveAsync(path).ConfigureAwait(false);
        return true;
    });

    private static T Waited<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();

    /// <summary>The SVG, or null where there is no Node to draw it.</summary>
    private static async Task<string?> StillAsync(JsonObject spec, ChartRenderer? renderer, CancellationToken cancellationToken)
    {
        try
        {
            return await (renderer ?? ChartRenderer.Shared).SvgAsync(spec, cancellationToken).ConfigureAwait(false);
        }
        catch (ChartException e) when (e.Code is "WB3201" or "WB3202" or "WB3207")
        {
            return null;
        }
    }
}
