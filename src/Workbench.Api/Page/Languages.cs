namespace Workbench.Api.Page;

/// <summary>What a page needs to know of a language: its English name and its direction.</summary>
internal static class Languages
{
    public static string Name(string code) => code switch
    {
        "ar" => "Arabic", "en" => "English", "hu" => "Hungarian", "ru" => "Russian", "th" => "Thai", "uk" => "Ukrainian", "vi" => "Vietnamese", "und" => "unknown language", _ => code,
    };

    public static string Direction(string code) => code is "ar" or "he" or "fa" or "ur" ? "rtl" : "ltr";
}
