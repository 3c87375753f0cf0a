using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>HUGEINT: a signed integer of 128 bits, two's complement.</summary>
/// <param name="Lower">Lower 64 bits.</param>
/// <param name="Upper">Upper 64 bits, with the sign.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBHugeInt(ulong Lower, long Upper)
{
    /// <summary>Converts an integer.</summary>
    /// <exception cref="OverflowException">It is outside <see cref="HugeIntMinValue"/> to <see cref="HugeIntMaxValue"/>.</exception>
    public DuckDBHugeInt(BigInteger value)
        : this((Int128)value)
    {
    }

    /// <summary>Converts an integer.</summary>
    public DuckDBHugeInt(Int128 value)
        : this((ulong)((UInt128)value & ulong.MaxValue), (long)(value >> 64))
    {
    }

    /// <summary>Least value, -2^127.</summary>
    public static BigInteger HugeIntMinValue => (BigInteger)Int128.MinValue;

    /// <summary>Greatest value, 2^127 - 1.</summary>
    public static BigInteger HugeIntMaxValue => (BigInteger)Int128.MaxValue;

    /// <summary>The value.</summary>
    public Int128 ToInt128() => new((ulong)Upper, Lower);

    /// <summary>The value.</summary>
    public BigInteger ToBigInteger() => ToInt128();
}
