using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Workbench.Notebooks;

/// <summary>
/// One thing in several representations, by MIME type; a front end shows the richest that it knows. Text types hold strings; JSON types
/// (<c>application/json</c> and whatever ends in <c>+json</c>) hold JSON as such. Immutable.
/// </summary>
/// <example><c>new MimeBundle().With("text/plain", "3 rows").With("text/html", "&lt;table&gt;…")</c></example>
[SuppressMessage("Naming", "CA1710", Justification = "Bundle is the field's word.")]
public sealed class MimeBundle : IReadOnlyCollection<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] items;

    /// <summary>An empty bundle.</summary>
    public MimeBundle() => items = [];

    private MimeBundle(KeyValuePair<string, string>[] items) => this.items = items;

    /// <summary>The number of representations.</summary>
    public int Count => items.Length;

    /// <summary>A copy with one representation added, or replaced where the type was there.</summary>
    /// <param name="mimeType">The MIME type, in lower case.</param>
    /// <param name="content">The content. For JSON types: JSON text. For images other than SVG: Base64.</param>
    public MimeBundle With(string mimeType, string content)
    {
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        ArgumentNullException.ThrowIfNull(content);
        return new MimeBundle([.. items.Where(i => i.Key != mimeType), new(mimeType, content)]);
    }

    /// <summary>Finds a representation.</summary>
    public bool TryGet(string mimeType, [NotNullWhen(true)] out string? content)
    {
        content = items.FirstOrDefault(i => i.Key == mimeType).Value;
        return content is not null;
    }

    /// <summary>True for types whose content is JSON and stands as JSON, not as a string, in messages and notebooks.</summary>
    public static bool IsJson(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType == "application/json" || (mimeType.EndsWith("+json", StringComparison.Ordinal) && mimeType.Contains('/', StringComparison.Ordinal));
    }

    internal JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (type, content) in items)
            json[type] = IsJson(type) ? JsonNode.Parse(content) : content;
        return json;
    }

    internal static MimeBundle Text(string text) => new MimeBundle().With("text/plain", text);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
