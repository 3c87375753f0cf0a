using System.Globalization;
using Workbench.Api.Queries;
using Workbench.Charts;

namespace Workbench.Api.Page;

/// <summary>Numbers, bounds and times as people read them, the same on every view.</summary>
internal static class Words
{
    public static string Value(decimal? value, decimal? high, string? kind) => (value, high) switch
    {
        (null, _) => "not reported",
        ({ } v, null) => Html.Number(v),
        ({ } v, { } h) => kind == "ratio" ? $"{Html.Number(v)}/{Html.Number(h)}" : $"{Html.Number(v)}–{Html.Number(h)}",
    };

    /// <summary>What a heading calls a unit: households, km.</summary>
    public static string Unit(string unit) => ChartLanguage.Of("en").Unit(unit);

    /// <summary>A unit behind its number: 1 household, 273 households.</summary>
    public static string Unit(string? unit, decimal? value, decimal? high) => unit is null ? "unit not known" : value == 1 && high is null ? unit : Unit(unit);

    public static string Bound(string? bound) => bound is null or "exact" ? "" : Comparison.BoundWords(bound);

    public static string Period(DateOnly? start, DateOnly? end) => (start, end) switch
    {
        (null, null) => "",
        ({ } s, null) => $"since {Day(s)}",
        (null, { } e) => $"until {Day(e)}",
        ({ } s, { } e) when s == e => Day(s),
        ({ Month: 1, Day: 1 } s, { Month: 12, Day: 31 } e) => s.Year == e.Year ? Year(s) : $"{Year(s)}–{Year(e)}",
        ({ } s, { } e) => $"{Day(s)} – {Day(e)}",
    };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(long number, string one, string many) => $"{Html.Number(number)} {(number == 1 ? one : many)}";

    public static string Percent(double? share) => share is { } p ? (p * 100).ToString("0", CultureInfo.InvariantCulture) + "\u202f%" : "";

    /// <summary>A factor, such as 1.4 times.</summary>
    public static string Times(double factor) => factor.ToString(factor < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " times";

    /// <summary>What a word does to the ratio of the category and the next one, from the logarithm of its factor.</summary>
    public static string Effect(double weight) => $"makes it {Times(Math.Exp(Math.Abs(weight)))} as probable {(weight > 0 ? "against the next category" : "that it is the next category")}";

    public static string Doubt(string doubt) => doubt switch
    {
        "ambiguous-separator" => "the separator may mean thousands or decimals",
        "unknown-unit" => "the unit is not known",
        "two-readings" => "there are two readings",
        "language-unknown" => "the language is not known",
        "ambiguous-currency" => "the currency is not certain",
        _ => doubt.Replace('-', ' '),
    };

    public static string Title(ReportItem report) => report.Title ?? report.SourceFile;

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);
}
