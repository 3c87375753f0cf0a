using System.Globalization;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>
/// A date of the proleptic Gregorian calendar with year, month and day apart; it reaches far beyond <see cref="DateOnly"/> (years -5877641
/// to 5881580) and can be infinite. Year 0 is 1 BC.
/// </summary>
/// <param name="Year">Year; 0 is 1 BC.</param>
/// <param name="Month">Month, 1 to 12.</param>
/// <param name="Day">Day of the month, 1 to 31.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBDateOnly(int Year, byte Month, byte Day)
{
    // The two dates whose stored numbers mean infinity; as dates they lie outside the range of the type.
    private static readonly DuckDBDateOnly Positive = CivilFromDays(int.MaxValue);
    private static readonly DuckDBDateOnly Negative = CivilFromDays(-int.MaxValue);

    /// <summary>After every date.</summary>
    public static DuckDBDateOnly PositiveInfinity => Positive;

    /// <summary>Before every date.</summary>
    public static DuckDBDateOnly NegativeInfinity => Negative;

    /// <summary>Whether it is one of the infinities.</summary>
    public bool IsInfinity => IsPositiveInfinity || IsNegativeInfinity;

    /// <summary>Whether it is <see cref="PositiveInfinity"/>.</summary>
    public bool IsPositiveInfinity => this == Positive;

    /// <summary>Whether it is <see cref="NegativeInfinity"/>.</summary>
    public bool IsNegativeInfinity => this == Negative;

    /// <summary>From the stored days.</summary>
    public static DuckDBDateOnly FromDuckDBDate(DuckDBDate date) => CivilFromDays(date.Days);

    /// <summary>To the stored days.</summary>
    /// <exception cref="OverflowException">The date is beyond the range of a DATE.</exception>
    public DuckDBDate ToDuckDBDate() => new() { Days = checked((int)DaysFromCivil(Year, Month, Day)) };

    /// <summary>Converts a date.</summary>
    public static implicit operator DuckDBDateOnly(DateOnly date) => new(date.Year, (byte)date.Month, (byte)date.Day);

    /// <summary>Converts the date of a moment; its time is dropped.</summary>
    public static explicit operator DuckDBDateOnly(DateTime moment) => DateOnly.FromDateTime(moment);

    /// <summary>Converts to a date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1 to 9999.</exception>
    public static explicit operator DateOnly(DuckDBDateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>Converts to midnight of the date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is not 1 to 9999.</exception>
    public static explicit operator DateTime(DuckDBDateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary><c>yyyy-MM-dd</c>, <c>infinity</c> or <c>-infinity</c>.</summary>
    public override string ToString() =>
        IsPositiveInfinity ? "infinity"
        : IsNegativeInfinity ? "-infinity"
        : string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}");

    // Days are counted in eras of 400 years (146,097 days) that begin on 1 March, so that the leap day is the last of its year.
    private static DuckDBDateOnly CivilFromDays(int days)
    {
        long z = (long)days + 719_468;
        long era = Math.DivRem(z, 146_097, out long dayOfEra);
        if (dayOfEra < 0)
        {
            era--;
            dayOfEra += 146_097;
        }

        long yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        long dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        long monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        long day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return new DuckDBDateOnly((int)year, (byte)month, (byte)day);
    }

    private static long DaysFromCivil(long year, int month, int day)
    {
        year -= month <= 2 ? 1 : 0;
        long era = (year >= 0 ? year : year - 399) / 400;
        long yearOfEra = year - (era * 400);
        long dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        long dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097) + dayOfEra - 719_468;
    }
}
