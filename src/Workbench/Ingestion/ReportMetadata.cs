using System.Globalization;

namespace Workbench.Ingestion;

/// <summary>Reads the values that containers give about a report.</summary>
internal static class ReportMetadata
{
    /// <summary>The date of an ISO 8601 date or timestamp; null for anything else.</summary>
    public static DateOnly? Date(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateOnly.TryParseExact(text.Length > 10 ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        return null;
    }
}
