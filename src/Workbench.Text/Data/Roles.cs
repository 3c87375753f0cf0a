namespace Workbench.Text.Data;

/// <summary>The roles of number words and of words of time as the tables write them, in the order of their enumerations.</summary>
/// <remarks>Written out: asking the enumeration for its names costs more at the first load than reading a table.</remarks>
internal static class Roles
{
    public static readonly string[] Numerals =
    [
        "unit", "teen", "ten", "hundred", "times", "scale", "half", "plus-half", "denominator", "point", "over", "filler", "article", "minus", "not",
    ];

    public static readonly string[] Periods =
    [
        "none", "month", "year-before", "year-after", "era-before", "era-after", "in", "since", "since-after", "until", "until-after", "end-of",
        "end-of-after", "start-of", "start-of-after", "last", "last-after", "quarter", "half", "school-year", "months", "now", "each", "founded",
        "since-founded", "this-year", "year-to-date", "last-year", "next-year", "last-years", "last-months", "last-weeks", "days-ago", "months-ago", "years-before",
        "months-before", "compared", "compared-after", "compared-cue", "next-after", "day-before", "date-join", "weekday", "state", "school-years-ago",
        "same-time", "day-word", "month-part", "month-part-after", "goal", "years-ago", "same-part", "same-part-after",
    ];

    public static int Find(string[] names, DataRow row, int column) =>
        Array.IndexOf(names, row[column]) is >= 0 and var index ? index : throw row.Bad($"'{row[column]}' is no role; use one of {string.Join(", ", names)}");
}
