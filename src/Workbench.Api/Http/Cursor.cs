using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Workbench.Api.Http;

/// <summary>
/// Where a list goes on: the sort value and the id of the last item, with a mark of the question that they belong to. Opaque to
/// callers; what is in it is only ever bound as a parameter.
/// </summary>
internal sealed record Cursor(string? Value, string Id)
{
    public string Write(string question) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes((string?[])[Mark(question), Value, Id]));

    public static Cursor? Read(string? text, string question)
    {
        if (text is null)
            return null;
        try
        {
            if (JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(text)) is [var mark, var value, { } id] && mark == Mark(question))
                return new Cursor(value, id);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Falls to the error below, which says what a cursor is.
        }
        throw Errors.BadCursor();
    }

    private static string Mark(string question) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question)))[..12];
}
