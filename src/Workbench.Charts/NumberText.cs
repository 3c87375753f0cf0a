using System.Globalization;
using System.Text;

namespace Workbench.Charts;

/// <summary>Numbers as readers of a language write them, with their unit: 3.41 bn ₫ · 3,41 млрд ₫ · 3,41 tỷ ₫.</summary>
internal static class NumberText
{
    private const char NoBreak = '\u00a0';

    // A number and a currency sign alone have no direction of their own and would stand from left to right among Arabic words.
    private const string FromTheRight = "\u200f";

    /// <summary>The sign of a unit for readers: ₫ for VND, % for percent; otherwise the word of the language for it.</summary>
    public static string? Sign(string? unit, ChartLanguage language) => unit switch
    {
        null or "" => null,
        "percent" or "%" => language.PercentSign.Trim(NoBreak),
        "VND" => "₫",
        "USD" => "$",
        "EUR" => "€",
        "UAH" => "₴",
        "RUB" => "₽",
        "THB" => "฿",
        "HUF" => "Ft",
        "GBP" => "£",
        _ => language.Unit(unit),
    };

    /// <summary>True when the sign is written after each number and not only in the axis title.</summary>
    private static bool StaysWithNumber(string? unit) => unit is "percent" or "%" or "VND" or "USD" or "EUR" or "UAH" or "RUB" or "THB" or "HUF" or "GBP";

    /// <summary>Grouped digits, at most <paramref name="decimals"/> after the separator, no trailing zeros.</summary>
    public static string Plain(double value, ChartLanguage language, int decimals = 2)
    {
        // Beyond the range of decimal there are no digits worth grouping.
        if (Math.Abs(value) >= 1e21 || (value != 0 && Math.Abs(value) < 1e-6))
            return value.ToString("0.##E+0", CultureInfo.InvariantCulture).Replace(".", language.DecimalSeparator, StringComparison.Ordinal);
        var text = Math.Abs(value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var whole = dot < 0 ? text : text[..dot];
        var fraction = dot < 0 ? "" : text[(dot + 1)..].TrimEnd('0');
        var result = new StringBuilder();
        if (value < 0 && (fraction.Length > 0 || whole.Any(d => d != '0'))) result.Append('−');
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0) result.Append(language.GroupSeparator);
            result.Append(whole[i]);
        }
        if (fraction.Length > 0) result.Append(language.DecimalSeparator).Append(fraction);
        return result.ToString();
    }

    /// <summary>Three significant digits with a scale word from a million up: 3.41 bn, 88,578.</summary>
    public static string Compact(double value, ChartLanguage language)
    {
        var size = Math.Abs(value);
        var step = size >= 999.5e9 ? 4 : size >= 999.5e6 ? 3 : size >= 999.5e3 ? 2 : 0;
        if (step == 0) return Plain(value, language, size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 || size == 0 ? 2 : 5);
        var scaled = value / Math.Pow(1000, step);
        var digits = Math.Abs(scaled) >= 100 ? 0 : Math.Abs(scaled) >= 10 ? 1 : 2;
        return Plain(scaled, language, digits) + NoBreak + language.ShortScales[step];
    }

    /// <summary>A figure with its unit where the unit is a sign: 3.41 bn ₫, 50%, 273.</summary>
    public static string Figure(double value, string? unit, ChartLanguage language)
    {
        var number = Compact(value, language);
        if (unit is "percent" or "%") return number + language.PercentSign;
        if (!StaysWithNumber(unit)) return number;
        var mark = language.RightToLeft && !number.Any(char.IsLetter) ? FromTheRight : "";
        return mark + number + NoBreak + Sign(unit, language) + mark;
    }

    /// <summary>A figure with its bound in words, which every reader knows: at least 50%, about 200 m ₫.</summary>
    public static string Bounded(double value, string? unit, string? bound, ChartLanguage language) =>
        BoundWord(bound, language) + Figure(value, unit, language);

    public static string BoundWord(string? bound, ChartLanguage language) =>
        bound is "atLeast" or "atMost" or "about" ? language.Word(bound) + NoBreak : "";

    /// <summary>Index into the scale words that brings an axis up to <paramref name="largest"/> to short numbers: 0, 2, 3 or 4.</summary>
    public static int AxisStep(double largest) => largest >= 1e12 ? 4 : largest >= 1e9 ? 3 : largest >= 1e6 ? 2 : 0;

    /// <summary>
    /// Axis title: label, and in brackets scale word and unit: "Fund (billion ₫)". A label that already is the unit is not said twice.
    /// </summary>
    public static string AxisTitle(string label, string? unit, int step, ChartLanguage language, string? note = null)
    {
        var sign = Sign(unit, language);
        if (label == unit && !StaysWithNumber(unit)) label = sign!;
        var inside = string.IsNullOrEmpty(sign) || sign.Equals(label, StringComparison.OrdinalIgnoreCase) ? language.Scales[step] : StaysWithNumber(unit) ? $"{language.Scales[step]} {sign}".TrimStart() : language.Scaled(step, unit!, sign);
        var parts = new[] { inside, note }.Where(part => !string.IsNullOrEmpty(part)).ToArray();
        return parts.Length == 0 ? label : $"{label} ({string.Join("; ", parts)})";
    }
}
