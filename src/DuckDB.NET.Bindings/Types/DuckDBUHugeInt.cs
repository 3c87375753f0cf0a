using System.Numerics;
using System.Runtime.InteropServices;

namespace DuckDB.NET.Native;

/// <summary>UHUGEINT: an unsigned integer of 128 bits.</summary>
/// <param name="Lower">Lower 64 bits.</param>
/// <param name="Upper">Upper 64 bits.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDBUHugeInt(ulong Lower, ulong Upper)
{
    /// <summary>Converts an integer.</summary>
    /// <exception cref="OverflowException">It is negative or above <see cref="HugeIntMaxValue"/>.</exception>
    public DuckDBUHugeInt(BigInteger value)
        : this((UInt128)value)
    {
    }

    /// <summary>Converts an integer.</summary>
    public DuckDBUHugeInt(UInt128 value)
        : this((ulong)(value & ulong.MaxValue), (ulong)(value >> 64))
    {
    }

    /// <summary>Least value, 0.</summary>
    public static BigInteger HugeIntMinValue => BigInteger.Zero;

    /// <summary>Greatest value, 2^128 - 1.</summary>
    public static BigInteger HugeIntMaxValue => (BigInteger)UInt128.MaxValue;

    /// <summary>The value.</summary>
    public UInt128 ToUInt128() => new(Upper, Lower);

    /// <summary>The value.</summary>
    public BigInteger ToBigInteger() => ToUInt128();
}
