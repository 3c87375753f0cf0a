using System.Text;
using System.Text.Json;
using Workbench.Text;

namespace Workbench.Api.Http;

/// <summary>Reads the bodies of requests, within their limits.</summary>
internal static class Bodies
{
    public static string? MediaType(HttpContext context) => context.Request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();

    public static async Task<byte[]> BytesAsync(HttpContext context)
    {
        if (context.Request.Headers.ContentEncoding.Count > 0 && context.Request.Headers.ContentEncoding != "identity")
            throw Errors.BadEncoding();
        using var buffer = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (BadHttpRequestException or OperationCanceledException))
        {
            // Reading a body fails for what the sender does: a chunk that is none, a connection that ends within.
            throw Errors.BadUpload("the body broke off before it was whole");
        }
        return buffer.ToArray();
    }

    /// <summary>A text in the charset of the header, else by its bytes as a file would be read.</summary>
    public static async Task<string> TextAsync(HttpContext context) => TextDecoder.Decode(await BytesAsync(context).ConfigureAwait(false)).Text;

    /// <summary>The fields of a form of the page.</summary>
    public static async Task<IFormCollection> FormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw Errors.MediaType(context.Request.ContentType, "application/x-www-form-urlencoded, multipart/form-data");
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Errors.BadUpload(e.Message);
        }
    }

    /// <summary>A JSON body; <paramref name="orElse"/> where there is none, of whatever type.</summary>
    public static async Task<JsonDocument> JsonAsync(HttpContext context, string? orElse = null)
    {
        var bytes = orElse is null ? null : await BytesAsync(context).ConfigureAwait(false);
        if (bytes is { Length: 0 })
            return JsonDocument.Parse(orElse!);
        if (MediaType(context) is not ("application/json" or null))
            throw Errors.MediaType(MediaType(context), "application/json");
        return Parse(bytes ?? await BytesAsync(context).ConfigureAwait(false));
    }

    public static JsonDocument Parse(byte[] bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException e)
        {
            throw Errors.BadJson(e.Message);
        }
    }

    /// <summary>Whether a member says null, which is more than not to be there.</summary>
    public static bool IsNull(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null;

    public static string? Member(JsonElement element, string name, int mostChars = 2_000)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw Errors.BadMember(name, "must be a text.");
        var text = Text(value, name);
        return text.Length <= mostChars ? text : throw Errors.BadMember(name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"has {text.Length} characters; the limit is {mostChars}."));
    }

    /// <summary>The text of a value, which JSON lets hold half of a surrogate pair.</summary>
    public static string Text(JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Errors.BadMember(name, "holds half of a surrogate pair.");
        }
    }

    public static decimal? Decimal(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && Math.Abs(number) < 1e21m ? number : throw Errors.BadMember(name, "must be a number below 10^21.");
    }

    public static DateOnly? Day(JsonElement element, string name) => Member(element, name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day
        : throw Errors.BadMember(name, "is no day such as 2024-12-31.");

    public static bool Truth(JsonElement element, string name, bool otherwise) => !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? otherwise
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Errors.BadMember(name, "must be true or false.");

    /// <summary>The number of a decision or settlement in an address; what is no number is none that exists.</summary>
    public static long Number(string text) => long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static void CheckMembers(JsonElement element, params ReadOnlySpan<string> allowed)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Errors.BadJson("it must be an object with " + string.Join(", ", allowed.ToArray()));
        foreach (var member in element.EnumerateObject())
        {
            string name;
            try
            {
                name = member.Name;
            }
            catch (InvalidOperationException)
            {
                throw Errors.BadJson("the name of a member holds half of a surrogate pair");
            }
            if (!allowed.Contains(name))
                throw Errors.BadMember(name, $"is not known. Allowed: {string.Join(", ", allowed.ToArray())}.");
        }
    }

    /// <summary>A name for people, from a client: its last part, without control characters. It never becomes a path.</summary>
    public static string SafeName(string? name)
    {
        name = (name ?? "").Replace('\\', '/');
        name = name[(name.LastIndexOf('/') + 1)..];
        var text = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) is not System.Globalization.UnicodeCategory.Format)
                text.Append(rune);
        var clean = text.ToString().Trim();
        return clean.Length == 0 ? "(posted)" : clean.Length > 200 ? clean[..200] : clean;
    }
}
