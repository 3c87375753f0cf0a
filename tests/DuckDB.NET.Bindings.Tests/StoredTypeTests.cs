using System.Numerics;
using DuckDB.NET.Native;
using FsCheck;
using FsCheck.Fluent;

namespace DuckDB.NET.Bindings.Tests;

/// <summary>Conversions between what the engine stores and what C# holds.</summary>
public sealed class StoredTypeTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20260101, 7);

    [Fact]
    public void Every_day_of_DateOnly_is_the_same_day_here()
    {
        for (int number = DateOnly.MinValue.DayNumber; number <= DateOnly.MaxValue.DayNumber; number += 17)
        {
            DateOnly day = DateOnly.FromDayNumber(number);
            DuckDBDate stored = ((DuckDBDateOnly)day).ToDuckDBDate();
            Assert.Equal(number - new DateOnly(1970, 1, 1).DayNumber, stored.Days);
            Assert.Equal(day, (DateOnly)DuckDBDateOnly.FromDuckDBDate(stored));
        }
    }

    [Fact]
    public void Days_and_microseconds_survive_the_way_out_and_back()
    {
        Prop.ForAll<int>(days => DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = days }).ToDuckDBDate().Days == days).Check(Seeded);
        Check.One(Seeded, Prop.ForAll(ArbMap.Default.ArbFor<long>(), micros =>
            DuckDBTimestamp.FromDuckDBTimestampStruct(new() { Micros = micros }).ToDuckDBTimestampStruct().Micros == micros));
        foreach (int days in (int[])[int.MinValue, -int.MaxValue, int.MaxValue, 0, -1, -719_469, -719_468])
        {
            Assert.Equal(days, DuckDBDateOnly.FromDuckDBDate(new DuckDBDate { Days = days }).ToDuckDBDate().Days);
        }

        foreach (long micros in (long[])[long.MinValue, -long.MaxValue, long.MaxValue, 0, -1])
        {
            Assert.Equal(micros, DuckDBTimestamp.FromDuckDBTimestampStruct(new() { Micros = micros }).ToDuckDBTimestampStruct().Micros);
        }
    }

    [Fact]
    public void Huge_integers_keep_every_bit()
    {
        foreach (BigInteger value in (BigInteger[])[DuckDBHugeInt.HugeIntMinValue, DuckDBHugeInt.HugeIntMaxValue, 0, -1, 1, ulong.MaxValue, -(BigInteger)ulong.MaxValue])
        {
            Assert.Equal(value, new DuckDBHugeInt(value).ToBigInteger());
        }

        foreach (BigInteger value in (BigInteger[])[0, 1, ulong.MaxValue, DuckDBUHugeInt.HugeIntMaxValue])
        {
            Assert.Equal(value, new DuckDBUHugeInt(value).ToBigInteger());
        }

        Assert.Throws<OverflowException>(() => new DuckDBHugeInt(DuckDBHugeInt.HugeIntMaxValue + 1));
        Assert.Throws<OverflowException>(() => new DuckDBUHugeInt(BigInteger.MinusOne));
    }

    [Theory]
    [InlineData(18, 2, 341, "3.41")]
    [InlineData(18, 2, -341, "-3.41")]
    [InlineData(18, 2, -5, "-0.05")]
    [InlineData(4, 0, 12, "12")]
    [InlineData(38, 38, 1, "0.00000000000000000000000000000000000001")]
    public void A_decimal_is_written_with_its_scale(byte width, byte scale, int digits, string text) =>
        Assert.Equal(text, new DuckDBDecimal(width, scale, new DuckDBHugeInt((Int128)digits)).ToString());

    [Fact]
    public void A_decimal_that_is_too_long_is_refused_not_rounded()
    {
        Assert.Equal(0.1m, new DuckDBDecimal(38, 37, new DuckDBHugeInt(BigInteger.Pow(10, 36))).ToDecimal());
        var exception = Assert.Throws<OverflowException>(() => new DuckDBDecimal(38, 37, new DuckDBHugeInt(BigInteger.One)).ToDecimal());
        Assert.Equal("WB9004: 0.0000000000000000000000000000000000001 has more digits than System.Decimal holds. Read it as DuckDBDecimal, BigInteger, double or text.", exception.Message);
    }

    [Fact]
    public void A_span_of_months_is_refused()
    {
        Assert.Equal(TimeSpan.FromHours(25), (TimeSpan)new DuckDBInterval(0, 1, 3_600_000_000));
        Assert.Equal(new DuckDBInterval(0, -1, -3_600_000_000), (DuckDBInterval)TimeSpan.FromHours(-25));
        var exception = Assert.Throws<InvalidCastException>(() => (TimeSpan)new DuckDBInterval(2, 0, 0));
        Assert.Equal(
            "WB9003: an interval of 2 months has no fixed length and is no TimeSpan. Read it as DuckDBInterval, or give it a start in SQL: (date + interval) - date.",
            exception.Message);
    }

    [Fact]
    public void A_time_with_zone_is_unpacked()
    {
        DuckDBTimeTz time = NativeMethods.DateTimeHelpers.DuckDBFromTimeTz(new DuckDBTimeTzStruct
        {
            Bits = ((ulong)TimeSpan.FromHours(15.5).TotalMicroseconds << 24) | (57_599 - (7 * 3600)),
        });
        Assert.Equal(new DuckDBTimeTz(new DuckDBTimeOnly(15, 30, 0), 7 * 3600), time);
        Assert.Equal("15:30:00+07:00", time.ToString());
    }
}
