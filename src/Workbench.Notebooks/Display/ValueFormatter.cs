using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Html;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbench.Notebooks;

/// <summary>
/// Turns any object into its representations: by the convention attribute of its type, by formatters that a cell registered, and otherwise by
/// what <c>Microsoft.DotNet.Interactive.Formatting</c> makes of any object.
/// </summary>
internal static class ValueFormatter
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> ConventionTypes = new();

    public static MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        switch (value)
        {
            case null:
                return MimeBundle.Text(Formatter.NullString);
            case MimeBundle bundle:
                return bundle;
            case DisplayedValue:
                // A handle; its id differs from run to run.
                return MimeBundle.Text("(a displayed value)");
            case IHtmlContent html when mimeTypes.Count == 0:
                return Html(HtmlText(html));
            case string text when mimeTypes.Count == 0:
                return MimeBundle.Text(text);
        }
        var bundleOf = new MimeBundle().With("text/plain", Plain(value));
        foreach (var type in mimeTypes.Count > 0 ? mimeTypes : Preferred(value.GetType()))
        {
            if (type == "text/plain")
                continue;
            var content = Formatter.ToDisplayString(value, type);
            // For scalars the HTML only wraps the text; a notebook file need not hold both.
            if (type == "text/html" && content.StartsWith("<div class=\"dni-plaintext\">", StringComparison.Ordinal))
                continue;
            bundleOf = bundleOf.With(type, content);
        }
        return bundleOf;
    }

    public static MimeBundle Html(string html) => new MimeBundle().With("text/html", html).With("text/plain", PlainOf(html));

    private static IReadOnlyList<string> Preferred(Type type)
    {
        // A type with a formatter source shows all that its source offers, so that each front end finds one that it knows.
        var convention = ConventionTypes.GetOrAdd(type, static t => SourceMimeTypes(t));
        return convention.Count > 0 ? convention : [.. Formatter.GetPreferredMimeTypesFor(type)];
    }

    private static List<string> SourceMimeTypes(Type type)
    {
        // The formatter registers a type's source only when the type is first formatted.
        var attribute = Candidates(type).SelectMany(t => t.GetCustomAttributes(inherit: false)).FirstOrDefault(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        if (attribute is null)
            return [];
        if (attribute.GetType().GetProperty("PreferredMimeTypes")?.GetValue(attribute) is string[] { Length: > 0 } preferred)
            return [.. preferred];
        return [];
    }

    private static IEnumerable<Type> Candidates(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
            yield return t;
        foreach (var contract in type.GetInterfaces())
            yield return contract;
    }

    private static string Plain(object value)
    {
        try
        {
            return value is IFormattable and not Enum && value.GetType().IsPrimitive || value is decimal or DateTime or DateOnly or TimeOnly or TimeSpan or DateTimeOffset or Guid
                ? Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""
                : Formatter.ToDisplayString(value, "text/plain");
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            return $"{TypeNames.Short(value.GetType())} ({inner.GetType().Name} while formatting: {inner.Message})";
        }
    }

    private static string HtmlText(IHtmlContent html)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }

    // A reader without HTML sees the text, not the tags.
    private static string PlainOf(string html)
    {
        var text = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<(script|style)[^>]*>.*?</\\1>|<[^>]+>", " ", System.Text.RegularExpressions.RegexOptions.Singleline | System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.CultureInvariant));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
